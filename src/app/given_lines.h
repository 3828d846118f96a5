#pragma once

#include <functional>
#include <string>
#include <vector>

namespace langdu::app {

// What a command works through: its words, each a line, or without any the lines of standard input.
void for_each_line(const std::vector<std::string>& words,
                   const std::function<void(const std::string& line)>& take);

} // namespace langdu::app
