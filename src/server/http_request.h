// What a client asks for, and what its words mean.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace langdu::server {

struct HttpRequest {
    std::string method;
    std::string target;                         // as it was sent, without its query
    std::map<std::string, std::string> headers; // lower-case names; repeated ones joined by ", "
    std::string_view header(const std::string& name) const;
    bool has_body() const;
    bool is_well_formed() const; // the names of headers are tokens, their values have no control characters
};

// The path that a target names, percent-decoded once. Nothing: broken escapes, control characters, a NUL, no
// path.
std::optional<std::string> decoded_path(std::string_view target);

struct ByteRange {
    std::uint64_t begin{}, end{}; // half-open
    std::uint64_t size() const { return end - begin; }
    bool operator==(const ByteRange&) const = default;
};
struct RangeChoice {
    bool unsatisfiable{};
    std::optional<ByteRange> range; // nothing: the whole
};
// One range of bytes; several, other units and nonsense count as none.
RangeChoice choose_range(std::string_view header, std::uint64_t size);

} // namespace langdu::server
