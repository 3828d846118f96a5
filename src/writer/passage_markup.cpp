#include "writer/passage_markup.h"

namespace langdu {

namespace {

struct Row {
    PassageKind kind;
    std::string_view group;      // the element around neighbours of this kind, if any
    std::string_view element;    // around the passage
    std::string_view attributes; // with the space before them
};

constexpr Row rows[] = {
    {PassageKind::heading, "", "h2", ""},
    {PassageKind::paragraph, "", "p", ""},
    {PassageKind::quote, "blockquote", "p", ""},
    {PassageKind::list_item, "ul", "li", ""},
    {PassageKind::caption, "", "p", " class=\"caption\""},
    {PassageKind::announcement, "", "p", " class=\"announcement\""},
};

const Row& row_of(PassageKind kind) {
    for (const auto& row : rows)
        if (row.kind == kind) return row;
    return rows[1];
}

} // namespace

void PassageMarkup::begin(PassageKind kind) {
    end_passage();
    if (open_ && kind_ != kind) end_group();
    const auto& row = row_of(kind);
    if (!row.group.empty() && (!open_ || kind_ != kind)) out_.append("<").append(row.group).append(">\n");
    out_.append("<").append(row.element).append(row.attributes).append(">");
    kind_ = kind;
    open_ = true;
}

void PassageMarkup::end_passage() {
    if (open_) out_.append("</").append(row_of(kind_).element).append(">\n");
}

void PassageMarkup::end_group() {
    const auto group = row_of(kind_).group;
    if (!group.empty()) out_.append("</").append(group).append(">\n");
}

std::string PassageMarkup::finish() {
    end_passage();
    if (open_) end_group();
    open_ = false;
    return std::move(out_);
}

} // namespace langdu
