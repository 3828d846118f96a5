#include "sources/feed_items.h"

#include "base/hash.h"
#include "base/unicode.h"
#include "podcast/dates.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace langdu::sources {

bool may_be_cut(const article::FeedItem& item) {
    constexpr std::size_t shortest = 200; // characters of an article
    if (!item.whole) return true;
    const auto text = article::text_of_markup(item.html);
    const auto end =
        lower_case(trim(std::string_view(text).substr(text.size() - std::min<std::size_t>(text.size(), 60))));
    constexpr std::array<std::string_view, 12> signs{"…",        "...",      "[…]",       "[...]",
                                                     "阅读全文", "继续阅读", "阅读更多",  "查看全文",
                                                     "閱讀全文", "繼續閱讀", "read more", "continue reading"};
    return length_utf8(text) < shortest || std::ranges::any_of(signs, [&](std::string_view sign) {
               return end.ends_with(sign) || end.ends_with(std::string(sign) + " »") ||
                      end.ends_with(std::string(sign) + "»");
           });
}

std::string hash_of(const article::FeedItem& item) {
    return Hash{}
        .add(item.title)
        .add(item.author)
        .add(item.date)
        .add(article::text_of_markup(item.html))
        .hex();
}

std::vector<article::FeedItem> newest_of(std::vector<article::FeedItem> items, std::size_t most) {
    if (items.size() <= most) return items;
    std::vector<std::pair<std::int64_t, std::size_t>> times;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (const auto moment = podcast::parse_date(items[i].date))
            times.emplace_back(-moment->unix_seconds, i);
    if (times.size() == items.size()) {
        std::sort(times.begin(), times.end());
        std::vector<article::FeedItem> sorted;
        for (std::size_t i = 0; i < most; ++i) sorted.push_back(std::move(items[times[i].second]));
        return sorted;
    }
    items.resize(most);
    return items;
}

} // namespace langdu::sources
