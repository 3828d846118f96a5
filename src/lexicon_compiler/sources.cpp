#include "lexicon_compiler/sources.h"

#include "base/error.h"
#include "base/files.h"
#include "base/tsv.h"
#include "base/unicode.h"
#include "lexicon_compiler/characters.h"
#include "lexicon_compiler/dictionaries.h"
#include "lexicon_compiler/own_tables.h"
#include "lexicon_compiler/unihan.h"
#include "pronunciation/pinyin.h"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace langdu::lexicon_compiler {

namespace {

// A word that only the second dictionary has and that is not read as its parts are: as likely as a rare word
// of jieba's corpus of 60 million.
constexpr double added_word_frequency = 20;
constexpr std::size_t longest_added_word = 8;

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
        out[std::string(line.substr(0, first))] = {
            std::strtod(count.c_str(), nullptr), pronunciation::part_of_speech_of_tag(line.substr(last + 1))};
    }
    return out;
}

// The source dictionary lists verbs with 得 as words de2 (冻得, 吃得了); these are words, the others a verb
// and its complement.
bool is_verb_with_complement(const std::u32string& word, const std::vector<std::string>& reading,
                             bool attested) {
    constexpr std::u32string_view obtaining = U"取值博获夺赢难所心不只求征购觅测录既相自必应了兼乐换讨查捕拾"
                                              U"争始安焉幸已独复借挣摘竞谋渐陶贪喜劫抢采套募修"
                                              U"一互未抽拍习赚领分认总非";
    if (word.size() < 2 || word[1] != U'得' || reading[1] != "de2") return false;
    return (word.size() == 2 || !attested) && obtaining.find(word[0]) == std::u32string_view::npos;
}

// It also has adverbs with their 地 as words di4 (悲伤地): no noun, when what stands before is an adjective
// or adverb and the second dictionary does not know the word.
bool is_adverb_with_particle(const std::u32string& word, const std::vector<std::string>& reading,
                             const Frequencies& frequencies) {
    if (word.size() < 3 || word.back() != U'地' || reading.back() != "di4") return false;
    const auto stem = frequencies.find(to_utf8(word.substr(0, word.size() - 1)));
    return stem != frequencies.end() && (stem->second.part == pronunciation::PartOfSpeech::adjective ||
                                         stem->second.part == pronunciation::PartOfSpeech::adverb);
}

// 任海军, 任国立: jieba has met a name whose parts are far oftener 任 (in the office of) and a word; 任正非
// is one.
bool is_chance_name(const std::u32string& word, const std::vector<std::string>& reading,
                    const SourceWords& words, const Frequencies& frequencies) {
    constexpr double seldom = 12, often = 100;
    const auto own = words.find(word.substr(0, 1));
    if (word.size() != 3 || own == words.end() || own->second.reading[0] == reading[0]) return false;
    const auto name = frequencies.find(to_utf8(word)), given = frequencies.find(to_utf8(word.substr(1)));
    return name != frequencies.end() && given != frequencies.end() &&
           name->second.part == pronunciation::PartOfSpeech::person &&
           given->second.part != pronunciation::PartOfSpeech::person && name->second.count <= seldom &&
           given->second.count >= often;
}

// Parts of speech of single characters, which jieba often counts by a name or a rare use (静 as a name).
void set_parts(SourceWords& words, const std::filesystem::path& path) {
    for (const auto& row : read_tsv(path, 2, 2))
        for (const auto& key : split_words(row.cells[1])) {
            const auto entry = words.find(to_utf32(key));
            if (entry == words.end())
                throw InputError(path.string() + ":" + std::to_string(row.line) + ": no dictionary has " +
                                 key);
            entry->second.part = pronunciation::part_of_speech_of_tag(row.cells[0]);
        }
}

// 明明白白 is míngmíngbáibái: only the second syllable may be light, though 明白 ends in a light one.
void stress_third_of_doubled(SourceWords& words) {
    for (auto& [word, entry] : words)
        if (word.size() == 4 && word[0] == word[1] && word[2] == word[3] &&
            pronunciation::tone_of(entry.reading[2]) == '5')
            if (const auto own = words.find(word.substr(2, 1)); own != words.end())
                if (pronunciation::same_but_for_neutral(own->second.reading[0], entry.reading[2]))
                    entry.reading[2] = own->second.reading[0];
}

