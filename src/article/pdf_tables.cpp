#include "article/pdf_tables.h"

#include "article/lines.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace langdu::article {

namespace {

using Row = std::vector<PdfLine>;

bool beside(const PdfLine& a, const PdfLine& b) {
    const double overlap = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    return a.page == b.page && !a.across && !b.across && b.left >= a.right &&
           overlap > 0.5 * std::min(a.bottom - a.top, b.bottom - b.top);
}

void widen(PdfLine& line, const PdfLine& by) {
    line.left = std::min(line.left, by.left);
    line.right = std::max(line.right, by.right);
    line.top = std::min(line.top, by.top);
    line.bottom = std::max(line.bottom, by.bottom);
    line.notes.insert(line.notes.end(), by.notes.begin(), by.notes.end());
}

PdfLine one_line(const Row& row) {
    auto line = row.front();
    for (std::size_t i = 1; i < row.size(); ++i) {
        line.text += ' ' + row[i].text;
        line.bold &= row[i].bold;
        widen(line, row[i]);
    }
    return line;
}

struct Column {
    double left{}, right{};
};

// The second line of a cell stands right below it, alone. Below the first cell, text may stand that is none.
bool goes_on(const Row& above, const Row& row) {
    if (row.size() != 1 || above.size() < 2) return false;
    const auto& line = row.front();
    for (std::size_t i = 0; i < above.size(); ++i) {
        const auto& cell = above[i];
        const double gap = line.top - cell.bottom;
        const bool in_column = std::abs(line.left - cell.left) < 0.5 * line.size &&
                               (i + 1 == above.size() || line.right < above[i + 1].left);
        if (line.page == cell.page && in_column && line.top > cell.top &&
            gap < (i == 0 ? 0.1 : 0.7) * line.size)
            return true;
    }
    return false;
}

// Cells below each other share a column; in a table no row has two in one.
std::vector<Column> columns_of(const std::vector<Row>& rows) {
    std::vector<Column> columns;
    for (const auto& row : rows)
        for (const auto& cell : row) columns.push_back({cell.left, cell.right});
    std::ranges::sort(columns, {}, &Column::left);
    std::vector<Column> merged;
    for (const auto& column : columns)
        if (!merged.empty() && column.left < merged.back().right)
            merged.back().right = std::max(merged.back().right, column.right);
        else
            merged.push_back(column);
    return merged;
}

std::size_t column_at(const std::vector<Column>& columns, const PdfLine& cell) {
    const auto after = std::ranges::upper_bound(columns, cell.left, {}, &Column::left);
    return static_cast<std::size_t>(std::distance(columns.begin(), after)) - 1;
}

bool is_table(const std::vector<Row>& rows) {
    const auto columns = columns_of(rows);
    if (columns.size() < 2 || rows.size() < (columns.size() > 2 ? 2u : 3u)) return false;
    return std::ranges::all_of(rows, [&](const Row& row) {
        for (std::size_t i = 1; i < row.size(); ++i)
            if (column_at(columns, row[i]) == column_at(columns, row[i - 1])) return false;
        return true;
    });
}

PdfLine table_of(const std::vector<Row>& rows) {
    const auto columns = columns_of(rows);
    auto table = rows.front().front();
    table.text.clear();
    table.table = true;
    for (const auto& row : rows) {
        std::size_t at = 0;
        if (!table.text.empty()) table.text += '\n';
        for (const auto& cell : row) {
            for (const auto place = column_at(columns, cell); at < place; ++at) table.text += '\t';
            table.text += cell.text;
            widen(table, cell);
        }
        table.text.append(columns.size() - 1 - at, '\t');
    }
    return table;
}

// Rows from `begin` that have several cells each, with the further lines of their cells.
std::vector<Row> table_rows(const std::vector<Row>& rows, std::size_t begin, std::size_t& end) {
    std::vector<Row> found;
    for (end = begin; end < rows.size() && rows[end].front().page == rows[begin].front().page; ++end) {
        if (rows[end].size() > 1)
            found.push_back(rows[end]);
        else if (!found.empty() && goes_on(found.back(), rows[end])) {
            const auto& line = rows[end].front();
            const auto cell = std::ranges::min_element(
                found.back(), {}, [&](const PdfLine& other) { return std::abs(other.left - line.left); });
            append_line(cell->text, line.text);
            widen(*cell, line);
        } else
            break;
    }
    return found;
}

} // namespace

void join_rows(std::vector<PdfLine>& lines) {
    std::vector<Row> rows;
    for (auto& line : lines) {
        if (rows.empty() || !beside(rows.back().back(), line)) rows.emplace_back();
        rows.back().push_back(std::move(line));
    }
    lines.clear();
    for (std::size_t i = 0; i < rows.size();) {
        std::size_t end = i;
        const auto table = table_rows(rows, i, end);
        if (end > i && is_table(table)) {
            lines.push_back(table_of(table));
            i = end;
            continue;
        }
        // Note | Text that goes on below
        if (i + 1 < rows.size() && goes_on(rows[i], rows[i + 1]))
            std::ranges::move(rows[i], std::back_inserter(lines));
        else
            lines.push_back(one_line(rows[i]));
        ++i;
    }
}

} // namespace langdu::article
