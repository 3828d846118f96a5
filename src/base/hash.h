// Content hashes: FNV-1a over typed, delimited fields; 128 bits, enough to name episodes and clips, not for
// security.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace langdu {

class Hash {
public:
    Hash& add(std::string_view field);
    Hash& add(std::int64_t field);
    std::uint64_t value() const { return low_; }
    std::string hex() const; // 32 digits

private:
    void bytes(const void* data, std::size_t size);
    std::uint64_t low_{0xcbf29ce484222325};
    std::uint64_t high_{0x84222325cbf29ce4};
};

} // namespace langdu
