// What a reader sees of a text that has reading marks in it.
#pragma once

#include <string>
#include <string_view>

namespace langdu {

// 去[六安|lu4 an1] => 去六安, 打[读 120|幺二零] => 打120
std::string shown_text(std::string_view written);

} // namespace langdu
