#include "article/pdf_support.h"

#include <cstdio>
#include <set>

namespace langdu::test {

namespace {

std::string hex(const std::string& bytes) {
    std::string out;
    for (const unsigned char c : bytes) {
        char digits[3];
        std::snprintf(digits, sizeof digits, "%02X", c);
        out += digits;
    }
    return out;
}

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

std::string stream(const std::string& content) {
    return "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream";
}

} // namespace

std::string utf16be(const std::u32string& text) {
    std::string out;
    for (const char32_t c : text) {
        out += static_cast<char>(c >> 8);
        out += static_cast<char>(c);
    }
    return out;
}

std::string pdf_of(const PdfBook& book) {
    std::vector<std::string> objects(6); // 1 catalog, 2 pages, 3 font, 4 descendant, 5 its table, 6 data
    std::set<char32_t> characters;
    std::string kids;
    for (const auto& page : book.pages) {
        std::string content = "BT\n";
        for (const auto& words : page) {
            characters.insert(words.text.begin(), words.text.end());
            content += "/F " + number(words.size) + " Tf 1 0 0 1 " + number(words.x) + " " + number(words.y) +
                       " Tm <" + hex(utf16be(words.text)) + "> Tj\n";
        }
        objects.push_back(stream(content + "ET"));
        objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 "
                          "0 R >> >> /Contents " +
                          std::to_string(objects.size()) + " 0 R >>");
        kids += std::to_string(objects.size()) + " 0 R ";
    }
    const auto first_page = kids.substr(0, kids.find(' '));
    std::string outlines;
    if (!book.outline.empty()) {
        const auto root = objects.size() + 1;
        const auto count = book.outline.size();
        objects.push_back("<< /Type /Outlines /First " + std::to_string(root + 1) + " 0 R /Last " +
                          std::to_string(root + count) + " 0 R /Count " + std::to_string(count) + " >>");
        for (std::size_t i = 0; i < count; ++i) {
            std::string entry = "<< /Title <FEFF" + hex(book.outline[i]) + "> /Parent " +
                                std::to_string(root) + " 0 R /Dest [" + first_page + " 0 R /Fit]";
            if (i > 0) entry += " /Prev " + std::to_string(root + i) + " 0 R";
            if (i + 1 < count) entry += " /Next " + std::to_string(root + i + 2) + " 0 R";
            objects.push_back(entry + " >>");
        }
        outlines = " /Outlines " + std::to_string(root) + " 0 R";
    }
    std::string map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def "
                      "/CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n";
    for (const char32_t c : characters)
        map += "1 beginbfchar <" + hex(utf16be({c})) + "> <" + hex(utf16be({c})) + "> endbfchar\n";
    objects[0] = "<< /Type /Catalog /Pages 2 0 R" + outlines + " >>";
    objects[1] = "<< /Type /Pages /Count " + std::to_string(book.pages.size()) + " /Kids [" + kids + "] >>";
    objects[2] = "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 "
                 "R] /ToUnicode 5 0 R >>";
    objects[3] = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) "
                 "/Ordering (Identity) /Supplement 0 >> /DW 1000 "
                 "/FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 /Ascent 880 /Descent "
                 "-120 /CapHeight 700 /ItalicAngle 0 /StemV 80 /FontBBox [0 -120 1000 880] >> >>";
    objects[4] = stream(map + "endcmap end end");
    objects[5] = book.title.empty() ? "<< >>" : "<< /Title <FEFF" + hex(book.title) + "> >>";
    std::string out = "%PDF-1.5\n";
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        places.push_back(out.size());
        out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const auto table = out.size();
    out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
    for (const auto place : places) {
        char line[32];
        std::snprintf(line, sizeof line, "%010zu 00000 n \n", place);
        out += line;
    }
    return out + "trailer << /Size " + std::to_string(objects.size() + 1) +
           " /Root 1 0 R /Info 6 0 R >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

} // namespace langdu::test
