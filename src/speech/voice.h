#pragma once

#include "phrasing/sentence.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::speech {

// What a preset says to the Kokoro model.
struct KokoroSettings {
    std::string style;            // a file: beside the preset or installed
    std::filesystem::path folder; // of the preset
    std::string english_style;    // lends its timbre to clauses with foreign words; empty: none
    double english_share{0.6};    // how much of it, 0 to 1
    double pace{4.5};             // syllables a second inside a clause, at rate 1
    double own_pace{4.5};         // what the style speaks when it is told nothing (measured)
    double gain_db{0};            // makes the voices equally loud, and keeps peaks below 1
    bool operator==(const KokoroSettings&) const = default;
};

// A preset from voices/*.toml: how a voice sounds and how long it pauses.
struct Voice {
    std::string name;                 // "newsreader"
    std::string title;                // in Chinese, for people
    std::string description;          // one sentence
    std::vector<std::string> aliases; // "zh", "zh-CN", "cmn": the default voice
    std::string engine{"espeak"};     // a row of speech/engines.h
    KokoroSettings kokoro;            // of the engine "kokoro"; what follows, to the loudness, of "espeak"
    std::filesystem::path definition; // eSpeak NG voice file of our own
    std::string english;              // eSpeak NG voice for Latin spans: a definition of our own, or a name
    int pitch{50};                    // espeakPITCH 0-100
    int range{50};                    // espeakRANGE 0-100
    int words_per_minute{175};        // espeakRATE at --rate 1
    double english_gain_db{0};        // makes the English voice as loud as the Mandarin one
    double misheard{100};       // percent of syllables, with their tones: what the voices are ordered by
    std::string loudness;       // "podcast": a preset of --loudness, checked by who applies it
    std::string loudness_place; // "mine.toml:4", for the message when there is none of that name
    double rate{1.0};           // the user's --rate, 0.5-3
    std::map<std::string, int> pauses_ms; // by pause name, at rate 1
    bool operator==(const Voice&) const = default;
};

// By name or alias (zh, zh-CN, cmn: the default), or a path to a .toml. Throws SettingError: no such voice;
// InputError "file:line: ...": unknown key or bad value.
Voice load_voice(const std::string& name_or_path);
// The default first, then by engine and how well they are understood. Of one engine, or of all.
std::vector<Voice> all_voices(std::string_view engine = {});
// How many times faster than eSpeak NG's 165 words a minute at --rate 1 a voice speaks. eSpeak NG's durations
// shrink faster than its words per minute grow: measured.
inline constexpr double normal_words = 165, words_exponent = 1.3;
double speed_of(const Voice& voice);
// Scaled with the rate. explicit_ms counts for Pause::explicit_ms and is not scaled.
double pause_ms(const Voice& voice, phrasing::Pause pause, int explicit_ms = 0);

} // namespace langdu::speech
