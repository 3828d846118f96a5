#include "speech/mandarin_probe.h"

#include "base/error.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::speech;

namespace {

// A second of sound in five words.
EngineClip clip(const std::string& phonemes, std::int16_t sample) {
    EngineClip out;
    out.samples.assign(22050, sample);
    for (int i = 0; i < 5; ++i) out.words.push_back({i * 4410, 2 + i * 6});
    out.phonemes = phonemes;
    return out;
}

std::string complaint(const std::string& phonemes) {
    return mandarin_complaint(clip(phonemes, 1), clip(phonemes, 2), 22050);
}

// What a voice is refused for by an engine that ends on some of its clips; "" when it is taken.
std::string refusal(const std::function<bool(int nth, int range)>& ends) {
    Voice voice;
    voice.name = "mine";
    voice.definition = "mine.voice";
    voice.pitch = 40;
    voice.range = 50;
    int nth = 0;
    const auto speak = [&](const char* text, int, int range) -> std::optional<EngineClip> {
        if (ends(++nth, range)) return std::nullopt;
        return clip("n i X Au m A m A X Au", text == std::string(level_probe) ? 2 : 1);
    };
    try {
        probe_mandarin(voice, speak, 22050);
        return "";
    } catch (const InputError& error) {
        return error.what();
    }
}

} // namespace

TEST_CASE("Mandarin is known by what it sounds like, not by how an engine spells it", "[speech]") {
    CHECK(complaint("n i _| X Au _| m A _| m A _| X Au _| _: _").empty());
    CHECK(complaint("n 'i _| X 'Au _| m 'A _| m A _| X 'Au _| _: _").empty());
    CHECK(complaint("n i X aU m a: m a: X aU").empty());
}

TEST_CASE("what is no Mandarin is refused for its reason", "[speech]") {
    using Catch::Contains;
    CHECK_THAT(complaint("n i ; 3 X m m X _: _"), Contains("does not know the phonemes")); // English
    CHECK_THAT(complaint("n i ; 3 X A u m A m A 1 1 X A u _"),
               Contains("does not know the phonemes"));                                          // German
    CHECK_THAT(complaint("n i _| X _| m _| m _| X _|"), Contains("does not know the phonemes")); // Cantonese
    CHECK_THAT(complaint("(en) n i X Au m A m A X Au"), Contains("another language, (en)"));
    const auto flat = clip("n i X Au m A m A X Au", 1);
    CHECK_THAT(mandarin_complaint(flat, flat, 22050), Contains("has no tones"));
    CHECK_THAT(mandarin_complaint({}, {}, 22050), Contains("says nothing"));
    auto brief = flat;
    brief.samples.resize(2205);
    CHECK_THAT(mandarin_complaint(brief, flat, 22050), Contains("takes 100 ms"));
}

TEST_CASE("a voice is not blamed for an engine that somebody killed", "[speech]") {
    using Catch::StartsWith;
    CHECK(refusal([](int, int) { return false; }).empty());
    for (int killed = 1; killed <= 4; ++killed)
        CHECK(refusal([=](int nth, int) { return nth == killed; }).empty());
    CHECK_THAT(refusal([](int, int) { return true; }),
               StartsWith("speech engine: crashed or was killed while mine was tried; "));
    CHECK_THAT(refusal([](int nth, int) { return nth > 3; }),
               StartsWith("speech engine: crashed or was killed"));
    CHECK_THAT(refusal([](int, int range) { return range != 0; }),
               StartsWith("mine.voice: the lowest tones crash eSpeak NG "));
}
