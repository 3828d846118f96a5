// PDF with text. What a page shows as a picture is not read: a scan is refused.
#include "article/pdf_layout.h"
#include "article/pdf_pages.h"
#include "article/readers.h"
#include "base/error.h"
#include "base/unicode.h"

#include <algorithm>
#include <set>

namespace langdu::article {

namespace {

// Names that programs give: Microsoft Word - 报告.doc, untitled
bool is_program_title(std::string_view title) {
    const auto lower = lower_case(title);
    for (const std::string_view known :
         {"microsoft word", "untitled", "powerpoint", "about:blank", "无标题", "未命名", "http", "file:"})
        if (lower.starts_with(known)) return true;
    for (const std::string_view ending :
         {".doc", ".docx", ".wps", ".tex", ".dvi", ".indd", ".pdf", ".html", ".htm", ".txt", ".odt", ".md"})
        if (lower.ends_with(ending)) return true;
    return false;
}

// Letters that the file has no meaning for: a font without a table of its characters.
bool is_unreadable(const PdfText& text) {
    std::size_t bad = 0, all = 0;
    for (const auto& line : text.lines)
        for (auto c = code_point_at(line.text, 0); c.size; c = code_point_at(line.text, c.end())) {
            ++all;
            bad += c.value == 0xFFFD || (c.value >= 0xE000 && c.value <= 0xF8FF) || is_control(c.value);
        }
    return bad * 2 > all;
}

} // namespace

Recognized recognize_pdf(std::string_view bytes) {
    const auto at = bytes.substr(0, 1024).find("%PDF-");
    return at != std::string_view::npos && (at == 0 || bytes[at - 1] == '\n' || bytes[at - 1] == '\r' ||
                                            bytes.find("startxref") != std::string_view::npos)
               ? Recognized::sure
               : Recognized::no;
}

Article read_pdf(const Source& source) {
    const auto place = place_of(source);
    const auto text = read_pdf_text(source.bytes, place);
    if (text.lines.empty())
        throw InputError(place + ": a scanned PDF, pictures of pages without text; have its text recognized "
                                 "first, e.g. ocrmypdf IN.pdf OUT.pdf");
    if (is_unreadable(text))
        throw InputError(place + ": this PDF does not say which characters its letters are; have its text "
                                 "recognized, e.g. ocrmypdf --force-ocr IN.pdf OUT.pdf");
    Article article;
    lay_out_pdf(text, article);
    if (!is_program_title(text.title)) article.title = trim(text.title);
    article.author = trim(text.author);
    article.date = text.date;
    article.tags = trim(text.keywords);
    if (const auto subject = trim(text.subject); !subject.empty())
        article.skipped.push_back({0, std::string(subject), SkipReason::document_property});
    std::set<int> read;
    for (const auto& line : text.lines) read.insert(line.page);
    if (const auto empty = text.pages.size() - read.size(); empty * 4 > text.pages.size())
        article.warnings.push_back(std::to_string(empty) + " of " + std::to_string(text.pages.size()) +
                                   " pages have no text; pictures of text are not read");
    return article;
}

} // namespace langdu::article
