#include "article/cover.h"

#include "article/fetch.h"
#include "base/files.h"

#include <filesystem>

namespace langdu::article {

namespace {

constexpr std::size_t largest_cover = 10u << 20;

// A link on a page, as an address: //host/a, /a and a.
std::string resolve(const std::string& page, const std::string& link) {
    if (is_url(link)) return link;
    const auto host = page.find("://") + 3;
    if (link.starts_with("//")) return page.substr(0, host - 2) + link;
    const auto path = page.find('/', host);
    if (link.starts_with('/')) return page.substr(0, path) + link;
    return (path == std::string::npos ? page + "/" : page.substr(0, page.rfind('/') + 1)) + link;
}

} // namespace

std::optional<std::string> read_article_cover(const std::string& article, const std::string& cover,
                                              const std::string& held, bool public_source) {
    if (!held.empty()) return held;
    if (is_url(article)) return fetch(resolve(article, cover), {largest_cover, 20, public_source}).bytes;
    if (is_url(cover) || cover.starts_with("//")) return std::nullopt;
    const auto folder =
        article == "-" ? std::filesystem::path() : std::filesystem::path(article).parent_path();
    return read_file_below(folder, cover, largest_cover);
}

} // namespace langdu::article
