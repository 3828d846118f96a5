#include "app/app.h"
#include "normalizer/normalize.h"

#include <CLI/CLI.hpp>

#include <iostream>

namespace langdu {

std::function<int()> command_normalize(CLI::App&) {
    return [] {
        std::ios::sync_with_stdio(false);
        for (std::string line; std::getline(std::cin, line);) std::cout << normalize(line).spoken << '\n';
        return 0;
    };
}

} // namespace langdu
