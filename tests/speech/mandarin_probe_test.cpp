#include "speech/mandarin_probe.h"

#include <catch2/catch.hpp>

using namespace langdu;

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
