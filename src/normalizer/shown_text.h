// What a reader sees of a text that has reading marks in it.
#pragma once

#include "base/span.h"

#include <string>
#include <string_view>
#include <vector>

namespace langdu::normalizer {

// 去[六安|lu4 an1] => 去六安, 打[读 120|幺二零] => 打120
std::string shown_text(std::string_view written);

// What a page does not show of it, in order: of a reading mark all but its words, the marks of pauses.
std::vector<Span> hidden_marks(std::string_view written);

} // namespace langdu::normalizer
