#include "batch/article_files.h"

#include "base/error.h"
#include "test_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::batch;
namespace fs = std::filesystem;

namespace {

struct Folder : test::TemporaryDirectory {
    Folder() {
        fs::create_directories(*this / "2024/.hidden");
        for (const auto* name :
             {"b.md", "a.txt", "picture.png", "2024/c.html", "2024/notes.adoc", "2024/.hidden/d.md", ".e.md"})
            test::write_text(*this / name, "文");
    }
    std::vector<std::string> find(const FileFilter& filter) const {
        std::vector<std::string> out;
        for (const auto& file : find_article_files({path().string()}, filter).articles)
            out.push_back(file.identity);
        return out;
    }
};

} // namespace

TEST_CASE("a folder gives its articles in order, hidden files and other kinds aside", "[library]") {
    const Folder folder;
    CHECK(folder.find({}) == std::vector<std::string>{"2024/c.html", "a.txt", "b.md"});
}

TEST_CASE("patterns choose by name, or by path when they have a slash", "[library]") {
    const Folder folder;
    CHECK(folder.find({{"*.adoc"}, {}}) == std::vector<std::string>{"2024/notes.adoc"});
    CHECK(folder.find({{}, {"2024/*"}}) == std::vector<std::string>{"a.txt", "b.md"});
    CHECK(folder.find({{}, {"*.txt", "*.html"}}) == std::vector<std::string>{"b.md"});
}

TEST_CASE("a named file is taken whatever it is called, once", "[library]") {
    const Folder folder;
    const auto files =
        find_article_files({(folder / "2024/notes.adoc").string(), (folder / "2024").string() + "/*.adoc"},
                           {})
            .articles;
    REQUIRE(files.size() == 1);
    CHECK(files[0].identity == "notes.adoc");
}

TEST_CASE("two articles with one name are refused, and so is nothing", "[library]") {
    const Folder folder, other;
    CHECK_THROWS_AS(find_article_files({folder.path().string(), other.path().string()}, {}), InputError);
    CHECK_THROWS_AS(find_article_files({(folder / "absent").string()}, {}), InputError);
}

TEST_CASE("what a folder holds that nobody reads is counted by kind, pictures and settings aside",
          "[library]") {
    const Folder folder;
    for (const auto* name : {"old.doc", "2024/older.DOC", "sheet.wps", "README", "langdu.toml", "b.vtt",
                             "film.srt", "film.mp4", "c.lrc"})
        test::write_text(folder / name, "文");
    const auto found = find_article_files({folder.path().string()}, {});
    std::vector<std::string> articles;
    for (const auto& file : found.articles) articles.push_back(file.identity);
    // b.vtt is of b.md, film.srt of the film; c.lrc stands alone.
    CHECK(articles == std::vector<std::string>{"2024/c.html", "a.txt", "b.md", "c.lrc"});
    CHECK(not_read_text(found.not_read) == "5 not read: 1 .adoc, 2 .doc, 1 .wps, 1 without an extension "
                                           "(2024/notes.adoc, 2024/older.DOC, README, old.doc, sheet.wps)");
    CHECK(not_read_text({}).empty());
    CHECK(find_article_files({folder.path().string()}, {{"*.md"}, {}}).not_read.empty());
}
