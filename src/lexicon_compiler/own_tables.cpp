#include "lexicon_compiler/own_tables.h"

#include "base/error.h"
#include "base/tsv.h"
#include "base/unicode.h"
#include "pronunciation/pinyin.h"

#include <algorithm>
#include <cstdlib>

namespace langdu::lexicon_compiler {

namespace {

// A word that only our tables know is as likely as one seen this often in jieba's corpus of 60 million words.
constexpr double own_word_frequency = 300;

SourceWord& own_entry(SourceWords& words, const std::string& key, const Frequencies& frequencies) {
    const auto word = to_utf32(key);
    auto& entry = words[word];
    entry.hand_made = true;
    entry.rare = false;
    if (const auto known = frequencies.find(key); known != frequencies.end()) {
        entry.frequency = known->second.count;
        entry.part = known->second.part;
    }
    if (word.size() > 1) entry.frequency = std::max(entry.frequency, own_word_frequency);
    return entry;
}

} // namespace

std::vector<std::string> composed_reading(const SourceWords& words, const std::u32string& text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = text.size() - at;
        while (length > 0 && !words.contains(text.substr(at, length))) --length;
        if (length == 0) return {};
        const auto& piece = words.at(text.substr(at, length)).reading;
        if (length == 1 && text[at] == U'得' && at > 0)
            out.emplace_back("de5"); // 办得了
        else
            out.insert(out.end(), piece.begin(), piece.end());
        at += length;
    }
    return out;
}

void add_judged(SourceWords& words, const std::filesystem::path& path, const Frequencies& frequencies) {
    for (const auto& row : read_tsv(path, 2, 3)) {
        const auto word = to_utf32(row.cells[0]);
        auto reading = pronunciation::parse_pinyin(row.cells[1]);
        if (word.size() < 2 || reading.size() != word.size() ||
            !std::ranges::all_of(reading, pronunciation::is_numbered_pinyin))
            throw InputError(path.string() + ":" + std::to_string(row.line) + ": " + row.cells[0] +
                             " needs one syllable a character, as in hang2 zhang3");
        const auto [entry, added] = words.try_emplace(word);
        if (added) {
            const auto known = frequencies.find(row.cells[0]);
            entry->second.frequency = known == frequencies.end() ? 1 : known->second.count;
            if (known != frequencies.end()) entry->second.part = known->second.part;
        }
        entry->second.reading = std::move(reading);
    }
}

void add_neutral(SourceWords& words, const std::filesystem::path& path) {
    for (const auto& row : read_tsv(path, 1, 1))
        for (const auto& key : split_words(row.cells[0])) {
            const auto entry = words.find(to_utf32(key));
            if (entry == words.end())
                throw InputError(path.string() + ":" + std::to_string(row.line) + ": no dictionary has " +
                                 key + "; give it a reading in words.tsv");
            pronunciation::set_tone(entry->second.reading.back(), '5');
        }
}

void add_own(SourceWords& words, const std::filesystem::path& path, const Frequencies& frequencies) {
    for (const auto& row : read_tsv(path, 2, 4)) {
        auto reading = pronunciation::parse_pinyin(row.cells[1]);
        const auto place = path.string() + ":" + std::to_string(row.line) + ": ";
        if (reading.size() != to_utf32(row.cells[0]).size() ||
            !std::ranges::all_of(reading, pronunciation::is_numbered_pinyin))
            throw InputError(place + row.cells[0] + " needs one syllable a character, as in hang2 zhang3");
        const auto before = words.find(to_utf32(row.cells[0]));
        if (before != words.end() && before->second.hand_made && before->second.reading != reading)
            throw InputError(place + row.cells[0] + " is given twice; keep one reading");
        auto& entry = own_entry(words, row.cells[0], frequencies);
        entry.reading = std::move(reading);
        if (row.cells.size() > 2 && !row.cells[2].empty())
            entry.part = pronunciation::part_of_speech_of_tag(row.cells[2]);
        if (row.cells.size() > 3) entry.frequency = std::strtod(row.cells[3].c_str(), nullptr);
    }
}

void add_own_characters(SourceWords& words, const std::filesystem::path& path) {
    for (const auto& row : read_tsv(path, 2, 4)) {
        const auto word = to_utf32(row.cells[0]);
        if (word.size() != 1 || !pronunciation::is_numbered_pinyin(row.cells[1]))
            throw InputError(path.string() + ":" + std::to_string(row.line) +
                             ": needs a character and a reading such as hang2");
        auto& entry = words[word];
        entry.reading = {row.cells[1]};
        entry.hand_made = true;
        entry.rare = false;
    }
}

void add_compounds(SourceWords& words, const std::filesystem::path& path, const Frequencies& frequencies) {
    for (const auto& row : read_tsv(path, 1, 1))
        for (const auto& key : split_words(row.cells[0])) {
            const auto word = to_utf32(key);
            if (words.contains(word)) continue;
            auto reading = composed_reading(words, word);
            if (word.size() < 2 || reading.empty())
                throw InputError(path.string() + ":" + std::to_string(row.line) + ": " + key +
                                 " is no word, or has a character without a reading");
            auto& entry = own_entry(words, key, frequencies);
            entry.reading = std::move(reading);
            entry.part = pronunciation::PartOfSpeech::noun;
        }
}

void add_collocations(SourceWords& words, const std::filesystem::path& path, const Frequencies& frequencies) {
    for (const auto& row : read_tsv(path, 3, 3)) {
        const auto place = path.string() + ":" + std::to_string(row.line) + ": ";
        const auto character = to_utf32(row.cells[0]);
        if (character.size() != 1 || !pronunciation::is_numbered_pinyin(row.cells[1]))
            throw InputError(place + "needs a character, a reading such as hang2 and words");
        for (const auto& key : split_words(row.cells[2])) {
            const auto word = to_utf32(key);
            if (word.size() < 2 || word.find(character[0]) == std::u32string::npos)
                throw InputError(place + "\"" + key + "\" is no word with " + row.cells[0]);
            auto reading = composed_reading(words, word);
            if (reading.empty()) throw InputError(place + key + " has a character without a reading");
            for (std::size_t i = 0; i < word.size(); ++i)
                if (word[i] == character[0]) reading[i] = row.cells[1];
            auto& entry = own_entry(words, key, frequencies);
            entry.reading = std::move(reading);
            entry.collocation = true;
        }
    }
}

} // namespace langdu::lexicon_compiler
