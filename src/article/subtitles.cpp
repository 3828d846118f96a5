// Timed text: SRT, WebVTT, ASS/SSA, LRC. Only its words are taken; cues that an author broke in the middle of
// a sentence are one paragraph again.
#include "article/lines.h"
#include "article/readers.h"
#include "base/error.h"
#include "base/unicode.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <optional>
#include <vector>

namespace langdu::article {

namespace {

struct Cue {
    int line{};
    long begin{}, end{};            // milliseconds
    std::vector<std::string> lines; // without markup
    bool turn{};                    // somebody else begins to speak

    std::string text() const {
        std::string out;
        for (const auto& piece : lines) append_line(out, piece);
        return out;
    }
};

struct Subtitles {
    std::vector<Cue> cues;
    std::string title, author;
    std::vector<Skipped> skipped;
};

// 00:01:02,345  01:02.345  0:01:02.34  [01:02.34]: milliseconds; `size` is what it takes up.
std::optional<long> clock_at(std::string_view text, std::size_t& size) {
    long parts[3]{}, fraction = 0;
    int count = 0;
    std::size_t at = 0;
    for (;; ++at) {
        const auto begin = at;
        long value = 0;
        while (at < text.size() && is_ascii_digit(static_cast<unsigned char>(text[at])) && at - begin < 4)
            value = value * 10 + (text[at++] - '0');
        if (at == begin || count == 3) return std::nullopt;
        parts[count++] = value;
        if (at >= text.size() || text[at] != ':') break;
    }
    if (count < 2) return std::nullopt;
    if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
        long scale = 100;
        for (++at; at < text.size() && is_ascii_digit(static_cast<unsigned char>(text[at]));
             ++at, scale /= 10)
            fraction += scale * (text[at] - '0');
    }
    size = at;
    const long seconds = count == 3 ? (parts[0] * 60 + parts[1]) * 60 + parts[2] : parts[0] * 60 + parts[1];
    return seconds * 1000 + fraction;
}

// 00:00:01,000 --> 00:00:03,000 with whatever stands behind it.
bool is_timing(std::string_view line, Cue& cue) {
    std::size_t size = 0;
    const auto begin = clock_at(line, size);
    const auto arrow = line.find("-->");
    if (!begin || arrow == std::string_view::npos ||
        !trim(line.substr(size, arrow - std::min(size, arrow))).empty())
        return false;
    const auto end = clock_at(trim(line.substr(arrow + 3)), size);
    if (!end) return false;
    cue.begin = *begin;
    cue.end = *end;
    return true;
}

// What opens a text up to `close`, empty when that is not near.
std::string_view mark_up_to(std::string_view text, char close) {
    constexpr std::size_t longest = 400;
    const auto end = text.substr(0, longest).find(close);
    return end == std::string_view::npos ? std::string_view() : text.substr(0, end + 1);
}

// Without <i>, <v Name>, {\an8} and &amp; a name in <v> opens a turn.
std::string words_of(std::string_view written, Cue& cue, Subtitles& out) {
    std::string text;
    const auto drop = [&](std::string_view mark, SkipReason reason) {
        out.skipped.push_back({cue.line, std::string(mark), reason});
    };
    for (std::size_t at = 0; at < written.size();) {
        const auto rest = written.substr(at);
        std::string_view mark;
        const bool tag = rest.starts_with('<') && rest.size() > 1 &&
                         (std::isalpha(static_cast<unsigned char>(rest[1])) || rest[1] == '/' ||
                          is_ascii_digit(static_cast<unsigned char>(rest[1])));
        if (tag) mark = mark_up_to(rest, '>');
        if (rest.starts_with("{\\")) mark = mark_up_to(rest, '}');
        if (!mark.empty()) {
            if (mark.starts_with("<v")) cue.turn = true;
            drop(mark, SkipReason::mark_up);
            at += mark.size();
            continue;
        }
        static constexpr std::pair<std::string_view, std::string_view> replaced[] = {
            {"\\N", "\n"},   {"\\n", "\n"}, {"\\h", " "},  {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"},
            {"&nbsp;", " "}, {"&lrm;", ""}, {"&rlm;", ""}, {"♪", ""},      {"♫", ""},     {"♬", ""}};
        bool found = false;
        for (const auto& [from, to] : replaced)
            if (rest.starts_with(from)) {
                text += to;
                at += from.size();
                found = true;
                break;
            }
        if (!found) text += written[at++];
    }
    return text;
}

// The lines of a cue: a dash before each is one speaker more.
void add_cue(Cue cue, std::string_view written, Subtitles& out) {
    const auto text = words_of(written, cue, out);
    for (const auto& line : split_lines(text)) {
        auto said = line.text;
        const bool turn =
            said.starts_with("- ") || (said.starts_with('-') && is_han(code_point_at(said, 1).value));
        if (turn) said = trim(said.substr(1));
        if (said.empty()) continue;
        if (turn && !cue.lines.empty()) {
            out.cues.push_back(cue);
            cue.lines.clear();
        }
        cue.lines.emplace_back(said);
        cue.turn |= turn;
    }
    if (!cue.lines.empty()) out.cues.push_back(std::move(cue));
}

// SRT and WebVTT: blocks between blank lines, each with a line of times.
void read_blocks(const std::vector<TextLine>& lines, Subtitles& out) {
    for (std::size_t i = 0, end = 0; i < lines.size();) {
        if (lines[i].blank()) {
            ++i;
            continue;
        }
        for (end = std::max(end, i); end < lines.size() && !lines[end].blank();) ++end;
        Cue cue;
        auto timing = i;
        while (timing < end && !is_timing(lines[timing].text, cue)) ++timing;
        for (auto at = i; at < std::min(timing + 1, end); ++at)
            out.skipped.push_back({lines[at].number, std::string(lines[at].text),
                                   timing == end  ? SkipReason::note_of_the_subtitles
                                   : at == timing ? SkipReason::time
                                                  : SkipReason::cue_number});
        if (timing < end) {
            // A sloppy editor leaves the blank line out: the next cue begins with a number and its times.
            auto stop = timing + 1;
            for (Cue next; stop < end && !is_timing(lines[stop].text, next); ++stop) {
            }
            if (stop < end && stop > timing + 1) --stop;
            std::string text;
            for (auto at = timing + 1; at < stop; ++at) text.append(lines[at].text) += '\n';
            cue.line = lines[std::min(timing + 1, end - 1)].number;
            add_cue(cue, text, out);
            i = stop;
        } else
            i = end;
    }
}

// ASS and SSA: Dialogue: Layer,Start,End,Style,Name,…,Text
void read_script(const std::vector<TextLine>& lines, Subtitles& out) {
    constexpr std::size_t most_fields = 30;
    std::vector<std::string> format{"layer",   "start",   "end",     "style",  "name",
                                    "marginl", "marginr", "marginv", "effect", "text"};
    for (const auto& line : lines) {
        if (line.blank()) continue;
        const auto colon = line.text.find(':');
        const auto key = line.text.substr(0, colon);
        auto value = colon == std::string_view::npos ? std::string_view() : trim(line.text.substr(colon + 1));
        if (key == "Title" && !value.starts_with("Default Aegisub")) out.title = value;
        if (key == "Format" && lower_case(value).find("text") != std::string::npos) {
            format.clear();
            for (std::size_t at = 0; at <= value.size() && format.size() < most_fields;) {
                const auto end = std::min(value.find(',', at), value.size());
                format.push_back(lower_case(trim(value.substr(at, end - at))));
                at = end + 1;
            }
        }
        const bool drawing = value.find("\\p1") != value.npos || value.find("\\p2") != value.npos ||
                             value.find("\\p4") != value.npos;
        if (key != "Dialogue" || drawing) {
            out.skipped.push_back({line.number, std::string(line.text), SkipReason::script_of_the_subtitles});
            continue;
        }
        Cue cue;
        cue.line = line.number;
        const auto whole = value;
        for (std::size_t field = 0; field + 1 < format.size(); ++field) {
            const auto comma = std::min(value.find(','), value.size());
            std::size_t size = 0;
            if (format[field] == "start")
                cue.begin = clock_at(trim(value.substr(0, comma)), size).value_or(0);
            if (format[field] == "end") cue.end = clock_at(trim(value.substr(0, comma)), size).value_or(0);
            value.remove_prefix(std::min(comma + 1, value.size()));
        }
        out.skipped.push_back(
            {line.number, std::string(whole.substr(0, whole.size() - value.size())), SkipReason::time});
        add_cue(cue, value, out);
    }
    std::ranges::stable_sort(out.cues, {}, &Cue::begin); // signs are written before or behind the speech
}

// LRC: [01:02.34][02:10.00]words, [ti:title], words with times between them <01:02.50>
void read_lyrics(const std::vector<TextLine>& lines, Subtitles& out) {
    for (const auto& line : lines) {
        auto rest = line.text;
        std::vector<long> times;
        while (rest.starts_with('[')) {
            const auto mark = mark_up_to(rest, ']');
            if (mark.empty()) break;
            std::size_t size = 0;
            const auto time = clock_at(mark.substr(1), size);
            const auto inside = mark.substr(1, mark.size() - 2);
            const auto colon = inside.find(':');
            if (!time && colon == std::string_view::npos) break;
            if (time)
                times.push_back(*time);
            else if (inside.starts_with("ti:"))
                out.title = trim(inside.substr(3));
            else if (inside.starts_with("ar:"))
                out.author = trim(inside.substr(3));
            out.skipped.push_back(
                {line.number, std::string(mark), time ? SkipReason::time : SkipReason::data_of_the_lyrics});
            rest.remove_prefix(mark.size());
            rest = trim(rest);
        }
        if (rest.empty()) continue;
        if (times.empty()) times.push_back(out.cues.empty() ? 0 : out.cues.back().begin);
        for (const auto time : times) {
            Cue cue{line.number, time, time, {}, false};
            add_cue(cue, rest, out);
        }
    }
    std::ranges::stable_sort(out.cues, {}, &Cue::begin);
}

struct Form {
    std::string_view name;
    bool (*opens)(const std::vector<TextLine>& lines);
    void (*read)(const std::vector<TextLine>& lines, Subtitles& out);
    bool lines_stay; // verses
};

const TextLine* first_line(const std::vector<TextLine>& lines, std::size_t skip = 0) {
    for (const auto& line : lines)
        if (!line.blank() && skip-- == 0) return &line;
    return nullptr;
}

bool opens_vtt(const std::vector<TextLine>& lines) {
    const auto* first = first_line(lines);
    return first && (first->text == "WEBVTT" || first->text.starts_with("WEBVTT "));
}

bool opens_script(const std::vector<TextLine>& lines) {
    const auto* first = first_line(lines);
    return first && lower_case(first->text) == "[script info]";
}

// A number and times, or times alone.
bool opens_srt(const std::vector<TextLine>& lines) {
    Cue cue;
    const auto *first = first_line(lines), *second = first_line(lines, 1);
    if (!first || !second) return false;
    const bool number = first->text.find_first_not_of("0123456789") == std::string_view::npos;
    return is_timing(first->text, cue) || (number && is_timing(second->text, cue));
}

bool opens_lyrics(const std::vector<TextLine>& lines) {
    int timed = 0, seen = 0;
    for (const auto& line : lines) {
        if (line.blank()) continue;
        if (++seen > 12) break;
        std::size_t size = 0;
        const bool time = line.text.starts_with('[') && clock_at(line.text.substr(1), size) &&
                          line.text.substr(1 + size).starts_with(']');
        const auto colon = line.text.find_first_not_of("abcdefghijklmnopqrstuvwxyz", 1);
        const bool data = line.text.starts_with('[') && colon != line.text.npos && colon > 1 &&
                          line.text[colon] == ':' && line.text.ends_with(']');
        if (!time && !data) return false;
        timed += time;
    }
    return timed >= 2;
}

constexpr Form forms[] = {
    {"WebVTT", opens_vtt, read_blocks, false},
    {"ASS", opens_script, read_script, false},
    {"SRT", opens_srt, read_blocks, false},
    {"LRC", opens_lyrics, read_lyrics, true},
};

const Form* form_of(const std::vector<TextLine>& lines) {
    for (const auto& form : forms)
        if (form.opens(lines)) return &form;
    return nullptr;
}

bool ends_sentence(std::string_view text) {
    auto c = code_point_before(text, text.size());
    while (c.size && std::u32string_view(U"”’」』）)\"】").find(c.value) != std::u32string_view::npos)
        c = code_point_before(text, c.begin);
    return std::u32string_view(U"。！？…!?.；;").find(c.value) != std::u32string_view::npos;
}

// [音乐], （掌声）: what is heard and not said.
bool is_sound(std::string_view text) {
    for (const auto& [open, close] :
         {std::pair{"[", "]"}, {"［", "］"}, {"【", "】"}, {"(", ")"}, {"（", "）"}})
        if (text.starts_with(open) && text.ends_with(close) &&
            text.find(close) + std::string_view(close).size() == text.size())
            return true;
    return false;
}

// Captions that roll up show a line again above the next one: 甲, 甲 乙, 乙 丙.
void drop_rolled(Subtitles& found) {
    constexpr long touching = 100; // milliseconds
    std::vector<std::string> shown;
    long end = -touching;
    for (auto& cue : found.cues) {
        auto lines = cue.lines;
        const auto rolled = std::min(shown.size(), lines.size());
        for (auto count = rolled; count > 0 && cue.begin - end <= touching; --count)
            if (std::equal(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(count),
                           shown.end() - static_cast<std::ptrdiff_t>(count))) {
                for (std::size_t i = 0; i < count; ++i)
                    found.skipped.push_back({cue.line, lines[i], SkipReason::repeated_line});
                cue.lines.erase(cue.lines.begin(), cue.lines.begin() + static_cast<std::ptrdiff_t>(count));
                break;
            }
        shown = std::move(lines);
        end = cue.end;
    }
    std::erase_if(found.cues, [](const Cue& cue) { return cue.lines.empty(); });
}

enum class Script { none, chinese, other };

Script script_of(std::string_view text) {
    bool han = false, kana = false, letters = false;
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end())) {
        han |= is_han(c.value);
        kana |= c.value >= 0x3041 && c.value <= 0x30FA;
        letters |= is_letter(c.value);
    }
    return kana || (letters && !han) ? Script::other : han ? Script::chinese : Script::none;
}