void add_dictionaries(Compiled& out, const Attestations& first, const Attestations& second,
                      const CharacterLists& lists, const Frequencies& frequencies) {
    for (const auto& [word, entries] : first) {
        const auto other = second.find(word);
        auto verdict = weigh(word, entries.front().reading, Authority::dictionary,
                             other == second.end() ? std::vector<Attested>{} : other->second, lists);
        if (word.size() == 1 && out.words.contains(word))
            verdict = {out.words.at(word).reading, {}}; // the dictionary mixes in neutral tones
        if (is_verb_with_complement(word, verdict.reading, other != second.end()) ||
            (other == second.end() && (is_adverb_with_particle(word, verdict.reading, frequencies) ||
                                       is_chance_name(word, verdict.reading, out.words, frequencies))))
            continue;
        const auto known = frequencies.find(to_utf8(word));
        const auto frequency = known == frequencies.end() ? Frequency{1, {}} : known->second;
        if (!verdict.reason.empty())
            out.conflicts.push_back({word, entries.front().reading, other->second.front().reading,
                                     verdict.reading, std::string(verdict.reason), frequency.count});
        out.words[word] = {
            .reading = std::move(verdict.reading), .frequency = frequency.count, .part = frequency.part};
    }
}

// Words of the second dictionary that are not read as their parts: 红曲, 宁蒗. The others would only change
// how lines fall into words.
void add_missing_words(Compiled& out, const Attestations& second, const CharacterLists& lists,
                       const Frequencies& frequencies) {
    SourceWords missing;
    for (const auto& [word, entries] : second) {
        if (word.size() < 2 || word.size() > longest_added_word || out.words.contains(word)) continue;
        const auto parts = composed_reading(out.words, word);
        if (parts.empty()) continue;
        const auto verdict = weigh(word, parts, Authority::parts, entries, lists);
        if (verdict.reason.empty()) continue;
        const auto known = frequencies.find(to_utf8(word));
        const auto frequency =
            known == frequencies.end() ? Frequency{added_word_frequency, {}} : known->second;
        out.conflicts.push_back({word, parts, entries.front().reading, verdict.reading,
                                 "its parts: " + std::string(verdict.reason), frequency.count});
        if (verdict.reading == parts) continue;
        missing[word] = {.reading = verdict.reading,
                         .frequency = std::max(frequency.count, added_word_frequency),
                         .part = frequency.part};
    }
    out.words.merge(missing);
}

// The characters that simplified text writes for a traditional one.
struct Variants {
    std::u32string simplified; // without itself
    bool itself{};
};

std::map<char32_t, Variants> read_variants(const std::filesystem::path& unihan_variants) {
    std::map<char32_t, Variants> out;
    for (const auto& row : read_unihan(unihan_variants)) {
        if (row.property != "kSimplifiedVariant") continue;
        auto& variants = out[row.character];
        for (const auto& variant : split_words(row.value)) variants.simplified += parse_code_point(variant);
        variants.itself = std::erase(variants.simplified, row.character) > 0;
    }
    return out;
}

bool keeps_itself(char32_t character, const Variants& variants, const CharacterLists& lists) {
    return variants.itself || lists.is_standard(character);
}

// 於, 瞭 and 著 cannot be looked up as 于, 了 and 着, because simplified text has 於 (yū), 瞭望 and 著名. But
// traditional text writes 對於, 瞭解 and 看著: the words of 于, 了 and 着 with a reading that they have too.
void add_traditional_spellings(SourceWords& words, const std::filesystem::path& unihan_variants,
                               const CharacterLists& lists) {
    SourceWords spellings;
    for (const auto& [character, variants] : read_variants(unihan_variants)) {
        if (variants.simplified.empty() || !keeps_itself(character, variants, lists)) continue;
        for (const auto& [word, entry] : words) {
            if (word.size() < 2 || word.find_first_of(variants.simplified) == std::u32string::npos) continue;
            auto spelling = word;
            for (std::size_t i = 0; i < word.size(); ++i)
                if (variants.simplified.find(word[i]) != std::u32string::npos &&
                    lists.knows(character, entry.reading[i]) && entry.reading[i] != "zhao1") // 险着, 以险著称
                    spelling[i] = character;
            if (!words.contains(spelling)) spellings[spelling] = entry;
        }
    }
    words.merge(spellings);
}

