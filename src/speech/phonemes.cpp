#include "speech/phonemes.h"

#include "base/error.h"
#include "base/tsv.h"
#include "base/unicode.h"

#include <optional>

namespace langdu {

namespace {

// The engine cuts a call's text at about 800 bytes; a syllable has at most 16.
constexpr std::size_t longest_segment = 36;

constexpr bool is_foreign(const Token& token) { return token.kind == Token::Kind::foreign; }

struct Toned {
    std::string_view syllable;
    int tone{};
};

Toned split_tone(std::string_view surface) {
    if (surface.empty() || surface.back() < '1' || surface.back() > '5') return {surface, 5};
    return {surface.substr(0, surface.size() - 1), surface.back() - '0'};
}

// Chao's digits as the engine names its tone phonemes.
std::string_view tone_digits(int tone, int tone_before, bool last) {
    switch (tone) {
    case 1:
        return "55";
    case 2:
        return "35";
    case 3:
        return last ? "214" : "21";
    case 4:
        return "51";
    default:
        break;
    }
    switch (tone_before) {
    case 1:
        return "22";
    case 2:
        return "33";
    case 3:
        return "44";
    case 4:
        return "11";
    default:
        return "22";
    }
}

std::string spell(const SyllableTable::Row& row, std::string_view digits, bool neutral, bool erhua) {
    std::string out = erhua && !row.erhua.empty()       ? row.erhua
                      : neutral && !row.neutral.empty() ? row.neutral
                                                        : row.toned;
    if (neutral) std::erase(out, '\'');
    return out.replace(out.find('*'), 1, digits);
}

} // namespace

SyllableTable::SyllableTable(const std::filesystem::path& path) {
    for (const auto& row : read_tsv(path, 2, 4)) {
        Row out{row.cells[1], row.cells.size() > 2 ? row.cells[2] : "",
                row.cells.size() > 3 ? row.cells[3] : ""};
        const auto where = path.string() + ":" + std::to_string(row.line) + ": ";
        for (const auto* cell : {&out.toned, &out.erhua, &out.neutral})
            if (!cell->empty() && cell->find('*') == std::string::npos)
                throw InputError(where + *cell + " has no * for the tone; add it after the vowel");
        if (!rows_.emplace(row.cells[0], std::move(out)).second)
            throw InputError(where + row.cells[0] + " stands here twice; remove one");
    }
}

const SyllableTable::Row* SyllableTable::find(std::string_view syllable) const {
    const auto at = rows_.find(std::string(syllable));
    return at == rows_.end() ? nullptr : &at->second;
}

std::vector<Segment> find_segments(const Utterance& utterance, const SyllableTable& table) {
    std::vector<std::size_t> sounding;
    for (std::size_t i = 0; i < utterance.tokens.size(); ++i)
        if (utterance.tokens[i].kind != Token::Kind::silent && !utterance.tokens[i].surface.empty())
            sounding.push_back(i);

    std::vector<Segment> out;
    bool break_before = false;
    int tone_before = 0;
    for (std::size_t n = 0; n < sounding.size(); ++n) {
        const auto& token = utterance.tokens[sounding[n]];
        break_before |= token.break_before;
        const auto language = is_foreign(token) ? Segment::Language::english : Segment::Language::mandarin;
        if (out.empty() || break_before || out.back().language != language ||
            out.back().words.size() >= longest_segment) {
            out.push_back({language, {}, {}, break_before && !out.empty()});
            break_before = false;
        }
        auto& segment = out.back();
        if (!segment.text.empty()) segment.text += ' ';
        segment.words.push_back({sounding[n], length_utf8(segment.text)});
        if (is_foreign(token)) {
            segment.text += token.surface;
            tone_before = 0;
            continue;
        }
        const auto [syllable, tone] = split_tone(token.surface);
        // 儿 after a syllable of the same stretch colours its vowel; elsewhere it is a syllable of its own.
        const Token* next = n + 1 < sounding.size() ? &utterance.tokens[sounding[n + 1]] : nullptr;
        const bool erhua = next && next->surface == "r5" && !next->break_before && syllable != "r";
        const bool last = n + 1 + (erhua ? 1 : 0) == sounding.size();
        const auto* row = table.find(syllable);
        if (!row)
            throw OutputError(token.surface +
                              ": no such Mandarin syllable; add it to voices/mandarin/syllables.tsv");
        segment.text += spell(*row, tone_digits(tone, tone_before, last), tone == 5, erhua);
        if (tone != 5) tone_before = tone;
        if (erhua) segment.words.push_back({sounding[++n], segment.text.size()});
    }
    for (auto& segment : out)
        if (segment.language == Segment::Language::mandarin) {
            segment.text = "[[" + segment.text + "]]";
            for (auto& word : segment.words) word.position += 2;
        }
    return out;
}

} // namespace langdu
