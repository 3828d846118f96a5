#include "writer/wav_head.h"

#include "writer/bytes.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <functional>
#include <string_view>

namespace langdu::writer {

namespace {

constexpr std::size_t largest_chunk = 64 << 20; // a hundred thousand chapters take less

using TakeChunk = std::function<void(std::string_view id, std::string_view body)>;

// The chunks inside a list.
void for_each_chunk(std::string_view list, const TakeChunk& take) {
    while (list.size() >= 8) {
        const auto size = std::min<std::size_t>(little_endian(list.substr(4, 4)), list.size() - 8);
        take(list.substr(0, 4), list.substr(8, size));
        list.remove_prefix(std::min(list.size(), 8 + size + size % 2));
    }
}

std::string text_of(std::string_view body) { return std::string(body.substr(0, body.find('\0'))); }

void read_list(std::string_view body, WavHead& head) {
    const auto kind = body.substr(0, 4);
    for_each_chunk(body.substr(std::min<std::size_t>(4, body.size())),
                   [&](std::string_view id, std::string_view field) {
                       if (kind == "INFO" && id == "INAM") head.title = text_of(field);
                       if (kind == "INFO" && id == "IART") head.author = text_of(field);
                       if (kind == "adtl" && id == "labl" && field.size() > 4)
                           if (const auto number = little_endian(field.substr(0, 4));
                               number >= 1 && number <= head.chapters.size())
                               head.chapters[number - 1].title = text_of(field.substr(4));
                   });
}

void read_cues(std::string_view body, WavHead& head) {
    constexpr std::size_t size = 24, offset_at = 20; // of a cue point
    for (std::size_t at = 4; at + size <= body.size(); at += size)
        head.chapters.push_back({static_cast<Frame>(little_endian(body.substr(at + offset_at, 4))), "", 1});
}

std::string read_bytes(std::istream& file, std::size_t count) {
    std::string out(count, '\0');
    file.read(out.data(), static_cast<std::streamsize>(count));
    out.resize(static_cast<std::size_t>(file.gcount()));
    return out;
}

} // namespace

WavHead read_wav_head(const std::filesystem::path& path) {
    WavHead head;
    std::ifstream file(path, std::ios::binary);
    const auto riff = read_bytes(file, 12);
    head.rf64 = riff.starts_with("RF64");
    if (!head.rf64 && !riff.starts_with("RIFF")) return head;
    for (;;) {
        const auto chunk = read_bytes(file, 8);
        const auto size = chunk.size() == 8 ? little_endian(std::string_view(chunk).substr(4)) : 0;
        if (chunk.size() < 8 || chunk.starts_with("data") || size > largest_chunk) return head;
        const auto body = read_bytes(file, size + size % 2);
        if (chunk.starts_with("cue ")) read_cues(body, head);
        if (chunk.starts_with("LIST")) read_list(std::string_view(body).substr(0, size), head);
    }
}

} // namespace langdu::writer
