// Is everything there that a render needs? Each part is tried, not just looked for.
#include "app/app.h"
#include "app/translate.h"
#include "base/error.h"
#include "base/files.h"
#include "base/temporary_folder.h"
#include "narration/narrate_passage.h"
#include "pronunciation/pronounce.h"
#include "speech/engines.h"
#include "speech/espeak.h"
#include "timeline/recording.h"
#include "writer/formats.h"

#include <cmath>
#include <cstdlib>
#include <iostream>
#include <numbers>
#include <optional>

namespace langdu::app {

namespace {

namespace fs = std::filesystem;

// Runs one check and says how it went.
bool passes(const std::string& what, const std::function<std::string()>& check) {
    try {
        const std::string detail = tr(check());
        std::cout << tr("ok      ") << tr(what) << (detail.empty() ? "" : ": " + detail) << '\n';
        return true;
    } catch (const std::exception& error) {
        std::cout << tr("failed  ") << tr(what) << ": " << tr(error.what()) << '\n';
        return false;
    }
}

// One sentence through the front end: what the voices are tried with.
pronunciation::Utterance probe_utterance(const narration::Mandarin& mandarin) {
    const auto narrated =
        narration::narrate_passage({chapter::PassageKind::paragraph, 1, "你好，银行涨了80%。"}, mandarin, {});
    return narrated.utterances.at(0).at(0);
}

// Two seconds of a quiet tone with one chapter.
timeline::Recording probe_recording() {
    timeline::Recording recording;
    recording.timeline.sample_rate = 22050;
    recording.timeline.frames = 2 * 22050;
    recording.timeline.marks = {{0, "自检", 1}};
    recording.samples = [](const std::function<void(std::span<const float>)>& sink) {
        std::vector<float> samples(2 * 22050);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = 0.1F * static_cast<float>(
                                    std::sin(2 * std::numbers::pi * 220 * static_cast<double>(i) / 22050));
        sink(samples);
    };
    return recording;
}

int self_test() {
    bool ok = true;
    ok &= passes("data", [] { return data_directory().string(); });
    std::optional<pronunciation::Utterance> probe;
    ok &= passes("lexicon and tables", [&] {
        const narration::Mandarin mandarin{data_directory()};
        probe = probe_utterance(mandarin);
        return std::string();
    });
    ok &= passes("engine", [] { return "eSpeak NG " + speech::espeak_version(); });
    for (const auto& voice : speech::all_voices())
        if (const auto missing = speech::engine_of(voice).missing(voice); !missing.empty())
            std::cout << tr("absent  ") << tr("voice {}", voice.name) << ": " << tr(missing) << '\n';
        else
            ok &= passes("voice " + voice.name, [&] {
                const auto synthesizer = speech::make_synthesizer(voice);
                if (probe && synthesizer->speak(*probe).audio.samples.empty())
                    throw OutputError("it says nothing; install its data again");
                return voice.description;
            });
    const TemporaryFolder folder;
    for (const auto& format : writer::formats())
        ok &= passes("format " + std::string(format.extension), [&] {
            writer::Metadata metadata;
            metadata.title = "自检";
            writer::write_episode(probe_recording(), metadata, {},
                                  folder.path() / ("probe" + std::string(format.extension)));
            return std::string("written and read back");
        });
    return ok ? 0 : 1;
}

} // namespace

std::function<int()> command_self_test(Arguments&) { return self_test; }

} // namespace langdu::app
