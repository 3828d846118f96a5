// SHA-256, for files that come from elsewhere and must be what they should be.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace langdu {

std::string sha256(std::string_view bytes);                    // 64 hexadecimal digits
std::string sha256_of_file(const std::filesystem::path& path); // throws InputError: cannot be read

} // namespace langdu
