#include "library/episode_page.h"

#include "base/clock_label.h"
#include "library/page_parts.h"
#include "library/xml.h"

#include <cstdio>
#include <utility>

namespace langdu {

namespace {

std::string seconds_text(double seconds) {
    char out[32];
    std::snprintf(out, sizeof out, "%.3f", seconds);
    return out;
}

std::string button(std::string_view id, std::string_view label, std::string_view shown) {
    std::string out{"<button type=\"button\" id=\""};
    return out.append(id)
        .append("\" aria-label=\"")
        .append(label)
        .append("\" title=\"")
        .append(label)
        .append("\">")
        .append(shown)
        .append("</button>\n");
}

std::string player(const EpisodeRecord& record) {
    std::string out{
        "<section id=\"player\" aria-label=\"播放器\">\n<audio id=\"sound\" preload=\"metadata\" src=\""};
    out.append(escape_xml(record.sound))
        .append("\"></audio>\n<div class=\"seek\"><output id=\"time\" for=\"seek\">0:00</output>");
    out.append("<input id=\"seek\" type=\"range\" min=\"0\" step=\"1\" value=\"0\" max=\"")
        .append(std::to_string(static_cast<long>(record.duration_seconds)));
    out.append("\" aria-label=\"播放位置\"><span id=\"length\">")
        .append(clock_label(record.duration_seconds))
        .append("</span></div>\n<div class=\"controls\">\n");
    out.append(button("previous", "上一章", "|◀")).append(button("back", "后退 15 秒", "−15"));
    out.append(button("play", "播放", "▶"))
        .append(button("forward", "前进 30 秒", "+30"))
        .append(button("next", "下一章", "▶|"));
    out.append("<label class=\"speed\"><span>速度</span><select id=\"speed\">");
    for (const char* speed : {"0.75", "1", "1.25", "1.5", "1.75", "2", "2.5", "3"}) {
        out.append("<option value=\"")
            .append(speed)
            .append("\"")
            .append(std::string_view(speed) == "1" ? " selected" : "");
        out.append(">").append(speed).append("×</option>");
    }
    out.append("</select></label>\n").append(button("follow", "跟随朗读滚动", "跟随"));
    return out.append("</div>\n<p id=\"problem\" role=\"alert\" hidden></p>\n</section>\n");
}

std::string chapter_list(const EpisodeRecord& record) {
    std::string out{"<nav aria-label=\"章节\"><details id=\"chapters\" open><summary>章节</summary><ol>\n"};
    for (const auto& chapter : record.chapters)
        out.append("<li><button type=\"button\" data-b=\"")
            .append(seconds_text(chapter.seconds))
            .append("\"><span>")
            .append(escape_xml(chapter.title))
            .append("</span> <time>")
            .append(clock_label(chapter.seconds))
            .append("</time></button></li>\n");
    return out.append("</ol></details></nav>\n");
}

// A sentence to click on and to highlight.
std::string sentence(const Timeline& timeline, const Cue& cue) {
    const auto at = [&](Frame frame) {
        return seconds_text(static_cast<double>(frame) / timeline.sample_rate);
    };
    std::string out{"<span class=\"s\" data-b=\""};
    out.append(at(cue.begin)).append("\" data-e=\"").append(at(cue.end)).append("\">");
    return out.append(escape_xml(cue.text)).append("</span>");
}

// The text in paragraphs; a paragraph that is its chapter's title is a heading. The work's title, when it is
// said first, stands above the player.
struct Text {
    std::string title, body;
};

Text lay_out(const Timeline& timeline, const EpisodeRecord& record) {
    Text out{escape_xml(record.title), {}};
    std::string open;                           // the element that is open
    std::size_t titled = timeline.marks.size(); // the chapter whose heading was seen last
    const auto close = [&] {
        if (!open.empty()) out.body.append("</").append(open).append(">\n");
        open.clear();
    };
    bool first = true;
    for (const auto& cue : timeline.cues) {
        if (cue.kind != Cue::Kind::sentence) continue;
        if (std::exchange(first, false) && cue.text == record.title) {
            out.title = sentence(timeline, cue);
            continue;
        }
        if (open.empty() || cue.paragraph_start) {
            close();
            const bool heading = cue.chapter < timeline.marks.size() && cue.chapter != titled &&
                                 timeline.marks[cue.chapter].title == cue.text;
            if (heading) titled = cue.chapter;
            open = heading ? "h2" : "p";
            out.body.append("<").append(open).append(">");
        }
        out.body.append(sentence(timeline, cue));
    }
    close();
    return out;
}

// What is written but not spoken; the front matter stands at the top of the page already.
std::string not_read(const EpisodeRecord& record) {
    std::string pieces;
    for (const auto& piece : record.skipped)
        if (piece.reason != "front matter")
            pieces.append("<li><q>")
                .append(escape_xml(piece.text))
                .append("</q> <small>")
                .append(escape_xml(piece.reason))
                .append("</small></li>\n");
    if (pieces.empty()) return {};
    return "<details class=\"skipped\"><summary>未朗读的内容</summary><ul>\n" + pieces + "</ul></details>\n";
}

} // namespace

std::string episode_page(const Timeline& timeline, const EpisodeRecord& record) {
    std::string byline = record.author;
    for (const auto& part : {record.date, listening_time(record.duration_seconds)})
        if (!part.empty()) byline.append(byline.empty() ? "" : " · ").append(part);
    const Text text = lay_out(timeline, record);
    std::string out = page_head(record.title, byline, "episode.js");
    out.append("<a class=\"skip\" href=\"#text\">跳到正文</a>\n<header><p><a href=\"index.html\">‹ "
               "全部文章</a>")
        .append(button("theme", "深色或浅色", "◐"))
        .append("</p>\n");
    if (!record.cover.empty())
        out.append("<img id=\"cover\" src=\"")
            .append(escape_xml(record.cover))
            .append("\" width=\"160\" height=\"160\" alt=\"\">\n");
    out.append("<h1>")
        .append(text.title)
        .append("</h1>\n<p class=\"byline\">")
        .append(escape_xml(byline))
        .append("</p></header>\n");
    out.append(player(record)).append(chapter_list(record));
    out.append("<main id=\"text\" tabindex=\"-1\" data-guid=\"")
        .append(record.guid)
        .append("\">\n")
        .append(text.body)
        .append("</main>\n");
    out.append(not_read(record))
        .append("<footer><p><a href=\"")
        .append(escape_xml(record.sound))
        .append("\" download>下载音频</a> · <a href=\"");
    out.append(escape_xml(record.stem))
        .append(".srt\" download>字幕</a></p><p class=\"keys\">空格 播放/暂停 · ← → 跳转 · ↑ ↓ 上下句 · N P "
                "上下章 · &lt; &gt; 速度</p></footer>\n");
    return out.append(page_foot());
}

} // namespace langdu
