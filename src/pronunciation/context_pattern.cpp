#include "pronunciation/context_pattern.h"

#include "base/error.h"
#include "base/tsv.h"
#include "base/unicode.h"

#include <algorithm>

namespace langdu::pronunciation {

namespace {

constexpr std::size_t window = 12;
constexpr int widest_gap = 24;       // words: a line without pauses still takes linear time
constexpr char foreign_letter = 'l'; // as a part of speech: Latin words and figures
constexpr std::u32string_view numerals = U"〇零一二三四五六七八九十百千万亿两几数";

bool is_number(const Line& line, std::size_t item) {
    if (line.items[item].kind == Item::Kind::han)
        return numerals.find(line.characters[item]) != numerals.npos;
    const auto text = line.items[item].source.of(line.text);
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

// A place between items: the next item to read in a direction is known.
struct ContextPattern::Cursor {
    const Line& line;
    bool rightwards;
    std::size_t at; // the border before this item

    bool done() const { return rightwards ? at == line.items.size() : at == 0; }
    std::size_t item() const { return rightwards ? at : at - 1; }
    void move(std::size_t items) { at = rightwards ? at + items : at - items; }
    const Word& word() const { return line.word_at(item()); }
    bool pauses(std::size_t silent) const {
        return silent + 1 == line.items.size() || line.items[silent + 1].pause_before;
    }
    // Spaces and quotation marks part nothing.
    void skip_silent() {
        while (!done() && line.items[item()].kind == Item::Kind::silent && !pauses(item())) move(1);
    }
    // Nothing can be joined over this border.
    bool border() const {
        return done() || line.items[at].pause_before || line.items[item()].kind == Item::Kind::silent;
    }
    bool word_border() const { return done() || at == 0 || at == line.items.size() || line.starts_word(at); }

    bool takes(std::u32string_view text) {
        if (!rightwards && at < text.size()) return false;
        const auto begin = rightwards ? at : at - text.size();
        if (line.from(begin).substr(0, text.size()) != text) return false;
        move(text.size());
        return true;
    }
    // A mark beside other marks, as 》 in 》，.
    bool takes_mark(std::u32string_view mark) {
        if (done() || mark.size() != 1 || line.items[item()].kind != Item::Kind::silent) return false;
        const auto stretch = line.items[item()].source.of(line.text);
        const auto nearest =
            rightwards ? code_point_at(stretch, 0) : code_point_before(stretch, stretch.size());
        if (nearest.value != mark[0]) return false;
        move(1);
        return true;
    }
    bool takes_word_of(std::string_view classes) {
        if (done() || !word_border() || line.items[item()].kind == Item::Kind::silent) return false;
        if (classes[0] >= '1' && classes[0] <= '9') {
            if (word().size() != static_cast<std::size_t>(classes[0] - '0')) return false;
            classes.remove_prefix(1);
        }
        const char letter = line.is_han(item()) ? letter_of(word().part) : foreign_letter;
        if (classes.find(letter) == classes.npos) return false;
        move(word().size());
        return true;
    }
    bool takes_number() {
        if (done() || !is_number(line, item())) return false;
        while (!done() && is_number(line, item())) move(1);
        return true;
    }
    // Is the next character the one just passed?
    bool repeats() const {
        if (done()) return false;
        const auto passed = rightwards ? at - 1 : at;
        return passed < line.items.size() && line.characters[item()] == line.characters[passed];
    }
    bool sees(std::u32string_view wanted) const {
        Cursor ahead = *this;
        std::size_t begin = at, end = at;
        for (std::size_t steps = 0; steps < window && !ahead.done() && !ahead.border(); ++steps) {
            ahead.move(1);
            (rightwards ? end : begin) = ahead.at;
        }
        return std::u32string_view(line.characters).substr(begin, end - begin).find(wanted) !=
               std::u32string_view::npos;
    }
};

ContextPattern::Part ContextPattern::parse_part(std::string_view written, const PatternSets& sets,
                                                const std::string& place) {
    using enum Part::Kind;
    if (written == "^") return {.kind = border};
    if (written == "#") return {.kind = number};
    if (written == "_") return {.kind = any};
    if (written == "=") return {.kind = same};
    if (written == "$") return {.kind = word_border};
    if (written == "...") return {.kind = gap};
    const auto rest = written.substr(std::min<std::size_t>(1, written.size()));
    if (written == ":" || (written.size() == 2 && written[0] == ':' && written[1] <= '9'))
        throw InputError(place + ": " + std::string(written) +
                         " names no part of speech; see part_of_speech.h");
    if (written.starts_with(':')) return {.kind = word_class, .classes = std::string(rest)};
    if (written.starts_with('~')) return {.kind = Part::Kind::window, .text = to_utf32(rest)};
    if (!written.starts_with('@')) return {.kind = text, .text = to_utf32(written)};
    const auto found = sets.find(rest);
    if (found == sets.end())
        throw InputError(place + ": no set " + std::string(written) +
                         "; write it above, as a row of its own");
    Part part{.kind = set, .words = found->second.words};
    for (const auto& word : part.words) {
        part.maybe_first.set(word.front() & 255);
        part.maybe_last.set(word.back() & 255);
    }
    return part;
}

PatternSet parse_pattern_set(std::string_view text) {
    PatternSet out;
    for (const auto& word : split_words(text))
        if (word.find_first_of("+:#_^$=") == word.npos)
            out.words.push_back(to_utf32(word));
        else
            out.joined.emplace_back(word);
    return out;
}

ContextPattern::ContextPattern(std::string_view text, const PatternSets& sets, const std::string& place) {
    for (const auto& word : split_words(text)) {
        const bool negative = word.starts_with('!');
        const auto parts = split_words(std::string_view(word).substr(negative), '+');
        if (parts.empty()) throw InputError(place + ": an empty pattern; see the table's header");
        add(negative, parts, 0, sets, place);
    }
}

// What a set joins stands where the set's name stood, as alternatives of their own.
void ContextPattern::add(bool negative, const std::vector<std::string>& written, std::size_t from,
                         const PatternSets& sets, const std::string& place) {
    Alternative alternative{.negative = negative, .parts = {}};
    for (const auto& part : written) alternative.parts.push_back(parse_part(part, sets, place));
    alternatives_.push_back(std::move(alternative));
    for (; from < written.size(); ++from) {
        if (!written[from].starts_with('@')) continue;
        for (const auto& joined : sets.at(written[from].substr(1)).joined) {
            const auto parts = split_words(joined, '+');
            auto expanded = written;
            expanded.insert(expanded.erase(expanded.begin() + static_cast<std::ptrdiff_t>(from)),
                            parts.begin(), parts.end());
            add(negative, expanded, from + parts.size(), sets, place);
        }
    }
}

bool ContextPattern::fits_from(Cursor cursor, const Part* part, const Part* end) {
    for (; part != end; ++part) {
        // 《水浒传》: a rule may name the mark itself.
        if (part->kind == Part::Kind::text && (cursor.takes(part->text) || cursor.takes_mark(part->text)))
            continue;
        cursor.skip_silent();
        switch (part->kind) {
        case Part::Kind::window:
            return cursor.sees(part->text);
        case Part::Kind::word_border:
            if (!cursor.word_border()) return false;
            break;
        case Part::Kind::border:
            if (!cursor.border()) return false;
            break;
        case Part::Kind::text:
            if (!cursor.takes(part->text)) return false;
            break;
        case Part::Kind::word_class:
            if (!cursor.takes_word_of(part->classes)) return false;
            break;
        case Part::Kind::number:
            if (!cursor.takes_number()) return false;
            break;
        case Part::Kind::any:
            if (cursor.done()) return false;
            cursor.move(1);
            break;
        case Part::Kind::same:
            if (!cursor.repeats()) return false;
            cursor.move(1);
            break;
        case Part::Kind::set:
            if (cursor.done()) return false;
            if (const auto& maybe = cursor.rightwards ? part->maybe_first : part->maybe_last;
                !maybe[cursor.line.characters[cursor.item()] & 255])
                return false;
            return std::ranges::any_of(part->words, [&](const std::u32string& word) {
                Cursor behind = cursor;
                return behind.takes(word) && fits_from(behind, part + 1, end);
            });
        case Part::Kind::gap:
            for (int passed = 0; passed <= widest_gap; ++passed) {
                if (fits_from(cursor, part + 1, end)) return true;
                if (cursor.border()) return false;
                cursor.move(cursor.word_border() ? cursor.word().size() : 1);
            }
            return false;
        }
    }
    return true;
}

bool ContextPattern::fits(const Line& line, std::size_t item, bool rightwards) const {
    bool positive = false, found = false;
    for (const auto& alternative : alternatives_) {
        const auto& parts = alternative.parts;
        const bool fit =
            (alternative.negative || !found) && fits_from({line, rightwards, rightwards ? item + 1 : item},
                                                          parts.data(), parts.data() + parts.size());
        if (alternative.negative && fit) return false;
        if (!alternative.negative) {
            positive = true;
            found |= fit;
        }
    }
    return found || !positive;
}

} // namespace langdu::pronunciation
