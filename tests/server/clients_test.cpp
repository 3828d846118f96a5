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
        test::write_text(articles / "a.md",
                         "---\ntitle: 春天的公园\ndate: 2024-05-01\n---\n\n# 花\n\n公园里的花都开了。\n\n# "
                         "人\n\n行人越来越多，今天来了300人。\n");
        test::write_text(articles / "b.txt", "银行的新服务\n\n银行推出了三项服务，顾客增加了一半。\n");
        make();
    }
    void make() const {
        REQUIRE(test::langdu({"batch", articles.string(), "-o", library.string(), "-q"}).exit_code == 0);
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

TEST_CASE("gpo subscribes and downloads, and nothing is new after a re-render, a new title and a move",
          "[library][clients]") {
    if (!test::have_program("gpo")) return;
    const Library library;
    test::TemporaryDirectory home;
    const std::vector<std::string> variables{"HOME=" + home.path().string(),
                                             "GPODDER_HOME=" + home.path().string(),
                                             "GPODDER_DISABLE_PLUGINS=yes", "LC_ALL=C.UTF-8"};
    const auto pending = [&] { return with(variables, {"gpo", "pending"}).out; };
    std::string url;
    {
        const test::RunningServer server{library.options()};
        url = server.url() + "feed.xml";
        const auto subscribed = with(variables, {"gpo", "subscribe", url});
        INFO(subscribed.out << subscribed.err);
        REQUIRE(subscribed.exit_code == 0);
        CHECK(pending().find("2 new episodes") != std::string::npos);
        CHECK(with(variables, {"gpo", "download"}).exit_code == 0);
        std::vector<std::string> sizes, expected;
        for (const auto& entry : fs::recursive_directory_iterator(home.path()))
            if (entry.path().extension() == ".mp3") sizes.push_back(std::to_string(entry.file_size()));
        for (const auto& [identity, record] : podcast::read_catalog(library.library).episodes)
            expected.push_back(std::to_string(record.bytes));
        std::sort(sizes.begin(), sizes.end());
        std::sort(expected.begin(), expected.end());
        CHECK(sizes == expected);
        // Rendered again, and with another title.
        test::write_text(library.articles / "a.md",
                         "---\ntitle: 夏天的公园\ndate: 2024-05-01\n---\n\n# 花\n\n公园里的花都谢了。\n");
        library.make();
        CHECK(with(variables, {"gpo", "update"}).exit_code == 0);
        CHECK(pending().find("0 new episodes") != std::string::npos);
    }
    // The same library elsewhere: a feed under another address, taken for the old one by its GUIDs.
    const test::RunningServer server{library.options()};
    const auto moved = server.url() + "feed.xml";
    REQUIRE(moved != url);
    with(variables, {"/usr/bin/python3", "-c",
                     "import "
                     "sqlite3,sys,glob\nd=sqlite3.connect(glob.glob(sys.argv[1]+'/"
                     "Database')[0])\nd.execute('update podcast set url=?',(sys.argv[2],))\nd.commit()",
                     home.path().string(), moved});
    CHECK(with(variables, {"gpo", "update"}).exit_code == 0);
    CHECK(pending().find("0 new episodes") != std::string::npos);
}

TEST_CASE("newsboat lists the episodes", "[library][clients]") {
    if (!test::have_program("newsboat")) return;
    const Library library;
    const test::RunningServer server{library.options()};
    const test::TemporaryDirectory home;
    test::write_text(home / "urls", server.url() + "feed.xml\n");
    const std::vector<std::string> base{
        "newsboat", "-u", (home / "urls").string(), "-c", (home / "cache.db").string(), "-C", "/dev/null"};
    const auto newsboat = [&](std::vector<std::string> more) {
        auto words = base;
        words.insert(words.end(), more.begin(), more.end());
        return with({"HOME=" + home.path().string(), "LC_ALL=C.UTF-8"}, words);
    };
    REQUIRE(newsboat({"-x", "reload"}).exit_code == 0);
    CHECK(newsboat({"-x", "print-unread"}).out.find("2 unread") != std::string::npos);
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
