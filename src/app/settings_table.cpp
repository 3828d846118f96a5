// The rows of the table; where their values come from is in settings.cpp.
#include "app/settings.h"

#include "base/error.h"
#include "base/files.h"
#include "base/unicode.h"
#include "normalizer/policies.h"
#include "normalizer/user_lexicon.h"
#include "timeline/estimate.h"
#include "timeline/loudness_presets.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <memory>
#include <optional>

namespace langdu::app {

namespace {

[[noreturn]] void refuse(const Value& value, const std::string& what) {
    const std::string text = value.origin + ": \"" + value.text + "\" " + what;
    if (value.origin.starts_with("-")) throw UsageError(text);
    throw InputError(text);
}

// What people write behind a number, and what it is worth: 64k, 150%.
struct Unit {
    std::string_view name; // lower case
    double factor;
};
using Units = std::initializer_list<Unit>;
constexpr Unit percent{"%", 0.01}, times{"x", 1};

std::optional<double> number_with(std::string_view text, Units units) {
    double out = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), out);
    if (parsed.ec != std::errc()) return {};
    const auto rest = lower_case(trim(text.substr(static_cast<std::size_t>(parsed.ptr - text.data()))));
    if (rest.empty()) return out;
    for (const auto& unit : units)
        if (rest == unit.name) return out * unit.factor;
    return {};
}

double number_in(const Value& value, double least, double most, Units units = {}) {
    const auto number = number_with(value.text, units);
    if (!number || !(*number >= least && *number <= most)) {
        const auto shown = [](double bound) {
            char text[32];
            std::snprintf(text, sizeof text, "%g", bound);
            return std::string(text);
        };
        refuse(value, "is not a number from " + shown(least) + " to " + shown(most));
    }
    return *number;
}

int integer_in(const Value& value, int least, int most, Units units = {}) {
    const double number = number_in(value, least, most, units);
    if (number != static_cast<int>(number)) refuse(value, "is not a whole number");
    return static_cast<int>(number);
}

chapter::Policy policy_in(const Value& value) {
    if (value.text == "read") return chapter::Policy::read;
    if (value.text == "announce") return chapter::Policy::announce;
    if (value.text == "skip") return chapter::Policy::skip;
    refuse(value, "is not a policy; use read, announce or skip");
}

// A preset, or a level in LUFS.
void apply_loudness(Job& job, const Value& value) {
    constexpr double least = -40, most = -8;
    if (const auto level = number_with(value.text, {{"lufs", 1}, {"lkfs", 1}})) {
        if (*level < least || *level > most) refuse(value, "is not a level from -40 to -8 LUFS");
        job.loudness = {.level = *level};
        return;
    }
    const auto* const preset = timeline::find_loudness(value.text);
    if (!preset) refuse(value, "is not a loudness; use podcast, ebu, acx, none or a level such as -18");
    job.loudness = preset->target;
    job.layout.lead_ms = preset->lead_ms;
    job.layout.tail_ms = preset->tail_ms;
}

void apply_voice(Job& job, const Value& value) {
    job.voice = speech::load_voice(value.text);
    apply_loudness(job, {job.voice.loudness, job.voice.loudness_place});
}

void apply_accent(Job& job, const Value& value) {
    if (value.text != "cn" && value.text != "tw") refuse(value, "is not an accent; use cn or tw");
    job.accent = value.text == "tw" ? pronunciation::Accent::taiwan : pronunciation::Accent::mainland;
}

bool is_yes(const Value& value) { return value.text == "yes" || value.text == "true"; }
bool is_no(const Value& value) { return value.text == "no" || value.text == "false"; }

bool yes_or_no(const Value& value) {
    if (!is_yes(value) && !is_no(value)) refuse(value, "is not yes or no");
    return is_yes(value);
}

std::string frame_in(const Value& value, const char* initial) {
    if (is_no(value)) return {};
    if (is_yes(value)) return initial;
    if (const auto field = chapter::unknown_field(value.text); !field.empty())
        refuse(value, "has a field " + field + "; there are {title} {author} {date} {minutes} {chapters}");
    return value.text;
}

