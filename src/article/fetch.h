// A page from the web, by libcurl.
#pragma once

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

} // namespace langdu
