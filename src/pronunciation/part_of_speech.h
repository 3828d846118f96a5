#pragma once

#include <cstdint>
#include <string_view>

namespace langdu::pronunciation {

// Parts of speech as the rules need them; tags of the source dictionary map to these.
enum class PartOfSpeech : std::uint8_t {
    other,
    noun,
    person,
    place,
    name, // organizations, works, brands
    time,
    verb,
    adjective,
    adverb,
    pronoun,
    numeral,
    classifier,
    preposition,
    conjunction,
    particle,
    locative,
    idiom,
    onomatopoeia,
};

// From a jieba tag (n, nr, vn, ...).
PartOfSpeech part_of_speech_of_tag(std::string_view tag);
// By the letter that rules use: n noun, h person, s place, z name, t time, v verb, a adjective, d adverb, r
// pronoun, m numeral, q classifier, p preposition, c conjunction, u particle, f locative, i idiom, o
// onomatopoeia, x other.
char letter_of(PartOfSpeech part);

} // namespace langdu::pronunciation
