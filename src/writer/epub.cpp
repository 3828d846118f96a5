// EPUB 3 with Media Overlays: the text, a span a sentence, and one MP3; the overlay of a chapter gives every
// sentence its stretch of the MP3, the pause behind it included, so that players read on without a seek.
#include "base/error.h"
#include "base/escape.h"
#include "base/hash.h"
#include "timeline/resampler.h"
#include "writer/article_markup.h"
#include "writer/containers.h"
#include "writer/picture.h"
#include "writer/vorbis_comment.h"
#include "writer/zip_writer.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace langdu::writer {

namespace {

constexpr std::string_view xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string escape(std::string_view text) { return escape_html(clean_text(text)); }

struct Clip { // in ms
    std::int64_t begin{}, end{};
    std::string id; // of the element that is said
};

struct EpubChapter {
    std::string name; // "chapter001"
    std::string title;
    std::size_t begin{}, end{};              // blocks of the shown article
    std::size_t headline{chapter::no_block}; // one of them that says the title
    std::vector<Clip> clips;                 // without gaps
};

struct EpubPicture {
    std::string name;
    const std::string* bytes;
    PictureKind kind;
};

// The parts of a book and what shows where.
struct EpubText {
    ShownArticle article;
    std::vector<EpubChapter> chapters;
    std::map<std::string, EpubPicture> pictures; // by address
};

std::string id_of(std::size_t said) { return "s" + std::to_string(said + 1); }

// Pictures of kinds that every reader of books shows.
std::map<std::string, EpubPicture> pictures_of(const ShownArticle& article, const chapter::Script* script) {
    std::map<std::string, EpubPicture> out;
    if (!script) return out;
    for (const auto& shown : article.blocks)
        for (const auto& picture : shown.block.pictures) {
            const auto held = script->pictures.find(picture.address);
            if (held == script->pictures.end() || out.contains(picture.address)) continue;
            const auto kind = picture_kind(held->second);
            if (!kind || kind->mime == "image/webp") continue;
            out.emplace(picture.address,
                        EpubPicture{"picture" + std::to_string(out.size() + 1) + std::string(kind->extension),
                                    &held->second, *kind});
        }
    return out;
}

// A chapter's file holds the blocks from its first words on; chapters without a sound of their own go to the
// one before.
EpubText text_of(const Master& master) {
    EpubText out;
    out.article = show_article(master.script, master.cues);
    out.pictures = pictures_of(out.article, master.script);
    const auto& said = out.article.said;
    const auto ms_of = [&](Frame frame) { return timeline::convert_frame(frame, master.cue_rate, 1000); };
    std::vector<std::int64_t> begins;
    for (const auto& mark : master.chapters)
        begins.push_back(timeline::convert_frame(mark.begin, master.sample_rate, 1000));
    // Which file: by the time of a chapter's first words.
    std::map<std::size_t, std::size_t> file_of; // by chapters of the script
    for (const auto& stretch : said)
        file_of.try_emplace(
            out.article.blocks[stretch.block].chapter,
            static_cast<std::size_t>(std::upper_bound(begins.begin(), begins.end(), ms_of(stretch.begin)) -
                                     begins.begin()) -
                1);
    std::size_t block = 0;
    for (std::size_t i = 0; i < begins.size(); ++i) {
        char name[32];
        std::snprintf(name, sizeof name, "chapter%03zu", i + 1);
        EpubChapter chapter{name, master.chapters[i].title, block, block, chapter::no_block, {}};
        const auto& blocks = out.article.blocks;
        const auto file = [&](std::size_t b) {
            const auto found = file_of.find(blocks[b].chapter);
            return found == file_of.end() ? i : found->second;
        };
        while (block < blocks.size() && (file(block) <= i || i + 1 == begins.size())) ++block;
        chapter.end = block;
        for (auto b = chapter.begin; b < chapter.end && chapter.headline == chapter::no_block; ++b) {
            if (blocks[b].block.kind == article::BlockKind::heading) chapter.headline = b;
            if (blocks[b].block.kind != article::BlockKind::image &&
                blocks[b].block.kind != article::BlockKind::heading)
                break;
        }
        out.chapters.push_back(std::move(chapter));
    }
    for (std::size_t i = 0; i < out.chapters.size(); ++i) {
        auto& chapter = out.chapters[i];
        const auto end = timeline::convert_frame(master.chapter_end(i), master.sample_rate, 1000);
        chapter.clips.push_back({begins[i], end, "s0"});
        for (std::size_t s = 0; s < said.size(); ++s) {
            if (said[s].block < chapter.begin || said[s].block >= chapter.end) continue;
            const auto at = ms_of(said[s].begin);
            if (at < chapter.clips.back().begin || at >= end) continue; // said with another chapter
            // The headline's own sentences are one with it: it sounds from the chapter's begin.
            if (said[s].block == chapter.headline && chapter.clips.size() == 1) continue;
            chapter.clips.back().end = at;
            chapter.clips.push_back({at, end, id_of(s)});
        }
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

std::string chapter_page(const EpubChapter& chapter, const EpubText& text, const ArticleMarkup& markup,
                         const std::string& language) {
    const auto title =
        chapter.headline == chapter::no_block ? escape(chapter.title) : markup.line(chapter.headline);
    const std::span blocks{text.article.blocks.data() + chapter.begin, chapter.end - chapter.begin};
    const bool notes = !blocks.empty() && std::ranges::all_of(blocks, [](const ShownBlock& shown) {
        return shown.block.kind == article::BlockKind::footnote;
    });
    return page(chapter.title, language,
                "<section id=\"text\" epub:type=\"" + std::string(notes ? "endnotes" : "chapter") +
                    "\" role=\"doc-" + (notes ? "endnotes" : "chapter") +
                    "\" aria-labelledby=\"s0\">\n<h1 id=\"s0\">" + title + "</h1>\n" +
                    markup.blocks(chapter.begin, chapter.end, chapter.headline) + "</section>\n");
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
    for (const auto& clip : chapter.clips) {
        if (clip.end <= clip.begin) continue; // spoken as part of what follows
        out += "<par id=\"p" + clip.id.substr(1) + "\"><text src=\"" + text + clip.id +
               "\"/><audio src=\"sound.mp3\" clipBegin=\"" + seconds(clip.begin) + "\" clipEnd=\"" +
               seconds(clip.end) + "\"/></par>\n";
    }
    return out + "</seq>\n</body>\n</smil>\n";
}

std::string contents_page(const std::vector<EpubChapter>& chapters, const Metadata& metadata) {
    std::string list;
    for (const auto& chapter : chapters)
        list += "<li><a href=\"" + chapter.name + ".xhtml\">" + escape(chapter.title) + "</a></li>\n";
    return page(metadata.title, metadata.language,
                "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\" aria-label=\"目录\">\n<h1>" +
                    escape(metadata.title) + "</h1>\n<ol>\n" + list + "</ol>\n</nav>\n");
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

// What shops and readers ask for: https://www.w3.org/publishing/a11y/metadata/
std::string accessibility(bool pictures) {
    std::string out;
    const auto meta = [&](std::string_view property, std::string_view value) {
        out.append("<meta property=\"schema:")
            .append(property)
            .append("\">")
            .append(value)
            .append("</meta>\n");
    };
    meta("accessMode", "textual");
    meta("accessMode", "auditory");
    if (pictures) meta("accessMode", "visual");
    meta("accessModeSufficient", pictures ? "textual,visual" : "textual");
    meta("accessModeSufficient", "auditory");
    for (const auto* feature : {"synchronizedAudioText", "structuralNavigation", "tableOfContents",
                                "readingOrder", "displayTransformability"})
        meta("accessibilityFeature", feature);
    meta("accessibilityHazard", "none");
    meta("accessibilitySummary",
         "全文有逐句同步的合成语音，朗读时高亮当前句；标题、列表、表格和注释都有标记，可以用目录跳转。");
    return out;
}

std::string package(const EpubText& text, const Master& master) {
    const auto& chapters = text.chapters;
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
    for (const auto& [address, picture] : text.pictures)
        item(picture.name.substr(0, picture.name.find('.')), picture.name, std::string(picture.kind.mime),
             "");
    for (const auto& chapter : chapters) {
        item(chapter.name, chapter.name + ".xhtml", xhtml, " media-overlay=\"" + chapter.name + "-overlay\"");
        item(chapter.name + "-overlay", chapter.name + ".smil", "application/smil+xml", "");
        duration(chapter.clips.back().end - chapter.clips.front().begin,
                 " refines=\"#" + chapter.name + "-overlay\"");
        spine += "<itemref idref=\"" + chapter.name + "\"/>\n";
    }
    duration(chapters.back().clips.back().end, "");
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
           "</meta>\n<meta property=\"media:active-class\">speaking</meta>\n" +
           (m.narrator.empty() ? ""
                               : "<meta property=\"media:narrator\">" + escape(m.narrator) + "</meta>\n") +
           meta + accessibility(!text.pictures.empty()) + "</metadata>\n<manifest>\n" + manifest +
           "</manifest>\n<spine>\n" + spine + "</spine>\n</package>\n";
}

constexpr std::string_view container =
    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n<rootfiles>\n"
    "<rootfile full-path=\"book/package.opf\" "
    "media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n</container>\n";

constexpr std::string_view style =
    "body { line-height: 1.8; margin: 1em; }\np { text-indent: 2em; margin: 0.4em 0; }\n"
    "li p, aside p, figure p, blockquote p { text-indent: 0; }\nblockquote { margin: 0.8em 0 0.8em 1em; "
    "padding-left: 1em; border-left: 0.2em solid #999; }\n"
    ".caption, .announcement, figcaption, caption, .credit { text-indent: 0; text-align: center; font-size: "
    "0.9em; }\n"
    "figure { margin: 1em 0; text-align: center; }\nimg { max-width: 100%; height: auto; }\nimg.large { "
    "display: block; margin: 1em auto; }\n"
    "table { border-collapse: collapse; margin: 1em auto; }\nth, td { border: 1px solid #999; padding: 0.2em "
    "0.6em; }\n"
    "pre { white-space: pre-wrap; font-size: 0.85em; line-height: 1.5; border: 1px solid #999; padding: "
    "0.6em; }\n"
    "ul.labelled { list-style: none; padding-left: 0; }\n.notes { border-top: 1px solid #999; margin-top: "
    "2em; font-size: 0.9em; }\n"
    ".noteref { font-size: 0.75em; line-height: 1; }\n.speaking { background-color: #ffe9a8; color: #000; "
    "}\n";

} // namespace

void write_epub(const Master& master, OutputFile& file) {
    const auto text = text_of(master);
    MarkupRules rules;
    rules.epub = true;
    if (master.script) rules.address = master.script->original;
    rules.said = [](std::size_t said) { return " id=\"" + id_of(said) + "\""; };
    rules.picture = [&](const std::string& address) -> std::optional<ShownPicture> {
        const auto found = text.pictures.find(address);
        if (found == text.pictures.end()) return std::nullopt;
        return ShownPicture{found->second.name, found->second.kind.width, found->second.kind.height};
    };
    rules.page_of = [&](std::size_t block) {
        for (const auto& chapter : text.chapters)
            if (block >= chapter.begin && block < chapter.end) return chapter.name + ".xhtml";
        return std::string();
    };
    const ArticleMarkup markup{text.article, rules};
    ZipWriter zip{file};
    zip.add("mimetype", "application/epub+zip");
    zip.add("META-INF/container.xml", std::string(xml) + std::string(container));
    zip.add("book/package.opf", package(text, master));
    zip.add("book/nav.xhtml", contents_page(text.chapters, master.metadata));
    zip.add("book/style.css", style);
    for (const auto& chapter : text.chapters) {
        zip.add("book/" + chapter.name + ".xhtml",
                chapter_page(chapter, text, markup, master.metadata.language));
        zip.add("book/" + chapter.name + ".smil", overlay(chapter));
    }
    for (const auto& [address, picture] : text.pictures) zip.add("book/" + picture.name, *picture.bytes);
    if (master.cover)
        zip.add(master.cover->mime == "image/png" ? "book/cover.png" : "book/cover.jpg", master.cover->bytes);
    zip.add("book/sound.mp3", [&](OutputFile& target) { write_mp3(master, target); });
    zip.finish();
}

} // namespace langdu::writer
