// Which network addresses belong to the public Internet.
#pragma once

#include <string_view>

struct sockaddr;

namespace langdu::article {

// Not: this machine, private and link-local networks, carriers' inner ones, multicast, documentation, and
// IPv4 of these kinds inside IPv6. Other families and nonsense are not public.
bool is_public_address(const sockaddr& address);
bool is_public_address(std::string_view text); // "93.184.216.34", "2606:2800::1"

} // namespace langdu::article
