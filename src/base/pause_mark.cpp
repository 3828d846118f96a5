#include "base/pause_mark.h"

#include <algorithm>
#include <charconv>

namespace langdu {

namespace {

struct Unit {
    std::string_view name;
    double ms;
};
// A longer name before the one it begins with.
constexpr Unit units[] = {{"毫秒", 1},       {"ms", 1},        {"秒钟", 1000}, {"秒", 1000},
                          {"seconds", 1000}, {"second", 1000}, {"sec", 1000},  {"s", 1000}};

class Scanner {
public:
    explicit Scanner(std::string_view rest) : rest_(rest) {}
    bool take(std::string_view word) {
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }
    bool take_one_of(std::initializer_list<std::string_view> words) {
        return std::ranges::any_of(words, [this](std::string_view word) { return take(word); });
    }
    void spaces() {
        while (take_one_of({" ", "　"})) {
        }
    }
    // Digits with at most one point: 2, 2.5
    std::optional<double> number() {
        const auto digits = std::min(rest_.find_first_not_of("0123456789."), rest_.size());
        double out = 0;
        const auto parsed =
            std::from_chars(rest_.data(), rest_.data() + digits, out, std::chars_format::fixed);
        if (parsed.ec != std::errc() || parsed.ptr != rest_.data() + digits) return std::nullopt;
        rest_.remove_prefix(digits);
        return out;
    }
    std::size_t left() const { return rest_.size(); }

private:
    std::string_view rest_;
};

} // namespace

std::optional<PauseMark> pause_mark_at(std::string_view text, std::size_t at) {
    constexpr double longest_ms = 60'000;
    Scanner scanner{text.substr(std::min(at, text.size()))};
    if (!scanner.take_one_of({"[", "［"})) return std::nullopt;
    scanner.spaces();
    if (!scanner.take_one_of({"停顿", "停頓", "pause"})) return std::nullopt;
    scanner.spaces();
    const auto number = scanner.number();
    if (!number) return std::nullopt;
    scanner.spaces();
    const auto unit = std::ranges::find_if(units, [&](const Unit& row) { return scanner.take(row.name); });
    if (unit == std::end(units)) return std::nullopt;
    scanner.spaces();
    if (!scanner.take_one_of({"]", "］"})) return std::nullopt;
    return PauseMark{text.size() - scanner.left(),
                     static_cast<int>(std::min(*number * unit->ms, longest_ms))};
}

} // namespace langdu
