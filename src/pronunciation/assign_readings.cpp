#include "pronunciation/assign_readings.h"

#include "base/unicode.h"
#include "pronunciation/pinyin.h"

#include <algorithm>
#include <iterator>

namespace langdu::pronunciation {

namespace {

// 某: "a certain one"; stands in where nobody knows a reading.
constexpr std::string_view placeholder = "mou3";

// These are cited with their neutral tone; other characters that a word makes neutral are cited with their
// own (认识 shi2).
constexpr std::u32string_view neutral_by_nature = U"了的得地着过么吗吧呢啊啦们子头边儿卜哪咯哩啰哟呗哦嘛呐";

std::string_view place_of(std::size_t length, const Lexicon::Word& word) {
    if (word.collocation) return "collocations.tsv";
    if (length > 1) return word.hand_made ? "words.tsv" : "word";
    return word.hand_made ? "polyphones.tsv" : "character";
}

// Numbers, names and reduplications are words that no dictionary lists: a piece at a time, the longest first.
void read_in_pieces(Line& line, const Word& word, const Lexicon& lexicon) {
    for (std::size_t at = word.begin; at < word.end;) {
        std::size_t length = 0;
        std::span<const std::uint16_t> reading;
        std::string_view found_in;
        lexicon.each_prefix(line.from(at).substr(0, word.end - at),
                            [&](std::size_t size, const Lexicon::Word& piece) {
                                length = size;
                                reading = piece.reading;
                                found_in = place_of(size, piece);
                            });
        for (std::size_t i = 0; i < std::max<std::size_t>(length, 1); ++i) {
            auto& item = line.items[at + i];
            item.unknown = length == 0;
            item.citation = length == 0 ? placeholder : lexicon.syllable(reading[i]);
            item.rule = length == 0 ? "unknown" : found_in;
        }
        at += std::max<std::size_t>(length, 1);
    }
}

// 曾树德 zeng1: in a name a surname and some characters are read their own way.
void read_name(Line& line, const Word& word, const Lexicon& lexicon, const Persons& persons) {
    const auto text = line.from(word.begin).substr(0, word.size());
    const auto surname = text.substr(0, persons.surname_length(text));
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto& item = line.items[word.begin + i];
        auto reading =
            i < surname.size() ? persons.surname_reading(surname, i) : persons.given_reading(text[i]);
        if (reading.empty())
            if (const auto own = lexicon.find(text.substr(i, 1))) reading = lexicon.syllable(own->reading[0]);
        item.citation = reading.empty() ? placeholder : reading;
        item.unknown = reading.empty();
        item.rule = "name: persons.tsv";
    }
}

// Where a traditional character has several readings: the one it has as a word by itself.
struct Unmerged {
    char32_t character;
    std::string_view reading;
};
constexpr Unmerged unmerged[] = {{U'祇', "zhi3"},   {U'繫', "ji4"},  {U'蔔', "bo5"}, {U'徵', "zheng1"},
                                 {U'衝', "chong1"}, {U'乾', "gan1"}, {U'鋪', "pu4"}, {U'朮', "zhu2"},
                                 {U'只', "zhi3"},   {U'干', "gan1"}};

// 笑著，揹著書包; but 名著, 王明著。
bool follows_verb(const Line& line, std::size_t i) {
    if (i == 0 || line.items[i].pause_before || !line.is_han(i - 1)) return false;
    const auto& previous = line.word_at(i - 1);
    if (previous.name || previous.part == PartOfSpeech::person) return false;
    const bool ends = i + 1 == line.items.size() || line.items[i + 1].pause_before || !line.is_han(i + 1);
    return previous.size() == 1 ? !ends || previous.part == PartOfSpeech::verb
                                : previous.part == PartOfSpeech::verb;
}

// Simplified writing merges characters; the traditional one says which is meant: 幹 is gan4, 只 is no 隻.
void read_traditional(Line& line, std::size_t i, const Lexicon& lexicon) {
    auto& item = line.items[i];
    const auto written = code_point_at(line.text, item.source.begin).value;
    const bool lone = line.word_at(i).size() == 1, folded = written != line.characters[i];
    std::string_view reading;
    if (folded || line.traditional) reading = lexicon.traditional_reading(written);
    if (reading.empty() && lone && (folded || line.traditional)) {
        const auto* const found = std::ranges::find(unmerged, written, &Unmerged::character);
        if (found != std::end(unmerged)) reading = found->reading;
    }
    if (lone && line.traditional && written == U'著' && follows_verb(line, i)) reading = "zhe5";
    if (reading.empty()) return;
    item.traditional = true;
    if (same_but_for_neutral(item.citation, reading)) return;
    item.citation = reading;
    item.rule = "traditional character";
}

// 曾庆红 stands in the dictionary, but its surname is read as if it were none. Not 解方程, whose end is a
// word.
bool is_listed_name(const Line& line, const Word& word, const Lexicon& lexicon, const Persons& persons) {
    if (word.part != PartOfSpeech::person || word.size() != 3) return false;
    const auto text = line.from(word.begin).substr(0, 3);
    if (!persons.is_given(text[1]) || !persons.is_given(text[2]) ||
        persons.surname_reading(text.substr(0, 1), 0).empty())
        return false;
    const auto listed = lexicon.find(text), end = lexicon.find(text.substr(1));
    return listed && !listed->hand_made && (!end || end->cost > 13);
}

// 认识 ren4 shi5: cited ren4 shi2, spoken shi5.
void cite_full_tones(Line& line, const Lexicon& lexicon) {
    for (std::size_t i = 0; i < line.items.size(); ++i) {
        auto& item = line.items[i];
        if (!line.is_han(i) || item.prescribed || tone_of(item.citation) != '5' ||
            neutral_by_nature.find(line.characters[i]) != std::u32string_view::npos)
            continue;
        const auto own = lexicon.find(line.from(i).substr(0, 1));
        if (!own) continue;
        const auto full = lexicon.syllable(own->reading[0]);
        if (tone_of(full) == '5' ||
            full.substr(0, full.size() - 1) != item.citation.substr(0, item.citation.size() - 1))
            continue;
        item.citation = full;
        item.neutral = true;
    }
}

// 量了量, 转一转, 数不数: both are the verb, which a row has told of one.
void read_reduplications_alike(Line& line) {
    for (std::size_t i = 0; i + 2 < line.items.size(); ++i) {
        auto &first = line.items[i], &second = line.items[i + 2];
        if (line.characters[i] != line.characters[i + 2] || !line.is_han(i) || second.pause_before ||
            std::u32string_view(U"了一不").find(line.characters[i + 1]) == std::u32string_view::npos ||
            first.citation == second.citation || first.prescribed || second.prescribed)
            continue;
        const auto decided = [](const Item& item) { return item.rule.starts_with("readings.tsv"); };
        if (decided(first) == decided(second)) continue;
        auto& follows = decided(first) ? second : first;
        follows.citation = (decided(first) ? first : second).citation;
        follows.rule = "as the other of two equal verbs";
        follows.neutral = false;
    }
}

} // namespace

void assign_readings(Line& line, const Lexicon& lexicon, const Persons& persons, const ContextRules& rules) {
    for (const auto& word : line.words) {
        if (line.items[word.begin].kind != Item::Kind::han || line.items[word.begin].prescribed) continue;
        if (word.name || is_listed_name(line, word, lexicon, persons))
            read_name(line, word, lexicon, persons);
        else
            read_in_pieces(line, word, lexicon);
        if (!word.name)
            for (std::size_t i = word.begin; i < word.end; ++i) read_traditional(line, i, lexicon);
    }
    cite_full_tones(line, lexicon);
    for (std::size_t i = 0; i < line.items.size(); ++i) {
        if (!line.is_han(i) || line.items[i].prescribed || line.items[i].traditional || line.word_at(i).name)
            continue;
        if (const auto decision = rules.decide(line, i)) {
            line.items[i].citation = decision->reading;
            line.items[i].rule = decision->rule;
            line.items[i].neutral = false;
        }
    }
    read_reduplications_alike(line);
}

} // namespace langdu::pronunciation
