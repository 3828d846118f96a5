#include "writer/formats.h"

#include "../test_support.h"
#include "article/read_article.h"
#include "chapter/chapter_tables.h"
#include "chapter/find_chapters.h"
#include "writer_support.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::writer;
using namespace langdu::test;

namespace {

const std::vector<std::string> titles{"开头", "什么是 AI & ML <二>", "结尾\"引\""};

Metadata metadata(const TemporaryDirectory& folder) {
    write_text(folder / "cover.png", tiny_png(64));
    Metadata m;
    m.title = "书名 & 副题";
    m.author = "张三";
    m.date = "2025-03-01";
    m.source = "https://example.org/a?b=1&c=2";
    m.cover = (folder / "cover.png").string();
    return m;
}

} // namespace

TEST_CASE("epubcheck finds nothing to complain about", "[writer][slow]") {
    if (!have_program("epubcheck")) return; // a jar under the name of a program
    const TemporaryDirectory folder;
    write_episode(tone_recording(titles, 6), metadata(folder), {}, folder / "book.epub");
    const auto outcome = run({"java", "-jar", "/usr/share/java/epubcheck.jar", folder / "book.epub"});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.out.find("No errors or warnings detected") != std::string::npos);
    CHECK(outcome.err.empty());
}

TEST_CASE("every sentence of an EPUB has its stretch of the sound, without gaps", "[writer]") {
    const TemporaryDirectory folder;
    const auto recording = tone_recording(titles, 6);
    write_episode(recording, metadata(folder), {}, folder / "book.epub");
    const auto found = python(R"py(
import json, sys, zipfile, xml.etree.ElementTree as ET
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None and z.namelist()[0] == "mimetype" and z.infolist()[0].compress_type == 0
smil = "{http://www.w3.org/ns/SMIL}"
clips, texts = [], []
for n in sorted(n for n in z.namelist() if n.endswith(".smil")):
    page = {e.get("id"): "".join(e.itertext()) for e in ET.fromstring(z.read(n.replace(".smil", ".xhtml"))).iter() if e.get("id")}
    for par in ET.fromstring(z.read(n)).iter(smil + "par"):
        audio = par.find(smil + "audio")
        clips.append([float(audio.get("clipBegin")[:-1]), float(audio.get("clipEnd")[:-1])])
        texts.append(page[par.find(smil + "text").get("src").split("#")[1]])
print(json.dumps({"clips": clips, "texts": texts}))
)py",
                              {folder / "book.epub"});
    const auto& clips = found["clips"];
    REQUIRE(clips.size() == recording.timeline.cues.size() + titles.size());
    CHECK(clips[0][0] == 0.0);
    for (std::size_t i = 1; i < clips.size(); ++i) CHECK(clips[i][0] == clips[i - 1][1]);
    CHECK(clips.back()[1] == 18.0);
    CHECK(found["texts"][0] == "开头");
    CHECK(found["texts"][1] == "第1章的一句话。");
    CHECK(clips[1][0] == 0.3);
}

TEST_CASE("passages of an EPUB keep their kind", "[writer]") {
    const TemporaryDirectory folder;
    auto recording = tone_recording({"壹"}, 6);
    auto& cues = recording.timeline.cues;
    const auto add = [&](Frame begin, const std::string& text, chapter::PassageKind kind,
                         bool paragraph_start) {
        cues.push_back({timeline::Cue::Kind::sentence, begin, begin + 1000, text, 0, paragraph_start, kind});
    };
    cues.clear();
    // The heading is two sentences and is written otherwise than the title; a second heading follows.
    add(1000, "第一章：壹？", chapter::PassageKind::heading, true);
    add(3000, "或者贰", chapter::PassageKind::heading, false);
    add(5000, "小题", chapter::PassageKind::heading, true);
    add(7000, "甲", chapter::PassageKind::list_item, true);
    write_episode(recording, metadata(folder), {}, folder / "book.epub");
    const auto page =
        python("import sys, json, zipfile; "
               "print(json.dumps(zipfile.ZipFile(sys.argv[1]).read('book/chapter001.xhtml').decode()))",
               {folder / "book.epub"})
            .get<std::string>();
    CHECK(
        page.find("<h1 id=\"s0\"><span id=\"s1\">第一章：壹？</span><span id=\"s2\">或者贰</span></h1>\n"
                  "<h2><span id=\"s3\">小题</span></h2>\n<ul>\n<li><span id=\"s4\">甲</span></li>\n</ul>") !=
        std::string::npos);
}

