#include "lexicon_compiler/sources.h"

#include "base/error.h"
#include "base/files.h"
#include "base/json.h"
#include "base/unicode.h"
#include "lexicon_compiler/own_tables.h"
#include "lexicon_compiler/unihan.h"
#include "pronunciation/pinyin.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>

namespace langdu {

namespace {

constexpr double rare_character_frequency = 0.5;

Frequencies read_frequencies(const std::filesystem::path& path) {
    Frequencies out;
    const std::string text = read_file(path.string());
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const auto last = line.rfind(' ');
        if (last == std::string_view::npos || last == 0) continue;
        const auto first = line.rfind(' ', last - 1);
        if (first == std::string_view::npos) continue;
        const std::string count{line.substr(first + 1, last - first - 1)};
        out[std::string(line.substr(0, first))] = {std::strtod(count.c_str(), nullptr),
                                                   part_of_speech_of_tag(line.substr(last + 1))};
    }
    return out;
}

// "yī(32747) yí(5)", "10011.060:bù,fǒu", "013.040:dīng", "bù": the first syllable in any of Unihan's ways to
// write it.
std::string first_reading(std::string_view value) {
    if (const auto colon = value.find(':'); colon != std::string_view::npos) value.remove_prefix(colon + 1);
    return numbered_pinyin(value.substr(0, value.find_first_of("(, ")));
}

void add_unihan(SourceWords& words, const std::filesystem::path& path) {
    // In order of trust.
    constexpr std::array<std::string_view, 5> properties{"kMandarin", "kHanyuPinlu", "kTGHZ2013", "kXHC1983",
                                                         "kHanyuPinyin"};
    std::map<char32_t, std::size_t> best;
    for (const auto& row : read_unihan(path)) {
        const auto rank =
            static_cast<std::size_t>(std::ranges::find(properties, row.property) - properties.begin());
        if (rank == properties.size()) continue;
        const auto known = best.find(row.character);
        if (known != best.end() && known->second <= rank) continue;
        best[row.character] = rank;
        words[std::u32string(1, row.character)] = {
            {first_reading(row.value)}, rare_character_frequency, {}, false, true};
    }
}

// The source dictionary writes sandhi into its readings (yí gè, bú shì, kàn yi kàn) and a bare er for erhua.
void undo_sandhi(const std::u32string& word, std::vector<std::string>& reading) {
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (word[i] == U'一' && reading[i].starts_with("yi")) reading[i] = "yi1";
        if (word[i] == U'不' && reading[i].starts_with("bu")) reading[i] = "bu4";
        if (word[i] == U'儿' && reading[i] == "er5") reading[i] = "r5";
    }
}

// The source dictionary lists every verb with 得 as a word de2 (冻得); these are words, the others a verb and
// its complement.
bool is_verb_with_complement(const std::u32string& word, const std::vector<std::string>& reading) {
    constexpr std::u32string_view obtaining = U"取值博获夺赢难所心不只求征购觅测录既相自必应了兼乐换讨查捕拾"
                                              U"争始安焉幸已独复借挣摘竞谋渐陶贪喜劫抢采套募修"
                                              U"一互未抽拍习赚领分认总非";
    return word.size() == 2 && word[1] == U'得' && reading[1] == "de2" &&
           obtaining.find(word[0]) == std::u32string_view::npos;
}

// {"word": ["marked pinyin", probability], ...}, read as it comes: a DOM of a third of a million keys is
// slow.
class DictionaryReader : public Json::json_sax_t {
public:
    explicit DictionaryReader(std::function<void(const std::string&, const std::string&)> word)
        : word_(std::move(word)) {}
    bool key(string_t& text) override {
        key_ = text;
        return true;
    }
    bool string(string_t& text) override {
        word_(key_, text);
        return true;
    }
    bool null() override { return false; }
    bool boolean(bool) override { return false; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t, const std::string&, const Json::exception&) override { return false; }

private:
    std::string key_;
    std::function<void(const std::string&, const std::string&)> word_;
};

