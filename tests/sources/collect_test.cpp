// A batch that takes feeds, pages and lists, against a server on this machine.
#include "article/saved.h"
#include "article/zip_archive.h"
#include "base/base64.h"
#include "podcast/episode_record.h"
#include "sources/source_state.h"
#include "sources_support.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace langdu;
using test::rss_of;

namespace {

const std::string page =
    "<!DOCTYPE html><html><head><title>银行的新服务 - 某站</title><meta name=author content=王芳>"
    "<meta property=article:published_time content=\"2024-03-01T09:00:00+08:00\"></head><body><nav><a "
    "href=/>首页</a></nav>"
    "<article><h1>银行的新服务</h1><p>银行推出了三项服务，顾客增加了一半，大家都说很方便，也有人觉得麻烦。</"
    "p>"
    "<p>下个月还会有新的服务，请大家耐心等待，不要着急。</p></article></body></html>";

std::string dot() { // a square of 16 pixels
    return decode_base64(
        "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR42mP4sECDJMQwqmFUw/DVAACyjrgQPSdD2QAA"
        "AABJRU5ErkJggg==");
}

std::string with_pictures() {
    return std::string(page).insert(page.find("<p>下个月"),
                                    "<p>门口<img src=\"a.png\" alt=\"大门口\">排着队。</p>"
                                    "<p><img src=\"/status/410\" alt=\"营业大厅\"></p>");
}

struct Sources : test::TemporaryDirectory {
    test::BadServer server;
    std::filesystem::path library = path() / "library";

    test::Outcome batch(std::vector<std::string> inputs, std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"batch", "-o", library.string(), "--progress", "json"};
        words.insert(words.end(), more.begin(), more.end());
        words.insert(words.end(), inputs.begin(), inputs.end());
        return test::langdu(words);
    }
    Json said(const std::vector<std::string>& inputs, const std::vector<std::string>& more = {}) const {
        const auto outcome = batch(inputs, more);
        INFO(outcome.err);
        REQUIRE(outcome.out.starts_with("{"));
        return Json::parse(outcome.out);
    }
    podcast::EpisodeRecord episode(const std::string& identity) const {
        const auto catalog = podcast::read_catalog(library).episodes;
        INFO(identity);
        REQUIRE(catalog.contains(identity));
        return catalog.at(identity);
    }
    std::string file(const std::string& name, const std::string& text) const {
        test::write_text(path() / name, text);
        return (path() / name).string();
    }
};

} // namespace

TEST_CASE(
    "of a feed of 30 articles the first batch takes 30, the second none, and one that is edited once more",
    "[sources][slow]") {
    const Sources sources;
    const auto feed = sources.server.url("feed.xml");
    sources.server.put("feed.xml", rss_of(30));
    const auto first = sources.said({feed});
    CHECK(first["rendered"] == 30);
    CHECK(first["failed"].empty());
    CHECK(first["sources"] == Json{{"asked", 1}, {"unchanged", 0}, {"new", 30}, {"changed", 0}});
    const auto record = sources.episode(sources.server.url("day/3"));
    CHECK(record.title == "第3天");
    CHECK(record.author == "李明");
    CHECK(record.date == "2024-05-01T08:02:00Z");
    CHECK(record.original == sources.server.url("day/3"));

    const auto second = sources.said({feed});
    CHECK(second["rendered"] == 0);
    CHECK(second["kept"] == 30);
    CHECK(second["sources"]["unchanged"] == 1);
    CHECK(sources.server.requests().back()["match"].is_string()); // asked by its ETag

    sources.server.put("feed.xml", rss_of(30, 7));
    const auto third = sources.said({feed});
    CHECK(third["rendered"] == 1);
    CHECK(third["kept"] == 29);
    CHECK(third["sources"]["changed"] == 1);
    CHECK(podcast::read_catalog(sources.library).episodes.size() == 30);
    for (const auto& request : sources.server.requests())
        CHECK(request["path"] == "/feed.xml"); // the text was in the feed
}

TEST_CASE("articles that a feed no longer has stay, and pruning leaves them", "[sources]") {
    const Sources sources;
    const auto feed = sources.server.url("feed.xml");
    sources.server.put("feed.xml", rss_of(3));
    sources.said({feed});
    sources.server.put("feed.xml", rss_of(1));
    CHECK(sources.said({feed}, {"--prune"})["pruned"] == 0);
    CHECK(podcast::read_catalog(sources.library).episodes.size() == 3);
    sources.server.put("other.xml", rss_of(1));
    CHECK(sources.said({sources.server.url("other.xml", "localhost")}, {"--prune"})["pruned"] ==
          3); // given no more
}

TEST_CASE("a batch of a folder prunes nothing of the web, and one of feeds no files", "[sources]") {
    const Sources sources;
    const auto feed = sources.server.url("feed.xml");
    sources.server.put("feed.xml", rss_of(1));
    std::filesystem::create_directories(sources.path() / "articles");
    sources.file("articles/a.md", "# 春天\n\n花都开了。\n");
    sources.file("articles/b.md", "# 夏天\n\n天热了。\n");
    const auto articles = (sources.path() / "articles").string();
    CHECK(sources.said({feed, articles})["rendered"] == 3);
    std::filesystem::remove(sources.path() / "articles/b.md");
    CHECK(sources.said({feed}, {"--prune"})["pruned"] == 0);
    CHECK(sources.said({articles}, {"--prune"})["pruned"] == 1);
    sources.episode(sources.server.url("day/1"));
}

