// WAV with 16 bits, RF64 above 4 GiB: INFO tags, cue points with labels, then the sound. Written here because
// libsndfile keeps no chapter titles; it reads the file back instead.
#include "base/audio_file.h"
#include "base/error.h"
#include "writer/bytes.h"
#include "writer/containers.h"
#include "writer/pcm.h"
#include "writer/wav_head.h"

namespace langdu::writer {

namespace {

constexpr std::uint64_t limit_32 = 0xFFFFFFFF;

std::string chunk(std::string_view id, std::string_view body) {
    std::string out = std::string(id) + little_endian(body.size(), 4) + std::string(body);
    if (body.size() % 2) out += '\0';
    return out;
}

std::string info_chunk(const Metadata& m) {
    std::string body = "INFO";
    const auto add = [&](const char* id, const std::string& value) {
        if (!value.empty()) body += chunk(id, value + '\0');
    };
    add("INAM", m.title);
    add("IART", m.author);
    add("IPRD", m.album);
    add("ICRD", m.date);
    add("IGNR", m.genre);
    add("ILNG", m.language);
    add("ICMT", m.comment);
    add("ISRC", m.source);
    add("ITRK", m.track > 0 ? std::to_string(m.track) : "");
    return chunk("LIST", body);
}

std::string chapter_chunks(const std::vector<timeline::Mark>& chapters) {
    std::string cues = little_endian(chapters.size(), 4), labels = "adtl";
    for (std::size_t i = 0; i < chapters.size(); ++i) {
        const auto id = little_endian(i + 1, 4),
                   at = little_endian(static_cast<std::uint64_t>(chapters[i].begin), 4);
        cues += id + at + "data" + little_endian(0, 8) + at;
        labels += chunk("labl", id + chapters[i].title + '\0');
    }
    return chunk("cue ", cues) + chunk("LIST", labels);
}

} // namespace

void write_wav(const Master& master, OutputFile& file) { write_wav_up_to(limit_32, master, file); }

void write_wav_up_to(std::uint64_t largest_riff, const Master& master, OutputFile& file) {
    if (static_cast<std::uint64_t>(master.chapters.back().begin) > limit_32)
        throw OutputError(file.shown_name() +
                          ": WAV cannot mark chapters beyond sample 4,294,967,295; use .flac or --split");
    const auto rate = static_cast<std::uint64_t>(master.sample_rate);
    const auto data_size = static_cast<std::uint64_t>(master.frames) * 2;
    const auto format =
        chunk("fmt ", little_endian(1, 2) + little_endian(1, 2) + little_endian(rate, 4) +
                          little_endian(rate * 2, 4) + little_endian(2, 2) + little_endian(16, 2));
    const auto middle = format + info_chunk(master.metadata) + chapter_chunks(master.chapters);
    const bool large = 12 + 36 + middle.size() + 8 + data_size > largest_riff;
    const auto after_riff =
        4 + (large ? 36 : 0) + middle.size() + 8 + data_size; // what the first chunk holds
    file.write((large ? "RF64" : "RIFF") + little_endian(large ? limit_32 : after_riff, 4) + "WAVE");
    if (large)
        file.write(chunk("ds64", little_endian(after_riff, 8) + little_endian(data_size, 8) +
                                     little_endian(static_cast<std::uint64_t>(master.frames), 8) +
                                     little_endian(0, 4)));
    file.write(middle + "data" + little_endian(large ? limit_32 : data_size, 4));
    const auto data_at = file.size();
    std::string bytes;
    master.samples([&](std::span<const float> samples) {
        bytes.clear();
        for (const float sample : samples)
            bytes += little_endian(static_cast<std::uint16_t>(to_int16(sample)), 2);
        file.write(bytes);
    });
    if (file.size() - data_at != data_size)
        throw OutputError(file.shown_name() + ": the sound is not as long as its timeline; report this");
}

Episode read_wav(const std::filesystem::path& path) {
    const auto info = read_audio_info(path);
    Episode out{path, std::filesystem::file_size(path), info.sample_rate, info.frames, {}, {}};
    for (const auto& cue : info.cues) out.chapters.push_back({cue.at, cue.label, 1});
    out.metadata.title = info.title;
    out.metadata.author = info.artist;
    if (auto head = read_wav_head(path); head.rf64) { // libsndfile reads the sound only
        out.chapters = std::move(head.chapters);
        out.metadata.title = std::move(head.title);
        out.metadata.author = std::move(head.author);
    }
    return out;
}

} // namespace langdu::writer
