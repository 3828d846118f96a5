#include "base/qr_code.h"
#include "base/unicode.h"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>
#include <vector>

using namespace langdu;

namespace {

using Modules = std::vector<std::vector<bool>>; // rows from above, dark or not

// The half blocks of a terminal.
Modules modules_of(const std::string& drawn) {
    Modules out;
    std::istringstream lines(drawn);
    for (std::string line; std::getline(lines, line);) {
        std::vector<bool> upper, lower;
        for (const char32_t c :
             to_utf32(line.substr(line.find('m') + 1, line.rfind('\x1b') - line.find('m') - 1))) {
            upper.push_back(c == U'█' || c == U'▀');
            lower.push_back(c == U'█' || c == U'▄');
        }
        out.push_back(upper);
        out.push_back(lower);
    }
    return out;
}

// Is one of the three squares by which a reader finds the code at this corner?
bool is_finder(const Modules& modules, std::size_t top, std::size_t left) {
    for (std::size_t y = 0; y < 7; ++y)
        for (std::size_t x = 0; x < 7; ++x) {
            const bool edge = y == 0 || y == 6 || x == 0 || x == 6;
            const bool middle = y >= 2 && y <= 4 && x >= 2 && x <= 4;
            if (modules.at(top + y).at(left + x) != (edge || middle)) return false;
        }
    return true;
}

} // namespace

TEST_CASE("a terminal's QR code has its three squares and light around it", "[base]") {
    const auto drawn = qr_code("http://192.168.1.5:8000/feed.xml?token=abc");
    if (drawn.empty()) return; // built without libqrencode
    const auto modules = modules_of(drawn);
    const auto width = modules.front().size();
    for (const auto& row : modules) CHECK(row.size() == width);
    constexpr std::size_t quiet = 2;
    CHECK(is_finder(modules, quiet, quiet));
    CHECK(is_finder(modules, quiet, width - quiet - 7));
    CHECK(is_finder(modules, width - quiet - 7, quiet));
    CHECK_FALSE(is_finder(modules, width - quiet - 7, width - quiet - 7));
    for (std::size_t i = 0; i < width; ++i) CHECK_FALSE((modules[0][i] || modules[1][i] || modules[i][0]));
    CHECK(qr_code("http://192.168.1.6:8000/feed.xml?token=abc") != drawn);
    CHECK(qr_code(std::string(5000, 'a')).empty());
}

TEST_CASE("a page's QR code is a path within its width", "[base]") {
    const auto code = qr_path("https://example.org/podcast/feed.xml");
    if (code.path.empty()) return;
    CHECK(code.width >= 21);
    CHECK(code.path.starts_with("M0 0h7v1h-7z")); // the upper edge of the first square
    CHECK(code.path.find("M" + std::to_string(code.width - 7) + " 0h7v1h-7z") != std::string::npos);
    CHECK(qr_path(std::string(5000, 'a')).path.empty());
}
