// Between two pauses a speaker breaks every 5 to 9 syllables, after a topic or long subject, before a
// preposition, a conjunction or the verb, never inside a word, a number or before a particle. Each border
// between words has a price; the cheapest set of borders that leaves no stretch over the limit wins.
#include "pronunciation/minor_breaks.h"

#include "base/one_of.h"
#include "base/unicode.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace langdu::pronunciation {

namespace {

constexpr double limit = 11;   // syllables
constexpr double longest = 12; // nothing but a single word is longer
constexpr double never = 2000; // unless no other border keeps a stretch below that

// How long a word takes, in syllables; foreign words by their letters.
double length_of(const Line& line, const Word& word) {
    double out = 0;
    for (std::size_t i = word.begin; i < word.end; ++i) {
        const auto& item = line.items[i];
        if (item.kind == Item::Kind::han)
            out += 1;
        else if (item.kind == Item::Kind::foreign)
            out += std::max(1.0, static_cast<double>(length_utf8(item.source.of(line.text))) / 2.5);
    }
    return out;
}

bool is_nominal(const Word& word) {
    using enum PartOfSpeech;
    return word.part == noun || word.part == name || word.part == person || word.part == place;
}

class Pricing {
public:
    Pricing(const Line& line, const GrammarWords& words, const BreakPrices& prices)
        : line_(line), words_(words), prices_(prices) {}

    // Of a break before a word, which has one before it.
    double before(std::size_t right_word) const {
        const Word& left = line_.words[right_word - 1];
        const Word& right = line_.words[right_word];
        const auto& left_item = line_.items[left.end - 1];
        const auto& right_item = line_.items[right.begin];
        if (left_item.kind == Item::Kind::han && right_item.kind == Item::Kind::han)
            return between_words(right_word, left, right);
        if (left_item.kind == Item::Kind::foreign && right.part == PartOfSpeech::numeral)
            return never; // F一二五
        return beside_other_text(left_item, right_item);
    }

private:
    bool has(Grammar name, char32_t c) const { return words_.has(name, c); }
    double of(Border border) const { return prices_.of(border); }

    // Where one side is no Han: quotation marks stay with what they enclose, a dot joins names.
    double beside_other_text(const Item& left, const Item& right) const {
        constexpr std::u32string_view opening = U"“‘《〈「『（(【[", closing = U"”’》〉」』）)】]";
        if (left.kind == Item::Kind::silent) {
            const auto text = left.source.of(line_.text);
            return is_one_of(code_point_before(text, text.size()).value, closing) ? of(Border::beside_mark)
                                                                                  : never;
        }
        if (right.kind == Item::Kind::silent)
            return is_one_of(code_point_at(right.source.of(line_.text), 0).value, opening)
                       ? of(Border::beside_mark)
                       : never;
        return of(Border::beside_other_text);
    }

    double between_words(std::size_t right_word, const Word& left, const Word& right) const {
        if (const auto price = what_leans_left(left, right)) return *price;
        if (const auto price = what_leans_right(left, right)) return *price;
        if (const auto price = where_speakers_break(left, right)) return *price;
        return within_a_phrase(right_word, left, right);
    }

    // What nothing may come before, and what leans on the word before it.
    std::optional<double> what_leans_left(const Word& left, const Word& right) const {
        using enum PartOfSpeech;
        const char32_t last = line_.characters[left.end - 1], first = line_.characters[right.begin];
        const bool lone_left = left.size() == 1, lone_right = right.size() == 1;
        const bool counted = left.part == numeral && right.part != adverb && right.part != verb &&
                             right.part != preposition && right.part != conjunction;
        if (counted || right.part == classifier || right.part == particle || right.part == locative)
            return never;
        if ((lone_left || lone_right) && has(Grammar::transliterating, last) &&
            has(Grammar::transliterating, first))
            return never;
        if (!lone_right) return std::nullopt;
        if (has(Grammar::enclitics, first)) return never;
        if (has(Grammar::suffixes, first)) return is_nominal(left) ? never : of(Border::before_suffix);
        const bool acts = left.part == verb || left.part == adjective;
        if (acts && (has(Grammar::after_a_verb, first) || (lone_left && first == U'在')))
            return of(Border::before_complement);
        if (first == U'为' && line_.items[right.begin].citation == "wei2")
            return of(left.part == verb ? Border::before_complement : Border::before_wei);
        return std::nullopt;
    }