template <const char* name>
void apply_policy(Job& job, const Value& value) {
    if (!normalizer::set_policy(job.normalizer, name, value.text)) refuse(value, "is not one of the choices");
}
// The names stand for rows of the normalizer's policies.
constexpr char url[] = "url", email[] = "email", one[] = "one", range[] = "range", kilometre[] = "kilometre",
               kilogram[] = "kilogram", celsius[] = "celsius", below_zero[] = "below-zero", emoji[] = "emoji";

constexpr const char* policy_choices = "read|announce|skip";

template <chapter::Policy chapter::ChapterOptions::*policy>
void apply_chapter_policy(Job& job, const Value& value) {
    job.chapters.*policy = policy_in(value);
}

void apply_front_pages(Job& job, const Value& value) {
    if (value.text == "read")
        job.read.front_pages = article::FrontPages::read;
    else if (value.text == "title")
        job.read.front_pages = article::FrontPages::title;
    else if (value.text == "skip")
        job.read.front_pages = article::FrontPages::skip;
    else
        refuse(value, "is not a choice of front pages; use title, read or skip");
}

void apply_lists(Job& job, const Value& value) {
    if (value.text == "written")
        job.chapters.lists = chapter::ListStyle::written;
    else if (value.text == "ordinal")
        job.chapters.lists = chapter::ListStyle::ordinal;
    else if (value.text == "pause")
        job.chapters.lists = chapter::ListStyle::pause;
    else
        refuse(value, "is not a way to read lists; use written, ordinal or pause");
}

// 3-5,8 and 12-: from chapter 12 on.
void apply_only(Job& job, const Value& value) {
    constexpr int last_of_all = 1'000'000;
    std::string_view left = value.text;
    const auto number = [&](int otherwise) {
        int out = otherwise;
        const auto parsed = std::from_chars(left.data(), left.data() + left.size(), out);
        left.remove_prefix(static_cast<std::size_t>(parsed.ptr - left.data()));
        return out;
    };
    while (!left.empty()) {
        chapter::ChapterRange chosen;
        chosen.first = chosen.last = number(0);
        if (left.starts_with('-')) {
            left.remove_prefix(1);
            chosen.last = number(last_of_all);
        }
        if (chosen.first < 1 || chosen.last < chosen.first || (!left.empty() && left[0] != ','))
            refuse(value, "names no chapters; write 3, 3-5 or 1,4-6");
        if (!left.empty()) left.remove_prefix(1);
        job.chapters.only.push_back(chosen);
    }
}

// 2: chapters; 3min: as much text as is spoken in about three minutes.
void apply_first(Job& job, const Value& value) {
    if (!value.text.ends_with("min")) {
        const auto chapters = number_with(value.text, {});
        if (!chapters || *chapters < 1 || *chapters > 1'000'000 || *chapters != std::floor(*chapters))
            refuse(value, "is not a number of chapters or of minutes; write 2, or 3min");
        job.chapters.first_chapters = static_cast<int>(*chapters);
        return;
    }
    const Value minutes{value.text.substr(0, value.text.size() - 3), value.origin};
    job.chapters.first_characters =
        static_cast<int>(number_in(minutes, 0.1, 10000) * timeline::characters_a_minute(job.voice));
}

void apply_lexicon(Job& job, const Value& value) {
    job.normalizer.lexicons.push_back(
        std::make_shared<const normalizer::UserLexicon>(normalizer::UserLexicon::read(value.text)));
}

// What --help gathers them under.
constexpr auto in_voice = "Voice", in_file = "Sound file", in_numbers = "Numbers and symbols",
               in_parts = "What is not prose", in_chapters = "Text and chapters",
               in_frame = "Around the text", in_run = "Work";

