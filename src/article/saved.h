// An article of the web as a file: what was fetched, as it came, and above it what its feed or list says of
// it.
//
//     langdu saved article 1
//     Address: https://example.org/spring
//     Title: 春天的公园
//     Form: part
//
//     <p>公园里的花都开了。
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace langdu::article {

struct SavedFacts {
    std::string title, author, date, tags;
    bool operator==(const SavedFacts&) const = default;
};

struct SavedArticle {
    std::string address;  // where it was published
    SavedFacts told;      // by its feed: more to be relied on than what a page says of itself
    SavedFacts otherwise; // where nothing else says it
    std::string charset;  // as the server named it
    bool part{};          // the body is the article's own HTML, with no page around it
    std::string body;
    bool operator==(const SavedArticle&) const = default;
};

// The file beside a saved article that has the picture of this address.
std::filesystem::path saved_picture(const std::filesystem::path& article, const std::string& address);

std::string write_saved(const SavedArticle& article);
// Throws InputError: none.
SavedArticle parse_saved(std::string_view bytes, const std::string& place);

} // namespace langdu::article
