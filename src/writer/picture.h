// A picture beside a text, as browsers and books show it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace langdu::writer {

struct PictureKind {
    std::string_view extension; // ".png"
    std::string_view mime;
    int width{}, height{};
};

// Of PNG, JPEG, GIF and WebP; nothing: none of these, broken, or too small to be more than a dot that counts
// readers.
std::optional<PictureKind> picture_kind(const std::string& bytes);

} // namespace langdu::writer
