#pragma once

#include "base/skip_reason.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace langdu {

// A half-open range of bytes in a UTF-8 text, on character borders.
struct Span {
    std::size_t begin{};
    std::size_t end{};

    std::size_t size() const { return end - begin; }
    bool empty() const { return begin == end; }
    bool contains(std::size_t at) const { return begin <= at && at < end; }
    std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
    bool operator==(const Span&) const = default;
};

// Written text that will not be heard, and why.
// line is 1-based in the input file, 0 when it has none.
struct Skipped {
    int line{};
    std::string text;
    SkipReason reason{};
    bool operator==(const Skipped&) const = default;
};

} // namespace langdu