TEST_CASE("a feed gives at most its newest articles", "[sources]") {
    const Sources sources;
    sources.server.put("feed.xml", rss_of(5));
    CHECK(sources.said({sources.server.url("feed.xml")}, {"--newest", "2"})["rendered"] == 2);
    sources.episode(sources.server.url("day/5")); // 08:04 is newer than 08:00
    sources.episode(sources.server.url("day/4"));
}

TEST_CASE("an article that its feed only tells of is taken from its page, with what the feed says of it",
          "[sources]") {
    const Sources sources;
    sources.server.put("page.html", page);
    sources.server.put(
        "feed.xml",
        "<rss version=\"2.0\"><channel><title>每日新闻</title><item><title>银行的新服务</title><link>" +
            sources.server.url("page.html") +
            "</link><pubDate>Fri, 01 Mar 2024 10:30:00 "
            "+0800</pubDate><description>银行推出了三项服务……</description></item></channel></rss>");
    CHECK(sources.said({sources.server.url("feed.xml")})["rendered"] == 1);
    const auto record = sources.episode(sources.server.url("page.html"));
    CHECK(record.title == "银行的新服务");
    CHECK(record.author == "王芳");
    CHECK(record.date == "2024-03-01T02:30:00Z");
    CHECK(record.original == sources.server.url("page.html"));
    CHECK(test::read_text(sources.library / (record.stem + ".html")).find("请大家耐心等待") !=
          std::string::npos);
}

TEST_CASE("pages that are missing fail by name and are tried three times, then what the feed says is read",
          "[sources]") {
    const Sources sources;
    const auto feed = sources.server.url("feed.xml");
    sources.server.put(
        "feed.xml",
        "<rss "
        "version=\"2.0\"><channel><title>每日新闻</title><item><title>走失的文章</title><link>/lost</link>"
        "<description>银行推出了三项服务。</description></item></channel></rss>");
    for (int i = 0; i < 2; ++i) {
        const auto said = sources.said({feed});
        CHECK(said["rendered"] == 0);
        REQUIRE(said["failed"].size() == 1);
        CHECK(said["failed"][0]["article"] == sources.server.url("lost"));
        CHECK(said["failed"][0]["reason"].get<std::string>().find("HTTP status 404") != std::string::npos);
    }
    CHECK(sources.said({feed})["rendered"] == 1);
    const auto last = sources.said({feed});
    CHECK(last["failed"].empty());
    CHECK(last["kept"] == 1);
}

TEST_CASE("a list of addresses gives each page once, and each failure a line", "[sources]") {
    const Sources sources;
    sources.server.put("page.html", page);
    sources.server.put("feed.xml", rss_of(2));
    const auto list = sources.file("list.txt", "# 每天\n" + sources.server.url("feed.xml") + "\n" +
                                                   sources.server.url("page.html#part") + "\n" +
                                                   sources.server.url("nothing") +
                                                   "\nhttp://127.0.0.1:9/x\nhttp://no-such-host.invalid/y\n");
    const auto outcome = sources.batch({list});
    CHECK(outcome.exit_code == 1);
    const auto said = Json::parse(outcome.out);
    CHECK(said["rendered"] == 3);
    CHECK(said["failed"].size() == 3);
    CHECK(std::ranges::count(outcome.err, '\n') >= 3);
    sources.episode(sources.server.url("page.html"));
    const auto asked = sources.server.requests().size();
    sources.said({list});
    CHECK(sources.server.requests().size() == asked + 2); // the feed and what was missing, not the page
}

TEST_CASE("a server that asks for a pause is left alone by the next batch too", "[sources]") {
    const Sources sources;
    sources.server.put("feed.xml", rss_of(1));
    CHECK(sources.said({sources.server.url("429")})["failed"].size() == 1);
    const auto asked = sources.server.requests().size();
    const auto said = sources.said({sources.server.url("feed.xml")});
    REQUIRE(said["failed"].size() == 1);
    CHECK(said["failed"][0]["reason"].get<std::string>().find("asks for no more requests until") !=
          std::string::npos);
    CHECK(sources.server.requests().size() == asked);
}

TEST_CASE("OPML names feeds, and what is none of them fails", "[sources]") {
    const Sources sources;
    sources.server.put("feed.xml", rss_of(2));
    sources.server.put("page.html", page);
    const auto opml = sources.file(
        "feeds.opml", "<opml version=\"2.0\"><body><outline xmlUrl=\"" + sources.server.url("feed.xml") +
                          "\"/><outline xmlUrl=\"" + sources.server.url("page.html") + "\"/></body></opml>");
    const auto said = sources.said({opml});
    CHECK(said["rendered"] == 2);
    REQUIRE(said["failed"].size() == 1);
    CHECK(said["failed"][0]["reason"].get<std::string>().find("not a feed") != std::string::npos);
}

