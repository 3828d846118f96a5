// A page or a file from the web, by libcurl.
#pragma once

#include "base/error.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
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
    std::string address; // that answered, behind redirects
};

struct FetchLimits {
    std::size_t bytes{50u << 20};
    long seconds{60};
    bool public_only{}; // connects to no address of this machine or a private network, whatever leads there
};

// Follows redirects within http and https. Throws InputError: no connection, an HTTP error, too slow, too
// large, an address that is not allowed.
Fetched fetch(const std::string& url, const FetchLimits& limits = {});

// What is known of an address from the last time, so that a server need not send it again.
struct Validators {
    std::string etag, last_modified; // as the server wrote them
    bool operator==(const Validators&) const = default;
};

struct Answer {
    long status{};
    std::string bytes, charset;
    Validators validators;
    std::string address;             // that answered, behind redirects
    std::optional<long> retry_after; // seconds, where the server asks for a pause
    bool from_public{};
};

// Nobody is there, or too slow.
struct NoAnswer : InputError {
    using InputError::InputError;
};

// As fetch(), but every status is an answer: 304 for what has not changed, 404, 429. Throws NoAnswer;
// InputError: too large, not allowed.
Answer ask(const std::string& url, const Validators& known, const FetchLimits& limits);

// A link on a page, as an address; empty when it is none. Its host with the port, in lower case.
std::string absolute_address(const std::string& page, const std::string& link);
std::string host_of(const std::string& url);
// Wed, 01 May 2024 08:00:00 GMT, as mail, feeds and HTTP write it; unix seconds.
std::optional<std::int64_t> mail_date(const std::string& text);

// A file of any size to a path; what stands there already is taken for its beginning, and only the rest is
// asked for. Tries again a few times when the connection breaks. Throws InputError as fetch() does,
// OutputError: cannot be written. What has come stays, for the next time.
void download(const std::string& url, const std::filesystem::path& path,
              const std::function<void(std::uint64_t bytes)>& progress = {});

} // namespace langdu::article
