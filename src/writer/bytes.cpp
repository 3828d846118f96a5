#include "writer/bytes.h"

#include <array>

namespace langdu::writer {

namespace {

// One table per reflected polynomial.
template <typename T>
constexpr std::array<T, 256> crc_table(T polynomial) {
    std::array<T, 256> table{};
    for (unsigned i = 0; i < 256; ++i) {
        auto value = static_cast<T>(i);
        for (int bit = 0; bit < 8; ++bit)
            value = static_cast<T>(value & 1U ? static_cast<T>(value >> 1U) ^ polynomial : value >> 1U);
        table[i] = value;
    }
    return table;
}

template <typename T>
T crc(const std::array<T, 256>& table, std::string_view bytes, T value) {
    for (const char c : bytes)
        value = static_cast<T>(static_cast<T>(value >> 8U) ^
                               table[(value ^ static_cast<unsigned char>(c)) & 0xFFU]);
    return value;
}

} // namespace

std::uint32_t crc32(std::string_view bytes, std::uint32_t before) {
    static constexpr auto table = crc_table<std::uint32_t>(0xEDB88320);
    return ~crc(table, bytes, ~before);
}

std::uint16_t crc16(std::string_view bytes, std::uint16_t before) {
    static constexpr auto table = crc_table<std::uint16_t>(0xA001);
    return crc(table, bytes, before);
}

} // namespace langdu::writer
