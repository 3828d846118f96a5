#include "article/public_address.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstdint>
#include <cstring>
#include <netinet/in.h>
#include <string>

namespace langdu::article {

namespace {

struct Block4 {
    std::uint32_t first;
    int bits;
};
constexpr std::uint32_t ipv4(unsigned a, unsigned b, unsigned c, unsigned d) {
    return a << 24 | b << 16 | c << 8 | d;
}
// IANA's registry of special-purpose addresses.
constexpr Block4 special4[] = {
    {ipv4(0, 0, 0, 0), 8},     {ipv4(10, 0, 0, 0), 8},      {ipv4(100, 64, 0, 0), 10},
    {ipv4(127, 0, 0, 0), 8},   {ipv4(169, 254, 0, 0), 16},  {ipv4(172, 16, 0, 0), 12},
    {ipv4(192, 0, 0, 0), 24},  {ipv4(192, 0, 2, 0), 24},    {ipv4(192, 168, 0, 0), 16},
    {ipv4(198, 18, 0, 0), 15}, {ipv4(198, 51, 100, 0), 24}, {ipv4(203, 0, 113, 0), 24},
    {ipv4(224, 0, 0, 0), 3},
};

bool is_public4(std::uint32_t address) {
    return std::none_of(std::begin(special4), std::end(special4), [&](const Block4& block) {
        return (address ^ block.first) >> (32 - block.bits) == 0;
    });
}

using Bytes16 = std::array<std::uint8_t, 16>;

std::uint32_t ipv4_at(const Bytes16& bytes, std::size_t at) {
    return ipv4(bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]);
}

bool begins(const Bytes16& bytes, std::initializer_list<std::uint8_t> first) {
    return std::equal(first.begin(), first.end(), bytes.begin());
}

bool is_public6(const Bytes16& bytes) {
    if (begins(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}))
        return is_public4(ipv4_at(bytes, 12)); // mapped
    if (begins(bytes, {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0}))
        return is_public4(ipv4_at(bytes, 12));                             // NAT64
    if (begins(bytes, {0x20, 0x02})) return is_public4(ipv4_at(bytes, 2)); // 6to4
    if (begins(bytes, {0x20, 0x01, 0x00, 0x00}) || begins(bytes, {0x20, 0x01, 0x0D, 0xB8})) return false;
    return (bytes[0] & 0xE0) == 0x20; // 2000::/3 is all that is given out
}

} // namespace

bool is_public_address(const sockaddr& address) {
    if (address.sa_family == AF_INET)
        return is_public4(ntohl(reinterpret_cast<const sockaddr_in&>(address).sin_addr.s_addr));
    if (address.sa_family != AF_INET6) return false;
    Bytes16 bytes{};
    std::memcpy(bytes.data(), &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr, bytes.size());
    return is_public6(bytes);
}

bool is_public_address(std::string_view text) {
    const std::string plain(text.substr(0, text.find('%')));
    in_addr four{};
    if (::inet_pton(AF_INET, plain.c_str(), &four) == 1) return is_public4(ntohl(four.s_addr));
    Bytes16 six{};
    return ::inet_pton(AF_INET6, plain.c_str(), six.data()) == 1 && is_public6(six);
}

} // namespace langdu::article
