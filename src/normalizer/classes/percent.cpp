#include "normalizer/number.h"

namespace langdu {

namespace {

std::optional<Kind> sign_kind(char32_t c) {
    if (c == U'%') return Kind::percent;
    if (c == U'‰') return Kind::permille;
    if (c == U'‱') return Kind::permyriad;
    return std::nullopt;
}

} // namespace

// 3.2%, 5 %, 3-5%, 3%-5%, 15%~20%; a minus before it is a token of its own.
std::optional<TaggedToken> tag_percent(const Site& site) {
    const auto first = number_at(site.text, site.at);
    if (!first) return std::nullopt;
    Cursor cursor{site.text, first->end};
    cursor.spaces();
    if (const auto kind = sign_kind(cursor.peek()))
        return TaggedToken{cursor.at() + 1, {{*kind, first->value()}}, {}};
    cursor = Cursor{site.text, first->end};
    if (Cursor more = cursor; more.eat_any(U"多余几来")) { // 20多%
        const auto kind = sign_kind(more.peek());
        if (!kind) return std::nullopt;
        return TaggedToken{
            more.at() + 1,
            {{*kind, first->value()}, {Kind::text, std::string(site.text.bytes_of(first->end, more.at()))}},
            {}};
    }
    if (is_latin(site.text.before(site.at)) || !cursor.range_sign()) return std::nullopt; // M1-4.2%
    const auto second = signed_number_at(site.text, cursor.at());
    if (!second) return std::nullopt;
    Cursor after{site.text, second->number.end};
    after.spaces();
    const auto kind = sign_kind(after.peek());
    if (!kind) return std::nullopt;
    return TaggedToken{
        after.at() + 1, {{*kind, first->value()}, {Kind::range, {}}, {*kind, second->value()}}, {}};
}

} // namespace langdu
