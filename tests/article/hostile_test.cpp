// Files that mean harm: an error or a result, never a crash. Sizes are those at which programs of this kind
// broke.
#include "article/read_article.h"
#include "base/error.h"
#include "base/files.h"
#include "chapter/find_chapters.h"
#include "test_support.h"

#include <catch2/catch.hpp>

#include <zip.h>

using namespace langdu;
using Catch::Contains;

namespace {

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

std::string all_text(const Article& article) {
    std::string out;
    for (const auto& block : article.blocks) out += block.text;
    return out;
}

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files,
                   const char* password = nullptr) {
    const test::TemporaryDirectory folder;
    const auto path = (folder / "a.epub").string();
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE, nullptr);
    for (const auto& [name, text] : files) {
        const auto index = zip_file_add(
            archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
        if (password)
            zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password);
    }
    zip_close(archive);
    return read_file(path);
}

std::vector<std::pair<std::string, std::string>> book(const std::string& href, const std::string& page) {
    return {{"META-INF/container.xml",
             "<container><rootfiles><rootfile full-path=\"c.opf\"/></rootfiles></container>"},
            {"c.opf", "<package><manifest><item id=\"a\" href=\"" + href +
                          "\"/></manifest><spine><itemref idref=\"a\"/></spine></package>"},
            {"a.xhtml", page}};
}

const std::string entities = [] {
    std::string out = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\">";
    for (char c = 'b'; c < 'n'; ++c)
        out +=
            std::string("<!ENTITY ") + c + " \"" + repeated(std::string("&") + char(c - 1) + ";", 10) + "\">";
    return out + "]>";
}();

} // namespace

TEST_CASE("a zip bomb is refused", "[article][hostile]") {
    const auto bomb = zip_of(book("a.xhtml", std::string(260u << 20, 'a')));
    CHECK(bomb.size() < 1u << 20);
    CHECK_THROWS_WITH(read_article_bytes(bomb, "a.epub"), Contains("unpacks to more than"));
}

TEST_CASE("a path that climbs out of a book stays inside it", "[article][hostile]") {
    const auto article = read_article_bytes(zip_of(book("../../../a.xhtml", "<p>正文。</p>")), "a.epub");
    CHECK(all_text(article) == "正文。");
    CHECK_THROWS_AS(read_article_bytes(zip_of(book("../../../../etc/passwd", "<p>正文。</p>")), "a.epub"),
                    InputError);
}

TEST_CASE("entities that explode do not", "[article][hostile]") {
    CHECK(all_text(
              read_article_bytes(
                  zip_of(book("a.xhtml", entities + "<html><body><p>&m;正文。</p></body></html>")), "a.epub"))
              .size() < 10000);
    CHECK(all_text(read_article_bytes(entities + "<html><body><p>&m;正文。</p></body></html>", "a.html"))
              .size() < 10000);
}

TEST_CASE("a page nested 100,000 deep keeps its text", "[article][hostile]") {
    for (const std::string tag : {"div", "b", "span", "blockquote", "ul><li", "table><tr><td"}) {
        const auto page =
            "<html><body>" + repeated("<" + tag + ">", 100000) + "正文在最里面。" + "</body></html>";
        const auto article = read_article_bytes(page, "a.html");
        std::string skipped;
        for (const auto& piece : article.skipped) skipped += piece.text;
        CHECK_THAT(all_text(article) + skipped, Contains("正文在最里面。"));
    }
}

TEST_CASE("Markdown nested 10,000 deep is read", "[article][hostile]") {
    CHECK_THAT(all_text(read_article_bytes(std::string(10000, '>') + " 引文。\n", "a.md")),
               Contains("引文。"));
    CHECK_NOTHROW(read_article_bytes(std::string(50000, '[') + "a" + std::string(50000, ']'), "a.md"));
    CHECK_NOTHROW(read_article_bytes(repeated("*a ", 100000), "a.md"));
    // Anchors that contain themselves, keys of thousands of parts.
    for (const auto* cyclic : {"---\ntitle: &a {name: *a}\n---\n正文。\n", "---\nauthor: &a [*a]\n---\n正文。\n",
                               "---\ntags: &a [{name: *a}]\n---\n正文。\n"})
        CHECK_NOTHROW(read_article_bytes(cyclic, "a.md"));
    std::string key = "a";
    for (int i = 0; i < 20000; ++i) key += ".a";
    CHECK_NOTHROW(read_article_bytes("+++\n" + key + " = 1\n+++\n正文。\n", "a.md"));
    CHECK_NOTHROW(read_article_bytes("---\na: " + std::string(20000, '[') + "\n---\n正文。\n", "a.md"));
    CHECK_NOTHROW(read_article_bytes("+++\na = " + std::string(20000, '[') + "\n+++\n正文。\n", "a.md"));
}

TEST_CASE("bytes that are no text are refused with what to do", "[article][hostile]") {
    CHECK_THROWS_WITH(read_article_bytes(repeated(std::string("正文\0一", 10), 100), "a.txt"),
                      Contains("not a text file"));
    CHECK_THROWS_AS(read_article_bytes(repeated("\xED\xA0\x80正", 100), "a.txt"), InputError);
    CHECK_THROWS_AS(read_article_bytes("\xFF\xFE" + repeated(std::string("\x00\xD8", 2), 1000), "a.txt"),
                    InputError);
    CHECK_THROWS_WITH(read_article_bytes("# 题\n\n正文。\n", "a.epub"), Contains("no EPUB"));
}

TEST_CASE("a wrong extension does not matter", "[article][hostile]") {
    CHECK(all_text(read_article_bytes(zip_of(book("a.xhtml", "<p>正文。</p>")), "a.md")) == "正文。");
    CHECK(all_text(read_article_bytes("<!DOCTYPE html><html><body><p>正文在网页里。</p></body></html>",
                                      "a.txt")) == "正文在网页里。");
}

TEST_CASE("a protected book is refused with a clear message", "[article][hostile]") {
    auto files = book("a.xhtml", "<p>正文。</p>");
    files.push_back(
        {"META-INF/encryption.xml", "<encryption><CipherReference URI=\"a.xhtml\"/></encryption>"});
    CHECK_THROWS_WITH(read_article_bytes(zip_of(files), "a.epub"), Contains("DRM"));
    CHECK_THROWS_WITH(read_article_bytes(zip_of(book("a.xhtml", "<p>正文。</p>"), "secret"), "a.epub"),
                      Contains("encrypted"));
}

TEST_CASE("what the fuzzers found interesting gives a result or an error", "[article][hostile]") {
    for (const std::string reader : {"text", "markdown", "html", "epub"})
        for (const auto& entry :
             std::filesystem::directory_iterator(std::filesystem::path(test::data_folder) / "fuzz" / reader)) {
            INFO(entry.path());
            ReadOptions options;
            options.reader = reader;
            try {
                find_chapters(read_article_bytes(read_file(entry.path().string()), "fuzz", options));
            } catch (const Error&) { // refused: fine
            }
            SUCCEED();
        }
}
