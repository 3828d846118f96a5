// 阿里股价开始反弹，市场情绪随之回暖。 with a limit of 10 => 阿里股价开始反弹， + 市场情绪随之回暖。
#include "library/captions.h"

#include "base/unicode.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace langdu {

namespace {

// Where in a sentence's text a time is known.
struct Anchor {
    std::size_t at{};
    Frame time{};
};

struct TimedSentence {
    std::string_view text;
    std::vector<Anchor> anchors; // the first at 0, the last at the text's end
};

TimedSentence timed(const std::vector<Cue>& cues, std::size_t sentence) {
    const Cue& cue = cues[sentence];
    TimedSentence out{cue.text, {{0, cue.begin}}};
    std::size_t from = 0;
    for (std::size_t i = sentence + 1; i < cues.size() && cues[i].kind == Cue::Kind::word; ++i) {
        const auto at = cue.text.find(cues[i].text, from);
        if (at == std::string::npos) continue; // said otherwise than it is written
        if (at > 0) out.anchors.push_back({at, std::clamp(cues[i].begin, out.anchors.back().time, cue.end)});
        from = at + cues[i].text.size();
    }
    out.anchors.push_back({cue.text.size(), cue.end});
    return out;
}

Frame time_at(const TimedSentence& sentence, std::size_t at) {
    const auto after = std::find_if(sentence.anchors.begin() + 1, sentence.anchors.end() - 1,
                                    [&](const Anchor& anchor) { return anchor.at >= at; });
    const auto& before = *(after - 1);
    if (after->at <= before.at) return after->time;
    const double share = static_cast<double>(at - before.at) / static_cast<double>(after->at - before.at);
    return before.time +
           static_cast<Frame>(std::llround(share * static_cast<double>(after->time - before.time)));
}

bool may_end_a_line(char32_t c) {
    static constexpr std::u32string_view opening = U"“‘「『（《〈【〔([{<";
    return is_punctuation(c) && opening.find(c) == std::u32string_view::npos;
}

// The end of the piece that begins at `begin`: the last good cut within the limit.
std::size_t cut_after(const TimedSentence& sentence, std::size_t begin, std::size_t limit) {
    std::size_t length = 0, at = begin, mark = 0, word = 0;
    std::size_t anchor = 0;
    for (auto c = code_point_at(sentence.text, at); c.size && length < limit;
         c = code_point_at(sentence.text, at)) {
        at = c.end();
        ++length;
        const auto next = code_point_at(sentence.text, at);
        if (!next.size) return at;
        if (may_end_a_line(next.value)) continue; // a mark stays with the text before it
        if (may_end_a_line(c.value) && length * 3 > limit) mark = at;
        while (anchor < sentence.anchors.size() && sentence.anchors[anchor].at < at) ++anchor;
        if (anchor < sentence.anchors.size() && sentence.anchors[anchor].at == at) word = at;
    }
    if (at == sentence.text.size()) return at;
    if (mark) return mark;
    if (word > begin) return word;
    const auto cut = grapheme_cut(sentence.text.substr(begin), at - begin);
    return cut ? begin + cut : at;
}

std::string clock(double seconds, char decimal) {
    const auto all = std::llround(seconds * 1000);
    char out[48];
    std::snprintf(out, sizeof out, "%02lld:%02lld:%02lld%c%03lld", all / 3'600'000, all / 60'000 % 60,
                  all / 1000 % 60, decimal, all % 1000);
    return out;
}

std::string escape_vtt(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else
            out += c == '\n' || c == '\r' ? ' ' : c;
    }
    return out;
}

std::string one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

} // namespace

std::vector<Caption> captions_of(const Timeline& timeline, std::size_t limit) {
    std::vector<Caption> out;
    const auto seconds = [&](Frame frame) { return static_cast<double>(frame) / timeline.sample_rate; };
    for (std::size_t i = 0; i < timeline.cues.size(); ++i) {
        if (timeline.cues[i].kind != Cue::Kind::sentence) continue;
        const auto sentence = timed(timeline.cues, i);
        for (std::size_t begin = 0; begin < sentence.text.size();) {
            const auto end = cut_after(sentence, begin, limit);
            const auto text = trim(sentence.text.substr(begin, end - begin));
            if (!text.empty())
                out.push_back(
                    {seconds(time_at(sentence, begin)), seconds(time_at(sentence, end)), std::string(text)});
            begin = end;
        }
    }
    return out;
}

std::string to_vtt(const std::vector<Caption>& captions) {
    std::string out = "WEBVTT\n";
    for (const auto& caption : captions)
        out.append("\n")
            .append(clock(caption.begin, '.'))
            .append(" --> ")
            .append(clock(caption.end, '.'))
            .append("\n")
            .append(escape_vtt(caption.text))
            .append("\n");
    return out;
}

std::string to_srt(const std::vector<Caption>& captions) {
    std::string out;
    for (std::size_t i = 0; i < captions.size(); ++i)
        out.append(i ? "\n" : "")
            .append(std::to_string(i + 1))
            .append("\n")
            .append(clock(captions[i].begin, ','))
            .append(" --> ")
            .append(clock(captions[i].end, ','))
            .append("\n")
            .append(one_line(captions[i].text))
            .append("\n");
    return out;
}

} // namespace langdu
