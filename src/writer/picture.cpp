#include "writer/picture.h"

#include "base/error.h"
#include "writer/cover.h"

namespace langdu::writer {

namespace {

int little_endian(std::string_view bytes) {
    int out = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) out = out * 256 + static_cast<unsigned char>(bytes[i]);
    return out;
}

std::optional<PictureKind> gif(std::string_view bytes) {
    if (bytes.size() < 14 || !(bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")))
        return std::nullopt;
    return PictureKind{".gif", "image/gif", little_endian(bytes.substr(6, 2)),
                       little_endian(bytes.substr(8, 2))};
}

std::optional<PictureKind> webp(std::string_view bytes) {
    if (bytes.size() < 30 || !bytes.starts_with("RIFF") || bytes.substr(8, 4) != "WEBP") return std::nullopt;
    PictureKind out{".webp", "image/webp", 0, 0};
    const auto chunk = bytes.substr(12, 4);
    if (chunk == "VP8X") {
        out.width = 1 + little_endian(bytes.substr(24, 3));
        out.height = 1 + little_endian(bytes.substr(27, 3));
    } else if (chunk == "VP8 ") {
        out.width = little_endian(bytes.substr(26, 2)) & 0x3FFF;
        out.height = little_endian(bytes.substr(28, 2)) & 0x3FFF;
    } else if (chunk == "VP8L") {
        const auto bits = static_cast<unsigned>(little_endian(bytes.substr(21, 3))) |
                          static_cast<unsigned>(static_cast<unsigned char>(bytes[24])) << 24;
        out.width = 1 + static_cast<int>(bits & 0x3FFF);
        out.height = 1 + static_cast<int>(bits >> 14 & 0x3FFF);
    } else
        return std::nullopt;
    return out;
}

std::optional<PictureKind> cover_like(const std::string& bytes) {
    try {
        const auto cover = parse_cover(bytes, "picture");
        const bool png = cover.mime == "image/png";
        return PictureKind{png ? ".png" : ".jpg", png ? "image/png" : "image/jpeg", cover.width,
                           cover.height};
    } catch (const InputError&) {
        return std::nullopt;
    }
}

} // namespace

std::optional<PictureKind> picture_kind(const std::string& bytes) {
    constexpr int smallest = 4; // pixels
    auto found = gif(bytes);
    if (!found) found = webp(bytes);
    if (!found) found = cover_like(bytes);
    if (!found || found->width < smallest || found->height < smallest) return std::nullopt;
    return found;
}

} // namespace langdu::writer
