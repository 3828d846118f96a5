// Runs of three to six digits with 、 or a word between them: 110、112和114, 404/502. What stands before the
// first one or behind the last one speaks for all of them.
#pragma once

#include "normalizer/token.h"

namespace langdu::normalizer {

struct DigitList {
    std::size_t from{}, end{}; // of the whole list; the run itself when it stands alone
};

// The list around the run [from, end). At most six others are looked at on each side.
DigitList digit_list(const Site& site, std::size_t from, std::size_t end);
// How many digits begin at `at`, seven for more.
std::size_t digits_at(const FoldedText& text, std::size_t at);

} // namespace langdu::normalizer
