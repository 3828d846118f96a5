#pragma once

#include <string>

namespace langdu {

// A front cover as it is put into files: the image's own bytes.
struct Cover {
    std::string bytes;
    std::string mime; // "image/jpeg" or "image/png"
    int width{};
    int height{};
    bool operator==(const Cover&) const = default;
};

// Throws InputError "path: ...": missing, not a JPEG or PNG, broken or cut off, above 10 MB.
Cover read_cover(const std::string& path);

} // namespace langdu
