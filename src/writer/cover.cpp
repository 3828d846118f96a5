// Reads the size of a JPEG or PNG and walks its whole structure, so that a broken picture stops the run
// before the work and not a player after it.
#include "writer/cover.h"

#include "base/error.h"
#include "base/files.h"
#include "writer/bytes.h"

#include <optional>
#include <string_view>

namespace langdu::writer {

namespace {

constexpr std::size_t size_limit = 10'000'000;

struct Size {
    int width{};
    int height{};
};

bool is_png(std::string_view bytes) { return bytes.starts_with("\x89PNG\r\n\x1A\n"); }
bool is_jpeg(std::string_view bytes) { return bytes.starts_with("\xFF\xD8\xFF"); }

// Chunks of length, type, data and CRC, from IHDR to IEND.
std::optional<Size> png_size(std::string_view bytes) {
    Size size;
    bool has_data = false;
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        const std::size_t length = big_endian(bytes.substr(at, 4));
        if (length > bytes.size() - at - 12) return std::nullopt;
        const auto type_and_data = bytes.substr(at + 4, 4 + length);
        const auto type = type_and_data.substr(0, 4);
        if (crc32(type_and_data) != big_endian(bytes.substr(at + 8 + length, 4))) return std::nullopt;
        if (type == "IHDR" && length == 13) {
            size.width = static_cast<int>(big_endian(type_and_data.substr(4, 4)));
            size.height = static_cast<int>(big_endian(type_and_data.substr(8, 4)));
        }
        has_data = has_data || type == "IDAT";
        if (type == "IEND") return has_data ? std::optional(size) : std::nullopt;
        at += 12 + length;
    }
    return std::nullopt;
}

// Segments up to the scan, the frame header among them; an end marker must follow the scan.
std::optional<Size> jpeg_size(std::string_view bytes) {
    Size size;
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        if (bytes[at] != '\xFF') return std::nullopt;
        const auto marker = static_cast<unsigned char>(bytes[at + 1]);
        if (marker == 0xFF) { // fill byte
            ++at;
            continue;
        }
        const std::size_t length = big_endian(bytes.substr(at + 2, 2));
        if (length < 2 || at + 2 + length > bytes.size()) return std::nullopt;
        const bool frame_header =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame_header && length >= 7) {
            size.height = static_cast<int>(big_endian(bytes.substr(at + 5, 2)));
            size.width = static_cast<int>(big_endian(bytes.substr(at + 7, 2)));
        }
        if (marker == 0xDA)
            return bytes.find("\xFF\xD9", at) != std::string_view::npos ? std::optional(size) : std::nullopt;
        at += 2 + length;
    }
    return std::nullopt;
}

} // namespace

Cover read_cover(const std::string& path) { return parse_cover(read_file(path), path); }

Cover parse_cover(std::string bytes, const std::string& place) {
    if (!is_png(bytes) && !is_jpeg(bytes))
        throw InputError(place + ": not a JPEG or PNG image; convert the cover to one");
    if (bytes.size() > size_limit)
        throw InputError(place + ": a cover above 10 MB; make it 1400 pixels wide");
    const auto size = is_png(bytes) ? png_size(bytes) : jpeg_size(bytes);
    if (!size || size->width <= 0 || size->height <= 0)
        throw InputError(place + ": a broken or cut-off image; save the cover again");
    const std::string mime = is_png(bytes) ? "image/png" : "image/jpeg";
    return {std::move(bytes), mime, size->width, size->height};
}

} // namespace langdu::writer
