#include "podcast/episode_page.h"

#include "base/clock_label.h"
#include "base/escape.h"
#include "base/files.h"
#include "base/tsv.h"
#include "base/unicode.h"
#include "podcast/dates.h"
#include "podcast/page_parts.h"
#include "writer/article_markup.h"

#include <algorithm>
#include <cstdio>
#include <initializer_list>
#include <map>
#include <optional>
#include <utility>

namespace langdu::podcast {

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

std::string select(std::string_view id, std::string_view label,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> options) {
    std::string out{"<label>"};
    out.append(label).append(" <select id=\"").append(id).append("\">");
    for (const auto& [value, shown] : options)
        out.append("<option value=\"").append(value).append("\">").append(shown).append("</option>");
    return out.append("</select></label>\n");
}

std::string checkbox(std::string_view id, std::string_view label) {
    std::string out{"<label><input type=\"checkbox\" id=\""};
    return out.append(id).append("\"> ").append(label).append("</label>\n");
}

// What is changed rarely: behind one button.
std::string preferences() {
    std::string out{"<div id=\"preferences\" hidden>\n"};
    out.append(select("sleep", "定时停止",
                      {{"", "不停"},
                       {"15", "15 分钟"},
                       {"30", "30 分钟"},
                       {"45", "45 分钟"},
                       {"60", "60 分钟"},
                       {"chapter", "本章结束"}}))
        .append(select("size", "字号", {{"0.9", "小"}, {"1", "中"}, {"1.15", "大"}, {"1.35", "特大"}}))
        .append(select("leading", "行距", {{"1.6", "紧"}, {"1.9", "中"}, {"2.3", "松"}}))
        .append(select("theme", "颜色",
                       {{"", "跟随系统"}, {"light", "浅色"}, {"sepia", "米色"}, {"dark", "深色"}}))
        .append(checkbox("continuous", "放完接着放下一篇"))
        .append(checkbox("shortcuts", "快捷键"))
        .append("<label>本篇搜索 <input id=\"find\" type=\"search\" autocomplete=\"off\"></label> "
                "<span id=\"found\" role=\"status\"></span>\n")
        .append("<button type=\"button\" id=\"share\">复制此处的链接</button> <span id=\"shared\" "
                "role=\"status\"></span>\n");
    return out.append("</div>\n");
}

std::string player(const EpisodeRecord& record) {
    std::string out{
        "<section id=\"player\" aria-label=\"播放器\">\n<audio id=\"sound\" preload=\"metadata\" src=\""};
    out.append(escape_xml(record.sound)).append("\"></audio>\n").append(preferences());
    // The time is not announced: it would talk over the article.
    out.append(
        "<div class=\"chapter\"><button type=\"button\" id=\"contents\" "
        "aria-haspopup=\"dialog\">章节</button>"
        "<span id=\"remaining\"></span></div>\n"
        "<div class=\"seek\"><span id=\"time\">0:00</span><span class=\"track\"><span id=\"ticks\"></span>");
    out.append("<input id=\"seek\" type=\"range\" min=\"0\" step=\"1\" value=\"0\" max=\"")
        .append(std::to_string(static_cast<long>(record.duration_seconds)));
    out.append("\" aria-label=\"播放位置\"></span><span id=\"length\">")
        .append(clock_label(record.duration_seconds))
        .append("</span></div>\n<div class=\"controls\">\n");
    out.append(button("previous", "上一章", "|◀")).append(button("back", "后退 15 秒", "−15"));
    out.append(button("play", "播放", "▶"))
        .append(button("forward", "前进 30 秒", "+30"))
        .append(button("next", "下一章", "▶|"));
    out.append("<select id=\"speed\" aria-label=\"速度\">");
    for (int hundredths = 50; hundredths <= 300; hundredths += 5) {
        char value[24];
        std::snprintf(value, sizeof value, "%g", hundredths / 100.0);
        out.append("<option value=\"")
            .append(value)
            .append("\"")
            .append(hundredths == 100 ? " selected>" : ">");
        out.append(value).append("×</option>");
    }
    out.append("</select>\n").append(button("more", "更多设置", "⋯"));
    return out.append("</div>\n<p id=\"problem\" role=\"alert\" hidden></p>\n</section>\n"
                      "<button type=\"button\" id=\"return\" hidden>回到朗读处</button>\n"
                      "<dialog id=\"sheet\" aria-label=\"章节\"></dialog>\n");
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

// To click on and to highlight. data-w: where its words begin, in UTF-16 units of its text, and when, in
// hundredths of a second after it begins: "0:0 2:31".
std::string said_attributes(const writer::SaidStretch& said, const article::Block& block, int sample_rate) {
    const auto at = [&](Frame frame) { return seconds_text(static_cast<double>(frame) / sample_rate); };
    std::string words;
    const auto text = said.span.of(block.text);
    for (const auto& word : said.words) {
        const auto units = writer::shown_length(text, word.at - said.span.begin);
        words.append(words.empty() ? "" : " ")
            .append(std::to_string(units))
            .append(":")
            .append(std::to_string((word.begin - said.begin) * 100 / sample_rate));
    }
    std::string out{" class=\"s\" data-b=\""};
    out.append(at(said.begin)).append("\" data-e=\"").append(at(said.end));
    if (!words.empty()) out.append("\" data-w=\"").append(words);
    return out.append("\"");
}

// The article as it stands. Its title stands above the player.
struct Text {
    std::string title, body;
};

Text lay_out(const timeline::Timeline& timeline, const EpisodeRecord& record, const chapter::Script& script,
             const std::map<std::string, EpisodePicture>& pictures) {
    const auto article = writer::show_article(&script, timeline.cues);
    writer::MarkupRules rules;
    rules.address = record.original;
    rules.said = [&](std::size_t i) {
        return said_attributes(article.said[i], article.blocks[article.said[i].block].block,
                               timeline.sample_rate);
    };
    rules.picture = [&](const std::string& address) -> std::optional<writer::ShownPicture> {
        const auto found = pictures.find(address);
        if (found == pictures.end()) return std::nullopt;
        return writer::ShownPicture{found->second.file, found->second.width, found->second.height};
    };
    const writer::ArticleMarkup markup{article, rules};
    auto title = chapter::no_block;
    for (std::size_t b = 0; b < article.blocks.size() && title == chapter::no_block; ++b) {
        const auto& block = article.blocks[b].block;
        if (block.kind == article::BlockKind::heading && trim(block.text) == record.title) title = b;
        if (block.kind == article::BlockKind::paragraph && !article.blocks[b].announcement) break;
    }
    return {title == chapter::no_block ? escape_xml(record.title) : markup.line(title),
            markup.blocks(0, article.blocks.size(), title)};
}

// What is written but not spoken; the front matter stands at the top of the page already.
std::string not_read(const EpisodeRecord& record) {
    static const auto words = [] {
        std::map<SkipReason, std::string> out;
        for (auto& row : read_tsv(data_directory() / "page" / "reasons.tsv", 1, 2))
            out.emplace(skip_reason_of(row.cells[0]), row.cells.size() > 1 ? row.cells[1] : std::string());
        return out;
    }();
    std::string pieces;
    for (const auto& piece : record.skipped)
        if (const auto reason = words.find(piece.reason); reason != words.end() && !reason->second.empty())
            pieces.append("<li><q>")
                .append(escape_xml(piece.text))
                .append("</q> <small>")
                .append(escape_xml(reason->second))
                .append("</small></li>\n");
    if (pieces.empty()) return {};
    return "<details class=\"skipped\"><summary>未朗读的内容</summary><ul>\n" + pieces + "</ul></details>\n";
}

} // namespace

std::string episode_page(const timeline::Timeline& timeline, const EpisodeRecord& record,
                         const chapter::Script& script,
                         const std::map<std::string, EpisodePicture>& pictures) {
    std::string byline = record.author;
    for (const auto& part : {day_of(record.date), listening_time(record.duration_seconds)})
        if (!part.empty()) byline.append(byline.empty() ? "" : " · ").append(part);
    const Text text = lay_out(timeline, record, script, pictures);
    std::string out = page_head(record.title, byline, "episode.js");
    out.append("<a class=\"skip\" href=\"#text\">跳到正文</a>\n<header><p><a href=\"index.html\">‹ "
               "全部文章</a></p>\n");
    if (!record.cover.empty())
        out.append("<img id=\"cover\" src=\"")
            .append(escape_xml(record.cover))
            .append("\" width=\"160\" height=\"160\" alt=\"\">\n");
    out.append("<h1>")
        .append(text.title)
        .append("</h1>\n<p class=\"byline\">")
        .append(escape_xml(byline))
        .append("</p>\n");
    if (!record.original.empty())
        out.append("<p class=\"original\"><a href=\"")
            .append(escape_xml(record.original))
            .append("\" rel=\"noreferrer\">原文</a></p>\n");
    out.append("</header>\n");
    out.append(player(record)).append(chapter_list(record));
    out.append("<main id=\"text\" tabindex=\"-1\" data-guid=\"")
        .append(escape_xml(record.guid))
        .append("\">\n")
        .append(text.body)
        .append("</main>\n");
    out.append(not_read(record)).append("<footer><p>");
    const std::pair<const std::string, const char*> downloads[] = {
        {record.sound, "下载音频"}, {record.stem + ".srt", "字幕"}, {record.stem + ".vtt", "VTT"}};
    for (const auto& [file, name] : downloads)
        out.append("<a href=\"")
            .append(escape_xml(file))
            .append("\" download>")
            .append(name)
            .append("</a>\n");
    out.append("</p><p class=\"keys\">空格 播放/暂停 · ← → 跳转 · J K 上下句 · N P 上下章 · &lt; &gt; "
               "速度</p></footer>\n");
    return out.append(page_foot());
}

} // namespace langdu::podcast
