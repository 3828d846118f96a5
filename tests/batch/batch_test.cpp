// langdu batch, feed and serve as users run them.
#include "base/files.h"
#include "batch/batch_support.h"
#include "podcast/library_lock.h"
#include "test_support.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace langdu;
using test::Folders;
using test::summary;
namespace fs = std::filesystem;

TEST_CASE("a batch makes a library, and a second run touches nothing", "[library][batch]") {
    const Folders folders;
    const auto first = folders.batch();
    INFO(first.err);
    REQUIRE(first.exit_code == 0);
    CHECK(first.err.empty());
    const auto catalog = folders.catalog();
    REQUIRE(catalog.size() == 2);
    const auto& record = catalog.at("旧闻/b.md");
    CHECK(record.title == "银行的新服务");
    CHECK(record.author == "李明");
    CHECK(record.stem.starts_with("yin-hang-de-xin-fu-wu-"));
    CHECK(record.rendered == "2024-05-01T00:00:00Z");
    CHECK(catalog.at("a.md").rendered == "2024-04-30T23:59:59Z"); // the second of two, in the order of people
    CHECK(record.voice == "新闻男声");
    REQUIRE(record.chapters.size() == 2);
    CHECK(record.chapters[1].title == "结果");
    for (const auto* suffix :
         {".mp3", ".episode.json", ".chapters.json", ".vtt", ".srt", ".transcript.json", ".html"})
        CHECK(fs::file_size(folders.library / (record.stem + suffix)) > 0);
    for (const auto* name : {"feed.xml", "feed.opml", "index.html", "assets/langdu.css"})
        CHECK(fs::exists(folders.library / name));
    for (const auto& entry : fs::directory_iterator(folders.library / ".langdu"))
        CHECK(entry.path().filename() == "lock");

    const auto before = folders.times();
    const auto second = folders.batch({"--progress", "json"});
    CHECK(summary(second)["kept"] == 2);
    CHECK(summary(second)["rendered"] == 0);
    CHECK(folders.times() == before);
}

TEST_CASE("what changed is rendered again under its old name, what is gone goes only when asked",
          "[library][batch]") {
    const Folders folders;
    REQUIRE(folders.batch().exit_code == 0);
    const auto before = folders.catalog();
    test::write_text(folders.articles / "a.md", "# 夏天的公园\n\n公园里的花都谢了。\n");
    fs::remove(folders.articles / "旧闻/b.md");
    const auto changed = summary(folders.batch({"--progress", "json"}));
    CHECK(changed["rendered"] == 1);
    const auto after = folders.catalog();
    REQUIRE(after.size() == 2);
    CHECK(after.at("a.md").title == "夏天的公园");
    CHECK(after.at("a.md").stem == before.at("a.md").stem);
    CHECK(after.at("a.md").guid == before.at("a.md").guid);
    CHECK(summary(folders.batch({"--progress", "json", "--prune"}))["pruned"] == 1);
    CHECK(folders.catalog().size() == 1);
    CHECK(test::read_text(folders.library / "feed.xml").find("银行") == std::string::npos);
}

