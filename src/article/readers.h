// The table of readers: a kind of file is one row in readers.cpp and one .cpp beside it.
#pragma once

#include "article/article.h"
#include "article/read_article.h"

#include <span>
#include <string>
#include <string_view>

namespace langdu::article {

// What a reader gets: the bytes as they are, and what they are called.
struct Source {
    std::string bytes;
    std::string
        name; // a path for messages, links to neighbours and the title of last resort; "-" for standard input
    ReadOptions options;
};

inline std::string place_of(const Source& source) { // opens error messages
    return source.name == "-" ? "standard input" : source.name;
}

// What a reader says to the first bytes: sure beats the file's extension, the extension beats maybe.
enum class Recognized { no, maybe, sure };

struct Reader {
    std::string_view name;
    std::string_view extensions; // ".md .markdown"
    std::string_view description;
    Recognized (*recognize)(std::string_view bytes); // null: by extension only
    Article (*read)(const Source& source);
};

std::span<const Reader> readers();
// Is it one of a reader's that can do its work here: ".md", in lower case.
bool reads_extension(std::string_view extension);
// By the option, else by content and extension; plain text reads what is left. Throws SettingError: no such
// reader; InputError: a kind of file that none of them reads.
const Reader& choose_reader(const Source& source);

Recognized recognize_epub(std::string_view bytes);
Article read_epub(const Source& source);
Recognized recognize_docx(std::string_view bytes);
Article read_docx(const Source& source);
Recognized recognize_odt(std::string_view bytes);
Article read_odt(const Source& source);
Recognized recognize_fb2(std::string_view bytes);
Article read_fb2(const Source& source);
Recognized recognize_mobi(std::string_view bytes);
Article read_mobi(const Source& source);
Recognized recognize_pdf(std::string_view bytes);
Article read_pdf(const Source& source);
Recognized recognize_feed(std::string_view bytes);
Article read_feed(const Source& source);
Recognized recognize_saved(std::string_view bytes);
Article read_saved(const Source& source);
Recognized recognize_subtitles(std::string_view bytes);
Article read_subtitles(const Source& source);
Recognized recognize_pandoc(std::string_view bytes);
Article read_pandoc(const Source& source);
bool pandoc_reads(std::string_view extension); // where it is installed
Recognized recognize_html(std::string_view bytes);
Article read_html(const Source& source);
Recognized recognize_markdown(std::string_view bytes);
Article read_markdown(const Source& source);
Article read_plain_text(const Source& source);

} // namespace langdu::article
