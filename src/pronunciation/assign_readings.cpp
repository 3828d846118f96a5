#include "pronunciation/assign_readings.h"

#include "pronunciation/pinyin.h"

namespace langdu {

namespace {

// 某: "a certain one"; stands in where nobody knows a reading.
constexpr std::string_view placeholder = "mou3";

// These are cited with their neutral tone; other characters that a word makes neutral are cited with their
// own (认识 shi2).
constexpr std::u32string_view neutral_by_nature = U"了的得地着过么吗吧呢啊啦们子头边儿卜哪咯哩啰哟呗哦嘛呐";

// Numbers, names and reduplications are words that no dictionary lists: a piece at a time, the longest first.
void read_in_pieces(Line& line, const Word& word, const Lexicon& lexicon) {
    for (std::size_t at = word.begin; at < word.end;) {
        std::size_t length = 0;
        std::span<const std::uint16_t> reading;
        bool own = false;
        lexicon.each_prefix(line.from(at).substr(0, word.end - at),
                            [&](std::size_t size, const Lexicon::Word& piece) {
                                length = size;
                                reading = piece.reading;
                                own = piece.hand_made;
                            });
        for (std::size_t i = 0; i < std::max<std::size_t>(length, 1); ++i) {
            auto& item = line.items[at + i];
            item.unknown = length == 0;
            item.citation = length == 0 ? placeholder : lexicon.syllable(reading[i]);
            item.rule = item.unknown ? "unknown"
                        : length > 1 ? (own ? "words.tsv" : "word")
                        : own        ? "polyphones.tsv"
                                     : "character";
        }
        at += std::max<std::size_t>(length, 1);
    }
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

} // namespace

void assign_readings(Line& line, const Lexicon& lexicon, const ContextRules& rules) {
    for (const auto& word : line.words) {
        if (line.items[word.begin].kind != Item::Kind::han || line.items[word.begin].prescribed) continue;
        read_in_pieces(line, word, lexicon);
    }
    cite_full_tones(line, lexicon);
    for (std::size_t i = 0; i < line.items.size(); ++i) {
        if (!line.is_han(i) || line.items[i].prescribed) continue;
        if (const auto decision = rules.decide(line, i)) {
            line.items[i].citation = decision->reading;
            line.items[i].rule = decision->rule;
            line.items[i].neutral = false;
        }
    }
}

} // namespace langdu