TEST_CASE("undated articles come in the order of people, or are as old as their files or commits",
          "[batch]") {
    const test::TemporaryDirectory folder;
    const auto articles = folder / "articles", library = folder / "library";
    fs::create_directories(articles);
    for (const auto* name : {"第10章.md", "第2章.md", "第一章.md"})
        test::write_text(articles / name, std::string("# ") + name + "\n\n花都开了。\n");
    test::write_text(articles / "坏日期.md", "---\ndate: 去年夏天\n---\n\n# 夏天\n\n花都谢了。\n");
    const auto batch = [&](const std::vector<std::string>& more) {
        std::vector<std::string> words{"batch", articles.string(), "-o", library.string(), "--force"};
        words.insert(words.end(), more.begin(), more.end());
        const auto outcome = test::langdu(words);
        INFO(outcome.err);
        REQUIRE(outcome.exit_code == 0);
        return podcast::read_catalog(library).episodes;
    };
    const auto first = batch({});
    CHECK(first.at("第一章.md").rendered > first.at("第2章.md").rendered);
    CHECK(first.at("第2章.md").rendered > first.at("第10章.md").rendered);
    REQUIRE(first.at("坏日期.md").warnings.size() == 1);
    CHECK_THAT(first.at("坏日期.md").warnings[0], Catch::Contains("date \"去年夏天\" cannot be read"));

    CHECK(test::run({"touch", "-d", "2020-02-03T04:05:06Z", (articles / "第2章.md").string()}).exit_code ==
          0);
    CHECK(batch({"--undated", "mtime"}).at("第2章.md").date == "2020-02-03T04:05:06Z");
    if (!test::have_program("git")) return;
    const auto git =
        test::run({"bash", "-c",
                   "cd \"$0\" && git init -q . && git add -A && git -c user.name=x -c user.email=x@x "
                   "commit -qm x --date 2021-01-01T00:00:00Z",
                   articles.string()});
    REQUIRE(git.exit_code == 0);
    CHECK_THAT(batch({"--undated", "git"}).at("第2章.md").date, Catch::StartsWith("20"));
    CHECK(batch({"--undated", "git"}).at("坏日期.md").date == "去年夏天");
}

TEST_CASE("settings decide what is rendered again: on the command line and in langdu.toml",
          "[library][batch]") {
    const Folders folders;
    REQUIRE(folders.batch().exit_code == 0);
    test::write_text(folders.articles / "旧闻/langdu.toml", "rate = 1.5\n");
    CHECK(summary(folders.batch({"--progress", "json"}))["rendered"] == 1);
    CHECK(summary(folders.batch({"--progress", "json", "--rate", "2"}))["rendered"] == 2);
    CHECK(summary(folders.batch({"--progress", "json", "--rate", "2"}))["rendered"] == 0);
    CHECK(summary(folders.batch({"--progress", "json", "--rate", "2", "--format", "flac"}))["rendered"] == 2);
    for (const auto& [name, bytes] : folders.contents()) CHECK(!name.ends_with(".mp3"));
}

TEST_CASE("a row of the lexicon renders only those articles again that have its word", "[library][batch]") {
    const Folders folders;
    const auto lexicon = (folders / "lexicon.tsv").string();
    const auto rendered = [&] {
        return summary(folders.batch({"--progress", "json", "--lexicon", lexicon}))["rendered"].get<int>();
    };
    REQUIRE(folders.batch().exit_code == 0);
    test::write_text(lexicon, "# none\n");
    CHECK(rendered() == 0); // as without a lexicon
    test::write_text(lexicon, "行人\thang2 ren2\n");
    CHECK(rendered() == 1);
    test::write_text(lexicon, "行人\txing2 ren2\n飞机\tfei1 ji1\n");
    CHECK(rendered() == 1); // the first row was changed
    test::write_text(lexicon, "行人\txing2 ren2\n");
    CHECK(rendered() == 0); // nobody has 飞机
    test::write_text(lexicon, "行人\txing2 ren2\n(\\d)项\t$1个\tregex\n");
    CHECK(rendered() == 2);
}

TEST_CASE("a bad article costs only itself and is listed with its reason", "[library][batch]") {
    const Folders folders;
    test::write_text(folders.articles / "empty.md", "");
    test::write_text(folders.articles / "binary.txt", std::string("\x00\x01\x02\xff\xfe\x00garbage\x00", 15));
    const auto outcome = folders.batch();
    CHECK(outcome.exit_code == 1);
    CHECK(folders.catalog().size() == 2);
    CHECK(outcome.err.find("empty.md: ") != std::string::npos);
    CHECK(outcome.err.find("binary.txt: ") != std::string::npos);
    CHECK(outcome.out.find("2 failed") != std::string::npos);
}

