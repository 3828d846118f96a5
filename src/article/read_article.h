// Bytes -> Article. The table of readers is in readers.h; a reader is one file and one row.
#pragma once

#include "article/article.h"

#include <optional>
#include <string>

namespace langdu::article {

// A book's pages before its text: all, the title page but neither cover nor rights, none.
enum class FrontPages { read, title, skip };

struct ReadOptions {
    std::optional<std::string> encoding; // ICU name; found when absent
    std::optional<std::string> reader;   // a row of the reader table; by extension and content when absent
    bool pictures{};                     // those that the file holds are wanted, for a page to show
    FrontPages front_pages{FrontPages::title};
};

// path "-" is standard input. Throws InputError: cannot be read, no text, unknown encoding, not an article.
Article read_article(const std::string& path, const ReadOptions& options = {});
// The same for bytes that are already there; `name` is a path for messages, extension and title.
Article read_article_bytes(std::string bytes, const std::string& name, const ReadOptions& options = {});

} // namespace langdu::article
