#include "app/settings.h"

#include "base/error.h"
#include "base/files.h"
#include "base/toml.h"
#include "normalizer/policies.h"
#include "normalizer/user_lexicon.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace langdu {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(const Value& value, const std::string& what) {
    const std::string text = value.origin + ": \"" + value.text + "\" " + what;
    if (value.origin.starts_with("-")) throw UsageError(text);
    throw InputError(text);
}

double number_in(const Value& value, double least, double most) {
    double out = 0;
    const char* end = value.text.data() + value.text.size();
    const auto parsed = std::from_chars(value.text.data(), end, out);
    if (parsed.ec != std::errc() || parsed.ptr != end || !(out >= least && out <= most)) {
        char range[64];
        std::snprintf(range, sizeof range, "is no number from %g to %g", least, most);
        refuse(value, range);
    }
    return out;
}

int integer_in(const Value& value, int least, int most) {
    const double number = number_in(value, least, most);
    if (number != static_cast<int>(number)) refuse(value, "is no whole number");
    return static_cast<int>(number);
}

Policy policy_in(const Value& value) {
    if (value.text == "read") return Policy::read;
    if (value.text == "announce") return Policy::announce;
    if (value.text == "skip") return Policy::skip;
    refuse(value, "is no policy; use read, announce or skip");
}

void apply_loudness(Job& job, const Value& value) {
    if (value.text == "podcast")
        job.loudness = {-16, -1.5, true};
    else if (value.text == "ebu")
        job.loudness = {-23, -1.5, true};
    else if (value.text == "none")
        job.loudness.apply = false;
    else
        refuse(value, "is no loudness; use podcast, ebu or none");
}

void apply_lyrics(Job& job, const Value& value) {
    const bool yes = value.text == "yes" || value.text == "true";
    if (!yes && value.text != "no" && value.text != "false") refuse(value, "is not yes or no");
    job.write.lyrics = yes;
}

template <const char* name>
void apply_policy(Job& job, const Value& value) {
    if (!set_policy(job.normalizer, name, value.text)) refuse(value, "is none of the choices");
}
// The names stand for rows of the normalizer's policies.
constexpr char url[] = "url", email[] = "email", one[] = "one", range[] = "range", kilometre[] = "kilometre", kilogram[] = "kilogram",
               celsius[] = "celsius", below_zero[] = "below-zero";

void apply_lexicon(Job& job, const Value& value) {
    job.normalizer.lexicons.push_back(std::make_shared<const UserLexicon>(UserLexicon::read(value.text)));
}

// The voice comes first: rate changes it.
constexpr Setting table[] = {
    {"voice", "--voice", "NAME|FILE", "zh", "A voice's name (langdu voices) or a .toml file",
     [](Job& job, const Value& v) { job.voice = load_voice(v.text); }},
    {"rate", "--rate", "0.5-3", "1", "Speaking rate, 1 is normal",
     [](Job& job, const Value& v) { job.voice.rate = number_in(v, 0.5, 3); }},
    {"loudness", "--loudness", "PRESET", "podcast", "podcast (-16 LUFS), ebu (-23 LUFS) or none",
     apply_loudness},
    {"bitrate", "--bitrate", "KBIT/S", "", "Of the encoder; the format's own without",
     [](Job& job, const Value& v) { job.write.bitrate = integer_in(v, 6, 512) * 1000; }},
    {"sample-rate", "--sample-rate", "HZ", "", "Of the file; the format's own without",
     [](Job& job, const Value& v) { job.write.sample_rate = integer_in(v, 8000, 96000); }},
    {"subtitles", "--subtitles", "LIST", "", "Text files beside the sound: some of vtt,srt,lrc,json",
     [](Job& job, const Value& v) { job.write.subtitles = v.text; }},
    {"lyrics", "--lyrics", "yes|no", "no", "The text with its times as a tag inside the file", apply_lyrics},
    {"title", "--title", "TEXT", "", "Title, instead of the article's own",
     [](Job& job, const Value& v) { job.title = v.text; }},
    {"author", "--author", "TEXT", "", "Author, instead of the article's own",
     [](Job& job, const Value& v) { job.author = v.text; }},
    {"date", "--date", "TEXT", "", "Date, instead of the article's own",
     [](Job& job, const Value& v) { job.date = v.text; }},
    {"cover", "--cover", "FILE", "", "Cover picture, JPEG or PNG",
     [](Job& job, const Value& v) { job.cover = v.text; }},
    {"encoding", "--encoding", "NAME", "",
     "The article's encoding, found without: utf-8, gb18030, big5, utf-16",
     [](Job& job, const Value& v) { job.read.encoding = v.text; }},
    {"lexicon", "--lexicon", "FILE", "", "Your own readings: written, spoken or pinyin, literal|word|regex",
     apply_lexicon},
    {url, "--url", "announce|read|skip", "announce", "Web addresses: said as 链接, spelled, or left out",
     apply_policy<url>},
    {email, "--email", "read|announce|skip", "read", "E-mail addresses: spelled, said as 邮箱, or left out",
     apply_policy<email>},
    {one, "--one", "幺|一", "幺", "1 in telephone numbers and codes", apply_policy<one>},
    {range, "--range", "到|至", "到", "The dash of a range", apply_policy<range>},
    {kilometre, "--kilometre", "公里|千米", "公里", "km", apply_policy<kilometre>},
    {kilogram, "--kilogram", "千克|公斤", "千克", "kg", apply_policy<kilogram>},
    {celsius, "--celsius", "摄氏度|度", "摄氏度", "℃", apply_policy<celsius>},
    {below_zero, "--below-zero", "零下|负", "零下", "The minus of a temperature", apply_policy<below_zero>},
    {"captions", "--captions", "POLICY", "announce", "Captions of pictures: read, announce or skip",
     [](Job& job, const Value& v) { job.chapters.captions = policy_in(v); }},
    {"code", "--code", "POLICY", "announce", "Code blocks: read, announce or skip",
     [](Job& job, const Value& v) { job.chapters.code = policy_in(v); }},
    {"tables", "--tables", "POLICY", "read", "Tables: read (long ones are announced), announce or skip",
     [](Job& job, const Value& v) { job.chapters.tables = policy_in(v); }},
    {"images", "--images", "POLICY", "skip", "Descriptions of images: read, announce or skip",
     [](Job& job, const Value& v) { job.chapters.images = policy_in(v); }},
    {"formulas", "--formulas", "POLICY", "announce", "Formulas set apart: read, announce or skip",
     [](Job& job, const Value& v) { job.chapters.formulas = policy_in(v); }},
    {"footnotes", "--footnotes", "POLICY", "skip", "Footnotes: read, announce or skip",
     [](Job& job, const Value& v) { job.chapters.footnotes = policy_in(v); }},
    {"threads", "-j,--threads", "N", "", "Threads; all cores without",
     [](Job& job, const Value& v) { job.threads = integer_in(v, 1, 1024); }},
};