TEST_CASE("what a killed run left in a library goes with the next, beside the pages too",
          "[library][batch]") {
    const Folders folders;
    REQUIRE(folders.batch().exit_code == 0);
    for (const auto& place : {folders.library, folders.library / "assets"}) {
        const pid_t child = ::fork();
        if (child == 0) {
            const AtomicFile left{place / "episodes.js"};
            ::_exit(0); // no destructor runs: as with kill -9
        }
        ::waitpid(child, nullptr, 0);
    }
    REQUIRE(folders.batch().exit_code == 0);
    for (const auto& entry : fs::recursive_directory_iterator(folders.library))
        CHECK((entry.path().filename() == ".langdu" || !entry.path().filename().string().starts_with('.')));
}

TEST_CASE("a record that is damaged is named by feed, which writes the others", "[library][batch]") {
    const Folders folders;
    REQUIRE(folders.batch().exit_code == 0);
    const auto record = folders.library / (folders.catalog().at("a.md").stem + ".episode.json");
    test::write_text(record, "{");
    const auto feed = test::langdu({"feed", folders.library.string()});
    CHECK(feed.exit_code == 1);
    CHECK(feed.err.starts_with("langdu: " + record.string() + ": not an episode of a library"));
    CHECK(test::read_text(folders.library / "feed.xml").find("银行的新服务") != std::string::npos);
}

TEST_CASE("wrong usage and unusable libraries are one error each", "[library][batch]") {
    const Folders folders;
    CHECK(test::langdu({"batch", folders.articles.string()}).exit_code == 2);
    CHECK(folders.batch({"--format", "doc"}).exit_code == 2);
    CHECK(folders.batch({"--rate", "9"}).exit_code == 2);
    CHECK(folders.batch({"--shard", "3/2"}).exit_code == 2);
    CHECK(test::langdu({"batch", (folders / "absent").string(), "-o", folders.library.string()}).exit_code ==
          1);
    CHECK(test::langdu({"batch", folders.articles.string(), "-o", (folders.articles / "a.md").string()})
              .exit_code == 1);
    CHECK(test::langdu({"feed", (folders / "absent").string()}).exit_code == 1);
    CHECK(test::langdu({"serve", folders.articles.string()}).exit_code == 1);
}

TEST_CASE("an article under two paths is one episode, a renamed one keeps its own", "[library]") {
    const Folders folders;
    folders.batch();
    const auto guid = folders.catalog().at("旧闻/b.md").guid;
    // The sub-folder by itself: its names are others.
    auto last = summary(test::langdu({"batch", (folders.articles / "旧闻").string(), "-o",
                                      folders.library.string(), "--progress", "json"}));
    CHECK(last["rendered"] == 0);
    CHECK(last["same"] == Json::parse(R"([{"article": "b.md", "known": "旧闻/b.md"}])"));
    std::filesystem::rename(folders.articles / "旧闻/b.md", folders.articles / "新名.md");
    last = summary(folders.batch({"--progress", "json", "--prune"}));
    CHECK(last["rendered"] == 0);
    CHECK(last["pruned"] == 0);
    CHECK(folders.catalog().at("旧闻/b.md").guid == guid);
    CHECK(summary(folders.batch({"--progress", "json", "--force"}))["rendered"] == 2);
}

TEST_CASE("an article whose name is not UTF-8 settles and is not pruned", "[library]") {
    const test::TemporaryDirectory folder;
    fs::create_directories(folder / "articles");
    test::write_text(folder / "articles/\xff.txt", "正文一。\n");
    const auto batch = [&] {
        const auto outcome = test::langdu(
            {"batch", folder / "articles", "-o", folder / "library", "--prune", "--progress", "json"});
        INFO(outcome.err);
        REQUIRE(outcome.exit_code == 0);
        return summary(outcome);
    };
    CHECK(batch()["rendered"] == 1);
    const auto again = batch();
    CHECK(again["rendered"] == 0);
    CHECK(again["pruned"] == 0);
    const auto episodes = podcast::read_catalog(folder / "library").episodes;
    REQUIRE(episodes.size() == 1);
    CHECK(episodes.begin()->first == "\\xFF.txt");
}

