#include "server/http_request.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace langdu {

namespace {

bool is_token(std::string_view text) {
    static constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || marks.find(c) != std::string_view::npos;
    });
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<std::string> decoded_path(std::string_view target) {
    // The absolute form, which proxies send, has the path behind the host.
    for (const std::string_view scheme : {"http://", "https://"})
        if (target.starts_with(scheme)) {
            const auto slash = target.find('/', scheme.size());
            target = slash == std::string_view::npos ? "/" : target.substr(slash);
        }
    if (target.empty() || target.front() != '/') return std::nullopt;
    target = target.substr(0, target.find_first_of("?#"));
    std::string out;
    for (std::size_t i = 0; i < target.size(); ++i) {
        if (target[i] != '%') {
            out += target[i];
            continue;
        }
        const int high = i + 2 < target.size() ? hex_digit(target[i + 1]) : -1,
                  low = high < 0 ? -1 : hex_digit(target[i + 2]);
        if (low < 0) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

HttpParse bad(int status) {
    HttpParse out;
    out.state = HttpParse::State::bad;
    out.status = status;
    return out;
}

// 0, or the status that refuses it.
int read_request_line(std::string_view line, HttpRequest& request) {
    const auto first = line.find(' '), last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return 400;
    const auto version = line.substr(last + 1);
    if (!version.starts_with("HTTP/")) return 400;
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return 505;
    request.http_1_0 = version == "HTTP/1.0";
    request.method = line.substr(0, first);
    if (!is_token(request.method)) return 400;
    const auto target = line.substr(first + 1, last - first - 1);
    if (std::any_of(target.begin(), target.end(), [](unsigned char c) { return c <= ' ' || c == 0x7F; }))
        return 400;
    if (request.method == "OPTIONS" && target == "*") {
        request.path = "*";
        return 0;
    }
    auto path = decoded_path(target);
    if (!path) return 400;
    request.path = std::move(*path);
    return 0;
}

int read_header(std::string_view line, HttpRequest& request) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return 400; // folded lines too
    const auto value = trimmed(line.substr(colon + 1));
    if (std::any_of(value.begin(), value.end(),
                    [](unsigned char c) { return (c < ' ' && c != '\t') || c == 0x7F; }))
        return 400;
    auto& known = request.headers[lower(line.substr(0, colon))];
    known.append(known.empty() ? "" : ", ").append(value);
    return 0;
}

} // namespace

std::string_view HttpRequest::header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string_view{} : found->second;
}

bool HttpRequest::keep_alive() const {
    const auto connection = lower(header("connection"));
    return http_1_0 ? connection.find("keep-alive") != std::string::npos
                    : connection.find("close") == std::string::npos;
}

HttpParse parse_http_request(std::string_view bytes) {
    const auto end = bytes.find("\r\n\r\n");
    if (end == std::string_view::npos || end > http_head_limit) {
        if (bytes.size() > http_head_limit) return bad(431);
        // Wrong from the first line on: no use in waiting for more.
        const auto line = bytes.find("\r\n");
        HttpRequest probe;
        if (line != std::string_view::npos)
            if (const int status = read_request_line(bytes.substr(0, line), probe)) return bad(status);
        return {};
    }
    HttpParse out;
    out.used = end + 4;
    auto head = bytes.substr(0, end);
    auto line_end = std::min(head.find("\r\n"), head.size());
    if (const int status = read_request_line(head.substr(0, line_end), out.request)) return bad(status);
    while (line_end < head.size()) {
        head.remove_prefix(line_end + 2);
        line_end = std::min(head.find("\r\n"), head.size());
        if (const int status = read_header(head.substr(0, line_end), out.request)) return bad(status);
    }
    if (!out.request.http_1_0 && out.request.header("host").empty()) return bad(400);
    if (!out.request.header("transfer-encoding").empty()) return bad(501);
    if (const auto length = out.request.header("content-length"); !length.empty() && length != "0")
        return bad(413);
    out.state = HttpParse::State::complete;
    return out;
}

RangeChoice choose_range(std::string_view header, std::uint64_t size) {
    if (!lower(header.substr(0, 6)).starts_with("bytes=")) return {};
    const auto spec = trimmed(header.substr(6));
    const auto dash = spec.find('-');
    if (dash == std::string_view::npos || spec.find(',') != std::string_view::npos) return {};
    const auto number = [](std::string_view text) -> std::optional<std::uint64_t> {
        std::uint64_t value = 0;
        const auto [at, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc::result_out_of_range && at == text.data() + text.size()) return UINT64_MAX;
        if (error != std::errc{} || at != text.data() + text.size()) return std::nullopt;
        return value;
    };
    const auto first = number(spec.substr(0, dash)), last = number(spec.substr(dash + 1));
    const bool suffix = dash == 0, open = dash + 1 == spec.size();
    if ((suffix && !last) || (!suffix && !first) || (!suffix && !open && (!last || *last < *first)))
        return {};
    if (suffix) {
        if (*last == 0 || size == 0) return {true, std::nullopt};
        return {false, ByteRange{size - std::min(*last, size), size}};
    }
    if (*first >= size) return {true, std::nullopt};
    return {false, ByteRange{*first, open ? size : std::min(*last, size - 1) + 1}};
}

} // namespace langdu
