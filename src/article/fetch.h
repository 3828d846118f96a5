// A page or a file from the web, by libcurl.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace langdu::article {

bool is_url(std::string_view argument); // http:// or https://

// For messages: what stands before an @ is not shown.
std::string without_password(const std::string& url);

struct Fetched {
    std::string bytes;
    std::string charset; // of the Content-Type header, empty when it names none
    bool from_public{};  // the address that answered is one of the public Internet
};

struct FetchLimits {
    std::size_t bytes{50u << 20};
    long seconds{60};
    bool public_only{}; // connects to no address of this machine or a private network, whatever leads there
};

// Follows redirects within http and https. Throws InputError: no connection, an HTTP error, too slow, too
// large, an address that is not allowed.
Fetched fetch(const std::string& url, const FetchLimits& limits = {});

// A file of any size to a path; what stands there already is taken for its beginning, and only the rest is
// asked for. Tries again a few times when the connection breaks. Throws InputError as fetch() does,
// OutputError: cannot be written. What has come stays, for the next time.
void download(const std::string& url, const std::filesystem::path& path,
              const std::function<void(std::uint64_t bytes)>& progress = {});

} // namespace langdu::article
