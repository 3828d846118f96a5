#include "lexicon_compiler/characters.h"

#include "base/tsv.h"
#include "lexicon_compiler/unihan.h"
#include "pronunciation/pinyin.h"

#include <algorithm>
#include <charconv>

namespace langdu::lexicon_compiler {

namespace {

constexpr double rare_character_frequency = 0.5;

struct Listed {
    std::string syllable;
    int count{}; // 0: the list does not say
};

// "yī(32747) yí(5)", "10011.060:bù,fǒu", "013.040:dīng", "bù": every way of Unihan to write syllables.
std::vector<Listed> listed_syllables(std::string_view value) {
    std::vector<Listed> out;
    for (const auto& place : split_words(value))
        for (const auto& item : split_words(std::string_view(place).substr(place.find(':') + 1), ',')) {
            const auto bracket = std::min(item.find('('), item.size());
            Listed listed{pronunciation::numbered_pinyin(std::string_view(item).substr(0, bracket))};
            if (bracket < item.size())
                std::from_chars(item.data() + bracket + 1, item.data() + item.size(), listed.count);
            if (pronunciation::is_numbered_pinyin(listed.syllable)) out.push_back(std::move(listed));
        }
    return out;
}

bool has(const std::vector<std::string>& syllables, std::string_view wanted) {
    return std::ranges::find(syllables, wanted) != syllables.end();
}

} // namespace

CharacterLists::CharacterLists(const std::filesystem::path& unihan_readings) {
    for (const auto& row : read_unihan(unihan_readings)) {
        std::vector<std::string> Entry::*list = row.property == "kTGHZ2013"      ? &Entry::standard
                                                : row.property == "kXHC1983"     ? &Entry::dictionary
                                                : row.property == "kMandarin"    ? &Entry::customary
                                                : row.property == "kHanyuPinyin" ? &Entry::other
                                                                                 : nullptr;
        const bool counted = row.property == "kHanyuPinlu";
        if (!list && !counted) continue;
        auto& entry = entries_[row.character];
        for (auto& listed : listed_syllables(row.value))
            if (counted)
                entry.counts[listed.syllable] += listed.count;
            else if (!has(entry.*list, listed.syllable))
                (entry.*list).push_back(std::move(listed.syllable));
    }
}

double CharacterLists::standing(char32_t character, std::string_view syllable) const {
    const auto found = entries_.find(character);
    if (found == entries_.end()) return 0;
    return (has(found->second.standard, syllable) ? 2.0 : 0.0) +
           (has(found->second.dictionary, syllable) ? 1.0 : 0.0);
}

bool CharacterLists::is_standard(char32_t character) const {
    const auto found = entries_.find(character);
    return found != entries_.end() && !found->second.standard.empty();
}

std::size_t CharacterLists::readings(char32_t character) const {
    const auto found = entries_.find(character);
    if (found == entries_.end()) return 0;
    const auto& entry = found->second;
    return std::max(entry.standard.size(), entry.dictionary.size());
}

bool CharacterLists::knows(char32_t character, std::string_view syllable) const {
    const auto found = entries_.find(character);
    if (found == entries_.end()) return false;
    const auto& entry = found->second;
    return has(entry.standard, syllable) || has(entry.dictionary, syllable) ||
           has(entry.customary, syllable) || has(entry.other, syllable);
}

std::string CharacterLists::own_reading(const Entry& entry) {
    for (const auto* list : {&entry.standard, &entry.dictionary, &entry.customary, &entry.other}) {
        if (list->empty()) continue;
        const auto weight = [&](const std::string& syllable) {
            const auto counted = entry.counts.find(syllable);
            const bool customary = !entry.customary.empty() && entry.customary.front() == syllable;
            if (pronunciation::tone_of(syllable) == '5' && !customary) return -1; // 子 is zi3, 们 is men5
            return (counted == entry.counts.end() ? 0 : 2 * counted->second) + (customary ? 1 : 0);
        };
        return *std::ranges::max_element(*list, {}, weight); // the first of equals
    }
    return {};
}

void CharacterLists::add_to(SourceWords& words) const {
    for (const auto& [character, entry] : entries_)
        if (auto reading = own_reading(entry); !reading.empty())
            words[std::u32string(1, character)] = {
                .reading = {std::move(reading)}, .frequency = rare_character_frequency, .rare = true};
}

} // namespace langdu::lexicon_compiler