// Ideographs that Unicode says are others.
void add_compatibility_ideographs(std::map<char32_t, char32_t>& folds) {
    const auto add = [&](char32_t first, char32_t last) {
        for (char32_t c = first; c <= last; ++c) {
            const auto same = code_point_at(nfc(to_utf8(c)), 0).value;
            if (same != c) folds[c] = folds.contains(same) ? folds[same] : same;
        }
    };
    add(0xF900, 0xFAFF);
    add(0x2F800, 0x2FA1F);
}

} // namespace

Compiled read_words(const Sources& sources) {
    const auto frequencies = read_frequencies(sources.frequencies);
    const auto first = read_pinyin_pro(sources.dictionary),
               second = read_cedict(sources.second_dictionary).words;
    const CharacterLists lists{sources.unihan_readings};
    Compiled out;
    auto& words = out.words;
    lists.add_to(words);
    add_dictionaries(out, first, second, lists, frequencies);
    for (auto& [word, entry] : words) // 不 and other words that the dictionary lacks
        if (entry.rare)
            if (const auto known = frequencies.find(to_utf8(word)); known != frequencies.end()) {
                entry.frequency = known->second.count;
                entry.part = known->second.part;
                entry.rare = false;
            }
    stress_third_of_doubled(words);
    add_judged(words, sources.tables / "judged.tsv", frequencies);
    add_neutral(words, sources.tables / "neutral.tsv");
    add_own_characters(words, sources.tables / "polyphones.tsv");
    add_missing_words(out, second, lists, frequencies);
    add_own(words, sources.tables / "words.tsv", frequencies);
    add_collocations(words, sources.tables / "collocations.tsv", frequencies);
    add_compounds(words, sources.tables / "compounds.tsv", frequencies);
    set_parts(words, sources.tables / "parts_of_speech.tsv");
    add_traditional_spellings(words, sources.unihan_variants, lists);
    return out;
}

std::map<char32_t, Fold> read_folds(const Sources& sources, const SourceWords& words) {
    constexpr char32_t last_of_first_plane = 0xFFFF;
    std::map<char32_t, char32_t> simplified;
    const CharacterLists lists{sources.unihan_readings};
    const auto cedict = read_cedict(sources.second_dictionary).characters;
    for (const auto& [character, variants] : read_variants(sources.unihan_variants))
        if (!variants.simplified.empty() && !keeps_itself(character, variants, lists) &&
            variants.simplified.front() <= last_of_first_plane) // no word has 𫫇, for 噁
            simplified[character] = variants.simplified.front();
    for (const auto& [character, seen] : cedict) { // 淨, 裡, 麼
        const auto usual = std::ranges::max_element(seen.simplified, {}, [](const auto& pair) {
                               return pair.second;
                           })->first;
        if (usual == character || usual > last_of_first_plane || lists.is_standard(character)) continue;
        simplified.try_emplace(character, usual);
    }
    add_compatibility_ideographs(simplified);
    std::map<char32_t, Fold> out;
    std::set<char32_t> merged; // simplified characters that stand for another one too
    for (const auto& [from, to] : simplified) {
        const auto known = words.find(std::u32string(1, from));
        if ((known != words.end() && known->second.hand_made) || !words.contains(std::u32string(1, to)))
            continue;
        out[from].simplified = to;
        merged.insert(to);
    }
    for (const auto& [character, seen] : cedict) {
        const auto fold = out.find(character);
        if (fold == out.end() && !merged.contains(character)) continue;
        const auto reading = sole_reading(seen);
        if (reading.empty() || lists.readings(fold == out.end() ? character : fold->second.simplified) < 2)
            continue;
        out.try_emplace(character, Fold{character, {}, false}).first->second.reading = reading;
    }
    for (const char32_t c : merged)
        if (!cedict.contains(c)) out[c] = {c, {}, true};
    return out;
}

} // namespace langdu::lexicon_compiler
