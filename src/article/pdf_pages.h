// The lines of a PDF, each with its place on the page, in reading order. Poppler finds them in a process of
// its own: what a hostile file does to it costs a bounded time and ends there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::article {

struct PdfLine {
    int page{};                              // from 1
    double left{}, top{}, right{}, bottom{}; // points, from the upper left corner
    double size{};                           // of most of its letters
    bool bold{};
    bool mono{};   // a typewriter's letters, all of one width: code
    bool across{}; // its direction is not the page's: a stamp at the edge
    std::string text;
    std::vector<std::string> notes{}; // raised marks that are gone from the text
    bool table{};                     // made of rows: cells between tabs
    std::size_t label{};              // bytes of a raised mark that opens it
};

struct PdfPage {
    double width{}, height{};
};

struct PdfEntry { // of the outline
    int level{};
    std::string title;
};

struct PdfText {
    std::string title, author, subject, keywords, date;
    std::vector<PdfPage> pages;
    std::vector<PdfLine> lines;
    std::vector<PdfEntry> outline;
};

// Throws InputError: no PDF, broken, protected by a password, more than the limits allow.
PdfText read_pdf_text(std::string_view bytes, const std::string& place);

} // namespace langdu::article
