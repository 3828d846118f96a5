#include "writer/formats.h"

#include "../test_support.h"
#include "article/read_article.h"
#include "writer_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
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

TEST_CASE("epubcheck finds nothing to complain about", "[writer]") {
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
    const auto add = [&](Frame begin, const std::string& text, PassageKind kind, bool paragraph_start) {
        cues.push_back({Cue::Kind::sentence, begin, begin + 1000, text, 0, paragraph_start, kind});
    };
    cues.clear();
    // The heading is two sentences and is written otherwise than the title; a second heading follows.
    add(1000, "第一章：壹？", PassageKind::heading, true);
    add(3000, "或者贰", PassageKind::heading, false);
    add(5000, "小题", PassageKind::heading, true);
    add(7000, "甲", PassageKind::list_item, true);
    write_episode(recording, metadata(folder), {}, folder / "book.epub");
    const auto page = python("import sys, json, zipfile; "
                             "print(json.dumps(zipfile.ZipFile(sys.argv[1]).read('book/chapter001.xhtml').decode()))",
                             {folder / "book.epub"})
                          .get<std::string>();
    CHECK(page.find("<h1 id=\"s0\">壹</h1>\n<h2><span id=\"s1\">小题</span></h2>\n<ul>\n<li>") !=
          std::string::npos);
    CHECK(page.find("或者") == std::string::npos);
}

TEST_CASE("our own reader reads the EPUB as an article", "[writer]") {
    const TemporaryDirectory folder;
    write_episode(tone_recording(titles, 6), metadata(folder), {}, folder / "book.epub");
    const auto article = read_article((folder / "book.epub").string());
    CHECK(article.title == "书名 & 副题");
    CHECK(article.author == "张三");
}