TEST_CASE("a folder of articles does not become a library by accident", "[library]") {
    const test::TemporaryDirectory folder;
    test::write_text(folder / "a.md", "正文。\n");
    const auto outcome = test::langdu({"feed", folder.path().string()});
    CHECK(outcome.exit_code == 1);
    CHECK_THAT(outcome.err, Catch::Contains("not a library"));
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("an article names no cover outside its folder, and a batch tells of it", "[library]") {
    Folders folders;
    test::write_text(folders.path() / "private.png", "secret");
    for (const auto* cover : {"../private.png", "/dev/zero", "/etc/passwd"}) {
        test::write_text(folders.articles / "c.md",
                         std::string("---\ntitle: 题\ncover: ") + cover + "\n---\n\n正文。\n");
        const auto outcome = folders.batch({"--progress", "json"});
        CHECK(outcome.exit_code == 0);
        const auto episodes = podcast::read_catalog(folders.library).episodes;
        CHECK_THAT(episodes.at("c.md").warnings.at(0), Catch::Contains("outside the article's folder"));
    }
}

TEST_CASE("a library among the articles is no article, and articles do not go into a library",
          "[library][batch]") {
    const Folders folders;
    const auto inside = (folders.articles / "library").string();
    for (int i = 0; i < 2; ++i)
        CHECK(test::langdu({"batch", folders.articles.string(), "-o", inside, "-q"}).exit_code == 0);
    CHECK(podcast::read_catalog(inside).episodes.size() == 2);
    const auto outcome = test::langdu({"batch", inside, "-o", folders.library.string()});
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.err.find("is a library, not a folder of articles") != std::string::npos);
    CHECK(test::langdu({"batch", folders.articles.string(), "-o", folders.articles.string()}).exit_code == 1);
}

TEST_CASE("a cover that cannot be used is told and replaced, one that changes renders again",
          "[library][batch]") {
    const Folders folders;
    test::write_text(folders.articles / "broken.jpg", "no picture");
    test::write_text(folders.articles / "a.md",
                     "---\ntitle: 春天\ncover: broken.jpg\n---\n\n公园里的花都开了。\n");
    REQUIRE(folders.batch({"-q"}).exit_code == 0);
    const auto record = folders.catalog().at("a.md");
    CHECK(record.cover.ends_with(".cover.png"));
    REQUIRE(record.warnings.size() == 1);
    CHECK(record.warnings[0].find("broken.jpg") != std::string::npos);
    const auto made = test::read_text(folders.library / record.cover);
    test::write_text(folders.articles / "good.png", made);
    test::write_text(folders.articles / "a.md",
                     "---\ntitle: 春天\ncover: good.png\n---\n\n公园里的花都开了。\n");
    REQUIRE(folders.batch({"-q"}).exit_code == 0);
    CHECK(folders.catalog().at("a.md").cover_source == "good.png");
    CHECK(folders.catalog().at("a.md").warnings.empty());
    CHECK(summary(folders.batch({"--progress", "json"}))["rendered"] == 0);
    test::write_text(folders.articles / "good.png", test::read_text(folders.library / "cover.png"));
    CHECK(summary(folders.batch({"--progress", "json"}))["rendered"] == 1);
}

TEST_CASE("two batches on one library at once share the work", "[library][batch]") {
    const Folders folders;
    for (int i = 0; i < 6; ++i)
        test::write_text(folders.articles / ("n" + std::to_string(i) + ".md"),
                         "# 第" + std::to_string(i) + "篇\n\n内容不多。\n");
    const pid_t other = ::fork();
    if (other == 0) ::_exit(folders.batch({"-q"}).exit_code);
    const auto mine = folders.batch({"--progress", "json"});
    int status = 0;
    ::waitpid(other, &status, 0);
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(mine.exit_code == 0);
    CHECK(folders.catalog().size() == 8);
    CHECK(summary(folders.batch({"--progress", "json"}))["kept"] == 8);
}

TEST_CASE("shards together make what one run makes", "[library][batch]") {
    const Folders whole, parts;
    REQUIRE(whole.batch().exit_code == 0);
    REQUIRE(parts.batch({"--shard", "1/2"}).exit_code == 0);
    REQUIRE(parts.batch({"--shard", "2/2"}).exit_code == 0);
    CHECK(parts.contents() == whole.contents());
}

