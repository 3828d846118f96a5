#include "writer/subtitle_lines.h"

#include "base/unicode.h"
#include "writer/master.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace langdu::writer {

namespace {

// What may not be cut: a word and the marks that belong to it.
struct Unit {
    Frame begin{};
    Frame end{};
    std::string_view text; // with the space behind it
};

bool opens(char32_t c) {
    return std::u32string_view(U"“‘《〈（(［[「『【〔｛{").find(c) != std::u32string_view::npos;
}
bool ends_clause(char32_t c) {
    return std::u32string_view(U"，,。.！!？?；;：:、…—”’》）)」』】").find(c) != std::u32string_view::npos;
}

// Between two words: behind the marks that close, before those that open.
std::size_t border_in(std::string_view text, std::size_t begin, std::size_t end) {
    std::size_t at = end;
    for (auto c = code_point_before(text, at); at > begin && opens(c.value); c = code_point_before(text, at))
        at = c.begin;
    return at;
}

std::vector<Unit> units_of_words(std::string_view text, std::span<const timeline::Cue> words) {
    std::vector<Unit> out;
    std::size_t cut = 0, behind = 0; // where the open unit begins; where its word ends
    for (const auto& word : words) {
        const auto at = text.find(word.text, behind);
        if (at == std::string_view::npos || word.text.empty()) continue;
        if (!out.empty()) {
            const auto border = border_in(text, behind, at);
            out.back().text = text.substr(cut, border - cut);
            cut = border;
        }
        out.push_back({word.begin, word.end, {}});
        behind = at + word.text.size();
    }
    if (!out.empty()) out.back().text = text.substr(cut);
    return out;
}

// Without words: a Han character with the marks behind it, or a run of letters and digits.
std::vector<Unit> units_by_length(const timeline::Cue& sentence) {
    const std::string_view text = sentence.text;
    std::vector<std::size_t> cuts{0};
    std::optional<CodePoint> before;
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end())) {
        const bool starts = is_han(c.value) ||
                            (is_letter(c.value) && before && is_white_space(before->value)) || opens(c.value);
        if (before && starts && !opens(before->value)) cuts.push_back(c.begin);
        before = c;
    }
    cuts.push_back(text.size());
    std::vector<Unit> out;
    const auto time = [&](std::size_t at) {
        return sentence.begin + (sentence.end - sentence.begin) * static_cast<Frame>(at) /
                                    static_cast<Frame>(std::max<std::size_t>(1, text.size()));
    };
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i)
        out.push_back({time(cuts[i]), time(cuts[i + 1]), text.substr(cuts[i], cuts[i + 1] - cuts[i])});
    return out;
}

// A unit of more than `limit` characters as several.
void add_cut(std::vector<Unit>& out, Unit unit, std::size_t limit) {
    while (length_utf8(trim(unit.text)) > limit) {
        std::size_t bytes = 0;
        for (std::size_t i = 0; i < limit; ++i) bytes = code_point_at(unit.text, bytes).end();
        auto at = grapheme_cut(unit.text, bytes);
        if (at == 0) at = bytes;
        const auto middle = unit.begin + (unit.end - unit.begin) * static_cast<Frame>(at) /
                                             static_cast<Frame>(unit.text.size());
        out.push_back({unit.begin, middle, unit.text.substr(0, at)});
        unit = {middle, unit.end, unit.text.substr(at)};
    }
    out.push_back(unit);
}

std::string_view text_of(std::span<const Unit> units) {
    const char* const begin = units.front().text.data();
    const auto& last = units.back().text;
    return trim({begin, static_cast<std::size_t>(last.data() + last.size() - begin)});
}

std::size_t length_of(std::span<const Unit> units) { return length_utf8(text_of(units)); }

// How many units go into the next line: all when they fit; else up to a mark that leaves lines of like
// length, else to the word that does.
std::size_t next_line(std::span<const Unit> units, std::size_t limit) {
    const auto whole = length_of(units);
    if (whole <= limit) return units.size();
    const auto lines = (whole + limit - 1) / limit, target = (whole + lines - 1) / lines;
    std::size_t fitting = 1, balanced = 0, marked = 0, marked_distance = limit;
    for (std::size_t count = 1; count < units.size(); ++count) {
        const auto length = length_of(units.first(count));
        if (length > limit) break;
        fitting = count;
        if (!balanced && length >= target) balanced = count;
        const auto end = trim(units[count - 1].text);
        const auto distance = length > target ? length - target : target - length;
        if (length * 3 >= limit && ends_clause(code_point_before(end, end.size()).value) &&
            distance < marked_distance) {
            marked = count;
            marked_distance = distance;
        }
    }
    return marked ? marked : balanced ? balanced : fitting;
}

SubtitleLines lines_of(const timeline::Cue& sentence, std::span<const timeline::Cue> words,
                       std::size_t limit) {
    auto whole = units_of_words(sentence.text, words);
    if (whole.empty()) whole = units_by_length(sentence);
    std::vector<Unit> units;
    for (const auto& unit : whole) add_cut(units, unit, limit);
    SubtitleLines out;
    for (std::span<const Unit> rest = units; !rest.empty();) {
        const auto count = next_line(rest, limit);
        const auto line = rest.first(count);
        if (const auto text = text_of(line); !text.empty())
            out.push_back({line.front().begin, line.back().end, std::string(text)});
        rest = rest.subspan(count);
    }
    // Whatever the words say, a sentence's lines begin and end with it and do not overlap.
    if (out.empty()) return out;
    out.front().begin = sentence.begin;
    out.back().end = sentence.end;
    for (std::size_t i = 1; i < out.size(); ++i) {
        out[i].begin = std::clamp(out[i].begin, out[i - 1].begin, sentence.end);
        out[i - 1].end = std::clamp(out[i - 1].end, out[i - 1].begin, out[i].begin);
    }
    return out;
}

} // namespace

std::vector<SubtitleLines> cut_lines(const timeline::Timeline& timeline, std::size_t limit) {
    std::vector<SubtitleLines> out;
    const std::span<const timeline::Cue> cues = timeline.cues;
    for (std::size_t at = 0; at < cues.size();) {
        auto sentence = cues[at];
        sentence.text = clean_text(sentence.text);
        std::size_t end = at + 1;
        while (end < cues.size() && cues[end].kind == timeline::Cue::Kind::word) ++end;
        if (auto lines = lines_of(sentence, cues.subspan(at + 1, end - at - 1), limit); !lines.empty())
            out.push_back(std::move(lines));
        at = end;
    }
    return out;
}

} // namespace langdu::writer
