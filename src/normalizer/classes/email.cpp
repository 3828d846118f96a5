#include "normalizer/classes/spelling.h"
#include "normalizer/cursor.h"

namespace langdu::normalizer {

std::optional<TaggedToken> tag_email(const Site& site) {
    const auto& text = site.text;
    constexpr std::u32string_view local = U"._+-";
    auto at = site.at;
    for (int i = 0; i < 64 && (is_alnum(text[at]) || (text[at] && local.find(text[at]) != local.npos)); ++i)
        ++at;
    if (text[at] != U'@') return std::nullopt;
    auto end = at + 1;
    bool dot = false;
    for (int i = 0; i < 255 && (is_alnum(text[end]) || text[end] == U'.' || text[end] == U'-'); ++i) {
        dot = dot || (text[end] == U'.' && is_latin(text[end + 1]));
        ++end;
    }
    while (end > at && !is_alnum(text.before(end))) --end;
    if (!dot || end <= at + 1) return std::nullopt;
    if (site.options.email == UrlPolicy::skip) return TaggedToken{end, {}, SkipReason::e_mail_address};
    if (site.options.email == UrlPolicy::announce) return TaggedToken{end, {{Kind::text, "邮箱"}}, {}};
    return TaggedToken{end, spell(site, site.at, end, "杠"), {}};
}

} // namespace langdu::normalizer
