// What is hidden on purpose: 138****5678, 王××, 20××年. Stars between digits are 星号, crosses 某.
#include "normalizer/number.h"

#include "base/unicode.h"

namespace langdu::normalizer {

namespace {

bool is_star(char32_t c) { return c == U'*'; }
bool is_cross(char32_t c) { return c == U'×'; }
bool is_x(char32_t c) { return c == U'x' || c == U'X'; }

// A run of one mask sign, at most 24 long.
struct Run {
    std::size_t length{};
    const char* spoken{};
};
Run run_at(const FoldedText& text, std::size_t at) {
    const auto same = is_star(text[at]) ? is_star : is_cross(text[at]) ? is_cross : is_x;
    Run run{0, is_star(text[at]) ? "星号" : "某某"};
    while (run.length < 24 && same(text[at + run.length])) ++run.length;
    return run;
}

std::string some(std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += "某";
    return out;
}

// 20××年, 199X年, 20××-20××学年
std::optional<TaggedToken> year(const FoldedText& text, std::size_t at) {
    TaggedToken token;
    Cursor cursor{text, at};
    for (int i = 0; i < 2; ++i) {
        const auto digits = cursor.digits(2, 3);
        const auto run = run_at(text, cursor.at());
        if (digits.empty() || run.length == 0 || digits[0] > '2' || digits.size() + run.length != 4) break;
        cursor.skip(run.length);
        if (i > 0) token.parts.push_back({Kind::range, {}});
        token.parts.insert(token.parts.end(), {{Kind::year, digits}, {Kind::text, some(run.length)}});
        token.end = cursor.at();
        if (!cursor.range_sign()) break;
    }
    cursor = Cursor{text, token.end};
    cursor.spaces();
    if (cursor.peek() == U'学') cursor.skip(1);
    if (token.parts.empty() || cursor.peek() != U'年') return std::nullopt;
    return token;
}

// 138****5678, 6222 **** **** 1234; 2**3 is a power, **5** is mark-up.
std::optional<TaggedToken> masked_code(const Site& site) {
    const auto& text = site.text;
    if (is_alnum(text.before(site.at)) || text.before(site.at) == U'.') return std::nullopt;
    if (auto token = year(text, site.at)) return token;
    Cursor cursor{text, site.at};
    const auto first = cursor.digits(1, 19);
    if (first.empty()) return std::nullopt;
    TaggedToken token{0, {{Kind::code, first}}, {}};
    std::size_t shown = first.size(), hidden = 0;
    for (int i = 0; i < 6; ++i) {
        Cursor next = cursor;
        next.eat(U' ');
        if (const auto run = run_at(text, next.at()); run.length >= 2) {
            next.skip(run.length);
            hidden += run.length;
            if (token.parts.back().kind == Kind::code) token.parts.push_back({Kind::text, run.spoken});
        } else if (const auto more = next.digits(1, 19); !more.empty() && hidden) {
            shown += more.size();
            token.parts.push_back({Kind::code, more});
            token.end = next.at();
        } else {
            break;
        }
        cursor = next;
    }
    if (token.end != cursor.at() || is_alnum(cursor.peek()) || hidden < (shown < 6 ? 3 : 2) || shown < 4)
        return std::nullopt;
    return token;
}

// A surname that begins a word: 李*明, 王××.
bool after_surname(const Site& site, std::size_t at) {
    const auto length = site.tables.words(Words::surname).before(site.text, at);
    const char32_t before = site.text.before(at, length + 1);
    constexpr std::u32string_view roles = U"员者人告犯生名为是叫和与、";
    return length && !is_star(before) && (!is_han(before) || roles.find(before) != roles.npos);
}

// ×年×月×日, ×市×路: one cross for a figure or a name.
bool stands_for_name(const FoldedText& text, std::size_t at) {
    constexpr std::u32string_view named = U"年月日时分省市县区镇乡村街路号局厂校";
    if (text.before(at) == U'某') return true;
    const auto names = [&](char32_t c) { return c && named.find(c) != named.npos; };
    return names(text[at + 1]) &&
           (names(text.before(at)) || !(is_han_at(text, at - 1) || is_alnum(text.before(at))));
}

} // namespace

std::optional<TaggedToken> tag_mask(const Site& site) {
    const auto& text = site.text;
    if (is_digit(text[site.at])) {
        return any_behind_digits(text, site.at, U"*×xX ") ? masked_code(site) : std::nullopt;
    }
    if (!is_star(text[site.at]) && !is_cross(text[site.at])) return std::nullopt;
    const auto run = run_at(text, site.at);
    const auto end = site.at + run.length;
    const TaggedToken somebody{end, {{Kind::text, some(run.length)}}, {}};
    if (is_star(text[site.at])) { // 尾号*5678
        Cursor cursor{text, end};
        const auto digits = cursor.digits(2, 8);
        if (!digits.empty() && !is_star(cursor.peek()) && introduced_by(site, Words::code))
            return TaggedToken{cursor.at(), {{Kind::code, digits}}, {}};
    }
    constexpr std::u32string_view dimensions = U"长宽高深厚";
    const bool dimension = text[end] && dimensions.find(text[end]) != dimensions.npos;
    if (run.length <= 2 && !is_digit(text[end]) && !dimension && after_surname(site, site.at))
        return somebody;
    if (is_star(text[site.at])) return std::nullopt;
    const bool numbers = is_alnum(text.before(site.at)) || is_digit(text[end]);
    const bool row = run.length >= 2 && !numbers;
    return row || (run.length == 1 && stands_for_name(text, site.at)) ? std::optional(somebody)
                                                                      : std::nullopt;
}

} // namespace langdu::normalizer
