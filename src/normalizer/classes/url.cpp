#include "normalizer/classes/spelling.h"
#include "normalizer/cursor.h"

namespace langdu {

namespace {

bool in_url(char32_t c) {
    constexpr std::u32string_view marks = U"-._~:/?#@!$&*+=%,;";
    return c < 0x80 && (is_alnum(c) || (c != U'\0' && marks.find(c) != marks.npos));
}

} // namespace

std::optional<TaggedToken> tag_url(const Site& site) {
    Cursor cursor{site.text, site.at};
    const bool scheme = cursor.eat_word(U"http://") || cursor.eat_word(U"https://") ||
                        cursor.eat_word(U"ftp://") || cursor.eat_word(U"HTTP://") ||
                        cursor.eat_word(U"HTTPS://");
    if (!scheme && !cursor.eat_word(U"www.")) return std::nullopt;
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
    if (site.options.url == UrlPolicy::skip) return TaggedToken{end, {}, "url"};
    return TaggedToken{end, {{Kind::text, "链接"}}, {}};
}

} // namespace langdu
