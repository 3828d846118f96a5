#include "server/http_request.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace langdu::server {

namespace {

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

bool is_token(std::string_view text) {
    static constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || marks.find(c) != std::string_view::npos;
    });
}

bool has_controls(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](unsigned char c) { return (c < ' ' && c != '\t') || c == 0x7F; });
}

// -1: not two hexadecimal digits, or the NUL that ends a name in C.
int escaped_byte(std::string_view digits) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    const bool whole = digits.size() == 2 && error == std::errc{} && end == digits.data() + digits.size();
    return whole && value != 0 ? static_cast<int>(value) : -1;
}

// The absolute form, which proxies send, has the path behind the host.
std::string_view without_host(std::string_view target) {
    for (const std::string_view scheme : {"http://", "https://"})
        if (target.starts_with(scheme)) {
            const auto slash = target.find('/', scheme.size());
            return slash == std::string_view::npos ? "/" : target.substr(slash);
        }
    return target;
}

} // namespace

std::string_view HttpRequest::header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string_view{} : found->second;
}

bool HttpRequest::has_body() const {
    const auto length = header("content-length");
    return headers.count("transfer-encoding") > 0 || (!length.empty() && length != "0");
}

bool HttpRequest::is_well_formed() const {
    return std::all_of(headers.begin(), headers.end(), [](const auto& header) {
        return is_token(header.first) && !has_controls(header.second);
    });
}

std::optional<std::string> decoded_path(std::string_view target) {
    target = without_host(target);
    target = target.substr(0, target.find_first_of("?#"));
    if (!target.starts_with('/')) return std::nullopt;
    std::string out;
    for (std::size_t i = 0; i < target.size(); ++i) {
        const auto c = static_cast<unsigned char>(target[i]);
        if (c <= ' ' || c == 0x7F) return std::nullopt;
        if (c != '%') {
            out += target[i];
            continue;
        }
        const int byte = escaped_byte(target.substr(i + 1, 2));
        if (byte < 0) return std::nullopt;
        out += static_cast<char>(byte);
        i += 2;
    }
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

} // namespace langdu::server
