#pragma once

#include <string>

namespace langdu::writer {

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
// The same for a picture that is already there; `place` names it in messages.
Cover parse_cover(std::string bytes, const std::string& place);

} // namespace langdu::writer
