#include "pronunciation/part_of_speech.h"

namespace langdu::pronunciation {

namespace {

struct Row {
    std::string_view tag; // the longest that begins the tag wins: earlier rows first
    PartOfSpeech part;
};

using enum PartOfSpeech;
constexpr Row rows[] = {
    {"nr", person},  {"ns", place},     {"nt", name},       {"nz", name},        {"n", noun},
    {"t", time},     {"vn", noun},      {"vd", adverb},     {"v", verb},         {"ad", adverb},
    {"an", noun},    {"a", adjective},  {"d", adverb},      {"r", pronoun},      {"mq", numeral},
    {"m", numeral},  {"q", classifier}, {"p", preposition}, {"c", conjunction},  {"u", particle},
    {"y", particle}, {"f", locative},   {"s", noun},        {"i", idiom},        {"l", idiom},
    {"j", noun},     {"b", adjective},  {"z", adjective},   {"o", onomatopoeia}, {"e", onomatopoeia},
};

} // namespace

PartOfSpeech part_of_speech_of_tag(std::string_view tag) {
    if (tag == "zg") return other;
    for (const auto& row : rows)
        if (tag.starts_with(row.tag)) return row.part;
    return other;
}

char letter_of(PartOfSpeech part) { return "xnhsztvadrmqpcufio"[static_cast<std::size_t>(part)]; }

} // namespace langdu::pronunciation
