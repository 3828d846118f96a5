// How fast clips are spoken, and how fast a recording is made and read: clips a second and times real time.

#include "base/files.h"
#include "base/parallel.h"
#include "speech/phonemes.h"
#include "speech/synthesizer.h"
#include "speech/voice.h"
#include "timeline/record.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>

using namespace langdu;

namespace {

double seconds_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Clauses of 4 to 14 random syllables, every tenth with a Latin word.
std::vector<pronunciation::Utterance> clauses(std::size_t count) {
    const speech::SyllableTable table{data_directory() / "voices/mandarin/syllables.tsv"};
    std::vector<std::string> names;
    for (const auto& [name, row] : table.rows()) names.push_back(name);
    std::ranges::sort(names);
    std::mt19937 random(1);
    std::vector<pronunciation::Utterance> out(count);
    for (auto& clause : out) {
        for (std::size_t left = 4 + random() % 11; left > 0; --left) {
            pronunciation::Token token;
            token.citation = token.surface =
                names[random() % names.size()] + std::to_string(1 + random() % 4);
            clause.tokens.push_back(token);
        }
        if (random() % 10 == 0) {
            pronunciation::Token token;
            token.kind = pronunciation::Token::Kind::foreign;
            token.citation = token.surface = "OpenAI";
            clause.tokens.push_back(token);
        }
    }
    return out;
}

narration::Narration narration_of(const std::vector<pronunciation::Utterance>& said) {
    std::vector<narration::PlannedSentence> out;
    for (std::size_t at = 0; at + 3 <= said.size(); at += 3) {
        narration::PlannedSentence sentence;
        sentence.utterances.assign(said.begin() + static_cast<long>(at),
                                   said.begin() + static_cast<long>(at) + 3);
        sentence.utterances.back().after = phrasing::Pause::sentence;
        out.push_back(std::move(sentence));
    }
    return narration::Narration{std::move(out)};
}

} // namespace

int main() {
    const auto voice = speech::load_voice("zh");
    std::unique_ptr<speech::Synthesizer> synthesizer;
    std::printf("start of the engine: %.0f ms\n",
                1000 * seconds_of([&] { synthesizer = speech::make_espeak_synthesizer(voice); }));
    const auto said = clauses(1500);
    for (const int threads : {1, 2, thread_count(0)}) {
        double sound = 0;
        const double wall = seconds_of([&] {
            ordered_map(
                [&, at = std::size_t{0}]() mutable {
                    return at < said.size() ? std::optional(at++) : std::nullopt;
                },
                [&](std::size_t i) { return synthesizer->speak(said[i]).audio.frames(); },
                [&](Frame frames) { sound += static_cast<double>(frames) / synthesizer->sample_rate(); },
                threads, 32);
        });
        std::printf("speak, %d threads: %.0f clips/s, %.0f times real time\n", threads,
                    static_cast<double>(said.size()) / wall, sound / wall);
    }
    std::optional<timeline::Recording> recording;
    auto narration = narration_of(said);
    const double first =
        seconds_of([&] { recording = timeline::record(narration, *synthesizer, voice, {}); });
    const double second = seconds_of([&] { recording->samples([](std::span<const float>) {}); });
    const double sound = static_cast<double>(recording->timeline.frames) / recording->timeline.sample_rate;
    std::printf("record %.0f s of sound: pass 1 %.0f times real time, pass 2 (gain and limiter) %.0f times\n",
                sound, sound / first, sound / second);
}
