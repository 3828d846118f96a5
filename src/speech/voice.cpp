#include "speech/voice.h"

#include "base/error.h"
#include "base/files.h"
#include "base/toml.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <tuple>

namespace langdu::speech {

namespace fs = std::filesystem;

namespace {

// The pauses a preset sets, all of them: a missing one would be a silent surprise.
constexpr std::array<std::pair<phrasing::Pause, std::string_view>, 8> pause_names{
    {{phrasing::Pause::minor, "minor"},
     {phrasing::Pause::enumeration, "enumeration"},
     {phrasing::Pause::clause, "clause"},
     {phrasing::Pause::sentence, "sentence"},
     {phrasing::Pause::paragraph, "paragraph"},
     {phrasing::Pause::heading_before, "heading_before"},
     {phrasing::Pause::heading_after, "heading_after"},
     {phrasing::Pause::chapter, "chapter"}}};

fs::path folder() { return data_directory() / "voices"; }

template <typename T>
T required(std::optional<T> value, const TomlReader& table, std::string_view key) {
    if (value) return *std::move(value);
    throw InputError(table.where() + ": " + std::string(key) + " is missing; add it");
}

// A definition beside the preset or among ours; an English voice may also be one of the engine's own, by
// name.
fs::path definition(const fs::path& preset, const std::string& file, const TomlReader& table,
                    std::string_view key) {
    for (const auto& path : {preset.parent_path() / file, folder() / file})
        if (fs::is_regular_file(path)) return path;
    throw InputError(table.where(key) + ": " + (preset.parent_path() / file).string() +
                     ": no such voice definition; correct " + std::string(key));
}

void read_espeak(Voice& voice, const fs::path& path, TomlReader& top) {
    auto engine = required(top.table("engine"), top, "[engine]");
    voice.definition =
        definition(path, required(engine.string("mandarin"), engine, "mandarin"), engine, "mandarin");
    voice.english = required(engine.string("english"), engine, "english");
    if (voice.english.ends_with(".voice"))
        voice.english = definition(path, voice.english, engine, "english").string();
    voice.pitch = static_cast<int>(engine.integer("pitch", 0, 100).value_or(50));
    voice.range = static_cast<int>(engine.integer("range", 0, 100).value_or(50));
    voice.words_per_minute = static_cast<int>(engine.integer("words_per_minute", 80, 450).value_or(175));
    voice.english_gain_db = engine.number("english_gain_db", -20, 20).value_or(0);
    engine.finish();
}

void read_kokoro(Voice& voice, const fs::path& path, TomlReader& top) {
    auto kokoro = required(top.table("kokoro"), top, "[kokoro]");
    voice.kokoro.style = required(kokoro.string("style"), kokoro, "style");
    voice.kokoro.folder = path.parent_path();
    voice.kokoro.english_style = kokoro.string("english_style").value_or("");
    voice.kokoro.english_share = kokoro.number("english_share", 0, 1).value_or(voice.kokoro.english_share);
    voice.kokoro.own_pace = kokoro.number("own_pace", 1, 12).value_or(voice.kokoro.own_pace);
    voice.kokoro.pace = kokoro.number("pace", 1, 12).value_or(voice.kokoro.own_pace);
    voice.kokoro.gain_db = kokoro.number("gain_db", -30, 0).value_or(-6);
    kokoro.finish();
}

Voice read_preset(const fs::path& path) {
    const TomlValue tree = parse_toml(read_file(path.string()), path.string());
    TomlReader top{tree, path.string()};
    Voice voice;
    voice.name = path.stem().string();
    voice.title = top.string("title").value_or(voice.name);
    voice.description = required(top.string("description"), top, "description");
    voice.aliases = top.strings("aliases");
    voice.misheard = top.number("misheard", 0, 100).value_or(100);
    voice.loudness = top.string("loudness").value_or("podcast");
    voice.loudness_place = top.where("loudness");

    // engine = "kokoro" names one; a table [engine] is eSpeak NG's.
    if (const auto named = top.is_table("engine") ? std::nullopt : top.string("engine"))
        voice.engine = *named;
    if (voice.engine == "kokoro")
        read_kokoro(voice, path, top);
    else if (voice.engine == "espeak")
        read_espeak(voice, path, top);
    else
        throw InputError(top.where("engine") + ": there is no engine " + voice.engine +
                         "; write engine = \"kokoro\", or a table [engine] for eSpeak NG");

    auto pauses = required(top.table("pauses"), top, "[pauses]");
    for (const auto& [pause, name] : pause_names)
        voice.pauses_ms[std::string(name)] =
            static_cast<int>(required(pauses.integer(name, 0, 10000), pauses, name));
    pauses.finish();
    top.finish();
    return voice;
}

} // namespace

std::vector<Voice> all_voices(std::string_view engine) {
    std::vector<Voice> out;
    for (const auto& entry : fs::directory_iterator(folder()))
        if (entry.path().extension() == ".toml") out.push_back(read_preset(entry.path()));
    if (!engine.empty()) std::erase_if(out, [&](const Voice& voice) { return voice.engine != engine; });
    std::ranges::sort(out, {}, [](const Voice& voice) {
        return std::tuple(std::ranges::find(voice.aliases, "zh") == voice.aliases.end(), voice.engine,
                          voice.misheard, voice.name);
    });
    return out;
}

Voice load_voice(const std::string& name_or_path) {
    if (name_or_path.ends_with(".toml")) {
        if (!fs::is_regular_file(name_or_path))
            throw SettingError("voice", name_or_path, "no such file; langdu voices lists the ones there are");
        return read_preset(name_or_path);
    }
    // The name's own file first: it need not read the others.
    if (const auto path = folder() / (name_or_path + ".toml");
        !name_or_path.empty() && name_or_path.find('/') == std::string::npos && fs::is_regular_file(path))
        return read_preset(path);
    std::string known;
    for (const auto& voice : all_voices()) {
        if (std::ranges::find(voice.aliases, name_or_path) != voice.aliases.end()) return voice;
        known += (known.empty() ? "" : ", ") + voice.name;
    }
    throw SettingError("voice", name_or_path,
                       "no such voice; choose one of " + known + ", or a path to a .toml file");
}

double speed_of(const Voice& voice) {
    constexpr double normal_pace = 4.5; // syllables a second at 165 words a minute
    if (voice.engine == "kokoro") return voice.rate * voice.kokoro.pace / normal_pace;
    return voice.rate * std::pow(voice.words_per_minute / normal_words, words_exponent);
}

double pause_ms(const Voice& voice, phrasing::Pause pause, int explicit_ms) {
    if (pause == phrasing::Pause::none) return 0;
    if (pause == phrasing::Pause::explicit_ms) return explicit_ms;
    if (pause == phrasing::Pause::section)
        return (pause_ms(voice, phrasing::Pause::paragraph) + pause_ms(voice, phrasing::Pause::chapter)) / 2;
    const auto name =
        std::ranges::find(pause_names, pause, &std::pair<phrasing::Pause, std::string_view>::first)->second;
    return voice.pauses_ms.at(std::string(name)) / voice.rate;
}

} // namespace langdu::speech
