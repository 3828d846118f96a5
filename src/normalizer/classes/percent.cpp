#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

std::optional<Kind> sign_kind(char32_t c) {
    if (c == U'%') return Kind::percent;
    if (c == U'‰') return Kind::permille;
    if (c == U'‱') return Kind::permyriad;
    return std::nullopt;
}

// 1.2~-0.9%
bool sign_before_minus(Cursor& cursor) {
    Cursor next = cursor;
    next.spaces();
    if (!next.eat_any(U"-~—") || next.peek() != U'-' || !is_digit(next.peek(1))) return false;
    cursor = next;
    return true;
}

// 40%:30%:30%
TaggedToken proportion(const Site& site, TaggedToken token, Kind kind) {
    for (int i = 0; i < 8 && is_colon(site.text[token.end]); ++i) {
        const auto number = number_at(site.text, token.end + 1);
        if (!number || sign_kind(site.text[number->end]) != kind) break;
        token.parts.insert(token.parts.end(), {{Kind::text, "比"}, {kind, number->value()}});
        token.end = number->end + 1;
    }
    return token;
}

// 控球率58%-42%: both shares of a match.
std::optional<TaggedToken> shares(const Site& site, const Number& first, std::size_t at) {
    Cursor cursor{site.text, at};
    if (!cursor.eat(U'%') || !cursor.range_sign()) return std::nullopt;
    const auto second = number_at(site.text, cursor.at());
    if (!second || site.text[second->end] != U'%' || first.small() < 0 || second->small() < 0 ||
        first.small() + second->small() != 100 ||
        !near(site.text, site.tables.words(Words::score), site.at, second->end, 12))
        return std::nullopt;
    return TaggedToken{second->end + 1,
                       {{Kind::percent, first.value()}, {Kind::text, "比"}, {Kind::percent, second->value()}},
                       {}};
}

// (50±5)%: the sign behind the bracket belongs to both.
std::optional<TaggedToken> tolerance(const FoldedText& text, const Number& first, std::size_t at) {
    if (text.before(at) != U'(' || text[first.end] != U'±') return std::nullopt;
    const auto second = number_at(text, first.end + 1);
    if (!second || text[second->end] != U')') return std::nullopt;
    const auto kind = sign_kind(text[second->end + 1]);
    if (!kind) return std::nullopt;
    return TaggedToken{
        second->end + 2,
        {{*kind, first.value()}, {Kind::text, "正负"}, {*kind, second->value()}, {Kind::text, ")"}},
        {}};
}

} // namespace

// 3.2%, 5 %, 3-5%, 3%-5%, 15%~20%; a minus before it is a token of its own.
std::optional<TaggedToken> tag_percent(const Site& site) {
    const auto first = number_at(site.text, site.at);
    if (!first) return std::nullopt;
    if (auto token = tolerance(site.text, *first, site.at)) return token;
    Cursor cursor{site.text, first->end};
    cursor.spaces();
    if (auto token = shares(site, *first, cursor.at())) return token;
    if (const auto kind = sign_kind(cursor.peek()))
        return proportion(site, {cursor.at() + 1, {{*kind, first->value()}}, {}}, *kind);
    cursor = Cursor{site.text, first->end};
    if (Cursor more = cursor; more.eat_any(U"多余几来")) { // 20多%
        const auto kind = sign_kind(more.peek());
        if (!kind) return std::nullopt;
        return TaggedToken{
            more.at() + 1,
            {{*kind, first->value()}, {Kind::text, std::string(site.text.bytes_of(first->end, more.at()))}},
            {}};
    }
    if (is_latin(site.text.before(site.at))) return std::nullopt; // M1-4.2%
    if (!cursor.range_sign() && !sign_before_minus(cursor)) return std::nullopt;
    const auto second = signed_number_at(site.text, cursor.at());
    if (!second) return std::nullopt;
    Cursor after{site.text, second->number.end};
    after.spaces();
    const auto kind = sign_kind(after.peek());
    if (!kind) return std::nullopt;
    return TaggedToken{
        after.at() + 1, {{*kind, first->value()}, {Kind::range, {}}, {*kind, second->value()}}, {}};
}

} // namespace langdu::normalizer
