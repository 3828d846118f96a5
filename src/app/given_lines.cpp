#include "app/given_lines.h"

#include <iostream>

namespace langdu::app {

void for_each_line(const std::vector<std::string>& words,
                   const std::function<void(const std::string& line)>& take) {
    for (const auto& word : words) take(word);
    if (words.empty())
        for (std::string line; std::getline(std::cin, line);) take(line);
}

} // namespace langdu::app