TEST_CASE("an EPUB is the article: its pictures, tables, notes and links, and epubcheck finds nothing",
          "[writer][slow]") {
    const TemporaryDirectory folder;
    write_text(folder / "sun.png", tiny_png(64));
    write_text(folder / "a.md", "# "
                                "题目\n\n![日出](sun.png)\n\n前面**重要**的话[^1]，看[这里](https://"
                                "example.org/?a=1&b=2)。\n\n|甲|乙|\n|-|-|\n|一|二|\n\n"
                                "1. 先\n2. 后\n    - 里\n\n## 第二章\n\n```\na < b\n```\n\n[^1]: 注。\n");
    article::ReadOptions read;
    read.pictures = true;
    const auto script = chapter::find_chapters(article::read_article((folder / "a.md").string(), read),
                                               test::chapter_tables());
    auto recording = tone_recording({"题目", "第二章"}, 6);
    recording.timeline.cues = cues_of(script, engine_rate / 2);
    recording.timeline.marks[1].begin =
        std::find_if(recording.timeline.cues.begin(), recording.timeline.cues.end(),
                     [](const timeline::Cue& cue) { return cue.chapter == 1; })
            ->begin;
    recording.script = &script;
    auto described = metadata(folder);
    described.narrator = "新闻女声";
    write_episode(recording, described, {}, folder / "book.epub");
    const auto parts = python("import sys, json, zipfile; z = zipfile.ZipFile(sys.argv[1]); "
                              "print(json.dumps({n: z.read('book/' + n).decode() for n in "
                              "('chapter001.xhtml', 'chapter002.xhtml', 'package.opf', 'chapter002.smil')}))",
                              {folder / "book.epub"});
    const std::string first = parts["chapter001.xhtml"], second = parts["chapter002.xhtml"],
                      package = parts["package.opf"];
    for (const char* wanted :
         {"<figure><img src=\"picture1.png\" alt=\"日出\" width=\"64\" height=\"64\"/></figure>",
          "<strong>重要</strong>",
          "epub:type=\"noteref\" role=\"doc-noteref\" href=\"chapter002.xhtml#note1\"",
          "<a href=\"https://example.org/?a=1&amp;b=2\">这里</a>", "<th scope=\"col\">甲</th>", "<ol>\n<li>"})
        CHECK_THAT(first, Catch::Contains(wanted));
    CHECK_THAT(second,
               Catch::Contains("<pre id=\"s") && Catch::Contains("<code>a &lt; b</code>") &&
                   Catch::Contains("<aside epub:type=\"footnote\" role=\"doc-footnote\" id=\"note1\">"));
    for (const char* wanted :
         {"schema:accessMode\">auditory", "schema:accessModeSufficient\">textual,visual",
          "schema:accessibilityFeature\">synchronizedAudioText", "schema:accessibilityHazard\">none",
          "schema:accessibilitySummary", "media:narrator\">新闻女声"})
        CHECK_THAT(package, Catch::Contains(wanted));
    CHECK_THAT(parts["chapter002.smil"].get<std::string>(), Catch::Contains("chapter002.xhtml#s"));
    if (!have_program("epubcheck")) return;
    const auto outcome = run({"java", "-jar", "/usr/share/java/epubcheck.jar", folder / "book.epub"});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.out.find("No errors or warnings detected") != std::string::npos);
}

TEST_CASE("our own reader reads the EPUB as an article", "[writer]") {
    const TemporaryDirectory folder;
    write_episode(tone_recording(titles, 6), metadata(folder), {}, folder / "book.epub");
    const auto article = article::read_article((folder / "book.epub").string());
    CHECK(article.title == "书名 & 副题");
    CHECK(article.author == "张三");
}
