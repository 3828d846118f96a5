// Reads back what epub.cpp wrote: every entry's checksum, titles from the contents page, starts from the
// overlays, the length from the sound's own header.
#include "base/error.h"
#include "base/files.h"
#include "timeline/resampler.h"
#include "writer/bytes.h"
#include "writer/containers.h"
#include "writer/mp3_stream.h"

#include <cstdlib>
#include <map>
#include <string_view>

namespace langdu::writer {

namespace {

using Entries = std::map<std::string, std::string_view>;

OutputError broken(const std::filesystem::path& path) {
    return OutputError(path.string() + ": the EPUB reads back broken; report this");
}

Entries entries_of(std::string_view zip, const std::filesystem::path& path) {
    constexpr std::size_t end_size = 22, row_size = 46, local_size = 30;
    if (zip.size() < end_size || !zip.substr(zip.size() - end_size).starts_with("PK\x05\x06"))
        throw broken(path);
    const auto end = zip.substr(zip.size() - end_size);
    auto at = little_endian(end.substr(16, 4));
    Entries out;
    for (auto left = little_endian(end.substr(10, 2)); left > 0; --left) {
        const auto row = at < zip.size() ? zip.substr(at) : std::string_view();
        if (row.size() < row_size || !row.starts_with("PK\x01\x02")) throw broken(path);
        const auto size = little_endian(row.substr(24, 4)), name_size = little_endian(row.substr(28, 2));
        const auto data_at = little_endian(row.substr(42, 4)) + local_size + name_size;
        if (data_at + size > zip.size()) throw broken(path);
        const auto data = zip.substr(data_at, size);
        if (crc32(data) != little_endian(row.substr(16, 4))) throw broken(path);
        out[std::string(row.substr(row_size, name_size))] = data;
        at += row_size + name_size;
    }
    return out;
}

// The text from behind `before` up to `after`; moves `text` behind it. Empty when there is none.
std::string_view take_between(std::string_view& text, std::string_view before, std::string_view after) {
    const auto begin = text.find(before);
    const auto end = begin == std::string_view::npos ? begin : text.find(after, begin + before.size());
    if (end == std::string_view::npos) return text = {};
    const auto out = text.substr(begin + before.size(), end - begin - before.size());
    text.remove_prefix(end);
    return out;
}

std::string unescape(std::string_view text) {
    std::string out(text);
    for (const auto& [name, character] :
         {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}})
        for (std::size_t at = 0; (at = out.find(name, at)) != std::string::npos; ++at)
            out.replace(at, std::string_view(name).size(), character);
    return out;
}

} // namespace

Episode read_epub(const std::filesystem::path& path) {
    const MappedFile file{path};
    const auto entries = entries_of(file.bytes(), path);
    const auto entry = [&](const std::string& name) {
        const auto found = entries.find("book/" + name);
        if (found == entries.end()) throw broken(path);
        return found->second;
    };
    const auto sound = parse_mp3_length(entry("sound.mp3"));
    if (!sound) throw broken(path);
    Episode out;
    out.path = path;
    out.bytes = file.bytes().size();
    out.sample_rate = sound->sample_rate;
    out.frames = sound->frames;
    auto package = entry("package.opf");
    out.metadata.title = unescape(take_between(package, "<dc:title>", "</dc:title>"));
    out.metadata.author = unescape(take_between(package, "<dc:creator>", "</dc:creator>"));
    for (auto contents = entry("nav.xhtml"); !contents.empty();) {
        const auto name = take_between(contents, "<li><a href=\"", ".xhtml\">");
        if (name.empty()) break;
        const auto title = unescape(take_between(contents, ".xhtml\">", "</a>"));
        auto overlay = entry(std::string(name) + ".smil");
        const double seconds = std::atof(std::string(take_between(overlay, "clipBegin=\"", "s\"")).c_str());
        out.chapters.push_back({static_cast<Frame>(seconds * out.sample_rate + 0.5), title, 1});
    }
    return out;
}

} // namespace langdu::writer
