#include "podcast/episode_page.h"

#include "base/clock_label.h"
#include "base/escape.h"
#include "base/files.h"
#include "base/tsv.h"
#include "base/unicode.h"
#include "podcast/dates.h"
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

std::string checkbox(std::string_view id, std::string_view label) {
    std::string out{"<label><input type=\"checkbox\" id=\""};
    return out.append(id).append("\"> ").append(label).append("</label>\n");
}

// What is changed rarely: behind one button.
std::string preferences(const PageWords& say) {
    std::string out{"<div id=\"preferences\" hidden>\n"};
    out.append(select("sleep", say("定时停止", "Sleep timer"),
                      {{"", say("不停", "Off")},
                       {"15", say("15 分钟", "15 minutes")},
                       {"30", say("30 分钟", "30 minutes")},
                       {"45", say("45 分钟", "45 minutes")},
                       {"60", say("60 分钟", "60 minutes")},
                       {"chapter", say("本章结束", "End of chapter")}}))
        .append(select("size", say("字号", "Type size"),
                       {{"0.9", say("小", "Small")},
                        {"1", say("中", "Medium")},
                        {"1.15", say("大", "Large")},
                        {"1.35", say("特大", "Largest")}}))
        .append(
            select("leading", say("行距", "Line height"),
                   {{"1.6", say("紧", "Tight")}, {"1.9", say("中", "Medium")}, {"2.3", say("松", "Loose")}}))
        .append(theme_menu(say))
        .append(checkbox("continuous", say("放完接着放下一篇", "Go on with the next episode")))
        .append(checkbox("shortcuts", say("快捷键", "Keyboard shortcuts")))
        .append("<label>")
        .append(say("本篇搜索", "Find in this episode"))
        .append(" <input id=\"find\" type=\"search\" autocomplete=\"off\"></label> "
                "<span id=\"found\" role=\"status\"></span>\n")
        .append("<button type=\"button\" id=\"share\">")
        .append(say("复制此处的链接", "Copy a link to here"))
        .append("</button> <span id=\"shared\" role=\"status\"></span>\n");
    return out.append("</div>\n");
}

std::string player(const EpisodeRecord& record, const PageWords& say) {
    std::string out{"<section id=\"player\" aria-label=\""};
    out.append(say("播放器", "Player"))
        .append("\">\n<audio id=\"sound\" preload=\"metadata\" src=\"")
        .append(escape_xml(record.sound))
        .append("\"></audio>\n")
        .append(preferences(say));
    // The time is not announced: it would talk over the article.
    out.append("<div class=\"chapter\"><button type=\"button\" id=\"contents\" "
               "aria-haspopup=\"dialog\">");
    out.append(say("章节", "Chapters"))
        .append("</button><span id=\"remaining\"></span></div>\n"
                "<div class=\"seek\"><span id=\"time\">0:00</span><span class=\"track\"><span "
                "id=\"ticks\"></span>");
    out.append("<input id=\"seek\" type=\"range\" min=\"0\" step=\"1\" value=\"0\" max=\"")
        .append(std::to_string(static_cast<long>(record.duration_seconds)));
    out.append("\" aria-label=\"")
        .append(say("播放位置", "Position"))
        .append("\"></span><span id=\"length\">")
        .append(clock_label(record.duration_seconds))
        .append("</span></div>\n<div class=\"controls\">\n");
    out.append(button("previous", say("上一章", "Previous chapter"), "|◀"))
        .append(button("back", say("后退 15 秒", "Back 15 seconds"), "−15"));
    out.append(button("play", say("播放", "Play"), "▶"))
        .append(button("forward", say("前进 30 秒", "Forward 30 seconds"), "+30"))
        .append(button("next", say("下一章", "Next chapter"), "▶|"));
    out.append("<select id=\"speed\" aria-label=\"").append(say("速度", "Speed")).append("\">");
    for (int hundredths = 50; hundredths <= 300; hundredths += 5) {
        char value[24];
        std::snprintf(value, sizeof value, "%g", hundredths / 100.0);
        out.append("<option value=\"")
            .append(value)
            .append("\"")
            .append(hundredths == 100 ? " selected>" : ">");
        out.append(value).append("×</option>");
    }
    out.append("</select>\n").append(button("more", say("更多设置", "More settings"), "⋯"));
    return out
        .append("</div>\n<p id=\"problem\" role=\"alert\" hidden></p>\n</section>\n"
                "<button type=\"button\" id=\"return\" hidden>")
        .append(say("回到朗读处", "Back to what is read"))
        .append("</button>\n<dialog id=\"sheet\" aria-label=\"")
        .append(say("章节", "Chapters"))
        .append("\"></dialog>\n");
}

