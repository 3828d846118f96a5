// Times real time of every format, for ten minutes of sound that sings like speech: syllables of a changing
// pitch and pauses between sentences. Arguments: threads (default: all cores), then formats (default: all).
#include "writer/formats.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <numbers>
#include <string>
#include <vector>

using namespace langdu;

namespace {

constexpr int rate = 22050;
constexpr int seconds = 600;

// One sentence of three seconds: twelve syllables with ten harmonics, half a second of silence.
std::vector<float> sentence(int number) {
    std::vector<float> out(3 * rate);
    for (std::size_t i = 0; i < out.size() * 5 / 6; ++i) {
        const double t = static_cast<double>(i) / rate, in_syllable = std::fmod(t, 0.2) / 0.2;
        const double pitch = 110 + 40 * std::sin(number + t * 7);
        double sum = 0;
        for (int h = 1; h <= 30; ++h) sum += std::sin(2 * std::numbers::pi * pitch * h * t) / h;
        out[i] = static_cast<float>(0.1 * sum * std::sin(std::numbers::pi * in_syllable));
    }
    return out;
}

} // namespace

int main(int argc, char** argv) {
    writer::WriteOptions options;
    options.threads = argc > 1 ? std::atoi(argv[1]) : 0;
    std::vector<float> sound;
    for (int i = 0; i < 20; ++i) {
        const auto one = sentence(i);
        sound.insert(sound.end(), one.begin(), one.end());
    }
    timeline::Recording recording;
    recording.timeline.sample_rate = rate;
    recording.timeline.frames = static_cast<Frame>(seconds) * rate;
    recording.timeline.marks = {{0, "测试", 1}};
    recording.samples = [&](const std::function<void(std::span<const float>)>& sink) {
        for (int at = 0; at < seconds; at += 60) sink(sound);
    };
    const auto folder = std::filesystem::temp_directory_path();
    for (const auto& format : writer::formats()) {
        const bool wanted = argc <= 2 || std::find(argv + 2, argv + argc, format.name) != argv + argc;
        if (!wanted || !writer::missing_for(format).empty()) continue;
        const auto path = folder / ("langdu-bench" + std::string(format.extension));
        const auto start = std::chrono::steady_clock::now();
        const auto episode = writer::write_episode(recording, {}, options, path);
        const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
        std::printf("%-5s %7.1f times real time, %6.2f s, %8.2f MB\n", std::string(format.name).c_str(),
                    seconds / wall.count(), wall.count(), static_cast<double>(episode.bytes) / 1e6);
        std::filesystem::remove(path);
    }
    return 0;
}
