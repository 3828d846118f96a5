// Formulas between dollar signs, as LaTeX and Markdown write them: $\\frac{1}{2}$, $$a^2+b^2=c^2$$.
#include "normalizer/cursor.h"
#include "normalizer/shapes/formula.h"

#include <utility>

namespace langdu::normalizer {

namespace {

constexpr std::size_t longest = 240;

// Where the formula ends that begins at `from`; 0: none. It has no Han words, does not touch a space and is
// no amount.
std::size_t closing_dollar(const Site& site, std::size_t from) {
    const auto& text = site.text;
    constexpr std::u32string_view formula_signs = U"\\^_=+*/<>(";
    bool formula = false, letter = false;
    if (text[from] == U' ') return 0;
    for (auto i = from; i < from + longest; ++i) {
        const char32_t c = text[i];
        if (!c || c == U'\n' || (c >= 0x80 && !site.tables.symbol(c))) return 0;
        if (c == U'$') {
            const bool variable = letter && i - from <= 2;
            return text.before(i) != U' ' && i > from && (formula || variable) ? i : 0;
        }
        letter = letter || is_latin(c);
        formula = formula || formula_signs.find(c) != formula_signs.npos || (c == U'-' && letter);
    }
    return 0;
}

} // namespace

std::optional<TaggedToken> tag_tex(const Site& site) {
    const auto& text = site.text;
    if (text[site.at] != U'$' || is_alnum(text.before(site.at))) return std::nullopt;
    const std::size_t marks = text[site.at + 1] == U'$' ? 2 : 1;
    const auto from = site.at + marks;
    const auto end = closing_dollar(site, from);
    if (end == 0 || (marks == 2 && text[end + 1] != U'$') || is_digit(text[end + 1])) return std::nullopt;
    auto said = say_formula(site, from, end);
    if (said.empty())
        return TaggedToken{end + marks, {}, SkipReason::formula_without_words}; // $_$ and a blank alone
    return TaggedToken{end + marks, std::move(said), {}};
}

} // namespace langdu::normalizer
