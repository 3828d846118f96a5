// Recordings made of tones and silences, and what the independent tools say about the files.
#pragma once

#include "base/json.h"
#include "timeline/recording.h"
#include "writer/formats.h"

#include <filesystem>
#include <string>
#include <vector>

namespace langdu::test {

constexpr int engine_rate = 22050;

// Chapters of `chapter_seconds`, each beginning with 300 ms of silence; a sentence is a second and a half of
// a tone whose pitch tells the chapter, and half a second of silence. One sentence cue each.
timeline::Recording tone_recording(const std::vector<std::string>& titles, int chapter_seconds);
// A steady sine at this level for so long.
timeline::Recording sine_recording(double seconds, double amplitude);

// Every passage as one sentence of so many frames, at once after the one before.
std::vector<timeline::Cue> cues_of(const chapter::Script& script, Frame each);

// All that are sound and nothing more.
std::vector<writer::Format> sound_formats();

struct ToolChapter {
    double begin{}; // seconds
    std::string title;
};
// ffprobe -show_chapters -show_format -show_streams
Json ffprobe(const std::filesystem::path& file);
std::vector<ToolChapter> ffprobe_chapters(const std::filesystem::path& file);
// What ffmpeg plays, at this rate.
Audio decode(const std::filesystem::path& file, int sample_rate);
// Runs a Python script (Debian's python3) with these arguments and parses its output as JSON.
Json python(const std::string& script, const std::vector<std::string>& arguments);
// A small valid picture of this many pixels a side.
std::string tiny_png(int side);

} // namespace langdu::test