void add_dictionary(SourceWords& words, const std::filesystem::path& path, const Frequencies& frequencies) {
    DictionaryReader reader{[&](const std::string& key, const std::string& pinyin) {
        const auto word = to_utf32(key);
        auto reading = parse_pinyin(pinyin);
        if (reading.size() != word.size()) return;
        if (word.size() == 1 && words.contains(word))
            reading = words.at(word).reading; // the source mixes in neutral tones
        undo_sandhi(word, reading);
        if (is_verb_with_complement(word, reading)) return;
        const auto known = frequencies.find(key);
        const auto frequency = known == frequencies.end() ? Frequency{1, {}} : known->second;
        words[word] = {std::move(reading), frequency.count, frequency.part, false, false};
    }};
    if (!Json::sax_parse(read_file(path.string()), &reader))
        throw InputError(path.string() + ": is no dictionary; run npm ci again");
}

// Traditional text writes 著 for 着 too; 著 cannot be looked up as 着, because simplified text has 著名.
void add_traditional_zhe(SourceWords& words) {
    SourceWords variants;
    for (const auto& [word, entry] : words) {
        const auto at = word.find(U'着');
        if (word.size() < 2 || at == std::u32string::npos || entry.reading[at] == "zhao1")
            continue; // 险着, 以险著称
        auto variant = word;
        std::ranges::replace(variant, U'着', U'著');
        if (!words.contains(variant)) variants[variant] = entry;
    }
    words.merge(variants);
}

} // namespace

SourceWords read_words(const Sources& sources) {
    const auto frequencies = read_frequencies(sources.frequencies);
    SourceWords words;
    add_unihan(words, sources.unihan_readings);
    add_dictionary(words, sources.dictionary, frequencies);
    for (auto& [word, entry] : words) // 不 and other words that the dictionary lacks
        if (entry.rare)
            if (const auto known = frequencies.find(to_utf8(word)); known != frequencies.end()) {
                entry.frequency = known->second.count;
                entry.part = known->second.part;
                entry.rare = false;
            }
    add_own(words, sources.words, frequencies);
    add_own_characters(words, sources.polyphones);
    add_collocations(words, sources.collocations, frequencies);
    add_compounds(words, sources.compounds, frequencies);
    add_traditional_zhe(words);
    return words;
}

std::map<char32_t, char32_t> read_folds(const std::filesystem::path& unihan_variants,
                                        const SourceWords& words) {
    std::map<char32_t, char32_t> out;
    for (const auto& row : read_unihan(unihan_variants)) {
        if (row.property != "kSimplifiedVariant") continue;
        std::vector<char32_t> variants;
        std::string_view rest = row.value;
        while (!rest.empty()) {
            const auto end = std::min(rest.find(' '), rest.size());
            variants.push_back(parse_code_point(rest.substr(0, end)));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        // 著 and 乾 are simplified characters too: those keep their own readings.
        if (std::ranges::find(variants, row.character) == variants.end() && !variants.empty())
            out[row.character] = variants.front();
    }
    out[U'裡'] = U'里';
    out[U'瞭'] = U'了';
    out[U'麼'] = U'么';
    const auto add_compatibility = [&](char32_t first,
                                       char32_t last) { // ideographs that Unicode says are others
        for (char32_t c = first; c <= last; ++c) {
            const auto same = code_point_at(nfc(to_utf8(c)), 0).value;
            if (same != c) out[c] = out.contains(same) ? out[same] : same;
        }
    };
    add_compatibility(0xF900, 0xFAFF);
    add_compatibility(0x2F800, 0x2FA1F);
    std::erase_if(out, [&](const auto& fold) {
        const auto known = words.find(std::u32string(1, fold.first));
        return (known != words.end() && known->second.hand_made) ||
               !words.contains(std::u32string(1, fold.second));
    });
    return out;
}

} // namespace langdu
