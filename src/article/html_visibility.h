// What of a page nobody sees, or sees and does not read: hidden parts, forms, drawings, page numbers of a
// printed edition.
#pragma once

#include "article/html_tree.h"
#include "base/skip_reason.h"

namespace langdu::article {

// Why nothing below this element is text of the article; null: it is. "": it holds no text at all.
std::optional<SkipReason> skip_reason(const HtmlTree& tree, std::size_t node);

// Does an attribute that holds names between white space (class, epub:type, role) hold this one?
bool has_name(std::string_view attribute, std::string_view name);

} // namespace langdu::article
