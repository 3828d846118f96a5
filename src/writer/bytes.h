// Numbers as the bytes of file formats, and the checksums these use.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace langdu::writer {

// The lowest `size` bytes of value.
inline std::string big_endian(std::uint64_t value, std::size_t size) {
    std::string out(size, '\0');
    for (std::size_t i = size; i-- > 0; value >>= 8) out[i] = static_cast<char>(value & 0xFF);
    return out;
}
inline std::string little_endian(std::uint64_t value, std::size_t size) {
    std::string out(size, '\0');
    for (std::size_t i = 0; i < size; ++i, value >>= 8) out[i] = static_cast<char>(value & 0xFF);
    return out;
}
// All of `bytes`, at most eight.
inline std::uint64_t big_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}
inline std::uint64_t little_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

// As in PNG and zip.
std::uint32_t crc32(std::string_view bytes, std::uint32_t before = 0);
// CRC-16 (0x8005 reflected), as in the LAME tag.
std::uint16_t crc16(std::string_view bytes, std::uint16_t before = 0);

} // namespace langdu::writer