// Two languages at once, in the lines of a cue or in cues of one time: the Chinese one is read.
void drop_other_language(Subtitles& found) {
    constexpr long together = 100; // milliseconds
    std::vector<std::vector<const std::string*>> others(found.cues.size());
    std::size_t both = 0;
    for (std::size_t begin = 0; begin < found.cues.size();) {
        auto end = begin;
        bool chinese = false;
        for (;
             end < found.cues.size() && std::abs(found.cues[end].begin - found.cues[begin].begin) <= together;
             ++end)
            for (const auto& line : found.cues[end].lines) {
                if (script_of(line) == Script::other) others[end].push_back(&line);
                chinese |= script_of(line) == Script::chinese;
            }
        bool foreign = false;
        for (auto at = begin; at < end; ++at) {
            foreign |= !others[at].empty();
            if (!chinese) others[at].clear();
        }
        both += chinese && foreign ? end - begin : 0;
        begin = end;
    }
    if (both * 10 < found.cues.size() * 4) return;
    for (std::size_t i = 0; i < found.cues.size(); ++i) {
        for (const auto* line : others[i])
            found.skipped.push_back({found.cues[i].line, *line, SkipReason::other_language});
        if (!others[i].empty())
            std::erase_if(found.cues[i].lines,
                          [](const std::string& line) { return script_of(line) == Script::other; });
    }
    std::erase_if(found.cues, [](const Cue& cue) { return cue.lines.empty(); });
}

