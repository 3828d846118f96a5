#include "normalizer/number.h"

#include "base/unicode.h"

namespace langdu::normalizer {

namespace {

std::size_t run_end(const FoldedText& text, std::size_t at) {
    const char32_t c = text[at];
    while (text[at] == c) ++at;
    return at;
}

constexpr std::size_t longest_topic = 40;

// #2024年高考#: another hash in the same line, with words between them.
bool opens_topic(const FoldedText& text, std::size_t at) {
    if (is_digit(text.before(at))) return false; // 1#
    bool words = false;
    for (auto i = at + 1; i < at + longest_topic && text[i] && text[i] != U'\n' && text[i] != U'。'; ++i) {
        if (text[i] == U'#') return words && !is_digit(text.before(i, 2)) && text[i + 1] != U'#';
        words = words || is_han(text[i]);
    }
    return false;
}

bool closes_topic(const FoldedText& text, std::size_t at) {
    bool words = false;
    for (std::size_t back = 1; back < longest_topic; ++back) {
        const char32_t c = text.before(at, back);
        if (c == U'\0' || c == U'\n' || c == U'。') return false;
        if (c == U'#') return words && !is_alnum(text.before(at, back + 1));
        words = words || is_han(c);
    }
    return false;
}

std::optional<TaggedToken> hash(const Site& site) {
    const auto& text = site.text;
    const auto end = run_end(text, site.at);
    const char32_t left = text.before(site.at), right = text[end];
    if (end - site.at > 1) return TaggedToken{end, {}, SkipReason::mark_up};
    const TaggedToken topic{end, {}, SkipReason::hashtag_sign};
    if (!is_digit(left) && is_digit(right) && opens_topic(text, site.at)) return topic;
    if (is_digit(left) && closes_topic(text, site.at)) return topic;
    auto from = site.at;
    while (site.at - from < 4 && is_digit(text.before(from))) --from;
    const bool bare_number = from != site.at && !is_alnum(text.before(from)) && text.before(from) != U'.';
    if (is_digit(left) && (is_han(right) || (bare_number && !is_alnum(right)))) // 5#楼, 92#
        return TaggedToken{end, {{Kind::text, "号"}}, {}};
    if (is_digit(right) && !is_alnum(left)) {
        if (const auto number = number_at(text, end); number && number->grouped && number->whole()) // #12,345
            return TaggedToken{number->end, {{Kind::number, number->integer}, {Kind::text, "号"}}, {}};
        Cursor cursor{text, end};
        const auto digits = cursor.digits(1, 9);
        if (digits.empty()) return std::nullopt;
        if (text[cursor.at()] == U'#') return topic;
        TaggedToken token{cursor.at(), {{digits.size() > 3 ? Kind::digits : Kind::number, digits}}, {}};
        if (text[cursor.at()] != U'号') token.parts.push_back({Kind::text, "号"});
        return token;
    }
    if (is_han(right) || is_latin(right) || is_han(left) || right == U'【')
        return TaggedToken{end, {}, SkipReason::hashtag_sign};
    return std::nullopt; // named by the table
}

std::optional<TaggedToken> star(const Site& site) {
    Cursor cursor{site.text, site.at};
    cursor.skip(1);
    if (cursor.eat_word(U"ST") && !is_alnum(cursor.peek()))
        return TaggedToken{site.at + 1, {{Kind::text, "星"}}, {}};
    const auto& text = site.text;
    const auto end = run_end(text, site.at);
    const bool one = end == site.at + 1;
    const bool alone_in_code = text.before(site.at) == U' ' && text[end] == U' ' &&
                               is_latin(text.before(site.at, 2)) && is_latin(text[end + 1]); // SELECT * FROM
    const bool explained = site.tables.set("star_explained").at(text, end) != 0;             // *表示p<0.05
    if (one && (alone_in_code || explained || text.before(site.at) == U'/'))                 // /tmp/*
        return TaggedToken{end, {{Kind::text, "星号"}}, {}};
    return TaggedToken{end, {}, SkipReason::mark_up};
}

// &nbsp; and &#123; left over from a web page
std::optional<TaggedToken> entity(const Site& site) {
    Cursor cursor{site.text, site.at + 1};
    cursor.eat(U'#');
    std::size_t length = 0;
    while (length < 10 && is_alnum(cursor.peek(length))) ++length;
    if (length < 2 || cursor.peek(length) != U';') return std::nullopt;
    return TaggedToken{cursor.at() + length + 1, {}, SkipReason::mark_up};
}

} // namespace

std::optional<TaggedToken> tag_markup(const Site& site) {
    const auto& text = site.text;
    switch (text[site.at]) {
    case U'#':
        return hash(site);
    case U'*':
        return star(site);
    case U'&':
        return entity(site);
    case U'_': {
        const auto end = run_end(text, site.at);
        const bool inside = is_alnum(text.before(site.at)) && is_alnum(text[end]);
        if (inside) return TaggedToken{end, {{Kind::text, " "}}, {}};
        return TaggedToken{end, {}, SkipReason::mark_up};
    }
    case U'|':
    case U'`':
        return TaggedToken{run_end(text, site.at), {}, SkipReason::mark_up};
    default:
        return std::nullopt;
    }
}

} // namespace langdu::normalizer
