#include "article/readers.h"

#include "base/error.h"
#include "base/unicode.h"

#include <filesystem>

namespace langdu {

namespace {

// In the order in which they are asked; the last one reads everything.
constexpr Reader table[] = {
    {"epub", ".epub", "EPUB 2 and 3: the spine in reading order, titles from the table of contents",
     looks_like_epub, read_epub},
    {"html", ".html .htm .xhtml", "web pages: the main content, its title, author and date", looks_like_html,
     read_html},
    {"markdown", ".md .markdown .mkd .mdown", "Markdown: CommonMark, tables, footnotes, front matter",
     nullptr, read_markdown},
    {"text", ".txt .text", "plain text: headings and captions are found, wrapped lines joined", nullptr,
     read_plain_text},
};

bool has_extension(const Reader& reader, const std::string& extension) {
    if (extension.empty()) return false;
    const auto at = reader.extensions.find(extension);
    const auto end = at + extension.size();
    return at != std::string_view::npos && (end == reader.extensions.size() || reader.extensions[end] == ' ');
}

} // namespace

std::span<const Reader> readers() { return table; }

const Reader& choose_reader(const Source& source) {
    if (source.options.reader) {
        for (const auto& reader : table)
            if (reader.name == *source.options.reader) return reader;
        throw SettingError("reader", *source.options.reader, "no such reader; see langdu readers");
    }
    for (const auto& reader : table)
        if (reader.recognizes && reader.recognizes(source.bytes)) return reader;
    const auto extension = lower_case(std::filesystem::path(source.name).extension().string());
    for (const auto& reader : table)
        if (has_extension(reader, extension)) return reader;
    for (const auto& reader : table)
        if (reader.read == read_markdown && looks_like_markdown(source.bytes)) return reader;
    return table[std::size(table) - 1];
}

} // namespace langdu
