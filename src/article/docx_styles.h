// Styles and list numbers of a Word document.
#pragma once

#include "article/style_names.h"
#include "article/xml_tree.h"

#include <array>
#include <map>
#include <optional>
#include <string>

namespace langdu::article {

struct NumberedLevel {
    std::string list; // numId; "0" ends an inherited one
    int level{};      // from 0
};

struct DocxStyle {
    StyleMeaning meaning;
    std::optional<int> outline; // 0 to 8, 9 is body text
    std::optional<NumberedLevel> number;
    bool hidden{};
    std::string raised; // superscript, subscript
    int size{};         // of its letters, in half points; 0: as in the style it is based on
    bool bold{}, centered{};
    bool strong{}, slanted{}, struck{}; // as letters are marked, whatever their font
};

class DocxStyles {
public:
    void read(const pugi::xml_node& styles);
    // By its id, with what it takes from those it is based on.
    DocxStyle of(std::string_view id) const;
    // What w:pPr or w:rPr of a style, a paragraph or a run say.
    static void take_paragraph(const pugi::xml_node& properties, DocxStyle& style);
    static void take_letters(const pugi::xml_node& properties, DocxStyle& style);
    int default_size() const { return default_size_; }

private:
    struct Entry {
        DocxStyle own;
        std::string base;
    };
    std::map<std::string, Entry, std::less<>> entries_;
    int default_size_{20}; // half points
};

class DocxNumbering {
public:
    void read(const pugi::xml_node& numbering);
    // Counts on: the label of the next paragraph at this place, "第一章" or "1.2", empty for a bullet.
    // Nothing when there is no such list.
    std::optional<std::string> next(const NumberedLevel& at);

private:
    static constexpr std::size_t depth = 9;
    struct Level {
        std::string format, text;
        int start{1};
        bool legal{}; // all its numbers are decimal: 1.2 below 第一章
    };
    struct Scheme {
        std::array<Level, depth> levels;
        std::array<int, depth> counts{};
    };
    static void read_level(const pugi::xml_node& node, Level& level);
    std::map<std::string, Scheme> schemes_;      // by abstractNumId
    std::map<std::string, std::string> aliases_; // of abstractNumId: schemes that a style holds
    std::map<std::string, std::string> lists_;   // numId -> abstractNumId
    std::map<std::string, std::map<std::size_t, int>>
        restarts_; // numId -> level -> where it begins anew, once
};

} // namespace langdu::article
