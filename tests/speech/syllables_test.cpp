// Every row of the syllable table, in every tone, as the engine speaks it.

#include "base/files.h"
#include "speech/espeak.h"
#include "speech/espeak_zygote.h"
#include "speech/phonemes.h"
#include "speech/spoken.h"
#include "speech/synthesizer.h"
#include "speech/voice.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace langdu;
using namespace langdu::speech;

namespace {

double rms(const Clip& clip, const TokenTime& time) {
    double sum = 0;
    for (auto i = time.begin; i < time.end; ++i)
        sum += std::pow(static_cast<double>(clip.audio.samples[static_cast<std::size_t>(i)]), 2);
    return std::sqrt(sum / static_cast<double>(std::max<Frame>(1, time.end - time.begin)));
}

} // namespace

TEST_CASE("every syllable sounds in every tone, for as long as a syllable should", "[speech]") {
    const SyllableTable table{data_directory() / "voices/mandarin/syllables.tsv"};
    CHECK(table.rows().size() > 400);
    const auto synthesizer = make_espeak_synthesizer(load_voice("zh"));
    std::vector<std::string> names;
    for (const auto& [name, row] : table.rows()) names.push_back(name);
    std::ranges::sort(names);
    for (int tone = 1; tone <= 5; ++tone)
        for (std::size_t at = 0; at < names.size(); at += 10) {
            // In a carrier, so that the engine's lengthening of the last syllable does not count.
            std::string pinyin;
            for (std::size_t i = at; i < std::min(at + 10, names.size()); ++i)
                pinyin += "ba1 " + names[i] + std::to_string(tone) + " ";
            const auto clip = synthesizer->speak(test::utterance(pinyin + "ba1"));
            for (std::size_t i = 1; i + 1 < clip.times.size(); i += 2) {
                INFO(names[at + i / 2] << tone);
                const double ms = ms_of_frames(clip.times[i].end - clip.times[i].begin, 22050);
                CHECK(ms > (tone == 5 ? 80 : 140));
                CHECK(ms < 400);
                CHECK(rms(clip, clip.times[i]) > 0.01);
            }
        }
}

TEST_CASE("no syllable makes the engine switch to English", "[speech]") {
    const SyllableTable table{data_directory() / "voices/mandarin/syllables.tsv"};
    Zygote zygote{espeak_loader(load_voice("zh").definition.string(),
                                data_directory() / "voices/mandarin/phonemes.tsv")};
    for (const auto& [name, row] : table.rows())
        for (const auto* suffix : {"1", "1 r5"}) {
            const auto segments = find_segments(test::utterance(name + suffix), table);
            const auto clip = speak_once(zygote, {segments.at(0).text});
            INFO(name << suffix << ": " << segments[0].text);
            REQUIRE(clip);
            CHECK(clip->phonemes.find("(en)") == std::string::npos);
            // What was spoken is what was written, but for tones, stress and the pauses the engine adds.
            std::string written = segments[0].text, spoken = clip->phonemes;
            for (const std::string mark : {"_|", "_:", "_!", "_"})
                for (auto at = spoken.find(mark); at != std::string::npos; at = spoken.find(mark))
                    spoken.erase(at, mark.size());
            std::erase_if(spoken,
                          [](char c) { return c == ' ' || c == '\''; }); // eSpeak NG 1.52 tells the stress
            for (auto at = written.find('\x01'); at != std::string::npos; at = written.find('\x01'))
                written.erase(at, written.find_first_of("PRS", at) - at + 1);
            std::erase_if(written, [](char c) { return c == ' ' || c == '\'' || (c >= '0' && c <= '9'); });
            CHECK(written.substr(2, written.size() - 4) == spoken);
        }
}