const Setting* find_setting(std::string_view name) {
    const auto* found = std::find_if(std::begin(table), std::end(table),
                                     [&](const Setting& row) { return row.name == name; });
    return found == std::end(table) ? nullptr : found;
}

std::string text_of(const TomlValue& value, const std::string& place) {
    switch (value.kind) {
    case TomlValue::Kind::string:
        return value.string;
    case TomlValue::Kind::integer:
        return std::to_string(value.integer);
    case TomlValue::Kind::boolean:
        return value.boolean ? "true" : "false";
    case TomlValue::Kind::number: {
        char out[32];
        const auto end = std::to_chars(out, out + sizeof out, value.number);
        return {out, end.ptr};
    }
    default:
        throw InputError(place + ": " + value.key + " is no text and no number; write " + value.key +
                         " = \"...\"");
    }
}

void read_config(const fs::path& path, Values& values) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return;
    for (const auto& entry : parse_toml(read_file(path.string()), path.string()).children) {
        const std::string place = path.string() + ":" + std::to_string(entry.line);
        if (!find_setting(entry.key))
            throw InputError(place + ": unknown setting " + entry.key + "; langdu config lists them");
        values[entry.key] = {text_of(entry, place), place};
    }
}

fs::path user_config() {
    if (const char* set = std::getenv("XDG_CONFIG_HOME"); set && *set)
        return fs::path(set) / "langdu/langdu.toml";
    if (const char* home = std::getenv("HOME"); home && *home)
        return fs::path(home) / ".config/langdu/langdu.toml";
    return {};
}

} // namespace

std::span<const Setting> settings() { return table; }

void add_settings(CLI::App& app, Values& given) {
    for (const auto& row : table)
        app.add_option_function<std::string>(
               row.flags,
               [&given, name = row.name](const std::string& text) {
                   given[name] = {text, std::string("--") + name};
               },
               row.help)
            ->type_name(row.value)
            ->group("Settings (also keys of langdu.toml)");
}

Values values_in_force(const Values& given, const std::string& article) {
    Values values;
    for (const auto& row : table) values[row.name] = {row.initial, ""};
    read_config(user_config(), values);
    const auto folder = fs::path(article).parent_path();
    read_config((article.empty() || article == "-" || folder.empty() ? fs::path(".") : folder) /
                    "langdu.toml",
                values);
    for (const auto& [name, value] : given) values[name] = value;
    return values;
}

Job make_job(const std::string& article, const fs::path& output, const Values& given) {
    Job job;
    job.article = article;
    job.output = output;
    const auto values = values_in_force(given, article);
    for (const auto& row : table)
        if (const auto& value = values.at(row.name); !value.text.empty()) row.apply(job, value);
    job.write.threads = job.threads;
    return job;
}

} // namespace langdu