    // What leans on the word behind it.
    std::optional<double> what_leans_right(const Word& left, const Word& right) const {
        const char32_t last = line_.characters[left.end - 1];
        const bool lone_left = left.size() == 1;
        if (lone_left && last == U'的')
            return of(right.size() > 3 ? Border::after_de_long : Border::after_de);
        if (lone_left && has(Grammar::proclitics, last)) return of(Border::after_proclitic);
        if (words_.has_word(Grammar::modals, line_.from(left.begin).substr(0, left.size())))
            return of(Border::after_modal);
        return std::nullopt;
    }

    std::optional<double> where_speakers_break(const Word& left, const Word& right) const {
        using enum PartOfSpeech;
        const char32_t last = line_.characters[left.end - 1], first = line_.characters[right.begin];
        const bool lone_left = left.size() == 1, lone_right = right.size() == 1;
        if (right.part == conjunction || (lone_right && has(Grammar::joining, first)))
            return of(Border::before_conjunction);
        if (right.part == preposition || (lone_right && has(Grammar::coverbs, first)))
            return of(Border::before_preposition);
        if (lone_left && has(Grammar::aspects, last)) return of(Border::after_aspect);
        if (left.part == time || left.part == numeral || left.part == classifier || left.part == locative ||
            (lone_left && has(Grammar::locatives, last)))
            return of(Border::after_circumstance);
        if (right.part == adverb || (lone_right && has(Grammar::adverbs, first)))
            return of(Border::before_adverb);
        return std::nullopt;
    }

    // What belongs together more or less.
    double within_a_phrase(std::size_t right_word, const Word& left, const Word& right) const {
        using enum PartOfSpeech;
        if (left.size() == 1 && left.part != verb && left.part != pronoun)
            return of(Border::after_one_syllable); // 云 计算, 总 经理
        if (right.size() == 1 && is_nominal(left)) return of(Border::before_one_syllable);
        if (is_nominal(left) && is_nominal(right))
            return of(left.part == person || right.part == person ? Border::beside_person
                                                                  : Border::between_nouns);
        const bool after_de = right_word >= 2 && line_.words[right_word - 2].size() == 1 &&
                              line_.characters[line_.words[right_word - 2].begin] == U'的';
        if (right.part == verb && is_nominal(left)) // the noun phrase is complete
            return of(after_de ? Border::before_verb_after_de : Border::before_verb);
        if (right.part == pronoun) return of(Border::before_pronoun);
        if (left.part == adverb) return of(Border::after_adverb);
        if (left.part == verb) return of(right.part == noun ? Border::before_object : Border::after_verb);
        if (left.part == adjective) return of(Border::after_adjective);
        return of(Border::elsewhere);
    }

    const Line& line_;
    const GrammarWords& words_;
    const BreakPrices& prices_;
};

// Stretches are best near this length.
double shape(double length) {
    if (length > longest) return 1e5 + 1e5 * (length - longest);
    if (length > limit) return 4;
    const double off = length < 4 ? 4 - length : length > 10 ? 0.8 : 0;
    return 2.5 * off * off;
}

void break_stretch(Line& line, std::size_t begin, std::size_t end, const GrammarWords& words,
                   const BreakPrices& table) {
    std::vector<double> length{0};
    for (std::size_t w = begin; w < end; ++w)
        length.push_back(length.back() + length_of(line, line.words[w]));
    if (length.back() <= limit) return;
    const std::size_t count = end - begin;
    const Pricing pricing{line, words, table};
    std::vector<double> prices{0};
    for (std::size_t w = 1; w < count; ++w) prices.push_back(6 + pricing.before(begin + w));
    std::vector<double> best(count + 1, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> from(count + 1, 0);
    best[0] = 0;
    for (std::size_t to = 1; to <= count; ++to)
        for (std::size_t at = to; at-- > 0;) {
            const double size = length[to] - length[at];
            if (size > 2 * limit && at + 1 < to) break;
            const double cost = best[at] + shape(size) + prices[at];
            if (cost < best[to]) {
                best[to] = cost;
                from[to] = at;
            }
        }
    for (std::size_t at = from[count]; at > 0; at = from[at])
        line.items[line.words[begin + at].begin].break_before = true;
}

} // namespace

void find_minor_breaks(Line& line, const GrammarWords& words, const BreakPrices& prices) {
    std::size_t begin = 0;
    for (std::size_t w = 1; w <= line.words.size(); ++w)
        if (w == line.words.size() || line.items[line.words[w].begin].pause_before) {
            break_stretch(line, begin, w, words, prices);
            begin = w;
        }
}

} // namespace langdu::pronunciation
