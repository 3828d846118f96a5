// The shape of an HTML table: which of its rows name the columns, and whether it is one of data at all.
#pragma once

#include "article/html_tree.h"

#include <functional>
#include <string>
#include <vector>

namespace langdu::article {

// A table of data has rows and columns of short cells; a table that lays out a page has not.
bool is_data_table(const HtmlTree& tree, std::size_t table);

struct HtmlTable {
    std::vector<std::vector<std::string>> rows;
    bool headed{};     // the first row names the columns
    std::string title; // of a cell above all columns
};
// `text_of` gives the text of a cell, `skip` reports a part that nobody sees. A cell over several rows stands
// in each of them.
HtmlTable read_html_table(const HtmlTree& tree, std::size_t table,
                          const std::function<std::string(std::size_t cell)>& text_of,
                          const std::function<void(std::size_t part)>& skip);

// Rows of a number and a text: verses, steps, items.
bool is_numbered_text(const HtmlTable& table);

} // namespace langdu::article
