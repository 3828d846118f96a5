// What real podcast programs make of a library. Each is skipped, visibly, when it is not installed.
#include "base/json.h"
#include "podcast/episode_record.h"
#include "server/server_support.h"
#include "test_support.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::server;
namespace fs = std::filesystem;

namespace {

struct Library : test::TemporaryDirectory {
    Library() {
        fs::create_directories(articles);
        test::write_text(
            articles / "a.md",
            "---\ntitle: 春天的公园\ntags: [春天]\ndate: 2024-05-01\n---\n\n# 花\n\n公园里的花都开了。\n\n# "
            "人\n\n行人越来越多，今天来了300人。\n");
        test::write_text(articles / "b.txt", "银行的新服务\n\n银行推出了三项服务，顾客增加了一半。\n");
        make();
    }
    void make() const {
        REQUIRE(test::langdu({"batch", articles.string(), "-o", library.string(), "-q"}).exit_code == 0);
    }
    // Beside feed.xml: one by files, one by tags, a book in pages. All are told where the library stands.
    std::vector<std::string> make_feeds(const std::string& address) const {
        const auto feed = [&](std::vector<std::string> options) {
            options.insert(options.begin(), {"feed", library.string()});
            REQUIRE(test::langdu(options).exit_code == 0);
        };
        feed({"--base-url", address});
        feed({"-o", "feed-file.xml", "--include", "a*", "--title", "公园"});
        feed({"-o", "feed-tag.xml", "--tag", "春天", "--title", "春天"});
        feed({"-o", "feed-book.xml", "--serial", "--title", "全书"});
        return {"feed.xml", "feed-file.xml", "feed-tag.xml", "feed-book.xml"}; // of 2, 1, 1 and 2 episodes
    }
    ServerOptions options() const {
        ServerOptions out;
        out.library = library;
        return out;
    }
    fs::path articles = path() / "articles", library = path() / "library";
};

test::Outcome with(const std::vector<std::string>& variables, const std::vector<std::string>& command) {
    std::vector<std::string> all{"/usr/bin/env"};
    all.insert(all.end(), variables.begin(), variables.end());
    all.insert(all.end(), command.begin(), command.end());
    return test::run(all);
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

std::string python(const std::string& script, const std::string& argument) {
    const auto outcome = test::run({"/usr/bin/python3", "-c", script, argument});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    return outcome.out;
}

bool have_module(const std::string& name) {
    if (test::run({"/usr/bin/python3", "-c", "import " + name}).exit_code == 0) return true;
    test::skip("python3-" + name + " is not installed");
    return false;
}

} // namespace

TEST_CASE("every file of XML and HTML is well-formed", "[library][clients]") {
    if (!test::have_program("xmllint")) return;
    const Library library;
    for (const auto& entry : fs::directory_iterator(library.library)) {
        const auto extension = entry.path().extension();
        INFO(entry.path());
        if (extension == ".xml" || extension == ".opml")
            CHECK(test::run({"xmllint", "--noout", entry.path().string()}).err.empty());
    }
}

TEST_CASE("feedparser and podcastparser find every episode and nothing to complain about",
          "[library][clients]") {
    if (!have_module("feedparser") || !have_module("podcastparser")) return;
    const Library library;
    const auto feed = (library.library / "feed.xml").string();
    CHECK(python("import "
                 "feedparser,sys\nd=feedparser.parse(sys.argv[1])\nprint(d.bozo,len(d.entries),d.feed.title,"
                 "d.feed.language,"
                 "*[e.id.startswith('urn:uuid:') and e.published_parsed is not None and e.enclosures[0].type "
                 "for e in d.entries])",
                 feed) == "False 2 朗读 zh-cn audio/mpeg audio/mpeg\n");
    CHECK(python("import podcastparser,sys\nd=podcastparser.parse('http://x/',open(sys.argv[1],'rb'))\n"
                 "print(*sorted((e['title'],len(e['chapters']),e['total_time']>0,e['enclosures'][0]['file_"
                 "size']>0) for e in d['episodes']))",
                 feed) == "('春天的公园', 2, True, True) ('银行的新服务', 1, True, True)\n");
}

TEST_CASE("gpo subscribes to every feed, and nothing is new after a re-render, a new title and a move",
          "[library][clients]") {
    if (!test::have_program("gpo")) return;
    const Library library;
    test::TemporaryDirectory home;
    const std::vector<std::string> variables{"HOME=" + home.path().string(),
                                             "GPODDER_HOME=" + home.path().string(),
                                             "GPODDER_DISABLE_PLUGINS=yes", "LC_ALL=C.UTF-8"};
    const auto pending = [&] { return with(variables, {"gpo", "pending"}).out; };
    std::string here;
    {
        const test::RunningServer server{library.options()};
        here = server.url();
        for (const auto& feed : library.make_feeds(here)) {
            const auto subscribed = with(variables, {"gpo", "subscribe", here + feed});
            INFO(subscribed.out << subscribed.err);
            REQUIRE(subscribed.exit_code == 0);
        }
        CHECK(pending().find("6 new episodes") != std::string::npos);
        CHECK(with(variables, {"gpo", "download"}).exit_code == 0);
        std::vector<std::string> sizes, expected;
        for (const auto& entry : fs::recursive_directory_iterator(home.path()))
            if (entry.path().extension() == ".mp3") sizes.push_back(std::to_string(entry.file_size()));
        for (const auto* identity : {"a.md", "a.md", "a.md", "a.md", "b.txt", "b.txt"})
            expected.push_back(
                std::to_string(podcast::read_catalog(library.library).episodes.at(identity).bytes));
        std::sort(sizes.begin(), sizes.end());
        std::sort(expected.begin(), expected.end());
        CHECK(sizes == expected);
        // Rendered again, and with another title.
        test::write_text(
            library.articles / "a.md",
            "---\ntitle: 夏天的公园\ntags: [春天]\ndate: 2024-05-01\n---\n\n# 花\n\n公园里的花都谢了。\n");
        library.make();
        CHECK(with(variables, {"gpo", "update"}).exit_code == 0);
        CHECK(pending().find("0 new episodes") != std::string::npos);
    }
    // The same library elsewhere: feeds under other addresses, taken for the old ones by their GUIDs.
    const test::RunningServer server{library.options()};
    REQUIRE(server.url() != here);
    REQUIRE(test::langdu({"feed", library.library.string(), "--base-url", server.url()}).exit_code == 0);
    with(variables,
         {"/usr/bin/python3", "-c",
          "import "
          "sqlite3,sys,glob\nd=sqlite3.connect(glob.glob(sys.argv[1]+'/"
          "Database')[0])\nd.execute('update podcast set url=replace(url,?,?)',sys.argv[2:4])\nd.commit()",
          home.path().string(), here, server.url()});
    CHECK(with(variables, {"gpo", "update"}).exit_code == 0);
    CHECK(pending().find("0 new episodes") != std::string::npos);
}

TEST_CASE("newsboat lists the episodes, and after a move every feed's are those it knows",
          "[library][clients]") {
    if (!test::have_program("newsboat")) return;
    const Library library;
    const test::TemporaryDirectory home;
    const std::vector<std::string> base{
        "newsboat", "-u", (home / "urls").string(), "-c", (home / "cache.db").string(), "-C", "/dev/null"};
    const auto newsboat = [&](std::vector<std::string> more) {
        auto words = base;
        words.insert(words.end(), more.begin(), more.end());
        return with({"HOME=" + home.path().string(), "LC_ALL=C.UTF-8"}, words);
    };
    // Known episodes as newsboat tells them apart, one a feed, and whether they were read.
    const auto items = [&](const std::string& then) {
        return python("import sqlite3,sys\nd=sqlite3.connect(sys.argv[1])\n"
                      "print(sorted((f.rsplit('/',1)[1],g,u) for f,g,u in d.execute('select "
                      "feedurl,guid,unread from rss_item')))\n" +
                          then + "\nd.commit()",
                      (home / "cache.db").string());
    };
    for (const std::string feed : {"feed.xml", "feed-file.xml", "feed-tag.xml", "feed-book.xml"}) {
        std::string here, known;
        {
            const test::RunningServer server{library.options()};
            here = server.url();
            library.make_feeds(here);
            test::write_text(home / "urls", here + feed + "\n");
            fs::remove(home / "cache.db");
            REQUIRE(newsboat({"-x", "reload"}).exit_code == 0);
            const auto unread = newsboat({"-x", "print-unread"}).out;
            CHECK(
                unread.starts_with(feed == "feed.xml" || feed == "feed-book.xml" ? "2 unread" : "1 unread"));
            items("d.execute('update rss_item set unread=0')");
            known = items("");
        }
        const test::RunningServer server{library.options()};
        library.make_feeds(server.url());
        items("for t,c in (('rss_feed','rssurl'),('rss_item','feedurl')): d.execute(f\"update {t} set "
              "{c}=replace({c},'" +
              here + "','" + server.url() + "')\")");
        test::write_text(home / "urls", server.url() + feed + "\n");
        REQUIRE(newsboat({"-x", "reload"}).exit_code == 0);
        CHECK(newsboat({"-x", "print-unread"}).out.starts_with("0 unread"));
        CHECK(items("") == known);
    }
}

TEST_CASE("mpv shows the chapters over HTTP and seeks", "[library][clients]") {
    if (!test::have_program("mpv")) return;
    const Library library;
    const test::RunningServer server{library.options()};
    const auto record = podcast::read_catalog(library.library).episodes.at("a.md");
    const auto outcome =
        test::run({"mpv", "--no-config", "--ao=null", "--vo=null", "--untimed", "--start=#2", "--length=0.2",
                   "--term-status-msg=at ${=time-pos}", "--term-playing-msg=chapters ${chapter-list}",
                   server.url() + record.sound});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(count(outcome.out, "花") >= 1);
    CHECK(count(outcome.out, "人") >= 1);
}
