// A request as a client sends it, and what a library answers: a known file, a feed or a refusal, never
// anything else. Input: "GET /path HTTP/1.1", then lines of headers, as libmicrohttpd hands them on.
#include "fuzz/targets.h"

#include "base/error.h"
#include "server/http_response.h"
#include "test_support.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <unistd.h>

namespace langdu::fuzz {

namespace {

struct Library : test::TemporaryDirectory {
    Library() {
        std::filesystem::create_directories(path() / "public/assets");
        test::write_text(path() / "public/a.mp3", "0123456789");
        test::write_text(path() / "public/index.html", "<p>");
        test::write_text(path() / "public/assets/langdu.css", "p{}");
        test::write_text(path() / "public/.hidden.html", "secret");
        test::write_text(path() / "public/notes.conf", "secret");
        test::write_text(path() / "outside.html", "secret");
        std::filesystem::create_symlink("../outside.html", path() / "public/link.html");
    }
};

server::HttpRequest request_from(std::string_view bytes) {
    const auto line = [&] {
        const auto end = std::min(bytes.find('\n'), bytes.size());
        const auto out = bytes.substr(0, end);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        return out;
    };
    const auto first = line();
    const auto blank = std::min(first.find(' '), first.size());
    const auto target = first.substr(std::min(blank + 1, first.size()));
    server::HttpRequest out{
        std::string(first.substr(0, blank)), std::string(target.substr(0, target.find(" HTTP/"))), {}};
    while (!bytes.empty()) {
        const auto header = line();
        const auto colon = std::min(header.find(": "), header.size());
        std::string name(header.substr(0, colon));
        std::ranges::transform(name, name.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        out.headers[name] += header.substr(std::min(colon + 2, header.size()));
    }
    return out;
}

std::string content(const server::HttpResponse& response) {
    if (!response.file) return response.body();
    std::string out(response.range.size(), '\0');
    const auto got =
        ::pread(response.file.get(), out.data(), out.size(), static_cast<off_t>(response.range.begin));
    demand(got == static_cast<ssize_t>(out.size()), "a part that the file does not have");
    return out;
}

void check(const server::HttpRequest& request, server::PublicFiles& files, const server::HttpSite& site) {
    static const std::set<int> known{200, 204, 206, 301, 304, 400, 404, 405, 413, 416, 421, 503};
    const auto response = server::respond(request, files, site);
    demand(known.contains(response.status), "status " + std::to_string(response.status));
    for (const auto& [name, value] : response.headers) {
        const bool plain = std::ranges::none_of(value, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
        demand(plain && !value.empty(), "header " + name);
    }
    if (response.status == 304) return;
    const auto body = content(response);
    const bool echo = std::ranges::any_of(request.headers, [](const auto& header) {
        return header.second.find("secret") != std::string::npos; // as the name of the host
    });
    demand(echo || body.find("secret") == std::string::npos, "what is not published");
    const bool given = response.status == 200 || response.status == 206;
    if (given && !site.token.empty())
        demand(request.target.find("abc") != std::string::npos ||
                   request.target.find('%') != std::string::npos,
               "without the token");
}

} // namespace

void answer_request(std::string_view bytes) {
    static const Library library;
    static server::PublicFiles files{library.path() / "public"};
    static const std::array<server::HttpSite, 3> sites{server::HttpSite{"", "127.0.0.1:8000", true},
                                                       {"", "192.168.1.5:8000", false},
                                                       {"abc", "127.0.0.1:8000", false}};
    const auto request = request_from(bytes);
    for (const auto& site : sites) check(request, files, site);
    for (const std::uint64_t size : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{10}, UINT64_MAX})
        if (const auto choice = server::choose_range(bytes, size); choice.range)
            demand(choice.range->begin < choice.range->end && choice.range->end <= size,
                   "a range that is not there");
}

} // namespace langdu::fuzz
