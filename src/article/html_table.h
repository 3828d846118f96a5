// The shape of an HTML table: which of its rows name the columns, and whether it is one of data at all.
#pragma once

#include "article/html_tree.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace langdu::article {

// A table of data has rows and columns of short cells; a table that lays out a page has not.
bool is_data_table(const HtmlTree& tree, std::size_t table);

struct HtmlCell {
    std::string text;
    std::int32_t marked{-1}; // by its reader: what it holds besides text
    bool pictured{};         // a picture among it
};

struct HtmlTable {
    std::vector<std::vector<HtmlCell>> rows;
    bool headed{};  // the first row names the columns
    HtmlCell title; // above all columns
};
// `read` reads a cell, `skip` reports a part that nobody sees. The text of a cell over several rows stands in
// each of them.
HtmlTable read_html_table(const HtmlTree& tree, std::size_t table,
                          const std::function<HtmlCell(std::size_t cell)>& read,
                          const std::function<void(std::size_t part)>& skip);

// Rows of a number and a text: verses, steps, items.
bool is_numbered_text(const HtmlTable& table);

} // namespace langdu::article
