// PDF files made by hand: every character is its own code, and a table in the file says so, as in those of
// browsers and word processors.
#pragma once

#include <string>
#include <vector>

namespace langdu::test {

struct PdfWords {
    double x{}, y{}; // points from the lower left corner
    double size{};
    std::u32string text;
};

struct PdfBook {
    std::vector<std::vector<PdfWords>> pages;
    std::vector<std::string> outline; // titles in UTF-16BE, each leads to the first page
    std::string title;                // likewise
};

std::string pdf_of(const PdfBook& book);
std::string utf16be(const std::u32string& text);

} // namespace langdu::test
