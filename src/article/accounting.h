// Nothing is lost: what of a marked-up text is in no block and no entry of `skipped` yet.
#pragma once

#include "article/article.h"

#include <string_view>

namespace langdu::article {

// Compares the letters and digits of the source with those of the blocks that stand on the same lines and
// reports the rest as skipped markup: labels of links, names of tags, entities. `first_line` lines stand
// before `source` in the file.
void account_for_markup(std::string_view source, int first_line, Article& article);

} // namespace langdu::article
