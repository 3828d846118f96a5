#include "article/html_table.h"

#include "article/html_visibility.h"
#include "base/unicode.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace langdu::article {

namespace {

bool is_number(std::string_view text) {
    text = trim(text);
    while (!text.empty() && (text.back() == '.' || text.back() == ')')) text.remove_suffix(1);
    return !text.empty() && text.size() <= 4 &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool begins_with_number(std::string_view text) {
    const auto sign = text.find_first_not_of("+-¥$￥<>≥≤~约 ");
    return sign != std::string_view::npos && is_ascii_digit(static_cast<unsigned char>(text[sign]));
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

// Short and full cells above a column of numbers: names, though nothing marks them up so.
bool names_columns(const std::vector<std::vector<HtmlCell>>& rows) {
    if (rows.size() < 3) return false;
    for (const auto& [text, marked, pictured] : rows[0])
        if (text.empty() || length_utf8(text) > 16 || has_digit(text)) return false;
    for (std::size_t column = 0; column < rows[0].size(); ++column) {
        std::size_t numbers = 0;
        for (std::size_t row = 1; row < rows.size(); ++row)
            numbers += column < rows[row].size() && begins_with_number(rows[row][column].text);
        if (numbers == rows.size() - 1) return true;
    }
    return false;
}

int small_number(std::string_view text, int least, int most) {
    return std::clamp(std::atoi(std::string(text.substr(0, 6)).c_str()), least, most);
}

} // namespace

bool is_data_table(const HtmlTree& tree, std::size_t table) {
    int rows = 0, columns = 0, row_columns = 0, heads = 0;
    std::size_t text = 0, links = 0, link_end = 0, cell = 0, longest = 0;
    for (std::size_t i = table + 1; i < tree[table].end; ++i) {
        switch (tree[i].tag) {
        case Tag::table:
        case Tag::ul:
        case Tag::ol:
        case Tag::form:
        case Tag::h1:
        case Tag::h2:
        case Tag::h3:
            return false;
        case Tag::tr:
            columns = std::max(columns, row_columns);
            row_columns = 0;
            ++rows;
            break;
        case Tag::th:
            ++heads;
            [[fallthrough]];
        case Tag::td:
            ++row_columns;
            cell = 0;
            break;
        case Tag::a:
            link_end = tree[i].end;
            break;
        case Tag::text:
            text += tree[i].text.size();
            cell += trim(tree[i].text).size();
            longest = std::max(longest, cell);
            links += i < link_end ? tree[i].text.size() : 0;
            break;
        default:
            break;
        }
    }
    columns = std::max(columns, row_columns);
    if (rows < 1 || columns < 2 || columns > 20) return false;
    if (text == 0) return false; // pictures side by side
    if (links * 2 > text && heads == 0) return false;
    if (rows < 2 && heads == 0) return false;
    constexpr std::size_t sentence = 270; // bytes: more than one
    if (heads == 0 && longest > sentence) return false;
    return text < static_cast<std::size_t>(rows * columns) * (heads > 0 ? 400 : 120);
}

HtmlTable read_html_table(const HtmlTree& tree, std::size_t table,
                          const std::function<HtmlCell(std::size_t)>& read,
                          const std::function<void(std::size_t)>& skip) {
    HtmlTable out;
    struct Hanging { // a cell that reaches into the rows below
        int rows;
        HtmlCell cell;
    };
    std::map<std::size_t, Hanging> hanging; // by column
    const auto fill = [&](std::vector<HtmlCell>& row) {
        for (auto found = hanging.find(row.size()); found != hanging.end();
             found = hanging.find(row.size())) {
            row.push_back(found->second.cell);
            if (--found->second.rows == 0) hanging.erase(found);
        }
    };
    struct Row {
        bool heads, in_head; // all of its cells are th; it stands in thead
        std::size_t cells;
    };
    std::vector<Row> shapes;
    std::size_t head_end = 0;
    for (std::size_t at = table + 1; at < tree[table].end; ++at) {
        const auto tag = tree[at].tag;
        const bool part = tag == Tag::thead || tag == Tag::tbody || tag == Tag::tfoot || tag == Tag::tr ||
                          tag == Tag::td || tag == Tag::th;
        if (part && skip_reason(tree, at)) {
            skip(at);
            at = tree[at].end - 1;
            continue;
        }
        if (tag == Tag::thead) head_end = tree[at].end;
        if (tag == Tag::tr) {
            if (!out.rows.empty()) fill(out.rows.back());
            shapes.push_back({true, at < head_end, 0});
            out.rows.emplace_back();
        }
        if ((tag != Tag::td && tag != Tag::th) || out.rows.empty()) continue;
        auto& row = out.rows.back();
        fill(row);
        shapes.back().heads &= tag == Tag::th;
        ++shapes.back().cells;
        const auto cell = read(at);
        if (const auto rows = tree.attribute(at, "rowspan"); !rows.empty())
            if (const int more = small_number(rows, 1, 200) - 1; more > 0)
                hanging[row.size()] = {more, {cell.text}};
        row.push_back(cell);
        const auto span = tree.attribute(at, "colspan");
        for (int i = span.empty() ? 1 : small_number(span, 1, 20); i > 1; --i) row.emplace_back();
        at = tree[at].end - 1;
    }
    if (!out.rows.empty()) fill(out.rows.back());
    // One cell over all columns on top of the others is the table's title.
    const auto is_empty = [](const auto& row) {
        return std::ranges::all_of(row,
                                   [](const HtmlCell& cell) { return cell.text.empty() && !cell.pictured; });
    };
    std::size_t first = 0;
    while (first < out.rows.size() && is_empty(out.rows[first])) ++first;
    if (first + 1 < out.rows.size() && shapes[first].cells == 1 && out.rows[first].size() > 1 &&
        !out.rows[first][0].text.empty())
        out.title = out.rows[first++][0];
    const bool heads =
        first < shapes.size() && (shapes[first].in_head || (shapes[first].heads && shapes[first].cells > 1));
    out.rows.erase(out.rows.begin(), out.rows.begin() + static_cast<std::ptrdiff_t>(first));
    std::erase_if(out.rows, is_empty);
    out.headed = !out.rows.empty() && (heads || names_columns(out.rows));
    return out;
}

bool is_numbered_text(const HtmlTable& table) {
    if (table.headed || table.rows.size() < 2) return false;
    return std::ranges::all_of(table.rows, [](const auto& row) {
        return row.size() == 2 && is_number(row[0].text) && length_utf8(row[1].text) >= 12;
    });
}

} // namespace langdu::article
