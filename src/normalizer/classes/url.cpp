#include "normalizer/classes/spelling.h"
#include "normalizer/cursor.h"

namespace langdu::normalizer {

namespace {

bool in_url(char32_t c) {
    constexpr std::u32string_view marks = U"-._~:/?#@!$&*+=%,;";
    return c < 0x80 && (is_alnum(c) || (c != U'\0' && marks.find(c) != marks.npos));
}

// t.cn/A6xyz: a domain with a path.
bool domain_with_path(const FoldedText& text, std::size_t at) {
    constexpr std::u32string_view top[] = {U"cn", U"com", U"org", U"net", U"io", U"gov", U"edu", U"me",
                                           U"co", U"ly",  U"cc",  U"tv",  U"gl", U"hk",  U"tw",  U"be"};
    Cursor cursor{text, at};
    std::size_t last = at;
    bool dotted = false;
    for (int i = 0; i < 60; ++i, cursor.skip(1)) {
        const char32_t c = cursor.peek();
        if (c == U'.') {
            last = cursor.at() + 1;
            dotted = true;
        } else if (!(c >= U'a' && c <= U'z') && !is_digit(c) && c != U'-') {
            break;
        }
    }
    if (!dotted || cursor.peek() != U'/' || !is_alnum(cursor.peek(1))) return false;
    for (const auto name : top)
        if (Cursor end{text, last}; end.eat_word(name) && end.at() == cursor.at()) return true;
    return false;
}

} // namespace

std::optional<TaggedToken> tag_url(const Site& site) {
    Cursor cursor{site.text, site.at};
    const bool scheme = cursor.eat_word(U"http://") || cursor.eat_word(U"https://") ||
                        cursor.eat_word(U"ftp://") || cursor.eat_word(U"HTTP://") ||
                        cursor.eat_word(U"HTTPS://") || cursor.eat_word(U"Http://") ||
                        cursor.eat_word(U"Https://");
    if (!scheme && !cursor.eat_word(U"www.") && !domain_with_path(site.text, site.at)) return std::nullopt;
    auto end = cursor.at();
    bool path = false;
    for (int i = 0; i < 2000 && in_url(site.text[end]); ++i) {
        path = path || site.text[end] == U'/';
        ++end;
    }
    while (end > cursor.at() && !is_alnum(site.text.before(end)) && site.text.before(end) != U'/') --end;
    if (end == cursor.at()) return std::nullopt;
    // www.gov.cn is a name that can be said; what has a path is not.
    if (site.options.url == UrlPolicy::read || (!scheme && !path))
        return TaggedToken{end, spell(site, site.at, end), {}};
    if (site.options.url == UrlPolicy::skip) return TaggedToken{end, {}, SkipReason::url};
    return TaggedToken{end, {{Kind::text, "链接"}}, {}};
}

} // namespace langdu::normalizer
