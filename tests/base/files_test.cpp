#include "base/error.h"
#include "base/files.h"
#include "base/hash.h"
#include "base/tsv.h"
#include "test_support.h"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace langdu;
using Catch::Contains;
using test::read_text;
using test::write_text;

TEST_CASE("an atomic file appears complete or not at all", "[base]") {
    const test::TemporaryDirectory folder;
    const auto path = folder / "a.mp3";
    {
        AtomicFile file{path};
        file.write("half");
        CHECK(file.temporary().extension() == ".mp3");
        CHECK_FALSE(std::filesystem::exists(path));
    }
    CHECK(std::filesystem::is_empty(folder.path()));
    {
        AtomicFile file{path};
        file.write("whole");
        file.commit();
    }
    CHECK(read_text(path) == "whole");
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("an output that cannot be written is refused before the work", "[base]") {
    const test::TemporaryDirectory folder;
    CHECK_THROWS_WITH(AtomicFile(folder / "no/such/a.mp3"), Contains("no such folder"));
    CHECK_THROWS_WITH(AtomicFile(folder.path()), Contains("is a folder"));
    CHECK_THROWS_WITH(AtomicFile("/dev/full"), Contains("not a regular file"));
    // A name of 250 bytes leaves room for the temporary one's.
    const std::string longest(246, 'a');
    CHECK_NOTHROW(AtomicFile(folder / (longest + ".mp3")));
}

TEST_CASE("a signal's clean-up removes what is unfinished", "[base]") {
    const test::TemporaryDirectory folder;
    const AtomicFile file{folder / "a.wav"};
    CHECK(std::filesystem::exists(file.temporary()));
    remove_temporary_files();
    CHECK_FALSE(std::filesystem::exists(file.temporary()));
}

TEST_CASE("files that cannot be read say why", "[base]") {
    const test::TemporaryDirectory folder;
    CHECK_THROWS_WITH(read_file(folder / "none.txt"), Contains("no such file"));
    CHECK_THROWS_WITH(read_file(folder.path()), Contains("is a folder"));
    write_text(folder / "some.txt", "朗读");
    CHECK(read_file(folder / "some.txt") == "朗读");
}

TEST_CASE("what a file names is a plain file beside or below it, of a bounded size", "[base]") {
    const test::TemporaryDirectory folder;
    std::filesystem::create_directories(folder / "articles/below");
    write_text(folder / "articles/below/a.png", "picture");
    write_text(folder / "secret.png", "secret");
    REQUIRE(::mkfifo((folder / "articles/fifo").c_str(), 0600) == 0);
    std::filesystem::create_symlink("/dev/zero", folder / "articles/zero");
    std::filesystem::create_symlink("../secret.png", folder / "articles/link.png");
    std::filesystem::create_symlink("below/a.png", folder / "articles/inside.png");
    write_text(folder / "articles/sparse", "");
    std::filesystem::resize_file(folder / "articles/sparse", std::uintmax_t{2} << 30);
    const auto read = [&](const char* name) { return read_file_below(folder / "articles", name, 1 << 20); };
    CHECK(read("below/a.png") == "picture");
    CHECK(read("inside.png") == "picture");
    CHECK_THROWS_WITH(read("fifo"), Contains("not a plain file")); // and does not wait for somebody to write
    CHECK_THROWS_WITH(read("zero"), Contains("outside the article's folder"));
    CHECK_THROWS_WITH(read("link.png"), Contains("outside the article's folder"));
    CHECK_THROWS_WITH(read("/dev/zero"), Contains("outside the article's folder"));
    CHECK_THROWS_WITH(read("../secret.png"), Contains("outside the article's folder"));
    CHECK_THROWS_WITH(read("sparse"), Contains("larger than 1 MB"));
    CHECK_THROWS_WITH(read_file("/dev/zero"), Contains("is a device"));
}

TEST_CASE("a folder that cannot be listed is an error, not an empty one", "[base]") {
    const test::TemporaryDirectory folder;
    CHECK(list_folder(folder.path()).empty());
    write_text(folder / "file", "");
    CHECK_THROWS_WITH(list_folder(folder / "file"), Contains("Not a directory"));
    CHECK_THROWS_WITH(list_folder(folder / "none"), Contains("no such folder"));
}

TEST_CASE("tables say where they are broken", "[base]") {
    const auto rows = parse_tsv("# word\tcount\n\n个\t1\r\n只\t2\n", "t.tsv", 2, 2);
    REQUIRE(rows.size() == 2);
    CHECK(rows[1].line == 4);
    CHECK(rows[0].cells == std::vector<std::string>{"个", "1"});
    CHECK_THROWS_WITH(parse_tsv("a\tb\nc\n", "t.tsv", 2, 2), Contains("t.tsv:2: one column"));
    CHECK_THROWS_WITH(parse_tsv("a\tb\tc\n", "t.tsv", 1, 2),
                      Contains("t.tsv:1: 3 columns; at least 1 and at most 2"));
}

TEST_CASE("hashes tell fields apart", "[base]") {
    CHECK(Hash().add("ab").add("c").hex() != Hash().add("a").add("bc").hex());
    CHECK(Hash().add("ab").hex() == Hash().add("ab").hex());
    CHECK(Hash().add("ab").hex().size() == 32);
}

TEST_CASE("what a killed process left is told from what a living one writes", "[base]") {
    const test::TemporaryDirectory folder;
    const AtomicFile mine{folder / "a.b.mp3"};
    CHECK_FALSE(is_abandoned_temporary(mine.temporary()));
    const pid_t child = ::fork();
    if (child == 0) {
        const AtomicFile left{folder / "c.mp3"};
        ::_exit(0); // no destructor runs: as with kill -9
    }
    ::waitpid(child, nullptr, 0);
    int abandoned = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        abandoned += is_abandoned_temporary(entry.path());
    CHECK(abandoned == 1);
    CHECK_FALSE(is_abandoned_temporary(folder / ".hidden"));
    CHECK_FALSE(is_abandoned_temporary(folder / "a.mp3"));
}
