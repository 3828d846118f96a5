#include "article/readers.h"

#include "article/foreign.h"
#include "base/error.h"
#include "base/unicode.h"

#include <filesystem>

namespace langdu::article {

namespace {

// In the order in which they are asked; the last one reads everything.
constexpr Reader table[] = {
    {"epub", ".epub", "EPUB 2 and 3: the spine in reading order, titles from the table of contents",
     recognize_epub, read_epub},
    {"docx", ".docx .docm .dotx", "Word: headings by style and outline level, lists, tables, notes, captions",
     recognize_docx, read_docx},
    {"odt", ".odt .fodt .ott", "OpenDocument text: headings, lists, tables, notes, captions", recognize_odt,
     read_odt},
    {"fb2", ".fb2 .fbz", "FictionBook: sections, notes, poems; packed as .fb2.zip too", recognize_fb2,
     read_fb2},
    {"mobi", ".mobi .azw3 .azw .prc", "Kindle books without protection: MOBI, AZW3", recognize_mobi,
     read_mobi},
    {"pdf", ".pdf", "PDF with text: lines joined, running heads dropped, chapters from the outline",
     recognize_pdf, read_pdf},
    {"feed", ".rss .atom .rdf", "RSS and Atom: items as sections", recognize_feed, read_feed},
    {"saved", ".saved", "what batch has fetched from the web, with what its feed says of it", recognize_saved,
     read_saved},
    {"subtitles", ".srt .vtt .ass .ssa .lrc", "timed text: SRT, WebVTT, ASS, LRC, its words only",
     recognize_subtitles, read_subtitles},
    {"pandoc", ".rst .org .tex .latex .rtf .docbook .dbk .adoc .asciidoc .textile .typ",
     "what pandoc reads, where it is installed: reStructuredText, Org, LaTeX, RTF, DocBook", recognize_pandoc,
     read_pandoc},
    {"html", ".html .htm .xhtml", "web pages: the main content, its title, author and date", recognize_html,
     read_html},
    {"markdown", ".md .markdown .mkd .mdown", "Markdown: CommonMark, tables, footnotes, front matter",
     recognize_markdown, read_markdown},
    {"text", ".txt .text", "plain text: headings and captions are found, wrapped lines joined", nullptr,
     read_plain_text},
};

bool has_extension(const Reader& reader, std::string_view extension) {
    if (extension.empty()) return false;
    const auto at = reader.extensions.find(extension);
    const auto end = at + extension.size();
    return at != std::string_view::npos && (end == reader.extensions.size() || reader.extensions[end] == ' ');
}

} // namespace

std::span<const Reader> readers() { return table; }

bool reads_extension(std::string_view extension) {
    for (const auto& reader : table)
        if (has_extension(reader, extension)) return reader.read != read_pandoc || pandoc_reads(extension);
    return false;
}

const Reader& choose_reader(const Source& source) {
    if (source.options.reader) {
        for (const auto& reader : table)
            if (reader.name == *source.options.reader) return reader;
        throw SettingError("reader", *source.options.reader, "no such reader; see langdu readers");
    }
    const Reader* possible = nullptr;
    for (const auto& reader : table) {
        const auto said = reader.recognize ? reader.recognize(source.bytes) : Recognized::no;
        if (said == Recognized::sure) return reader;
        if (said == Recognized::maybe && !possible) possible = &reader;
    }
    refuse_foreign(source);
    const auto extension = lower_case(std::filesystem::path(source.name).extension().string());
    for (const auto& reader : table)
        if (has_extension(reader, extension)) return reader;
    return possible ? *possible : table[std::size(table) - 1];
}

} // namespace langdu::article
