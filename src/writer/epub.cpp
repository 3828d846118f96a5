// EPUB 3 with Media Overlays: the text, a span a sentence, and one MP3; the overlay of a chapter gives every
// sentence its stretch of the MP3, the pause behind it included, so that players read on without a seek.
#include "base/error.h"
#include "base/escape.h"
#include "base/hash.h"
#include "timeline/resampler.h"
#include "writer/containers.h"
#include "writer/passage_markup.h"
#include "writer/vorbis_comment.h"
#include "writer/zip_writer.h"

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

namespace langdu {

namespace {

constexpr std::string_view xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string escape(std::string_view text) { return escape_html(clean_text(text)); }

// A sentence and its stretch of sound, in ms.
struct TimedSentence {
    std::string text;
    PassageKind passage{};
    bool paragraph_start{};
    std::int64_t begin{};
    std::int64_t end{};
};

struct EpubChapter {
    std::string name; // "chapter001"
    std::string title;
    std::vector<TimedSentence> sentences; // the first is the heading
};

std::vector<EpubChapter> chapters_of(const Master& master) {
    std::vector<EpubChapter> out;
    auto cue = master.cues.begin();
    for (std::size_t i = 0; i < master.chapters.size(); ++i) {
        const auto ms = [&](Frame frame) { return convert_frame(frame, master.sample_rate, 1000); };
        const auto begin = ms(master.chapters[i].begin), end = ms(master.chapter_end(i));
        char name[32];
        std::snprintf(name, sizeof name, "chapter%03zu", i + 1);
        EpubChapter chapter{name, master.chapters[i].title, {{master.chapters[i].title, PassageKind::heading, true, begin, end}}};
        bool in_title = false; // the sentences of the chapter's own heading
        for (; cue != master.cues.end(); ++cue) {
            const auto at = convert_frame(cue->begin, master.cue_rate, 1000);
            if (i + 1 < master.chapters.size() && at >= end) break;
            if (cue->kind == Cue::Kind::word || clean_text(cue->text).empty()) continue;
            const bool first = chapter.sentences.size() == 1;
            in_title = first && cue->passage == PassageKind::heading && (cue->paragraph_start != in_title);
            if (in_title) continue;
            chapter.sentences.back().end = at;
            chapter.sentences.push_back({cue->text, cue->passage, cue->paragraph_start || first, at, end});
        }
        out.push_back(std::move(chapter));
    }
    return out;
}

std::string page(const std::string& title, const std::string& language, const std::string& body) {
    return std::string(xml) +
           "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" "
           "xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"" +
           language + "\" xml:lang=\"" + language + "\">\n<head>\n<title>" + escape(title) +
           "</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body>\n" +
           body + "</body>\n</html>\n";
}

std::string chapter_page(const EpubChapter& chapter, const std::string& language) {
    std::string body = "<section id=\"text\">\n<h1 id=\"s0\">" + escape(chapter.title) + "</h1>\n";
    PassageMarkup markup;
    for (std::size_t i = 1; i < chapter.sentences.size(); ++i) {
        const auto& sentence = chapter.sentences[i];
        if (sentence.paragraph_start) markup.begin(sentence.passage);
        markup.add("<span id=\"s" + std::to_string(i) + "\">" + escape(sentence.text) + "</span>");
    }
    return page(chapter.title, language, body + markup.finish() + "</section>\n");
}

std::string seconds(std::int64_t ms) {
    char out[40];
    std::snprintf(out, sizeof out, "%lld.%03llds", static_cast<long long>(ms / 1000),
                  static_cast<long long>(ms % 1000));
    return out;
}

std::string overlay(const EpubChapter& chapter) {
    const auto text = chapter.name + ".xhtml#";
    std::string out = std::string(xml) +
                      "<smil xmlns=\"http://www.w3.org/ns/SMIL\" xmlns:epub=\"http://www.idpf.org/2007/ops\" "
                      "version=\"3.0\">\n"
                      "<body>\n<seq id=\"seq\" epub:textref=\"" +
                      text + "text\">\n";
    for (std::size_t i = 0; i < chapter.sentences.size(); ++i) {
        const auto& sentence = chapter.sentences[i];
        if (sentence.end <= sentence.begin) continue; // spoken as part of what follows
        const auto number = std::to_string(i);
        out += "<par id=\"p" + number + "\"><text src=\"" + text + "s" + number +
               "\"/><audio src=\"sound.mp3\" clipBegin=\"" + seconds(sentence.begin) + "\" clipEnd=\"" +
               seconds(sentence.end) + "\"/></par>\n";
    }
    return out + "</seq>\n</body>\n</smil>\n";
}

std::string contents_page(const std::vector<EpubChapter>& chapters, const Metadata& metadata) {
    std::string list;
    for (const auto& chapter : chapters)
        list += "<li><a href=\"" + chapter.name + ".xhtml\">" + escape(chapter.title) + "</a></li>\n";
    return page(metadata.title, metadata.language,
                "<nav epub:type=\"toc\" id=\"toc\">\n<h1>" + escape(metadata.title) + "</h1>\n<ol>\n" + list +
                    "</ol>\n</nav>\n");
}

// Of the content, so that the same work keeps its identity: a UUID of version 8 (made by the program's own
// rule).
std::string identifier(const Master& master) {
    Hash hash;
    for (const auto& comment : vorbis_comments(master)) hash.add(comment);
    for (const auto& cue : master.cues) hash.add(cue.text);
    auto id = hash.hex();
    id[12] = '8';
    id[16] = 'a';
    return "urn:uuid:" + id.substr(0, 8) + "-" + id.substr(8, 4) + "-" + id.substr(12, 4) + "-" +
           id.substr(16, 4) + "-" + id.substr(20);
}

// EPUB wants a moment of change; the work's own date is the only one that does not change the bytes.
std::string modified(const std::string& date) {
    const bool iso = date.size() >= 10 && date[4] == '-' && date[7] == '-' &&
                     std::all_of(date.begin(), date.begin() + 10,
                                 [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
    return (iso ? date.substr(0, 10) : "2000-01-01") + "T00:00:00Z";
}

std::string package(const std::vector<EpubChapter>& chapters, const Master& master) {
    const auto& m = master.metadata;
    std::string meta, manifest, spine;
    const auto duration = [&](std::int64_t ms, const std::string& refines) {
        meta += "<meta property=\"media:duration\"" + refines + ">" + clock_time(ms, 1000) + "</meta>\n";
    };
    const auto item = [&](const std::string& id, const std::string& href, const std::string& type,
                          const std::string& more) {
        manifest +=
            "<item id=\"" + id + "\" href=\"" + href + "\" media-type=\"" + type + "\"" + more + "/>\n";
    };
    const std::string xhtml = "application/xhtml+xml";
    item("nav", "nav.xhtml", xhtml, " properties=\"nav\"");
    item("style", "style.css", "text/css", "");
    item("sound", "sound.mp3", "audio/mpeg", "");
    if (master.cover) {
        const bool png = master.cover->mime == "image/png";
        item("cover", png ? "cover.png" : "cover.jpg", master.cover->mime, " properties=\"cover-image\"");
    }
    for (const auto& chapter : chapters) {
        item(chapter.name, chapter.name + ".xhtml", xhtml, " media-overlay=\"" + chapter.name + "-overlay\"");
        item(chapter.name + "-overlay", chapter.name + ".smil", "application/smil+xml", "");
        duration(chapter.sentences.back().end - chapter.sentences.front().begin,
                 " refines=\"#" + chapter.name + "-overlay\"");
        spine += "<itemref idref=\"" + chapter.name + "\"/>\n";
    }
    duration(chapters.back().sentences.back().end, "");
    const auto element = [](const char* name, const std::string& value) {
        return value.empty() ? "" : std::string("<dc:") + name + ">" + escape(value) + "</dc:" + name + ">\n";
    };
    return std::string(xml) +
           "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" "
           "xml:lang=\"" +
           m.language +
           "\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier id=\"id\">" +
           identifier(master) + "</dc:identifier>\n" + element("title", m.title) +
           element("language", m.language) + element("creator", m.author) +
           element("date", modified(m.date).starts_with("2000-01-01") ? "" : m.date) +
           element("source", m.source) + element("description", m.comment) +
           "<meta property=\"dcterms:modified\">" + modified(m.date) +
           "</meta>\n<meta property=\"media:active-class\">speaking</meta>\n" + meta +
           "</metadata>\n<manifest>\n" + manifest + "</manifest>\n<spine>\n" + spine +
           "</spine>\n</package>\n";
}

constexpr std::string_view container =
    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n<rootfiles>\n"
    "<rootfile full-path=\"book/package.opf\" "
    "media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n</container>\n";

constexpr std::string_view style =
    "body { line-height: 1.8; margin: 1em; }\np { text-indent: 2em; margin: 0.4em 0; }\n"
    ".caption, .announcement { text-indent: 0; text-align: center; font-size: 0.9em; }\n"
    ".speaking { background-color: #ffe9a8; color: #000; }\n";

} // namespace

void write_epub(const Master& master, OutputFile& file) {
    const auto chapters = chapters_of(master);
    ZipWriter zip{file};
    zip.add("mimetype", "application/epub+zip");
    zip.add("META-INF/container.xml", std::string(xml) + std::string(container));
    zip.add("book/package.opf", package(chapters, master));
    zip.add("book/nav.xhtml", contents_page(chapters, master.metadata));
    zip.add("book/style.css", style);
    for (const auto& chapter : chapters) {
        zip.add("book/" + chapter.name + ".xhtml", chapter_page(chapter, master.metadata.language));
        zip.add("book/" + chapter.name + ".smil", overlay(chapter));
    }
    if (master.cover)
        zip.add(master.cover->mime == "image/png" ? "book/cover.png" : "book/cover.jpg", master.cover->bytes);
    zip.add("book/sound.mp3", [&](OutputFile& target) { write_mp3(master, target); });
    zip.finish();
}

} // namespace langdu
