// A pause that the author asks for: [停顿 2秒] [停顿2.5秒] [pause 500ms] [pause 2 seconds], also with
// full-width brackets.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace langdu {

struct PauseMark {
    std::size_t end{}; // after its closing bracket, in bytes
    int ms{};          // at most a minute
    bool operator==(const PauseMark&) const = default;
};

// The mark that begins at byte `at`; nullopt: what stands there is ordinary text.
std::optional<PauseMark> pause_mark_at(std::string_view text, std::size_t at);

} // namespace langdu