// The voice comes first: it brings a loudness, and rate changes it.
constexpr Setting table[] = {
    {in_voice, "voice", "--voice", "NAME|FILE", "newsreader",
     "A voice's name (langdu voices) or a .toml file", apply_voice},
    {in_voice, "rate", "--rate", "0.5-3", "1", "Speaking rate, 1 is normal; also 120%",
     [](Job& job, const Value& v) {
         job.voice.rate = number_in(v, 0.5, 3, {percent, times});
     }},
    {in_voice, "accent", "--accent", "cn|tw", "cn", "Readings of the mainland or of Taiwan (垃圾 le4 se4)",
     apply_accent},
    {in_voice, "loudness", "--loudness", "podcast|ebu|acx|none|LUFS", "",
     "podcast (-16 LUFS as players hear it; a meter says -19 of one channel), ebu (-23 LUFS), acx "
     "(-20 dB RMS), none, or a level such as -18 (default: the voice's own)",
     apply_loudness},
    {in_file, "bitrate", "--bitrate", "KBIT/S", "", "Encoder bitrate (default: the format's)",
     [](Job& job, const Value& v) {
         job.write.bitrate = integer_in(v, 1, 10000, {{"k", 1}, {"kbps", 1}, {"kbit/s", 1}}) * 1000;
     }},
    {in_file, "sample-rate", "--sample-rate", "HZ", "", "Sample rate of the file (default: the format's)",
     [](Job& job, const Value& v) {
         job.write.sample_rate = integer_in(v, 8000, 96000, {{"hz", 1}, {"k", 1000}, {"khz", 1000}});
     }},
    {in_file, "subtitles", "--subtitles", "vtt|srt|lrc|json|LIST", "",
     "Text files beside the sound; several with commas: vtt,lrc",
     [](Job& job, const Value& v) { job.write.subtitles = writer::parse_subtitle_formats(v.text); }},
    {in_file, "lyrics", "--lyrics", "yes|no", "no", "The text with its times as a tag inside the file",
     [](Job& job, const Value& v) { job.write.lyrics = yes_or_no(v); }},
    {in_file, "title", "--title", "TEXT", "", "Title, instead of the article's own",
     [](Job& job, const Value& v) { job.title = v.text; }},
    {in_file, "author", "--author", "TEXT", "", "Author, instead of the article's own",
     [](Job& job, const Value& v) { job.author = v.text; }},
    {in_file, "date", "--date", "TEXT", "", "Date, instead of the article's own",
     [](Job& job, const Value& v) { job.date = v.text; }},
    {in_file, "cover", "--cover", "FILE", "", "Cover picture, JPEG or PNG",
     [](Job& job, const Value& v) { job.cover = v.text; }},
    {in_chapters, "encoding", "--encoding", "utf-8|gb18030|big5|utf-16|NAME", "",
     "Encoding of the article (default: detected)",
     [](Job& job, const Value& v) { job.read.encoding = v.text; }},
    {in_voice, "lexicon", "--lexicon", "FILE", "",
     "Your own readings: written, spoken or pinyin, literal|word|regex", apply_lexicon},
    {in_numbers, url, "--url", "announce|read|skip", "announce",
     "Web addresses: said as 链接, spelled, or left out", apply_policy<url>},
    {in_numbers, email, "--email", "read|announce|skip", "read",
     "E-mail addresses: spelled, said as 邮箱, or left out", apply_policy<email>},
    {in_numbers, one, "--one", "幺|一", "幺", "1 in telephone numbers and codes", apply_policy<one>},
    {in_numbers, range, "--range", "到|至", "到", "The dash of a range", apply_policy<range>},
    {in_numbers, kilometre, "--kilometre", "公里|千米", "公里", "km", apply_policy<kilometre>},
    {in_numbers, kilogram, "--kilogram", "千克|公斤", "千克", "kg", apply_policy<kilogram>},
    {in_numbers, celsius, "--celsius", "摄氏度|度", "摄氏度", "℃", apply_policy<celsius>},
    {in_numbers, below_zero, "--below-zero", "零下|负", "零下", "The minus of a temperature",
     apply_policy<below_zero>},
    {in_numbers, emoji, "--emoji", "skip|announce|read", "skip", "Emoji: left out, said as 表情, or by name",
     apply_policy<emoji>},
    {in_parts, "captions", "--captions", policy_choices, "announce", "Captions of pictures",
     apply_chapter_policy<&chapter::ChapterOptions::captions>},
    {in_parts, "code", "--code", policy_choices, "announce", "Code blocks",
     apply_chapter_policy<&chapter::ChapterOptions::code>},
    {in_parts, "tables", "--tables", policy_choices, "read", "Tables; long ones are announced",
     apply_chapter_policy<&chapter::ChapterOptions::tables>},
    {in_parts, "images", "--images", policy_choices, "skip", "Descriptions of images",
     apply_chapter_policy<&chapter::ChapterOptions::images>},
    {in_parts, "formulas", "--formulas", policy_choices, "announce", "Formulas set apart",
     apply_chapter_policy<&chapter::ChapterOptions::formulas>},
    {in_parts, "footnotes", "--footnotes", policy_choices, "skip",
     "Footnotes; read: at the end of the paragraph",
     apply_chapter_policy<&chapter::ChapterOptions::footnotes>},
    {in_parts, "references", "--references", policy_choices, "announce", "Lists of literature",
     apply_chapter_policy<&chapter::ChapterOptions::references>},
    {in_parts, "links", "--links", policy_choices, "read",
     "Links: read their text, announce them as links, or skip both",
     apply_chapter_policy<&chapter::ChapterOptions::links>},
    {in_parts, "quotes", "--quotes", policy_choices, "read", "Block quotes; read: set off by pauses",
     apply_chapter_policy<&chapter::ChapterOptions::quotes>},
    {in_parts, "separators", "--separators", policy_choices, "read",
     "Rules and lines of stars; read: a longer pause",
     apply_chapter_policy<&chapter::ChapterOptions::separators>},
    {in_parts, "bylines", "--bylines", policy_choices, "read", "Author and date below the title",
     apply_chapter_policy<&chapter::ChapterOptions::bylines>},
    {in_parts, "credits", "--credits", policy_choices, "skip", "Editors, word counts, rights",
     apply_chapter_policy<&chapter::ChapterOptions::credits>},
    {in_parts, "front-pages", "--front-pages", "title|read|skip", "title",
     "Pages before a book's text: the title page but not cover and rights, all, or none", apply_front_pages},
    {in_parts, "lists", "--lists", "written|ordinal|pause", "written",
     "Items of lists: 1、 as written, 第一，第二, or a pause only", apply_lists},
    {in_parts, "table-rows", "--table-rows", "N", "8", "A table of more rows is announced",
     [](Job& job, const Value& v) { job.chapters.table_rows = integer_in(v, 0, 100000); }},
    {in_chapters, "chapter-level", "--chapter-level", "1-6", "6",
     "Headings of deeper levels begin no chapter",
     [](Job& job, const Value& v) { job.chapters.chapter_level = integer_in(v, 1, 6); }},
    {in_chapters, "merge-below", "--merge-below", "CHARACTERS", "0", "Shorter chapters join their neighbour",
     [](Job& job, const Value& v) { job.chapters.merge_below = integer_in(v, 0, 1000000); }},
    {in_chapters, "split-above", "--split-above", "CHARACTERS", "20000",
     "Longer chapters are cut between paragraphs; 0: never",
     [](Job& job, const Value& v) { job.chapters.split_above = integer_in(v, 0, 100000000); }},
    {in_chapters, "outline", "--outline", "FILE", "",
     "Headings and captions, as langdu outline prints them, edited",
     [](Job& job, const Value& v) {
         job.chapters.outline = chapter::parse_outline(read_file(v.text), v.text);
     }},
    {in_chapters, "only", "--only", "3-5,8", "", "These chapters", apply_only},
    {in_chapters, "first", "--first", "N|Nmin", "", "The first N chapters, or about N minutes: a sample",
     apply_first},
    {in_frame, "announce-chapters", "--announce-chapters", "yes|no", "no",
     "Say 第三章 before a heading without a number",
     [](Job& job, const Value& v) { job.framing.announce_chapters = yes_or_no(v); }},
    {in_frame, "intro", "--intro", "yes|no|TEXT", "no",
     "Said first: a text with {title} {author} {date} {minutes} {chapters}",
     [](Job& job, const Value& v) { job.framing.intro = frame_in(v, chapter::default_intro); }},
    {in_frame, "outro", "--outro", "yes|no|TEXT", "no", "Said last, from the same fields",
     [](Job& job, const Value& v) { job.framing.outro = frame_in(v, chapter::default_outro); }},
    {in_frame, "chime", "--chime", "yes|no", "no", "A soft chime between chapters",
     [](Job& job, const Value& v) { job.layout.chime = yes_or_no(v); }},
    {in_run, "threads", "-j,--threads", "N", "", "Number of threads (default: all cores)",
     [](Job& job, const Value& v) { job.threads = integer_in(v, 1, 1024); }},
};

} // namespace

std::span<const Setting> settings() { return table; }

} // namespace langdu::app