TEST_CASE("a batch that is killed is completed by the next, to the same bytes", "[library][batch]") {
    const Folders whole, killed;
    REQUIRE(whole.batch().exit_code == 0);
    for (const int milliseconds : {50, 250, 600}) {
        const pid_t process = ::fork();
        if (process == 0) {
            ::execl(test::program, test::program, "batch", killed.articles.c_str(), "-o",
                    killed.library.c_str(), "-q", nullptr);
            ::_exit(127);
        }
        ::usleep(static_cast<useconds_t>(milliseconds) * 1000);
        ::kill(process, SIGKILL);
        ::waitpid(process, nullptr, 0);
    }
    REQUIRE(killed.batch().exit_code == 0);
    CHECK(killed.names() == whole.names());
    CHECK(killed.contents() == whole.contents());
    for (const auto& entry : fs::directory_iterator(killed.library / ".langdu"))
        CHECK(entry.path().filename() == "lock");
}

TEST_CASE("a date that cannot be read is told by batch and by check", "[library]") {
    Folders folders;
    for (const auto* date : {"soon", "2024-13-45", "昨天"}) {
        test::write_text(folders.articles / "c.md",
                         std::string("---\ntitle: 题\ndate: ") + date + "\n---\n\n正文。\n");
        const auto outcome = folders.batch({"--force"});
        CHECK_THAT(outcome.out,
                   Catch::Contains("c.md: warning: date \"" + std::string(date) + "\" cannot be read"));
        CHECK_THAT(test::langdu({"check", (folders.articles / "c.md").string()}).out,
                   Catch::Contains("cannot be read"));
    }
}

TEST_CASE("the cover says what the podcast is called, unless it is somebody's own", "[library]") {
    const Folders folders;
    REQUIRE(folders.batch().exit_code == 0);
    const auto feed = [&](std::vector<std::string> options) {
        options.insert(options.begin(), {"feed", folders.library.string()});
        return test::langdu(options);
    };
    const auto cover = [&] { return test::read_text(folders.library / "cover.png"); };
    const auto first = cover();
    REQUIRE(feed({"--title", "我的播客"}).exit_code == 0);
    const auto second = cover();
    CHECK(second != first);
    REQUIRE(feed({"--author", "张三"}).exit_code == 0);
    CHECK(cover() == second);
    test::write_text(folders.library / "cover.png", first);
    REQUIRE(feed({"--title", "又一个"}).exit_code == 0);
    CHECK(cover() == first);
    const auto missing = feed({"--cover", "none.jpg"});
    CHECK(missing.exit_code == 1);
    CHECK(missing.err.find("none.jpg: no such file") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folders.library / "none.jpg"));
}

TEST_CASE("the feed's settings stay for later batches, and several feeds share a library",
          "[library][batch]") {
    const Folders folders;
    REQUIRE(folders.batch().exit_code == 0);
    const auto feed = test::langdu(
        {"feed", folders.library.string(), "--base-url", "https://example.org/p", "--title", "我的播客"});
    CHECK(feed.out == "https://example.org/p/feed.xml\n");
    REQUIRE(test::langdu({"feed", folders.library.string(), "-o", "feed-old.xml", "--include", "旧闻/*"})
                .exit_code == 0);
    const auto before = folders.times();
    REQUIRE(folders.batch().exit_code == 0);
    CHECK(folders.times() == before);
    const auto all = test::read_text(folders.library / "feed.xml"),
               some = test::read_text(folders.library / "feed-old.xml");
    CHECK(all.find("<title>我的播客</title>") != std::string::npos);
    CHECK(all.find("春天的公园") != std::string::npos);
    CHECK(some.find("春天的公园") == std::string::npos);
    CHECK(some.find("银行的新服务") != std::string::npos);
    CHECK(test::langdu({"feed", folders.library.string(), "--base-url", "nonsense"}).exit_code == 2);
}
