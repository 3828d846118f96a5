#include "writer_support.h"

#include "../test_support.h"
#include "writer/bytes.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>
#include <stdexcept>

namespace langdu::test {

namespace {

// Blocks of a size that no encoder likes.
timeline::SampleSource blocks(Frame frames, std::function<float(Frame)> sample) {
    return [frames, sample = std::move(sample)](const std::function<void(std::span<const float>)>& sink) {
        std::vector<float> block;
        for (Frame at = 0; at < frames; at += 3001) {
            block.clear();
            for (Frame i = at; i < std::min(frames, at + 3001); ++i) block.push_back(sample(i));
            sink(block);
        }
    };
}

float sine(double frequency, double amplitude, Frame i) {
    return static_cast<float>(
        amplitude * std::sin(2 * std::numbers::pi * frequency * static_cast<double>(i) / engine_rate));
}

} // namespace

timeline::Recording tone_recording(const std::vector<std::string>& titles, int chapter_seconds) {
    timeline::Recording out;
    const Frame chapter = static_cast<Frame>(chapter_seconds) * engine_rate, lead = engine_rate * 3 / 10;
    out.timeline.sample_rate = engine_rate;
    out.timeline.frames = chapter * static_cast<Frame>(titles.size());
    for (std::size_t i = 0; i < titles.size(); ++i) {
        const Frame begin = chapter * static_cast<Frame>(i);
        out.timeline.marks.push_back({begin, titles[i], 1});
        for (Frame at = begin + lead; at + 2 * engine_rate <= begin + chapter; at += 2 * engine_rate)
            out.timeline.cues.push_back({timeline::Cue::Kind::sentence, at, at + engine_rate * 3 / 2,
                                         "第" + std::to_string(i + 1) + "章的一句话。", i,
                                         at == begin + lead});
    }
    out.samples = blocks(out.timeline.frames, [chapter, lead](Frame i) {
        const Frame in_chapter = i % chapter, in_sentence = (in_chapter - lead) % (2 * engine_rate);
        const bool sounds = in_chapter >= lead && in_sentence < engine_rate * 3 / 2 &&
                            in_chapter - in_sentence + 2 * engine_rate <= chapter;
        return sounds ? sine(200 + 20 * static_cast<double>(i / chapter % 20), 0.2, in_sentence) : 0.0F;
    });
    return out;
}

timeline::Recording sine_recording(double seconds, double amplitude) {
    timeline::Recording out;
    out.timeline.sample_rate = engine_rate;
    out.timeline.frames = static_cast<Frame>(seconds * engine_rate);
    out.timeline.marks = {{0, "正弦", 1}};
    out.samples = blocks(out.timeline.frames, [amplitude](Frame i) { return sine(997, amplitude, i); });
    return out;
}

std::vector<writer::Format> sound_formats() {
    std::vector<writer::Format> out;
    for (const auto& format : writer::formats())
        if (format.mime.starts_with("audio/")) out.push_back(format);
    return out;
}

Json ffprobe(const std::filesystem::path& file) {
    const auto outcome = run(
        {"ffprobe", "-v", "error", "-of", "json", "-show_chapters", "-show_format", "-show_streams", file});
    if (outcome.exit_code != 0 || !outcome.err.empty()) throw std::runtime_error("ffprobe: " + outcome.err);
    return Json::parse(outcome.out);
}

std::vector<ToolChapter> ffprobe_chapters(const std::filesystem::path& file) {
    const auto found = ffprobe(file);
    std::vector<ToolChapter> out;
    for (const auto& chapter : found.at("chapters"))
        out.push_back({std::stod(chapter.at("start_time").get<std::string>()),
                       chapter.at("tags").at("title").get<std::string>()});
    return out;
}

Audio decode(const std::filesystem::path& file, int sample_rate) {
    const auto outcome = run({"ffmpeg", "-v", "error", "-i", file, "-map", "0:a:0", "-ar",
                              std::to_string(sample_rate), "-ac", "1", "-f", "f32le", "-"});
    if (outcome.exit_code != 0) throw std::runtime_error("ffmpeg: " + outcome.err);
    Audio out{sample_rate, std::vector<float>(outcome.out.size() / sizeof(float))};
    std::memcpy(out.samples.data(), outcome.out.data(), out.samples.size() * sizeof(float));
    return out;
}

Json python(const std::string& script, const std::vector<std::string>& arguments) {
    std::vector<std::string> command{"/usr/bin/python3", "-c", script};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const auto outcome = run(command);
    if (outcome.exit_code != 0) throw std::runtime_error("python3: " + outcome.err);
    return Json::parse(outcome.out);
}

std::string tiny_png(int side) {
    const auto chunk = [](const std::string& type_and_data) {
        return writer::big_endian(type_and_data.size() - 4, 4) + type_and_data +
               writer::big_endian(writer::crc32(type_and_data), 4);
    };
    // Grey pixels, stored uncompressed: zlib header, stored blocks of one row each, Adler-32.
    std::string zlib = "\x78\x01";
    std::uint32_t a = 1, b = 0;
    const std::string row(static_cast<std::size_t>(side) + 1, '\0');
    for (int y = 0; y < side; ++y) {
        const auto length = static_cast<std::uint16_t>(row.size());
        zlib += (y + 1 == side ? '\x01' : '\0') + writer::little_endian(length, 2) +
                writer::little_endian(static_cast<std::uint16_t>(~length), 2) + row;
        b = (b + a * static_cast<std::uint32_t>(row.size())) % 65521; // all bytes are zero: a stays 1
    }
    zlib += writer::big_endian(b << 16 | a, 4);
    const auto size = writer::big_endian(static_cast<std::uint64_t>(side), 4);
    using namespace std::string_literals;
    return "\x89PNG\r\n\x1A\n"s + chunk("IHDR"s + size + size + "\x08\x00\x00\x00\x00"s) +
           chunk("IDAT" + zlib) + chunk("IEND");
}

std::vector<timeline::Cue> cues_of(const chapter::Script& script, Frame each) {
    std::vector<timeline::Cue> out;
    for (std::size_t c = 0; c < script.chapters.size(); ++c)
        for (std::size_t p = 0; p < script.chapters[c].passages.size(); ++p) {
            const auto& passage = script.chapters[c].passages[p];
            const auto begin = static_cast<Frame>(out.size()) * each;
            out.push_back({timeline::Cue::Kind::sentence,
                           begin,
                           begin + each,
                           passage.text,
                           c,
                           true,
                           passage.kind,
                           p,
                           {0, passage.text.size()}});
        }
    return out;
}

} // namespace langdu::test
