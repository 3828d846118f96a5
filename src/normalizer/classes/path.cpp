#include "normalizer/classes/spelling.h"
#include "normalizer/cursor.h"

namespace langdu::normalizer {

namespace {

// C:\\Windows\\System32
std::optional<TaggedToken> drive(const Site& site) {
    const auto& text = site.text;
    if (is_alnum(text.before(site.at)) || text[site.at + 1] != U':' || text[site.at + 2] != U'\\')
        return std::nullopt;
    auto end = site.at + 3;
    constexpr std::u32string_view marks = U"\\._-";
    for (int i = 0; i < 1000 && (is_alnum(text[end]) || (text[end] && marks.find(text[end]) != marks.npos));
         ++i)
        ++end;
    while (end > site.at + 3 && !is_alnum(text.before(end))) --end;
    return TaggedToken{end, spell(site, site.at, end), {}};
}

} // namespace

// /etc/hosts, ~/bin and ./run: a slash that opens a word of Latin letters.
std::optional<TaggedToken> tag_path(const Site& site) {
    const auto& text = site.text;
    if (is_latin(text[site.at])) return drive(site);
    Cursor cursor{text, site.at};
    const char32_t before = text.before(site.at);
    if (is_alnum(before) || before == U'/' || before == U'.' || before == U'<' ||
        (before >= 0x80 && before < 0x3000) ||
        ((before == U'"' || before == U'\'') && is_digit(text.before(site.at, 2))))
        return std::nullopt;
    if (cursor.eat_any(U"~.")) cursor.eat(U'.');
    if (!cursor.eat(U'/') || !is_latin(cursor.peek())) return std::nullopt;
    if (is_han_at(text, site.at - 1) && site.at > 0 && text[site.at] == U'/') {
        // 元/kg and 系统/user are no paths; /etc/hosts in 在/etc/hosts里 has a second slash.
        auto end = cursor.at();
        while (end - cursor.at() < 32 && is_alnum(text[end])) ++end;
        if (text[end] != U'/') return std::nullopt;
    }
    auto end = cursor.at();
    constexpr std::u32string_view marks = U"./_-+";
    for (int i = 0; i < 1000 && (is_alnum(text[end]) || (text[end] && marks.find(text[end]) != marks.npos));
         ++i)
        ++end;
    while (end > cursor.at() && !is_alnum(text.before(end)) && text.before(end) != U'/') --end;
    return TaggedToken{end, spell(site, site.at, end), {}};
}

} // namespace langdu::normalizer
