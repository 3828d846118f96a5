// Many addresses, asked as a guest asks: a host gets one request at a time and a pause after each, is left
// alone for as long as it wishes, and is given up for this time when it does not answer. Different hosts are
// asked side by side.
#pragma once

#include "article/fetch.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace langdu::sources {

struct PoliteRequest {
    std::string address;
    article::Validators known;
    bool public_only{}; // FetchLimits
};

struct PoliteReply {
    article::Answer answer; // of status 200 to 304
    std::string fault;      // why there is none, empty when there is
    bool lasting{};         // it will hardly be there later either: 404, too large
};

// Until when a host wishes no request, in unix seconds.
using HostRests = std::map<std::string, std::int64_t>;

// Replies come one at a time in the calling thread, in any order. Rests that are over are removed.
void ask_politely(const std::vector<PoliteRequest>& requests, const article::FetchLimits& limits,
                  HostRests& rests, const std::function<void(std::size_t, PoliteReply)>& take);

// After an answer that took so long: twice as long, between one second and ten; none on a network of one's
// own.
std::chrono::milliseconds pause_after(std::chrono::milliseconds took, bool from_public);

} // namespace langdu::sources
