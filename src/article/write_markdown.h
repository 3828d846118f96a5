// An article as Markdown that reads back to the same blocks: headings, captions, lists, tables, code.
#pragma once

#include "article/article.h"

#include <string>

namespace langdu::article {

std::string write_markdown(const Article& article);

} // namespace langdu::article