std::string chapter_list(const EpisodeRecord& record, const PageWords& say) {
    const std::string name = say("章节", "Chapters");
    std::string out = "<nav aria-label=\"" + name + "\"><details id=\"chapters\" open><summary>" + name +
                      "</summary><ol" + say.lang_attribute(record.language) + ">\n";
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
std::string not_read(const EpisodeRecord& record, const PageWords& say) {
    static const auto words = [] {
        std::map<SkipReason, std::string> out;
        for (auto& row : read_tsv(data_directory() / "page" / "reasons.tsv", 1, 2))
            out.emplace(skip_reason_of(row.cells[0]), row.cells.size() > 1 ? row.cells[1] : std::string());
        return out;
    }();
    std::string pieces;
    for (const auto& piece : record.skipped)
        if (const auto reason = words.find(piece.reason); reason != words.end() && !reason->second.empty())
            pieces.append("<li><q" + say.lang_attribute(record.language) + ">")
                .append(escape_xml(piece.text))
                .append("</q> <small>")
                .append(escape_xml(say(reason->second.c_str(), std::string(words_of(piece.reason)).c_str())))
                .append("</small></li>\n");
    if (pieces.empty()) return {};
    return std::string("<details class=\"skipped\"><summary>") +
           say("未朗读的内容", "What is not read aloud") + "</summary><ul>\n" + pieces + "</ul></details>\n";
}

std::string frame(const EpisodeRecord& record, const Text& text, const PageWords& say) {
    std::string byline = record.author;
    for (const auto& part : {day_of(record.date), listening_time(record.duration_seconds, say)})
        if (!part.empty()) byline.append(byline.empty() ? "" : " · ").append(part);
    const auto lang = say.lang_attribute(record.language);
    std::string out = page_head(record.title, byline, "episode.js", say);
    out.append("<a class=\"skip\" href=\"#text\">")
        .append(say("跳到正文", "Skip to the text"))
        .append("</a>\n<header><p><a href=\"index.html\">‹ ")
        .append(say("全部文章", "All episodes"))
        .append("</a></p>\n");
    if (!record.cover.empty())
        out.append("<img id=\"cover\" src=\"")
            .append(escape_xml(record.cover))
            .append("\" width=\"160\" height=\"160\" alt=\"\">\n");
    out.append("<h1" + lang + ">")
        .append(text.title)
        .append("</h1>\n<p class=\"byline\"" + (record.author.empty() ? "" : lang) + ">")
        .append(escape_xml(byline))
        .append("</p>\n");
    if (!record.original.empty())
        out.append("<p class=\"original\"><a href=\"")
            .append(escape_xml(record.original))
            .append("\" rel=\"noreferrer\">")
            .append(say("原文", "Original"))
            .append("</a></p>\n");
    out.append("</header>\n");
    out.append(player(record, say)).append(chapter_list(record, say));
    out.append("<main id=\"text\" tabindex=\"-1\" data-guid=\"")
        .append(escape_xml(record.guid))
        .append("\"" + lang + ">\n")
        .append(text.body)
        .append("</main>\n");
    out.append(not_read(record, say)).append("<footer><p>");
    const std::pair<const std::string, const char*> downloads[] = {
        {record.sound, say("下载音频", "Download the sound")},
        {record.stem + ".srt", say("字幕", "Subtitles")},
        {record.stem + ".vtt", "VTT"}};
    for (const auto& [file, name] : downloads)
        out.append("<a href=\"")
            .append(escape_xml(file))
            .append("\" download>")
            .append(name)
            .append("</a>\n");
    out.append("</p><p class=\"keys\">")
        .append(say("空格 播放/暂停 · ← → 跳转 · J K 上下句 · N P 上下章 · &lt; &gt; 速度",
                    "Space: play or pause · ← →: skip · J K: sentence · N P: chapter · &lt; &gt;: speed"))
        .append("</p></footer>\n");
    return out.append(page_foot());
}

// What stands between two marks, behind the ">" that ends the first.
std::optional<std::string> between(const std::string& page, std::string_view begin, std::size_t end) {
    const auto at = page.find(begin);
    if (at == std::string::npos || end == std::string::npos) return std::nullopt;
    const auto from = page.find('>', at) + 1;
    return from <= end ? std::optional(page.substr(from, end - from)) : std::nullopt;
}

} // namespace

std::string episode_page(const timeline::Timeline& timeline, const EpisodeRecord& record,
                         const chapter::Script& script, const std::map<std::string, EpisodePicture>& pictures,
                         const PageWords& say) {
    return frame(record, lay_out(timeline, record, script, pictures), say);
}

std::string reword_page(const std::string& page, const EpisodeRecord& record, const PageWords& say) {
    const auto title = between(page, "<h1", page.find("</h1>"));
    const auto body = between(page, "<main id=\"text\"", page.rfind("</main>\n"));
    if (!title || !body || !body->starts_with('\n')) return {};
    return frame(record, {*title, body->substr(1)}, say);
}

} // namespace langdu::podcast