// Cues without a mark at their end go on in the next one, where the subtitles have marks at all; a long pause
// or somebody else's turn ends a paragraph.
void join_cues(Subtitles& found, bool lines_stay, Article& article) {
    const auto marked =
        std::ranges::count_if(found.cues, [](const Cue& cue) { return ends_sentence(cue.lines.back()); });
    const bool joins = !lines_stay && marked * 8 >= static_cast<long>(found.cues.size());
    constexpr long pause = 4000;                // milliseconds
    constexpr std::size_t long_paragraph = 600; // bytes
    const Cue* previous = nullptr;
    std::string said; // by the previous one
    for (const auto& cue : found.cues) {
        const auto text = cue.text();
        if (previous && !lines_stay && text == said && cue.begin - previous->end < pause) {
            found.skipped.push_back({cue.line, text, SkipReason::repeated_line});
            continue;
        }
        if (!lines_stay && is_sound(text)) {
            found.skipped.push_back({cue.line, text, SkipReason::sound});
            continue;
        }
        const bool open = joins && previous && !cue.turn && cue.begin - previous->end < pause;
        if (open && !(ends_sentence(said) && article.blocks.back().text.size() > long_paragraph)) {
            append_line(article.blocks.back().text, text);
            article.blocks.back().lines = cue.line - article.blocks.back().line + 1;
        } else {
            Block block;
            block.line = cue.line;
            block.text = text;
            article.blocks.push_back(std::move(block));
        }
        previous = &cue;
        said = text;
    }
}

} // namespace

Recognized recognize_subtitles(std::string_view bytes) {
    std::string text;
    try {
        const auto head = bytes.substr(0, 4096);
        text = decode_text(head.substr(0, head.size() < bytes.size() ? head.rfind('\n') + 1 : head.size()),
                           "", std::nullopt);
    } catch (const Error&) {
        return Recognized::no;
    }
    return form_of(split_lines(text)) ? Recognized::sure : Recognized::no;
}

Article read_subtitles(const Source& source) {
    const auto text = decode_text(source.bytes, place_of(source), source.options.encoding);
    const auto lines = split_lines(text);
    const auto* form = form_of(lines);
    if (!form)
        throw InputError(place_of(source) +
                         ": no subtitles of a known form; langdu reads SRT, WebVTT, ASS and LRC");
    Subtitles found;
    form->read(lines, found);
    Article article;
    article.marked_up = true; // no line of it is a heading
    article.title = found.title;
    article.author = found.author;
    if (!form->lines_stay) drop_rolled(found);
    drop_other_language(found);
    join_cues(found, form->lines_stay, article);
    article.skipped = std::move(found.skipped);
    return article;
}

} // namespace langdu::article
