#include "base/hash.h"

#include <array>
#include <cstdio>

namespace langdu {

void Hash::bytes(const void* data, std::size_t size) {
    constexpr std::uint64_t prime = 0x100000001b3;
    const auto* at = static_cast<const unsigned char*>(data);
    for (std::size_t i = 0; i < size; ++i) {
        low_ = (low_ ^ at[i]) * prime;
        // The second lane is the same function of rotated state and offset bytes, so that both must collide.
        high_ = ((high_ << 5 | high_ >> 59) ^ (at[i] + 0x9Du)) * prime;
    }
}

Hash& Hash::add(std::string_view field) {
    add(static_cast<std::int64_t>(field.size()));
    bytes(field.data(), field.size());
    return *this;
}

Hash& Hash::add(std::int64_t field) {
    bytes(&field, sizeof field);
    return *this;
}

std::string Hash::hex() const {
    std::array<char, 33> out{};
    std::snprintf(out.data(), out.size(), "%016llx%016llx", static_cast<unsigned long long>(high_),
                  static_cast<unsigned long long>(low_));
    return out.data();
}

} // namespace langdu
