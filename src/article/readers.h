// The table of readers: a kind of file is one row here and one .cpp beside it.
#pragma once

#include "article/article.h"
#include "article/read_article.h"

#include <span>
#include <string>
#include <string_view>

namespace langdu {

// What a reader gets: the bytes as they are, and what they are called.
struct Source {
    std::string bytes;
    std::string
        name; // a path for messages, links to neighbours and the title of last resort; "-" for standard input
    ReadOptions options;
};

struct Reader {
    std::string_view name;
    std::string_view extensions; // ".md .markdown"
    std::string_view description;
    bool (*recognizes)(std::string_view bytes); // by content, whatever the extension says; may be null
    Article (*read)(const Source& source);
};

std::span<const Reader> readers();
// By the option, else by content, else by extension; plain text reads what is left. Throws SettingError: no
// such reader.
const Reader& choose_reader(const Source& source);

bool looks_like_epub(std::string_view bytes);
Article read_epub(const Source& source);
bool looks_like_html(std::string_view bytes);
Article read_html(const Source& source);
bool looks_like_markdown(std::string_view bytes);
Article read_markdown(const Source& source);
Article read_plain_text(const Source& source);

} // namespace langdu
