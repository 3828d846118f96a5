// A page or a file from the web, by libcurl.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace langdu {

bool is_url(std::string_view argument); // http:// or https://

struct Fetched {
    std::string bytes;
    std::string charset; // of the Content-Type header, empty when it names none
};

// Follows redirects within http and https. Throws InputError: no connection, an HTTP error, too slow, too
// large.
Fetched fetch(const std::string& url);

// A file of any size to a path; what stands there already is taken for its beginning, and only the rest is asked for.
// Tries again a few times when the connection breaks. Throws InputError as fetch() does, OutputError: cannot be
// written. What has come stays, for the next time.
void download(const std::string& url, const std::filesystem::path& path,
              const std::function<void(std::uint64_t bytes)>& progress = {});

} // namespace langdu
