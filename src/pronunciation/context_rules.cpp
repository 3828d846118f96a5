#include "pronunciation/context_rules.h"

#include "base/error.h"
#include "base/tsv.h"
#include "base/unicode.h"
#include "pronunciation/pinyin.h"

#include <algorithm>

namespace langdu {

namespace {

constexpr std::size_t window = 12;
constexpr std::u32string_view numerals = U"〇零一二三四五六七八九十百千万亿两几数";

// A place between items: the next item to read in a direction is known.
struct Cursor {
    const Line& line;
    bool rightwards;
    std::size_t at; // the border before this item

    bool done() const { return rightwards ? at == line.items.size() : at == 0; }
    std::size_t item() const { return rightwards ? at : at - 1; }
    void move(std::size_t items) { at = rightwards ? at + items : at - items; }
    // Nothing can be joined over this border.
    bool border() const {
        return done() || line.items[at].pause_before || line.items[item()].kind == Item::Kind::silent;
    }
    bool word_border() const { return done() || at == 0 || at == line.items.size() || line.starts_word(at); }
};

bool is_number(const Line& line, std::size_t item) {
    if (line.items[item].kind == Item::Kind::han)
        return numerals.find(line.characters[item]) != numerals.npos;
    const auto text = line.items[item].source.of(line.text);
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool window_has(Cursor cursor, std::u32string_view wanted) {
    std::size_t begin = cursor.at, end = cursor.at;
    for (std::size_t steps = 0; steps < window && !cursor.done(); ++steps) {
        if (cursor.border()) break;
        cursor.move(1);
        (cursor.rightwards ? end : begin) = cursor.at;
    }
    return std::u32string_view(cursor.line.characters).substr(begin, end - begin).find(wanted) !=
           std::u32string_view::npos;
}

} // namespace

ContextRules::ContextRules(const std::filesystem::path& path) {
    for (const auto& row : read_tsv(path, 5, 6)) {
        const auto place = path.string() + ":" + std::to_string(row.line);
        const auto character = to_utf32(row.cells[0]);
        if (character.size() != 1 || !is_numbered_pinyin(row.cells[1]) ||
            (row.cells[2] != "1" && row.cells[2] != "*"))
            throw InputError(place + ": needs a character, a reading such as hang2, and 1 or *");
        rules_[character[0]].push_back({row.cells[1], "readings.tsv:" + std::to_string(row.line),
                                        row.cells[2] == "1", parse_side(row.cells[3], place),
                                        parse_side(row.cells[4], place)});
    }
}

std::vector<ContextRules::Alternative> ContextRules::parse_side(std::string_view text,
                                                                const std::string& place) {
    std::vector<Alternative> out;
    for (const auto& word : split_words(text)) {
        Alternative alternative;
        alternative.negative = word.starts_with('!');
        for (const auto& part : split_words(std::string_view(word).substr(alternative.negative), '+')) {
            using enum Part::Kind;
            if (part == "^")
                alternative.parts.push_back({border, {}, {}});
            else if (part == "#")
                alternative.parts.push_back({number, {}, {}});
            else if (part == "_")
                alternative.parts.push_back({any, {}, {}});
            else if (part == "$")
                alternative.parts.push_back({word_border, {}, {}});
            else if (part.starts_with(':'))
                alternative.parts.push_back({word_class, {}, part.substr(1)});
            else if (part.starts_with('~'))
                alternative.parts.push_back({Part::Kind::window, to_utf32(part.substr(1)), {}});
            else
                alternative.parts.push_back({Part::Kind::text, to_utf32(part), {}});
        }
        if (alternative.parts.empty()) throw InputError(place + ": an empty pattern; see the table's header");
        out.push_back(std::move(alternative));
    }
    return out;
}

bool ContextRules::fits(const Line& line, std::size_t item, bool rightwards, const Alternative& alternative) {
    Cursor cursor{line, rightwards, rightwards ? item + 1 : item};
    for (const auto& part : alternative.parts) {
        if (part.kind == Part::Kind::window) return window_has(cursor, part.text);
        if (part.kind == Part::Kind::word_border) {
            if (!cursor.word_border()) return false;
            continue;
        }
        if (part.kind == Part::Kind::border) {
            if (!cursor.border()) return false;
            continue;
        }
        if (cursor.done()) return false;
        switch (part.kind) {
        case Part::Kind::text: {
            const auto size = part.text.size();
            if (!rightwards && cursor.at < size) return false;
            const auto begin = rightwards ? cursor.at : cursor.at - size;
            if (line.from(begin).substr(0, size) != part.text) return false;
            cursor.move(size);
            break;
        }
        case Part::Kind::word_class: {
            if (!cursor.word_border()) return false;
            const auto& word = line.word_at(cursor.item());
            if (line.items[cursor.item()].kind != Item::Kind::han ||
                part.classes.find(letter_of(word.part)) == std::string::npos)
                return false;
            cursor.move(word.size());
            break;
        }
        case Part::Kind::number:
            if (!is_number(line, cursor.item())) return false;
            while (!cursor.done() && is_number(line, cursor.item())) cursor.move(1);
            break;
        default:
            cursor.move(1);
        }
    }
    return true;
}

bool ContextRules::side_fits(const Line& line, std::size_t item, bool rightwards,
                             const std::vector<Alternative>& side) {
    bool positive = false, found = false;
    for (const auto& alternative : side) {
        const bool fit = fits(line, item, rightwards, alternative);
        if (alternative.negative && fit) return false;
        if (!alternative.negative) {
            positive = true;
            found |= fit;
        }
    }
    return found || !positive;
}

std::optional<ContextRules::Decision> ContextRules::decide(const Line& line, std::size_t item) const {
    const auto found = rules_.find(line.characters[item]);
    if (found == rules_.end()) return {};
    const bool lone = line.word_at(item).size() == 1;
    for (const auto& rule : found->second)
        if ((lone || !rule.lone) && side_fits(line, item, false, rule.left) &&
            side_fits(line, item, true, rule.right))
            return Decision{rule.reading, rule.name};
    return {};
}

} // namespace langdu
