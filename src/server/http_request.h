// The head of an HTTP/1.1 request, as strict as the RFCs allow: what is doubtful is refused.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace langdu {

struct HttpRequest {
    std::string method;
    std::string path; // percent-decoded, without query
    bool http_1_0{};
    std::map<std::string, std::string> headers; // lower-case names; repeated ones joined by ", "
    std::string_view header(const std::string& name) const;
    bool keep_alive() const;
};

inline constexpr std::size_t http_head_limit = 16 * 1024;

struct HttpParse {
    enum class State { incomplete, complete, bad };
    State state{State::incomplete};
    int status{};       // of the answer when bad: 400, 413, 431, 501, 505
    std::size_t used{}; // bytes of the head when complete
    HttpRequest request;
};

// `bytes`: all that came so far.
HttpParse parse_http_request(std::string_view bytes);

struct ByteRange {
    std::uint64_t begin{}, end{}; // half-open
    bool operator==(const ByteRange&) const = default;
};
struct RangeChoice {
    bool unsatisfiable{};
    std::optional<ByteRange> range; // nothing: the whole
};
// One range of bytes; several, other units and nonsense count as none.
RangeChoice choose_range(std::string_view header, std::uint64_t size);

} // namespace langdu