TEST_CASE("the first page of a site leads to the feed that it names", "[sources]") {
    const Sources sources;
    sources.server.put("feed.xml", rss_of(2));
    sources.server.put("index.html", "<html><head><link rel=alternate type=\"application/rss+xml\" "
                                     "href=\"/feed.xml\"></head><body><p>欢迎。</p></body></html>");
    CHECK(sources.said({sources.server.url("")})["rendered"] == 2);
    CHECK(sources.said({sources.server.url("")})["kept"] == 2);
}

TEST_CASE("pictures of a page of the web are copied, once, and what cannot be had is a link", "[sources]") {
    const Sources sources;
    sources.server.put("a.png", dot());
    sources.server.put("news", with_pictures());
    const auto address = sources.server.url("news");
    CHECK(sources.said({address})["rendered"] == 1);
    const auto record = sources.episode(address);
    REQUIRE(record.pictures.size() == 1);
    CHECK(test::read_text(sources.library / record.pictures[0].file) == dot());
    const auto text = test::read_text(sources.library / (record.stem + ".html"));
    CHECK_THAT(text, Catch::Contains("alt=\"大门口\"") &&
                         Catch::Contains("href=\"" + sources.server.url("status/410")));
    const auto asked = sources.server.requests().size();
    CHECK(sources.said({address})["kept"] == 1);
    CHECK(sources.server.requests().size() == asked);
}

TEST_CASE("a page that is rendered is asked for its pictures where the output shows them", "[sources]") {
    const Sources sources;
    sources.server.put("a.png", dot());
    sources.server.put("news", with_pictures());
    const auto render = [&](const std::string& name) {
        const auto file = (sources.path() / name).string();
        CHECK(test::langdu({"render", sources.server.url("news"), "-o", file, "-q"}).exit_code == 0);
        return test::read_text(file);
    };
    const auto asked = [&] {
        const auto requests = sources.server.requests();
        return std::ranges::count_if(requests, [](const Json& one) { return one["path"] == "/a.png"; });
    };
    render("news.mp3");
    CHECK(asked() == 0);
    const auto book = render("news.epub");
    CHECK(asked() == 1);
    CHECK(article::ZipArchive(book, "news.epub").read("book/picture1.png") == dot());
}

TEST_CASE("wallabag's export is read without asking anybody", "[sources]") {
    const Sources sources;
    const auto file =
        sources.file("wallabag.json",
                     R"([{"title":"春天","url":"http://127.0.0.1:9/1","published_by":["李明"],)"
                     R"("published_at":"2024-05-01T00:00:00+0000","content":"<p>公园里的花都开了。<\/p>"}])");
    CHECK(sources.said({file})["rendered"] == 1);
    const auto record = sources.episode("http://127.0.0.1:9/1");
    CHECK(record.title == "春天");
    CHECK(record.author == "李明");
    CHECK(record.date.starts_with("2024-05-01"));
    CHECK(record.original == "http://127.0.0.1:9/1");
}

TEST_CASE("one article of two feeds is one episode, and items that share an address are two", "[sources]") {
    const Sources sources;
    sources.server.put("a.xml", rss_of(2));
    sources.server.put("b.xml", rss_of(2, 1));
    CHECK(sources.said({sources.server.url("a.xml"), sources.server.url("b.xml")})["rendered"] == 2);
    std::string twins = rss_of(2);
    for (const auto* day : {"/day/1", "/day/2"}) twins.replace(twins.find(day), 6, "/today");
    sources.server.put("twins.xml", twins);
    CHECK(sources.said({sources.server.url("twins.xml")})["rendered"] == 2);
    CHECK(sources.said({sources.server.url("twins.xml")})["rendered"] == 0);
}

TEST_CASE("what is kept of sources stands beside the library, for its owner alone", "[sources]") {
    const Sources sources;
    sources.server.put("feed.xml", rss_of(1));
    sources.said({sources.server.url("feed.xml")});
    const auto folder = sources.path() / ".library.sources";
    CHECK(std::filesystem::status(folder).permissions() == std::filesystem::perms::owner_all);
    CHECK(sources::read_source_state(folder).feeds.size() == 1);
    test::write_text(folder / "state.json", "{");
    CHECK(sources.batch({sources.server.url("feed.xml")}).err.find("damaged") != std::string::npos);
}

TEST_CASE("a saved article says where it came from and reads back", "[sources]") {
    const article::SavedArticle article{"https://example.org/1",
                                        {"春天\n的公园", "", "", ""},
                                        {"", "李明", "2024-05-01", ""},
                                        "gb18030",
                                        true,
                                        "<p>花都开了。\n\n</p>"};
    auto expected = article;
    expected.told.title = "春天的公园";
    CHECK(article::parse_saved(article::write_saved(article), "a") == expected);
    CHECK_THROWS_WITH(article::parse_saved("<p>", "a.saved"), Catch::StartsWith("a.saved: no saved article"));
}
