#include "podcast/feed.h"
#include "podcast/identity.h"

#include "base/error.h"
#include "podcast/library_settings.h"
#include "podcast/opml.h"
#include "test_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::podcast;

namespace {

EpisodeRecord episode(const std::string& identity, const std::string& date) {
    EpisodeRecord out;
    out.identity = identity;
    out.guid = "guid-of-" + identity;
    out.stem = "stem-" + identity;
    out.title = "题 <" + identity + "> & \"x\"";
    out.date = date;
    out.rendered = "2020-01-01T00:00:00Z";
    out.sound = out.stem + ".mp3";
    out.mime = "audio/mpeg";
    out.bytes = 4321;
    out.duration_seconds = 3725.4;
    out.chapters = {{0, "甲"}, {62.5, "乙 & 丙"}, {3600, "丁"}};
    return out;
}

Catalog catalog(const std::vector<EpisodeRecord>& episodes) {
    Catalog out;
    for (const auto& one : episodes) out.emplace(one.identity, one);
    return out;
}

std::vector<std::string> order(const Catalog& episodes, const FeedOptions& options) {
    std::vector<std::string> out;
    for (const auto& one : in_feed_order(episodes, options)) out.push_back(one.identity);
    return out;
}

bool has(const std::string& text, const std::string& part) {
    INFO(text);
    const bool found = text.find(part) != std::string::npos;
    CHECK(found);
    return found;
}

} // namespace

TEST_CASE("the newest is first, without a date the first render counts, a serial keeps its files' order",
          "[library]") {
    const auto episodes = catalog({episode("a", "2024-01-01"), episode("b", ""), episode("c", "2024年3月5日"),
                                   episode("d", "nonsense")});
    CHECK(order(episodes, {}) == std::vector<std::string>{"c", "a", "b", "d"});
    FeedOptions serial;
    serial.serial = true;
    CHECK(order(episodes, serial) == std::vector<std::string>{"a", "b", "c", "d"});
    FeedOptions some;
    some.include = {"a", "d"};
    CHECK(order(episodes, some) == std::vector<std::string>{"a", "d"});
    auto tagged = episodes;
    tagged.at("a").tags = {"AI", "科技"};
    tagged.at("b").tags = {"体育"};
    FeedOptions of_tags;
    of_tags.tags = {"ai", "体育"};
    CHECK(order(tagged, of_tags) == std::vector<std::string>{"a", "b"});
}

TEST_CASE("an item has all that podcast apps ask for", "[library]") {
    const test::TemporaryDirectory library;
    for (const auto* name : {"stem-a.vtt", "stem-a.chapters.json", "stem-a.html", "cover.png"})
        test::write_text(library / name, "x");
    FeedOptions options;
    options.base_url = "https://example.org/p";
    const auto xml = make_feed({episode("a", "2024-05-01")}, options, library.path()).at(0).xml;
    has(xml, "<guid isPermaLink=\"false\">urn:uuid:guid-of-a</guid>");
    has(xml, "<enclosure url=\"https://example.org/p/stem-a.mp3\" length=\"4321\" type=\"audio/mpeg\"/>");
    has(xml, "<pubDate>Wed, 01 May 2024 00:00:00 +0800</pubDate>");
    has(xml, "<itunes:duration>3725</itunes:duration>");
    has(xml, "<title>题 &lt;a&gt; &amp; &quot;x&quot;</title>");
    has(xml, "00:00:00 甲\n00:01:02 乙 &amp; 丙\n01:00:00 丁");
    has(xml, "<psc:chapter start=\"00:01:02.500\" title=\"乙 &amp; 丙\"/>");
    has(xml, "<podcast:transcript url=\"https://example.org/p/stem-a.vtt\" type=\"text/vtt\"");
    has(xml, "<podcast:chapters url=\"https://example.org/p/stem-a.chapters.json\" "
             "type=\"application/json+chapters\"/>");
    CHECK(xml.find("stem-a.srt") == std::string::npos); // it is not there
    has(xml, "<atom:link rel=\"self\" href=\"https://example.org/p/feed.xml\"");
    for (const auto* tag : {"<itunes:image href=\"https://example.org/p/cover.png\"/>", "<itunes:category",
                            "<itunes:explicit>false", "<language>zh-cn", "<itunes:author>", "<podcast:guid>",
                            "<podcast:locked>yes", "<podcast:medium>podcast", "<itunes:block>Yes"})
        has(xml, tag);
}

TEST_CASE("a chapter may begin after a hundred hours", "[podcast]") {
    const test::TemporaryDirectory library;
    auto one = episode("a", "2024-05-01");
    one.chapters = {{0, "甲"}, {360000.5, "乙"}, {3599999.25, "丙"}};
    const auto xml = make_feed({one}, {}, library.path()).at(0).xml;
    has(xml, "<psc:chapter start=\"100:00:00.500\" title=\"乙\"/>");
    has(xml, "<psc:chapter start=\"999:59:59.250\" title=\"丙\"/>");
}

TEST_CASE("a feed says who made it, who reads, whose it is and what it is about", "[podcast]") {
    const test::TemporaryDirectory library;
    test::write_text(library / "stem-a.html", "x");
    FeedOptions options;
    options.base_url = "https://example.org/p";
    options.author = "张三";
    options.email = "zhang@example.org";
    options.copyright = "© 2026 张三 & 李四";
    options.category = "books";
    options.language = "zh-tw";
    auto one = episode("a", "2024-05-01");
    one.author = "王五";
    one.voice = "新闻男声";
    one.rendered = "2024-06-01T00:00:00Z";
    const auto feed = [&] { return make_feed({one}, options, library.path()).at(0).xml; };
    const auto xml = feed();
    has(xml, "<itunes:owner><itunes:name>张三</itunes:name><itunes:email>zhang@example.org</itunes:email></"
             "itunes:owner>");
    has(xml, "<copyright>© 2026 张三 &amp; 李四</copyright>");
    has(xml, "<itunes:category text=\"Arts\"><itunes:category text=\"Books\"/></itunes:category>");
    has(xml, "<language>zh-tw</language>");
    has(xml, "<lastBuildDate>Sat, 01 Jun 2024 00:00:00 +0000</lastBuildDate>");
    has(xml, "<podcast:person role=\"author\" group=\"writing\">王五</podcast:person>");
    has(xml, "<podcast:person role=\"narrator\" group=\"cast\">新闻男声</podcast:person>");
    has(xml, "<content:encoded>&lt;p&gt;");
    has(xml, "&lt;a href=&quot;https://example.org/p/stem-a.html#t=62&quot;&gt;00:01:02&lt;/a&gt; 乙 "
             "&amp;amp; 丙");
    options.email.clear();
    CHECK(feed().find("itunes:owner") == std::string::npos);
    options.serial = true;
    has(feed(), "<podcast:medium>audiobook</podcast:medium>");
    for (const auto* good : {"News", "tech news", "News/Tech News", "TV & Film", "Technology"}) {
        options.category = good;
        CHECK_NOTHROW(feed());
    }
    for (const auto* bad : {"Sience", "News/Books", ""}) {
        options.category = bad;
        CHECK_THROWS_AS(feed(), SettingError);
    }
}

TEST_CASE("moving the feed changes addresses and nothing else", "[library]") {
    const test::TemporaryDirectory library;
    FeedOptions here, there;
    here.base_url = "https://here.example/";
    fix_guid(here);
    there = here;
    there.base_url = "https://there.example/";
    fix_guid(there);
    auto moved = make_feed({episode("a", "")}, there, library.path()).at(0).xml;
    for (auto at = moved.find("there.example"); at != std::string::npos; at = moved.find("there.example"))
        moved.replace(at, 13, "here.example");
    CHECK(moved == make_feed({episode("a", "")}, here, library.path()).at(0).xml);
}

TEST_CASE("a long feed is cut into pages that are linked", "[library]") {
    const test::TemporaryDirectory library;
    std::vector<EpisodeRecord> episodes;
    for (const auto* name : {"a", "b", "c", "d", "e"}) episodes.push_back(episode(name, ""));
    FeedOptions options;
    options.page_size = 2;
    options.limit = 4;
    const auto pages = make_feed(episodes, options, library.path());
    REQUIRE(pages.size() == 2);
    CHECK(pages[1].name == "feed-2.xml");
    has(pages[0].xml, "rel=\"next\" href=\"http://localhost:8000/feed-2.xml\"");
    has(pages[1].xml, "stem-d.mp3");
    CHECK(pages[1].xml.find("stem-e.mp3") == std::string::npos);
}

TEST_CASE("a description never exceeds what Apple takes, nor is a line cut", "[library]") {
    auto one = episode("a", "");
    one.chapters.clear();
    for (int i = 0; i < 500; ++i) one.chapters.push_back({i * 10.0, "很长很长的章节标题"});
    const auto xml = make_feed({one}, {}, "/nonexistent").at(0).xml;
    const auto begin = xml.find("<description>", xml.find("<item>")) + 13;
    const auto text = xml.substr(begin, xml.find("</description>", begin) - begin);
    CHECK(text.size() <= 4000);
    CHECK(text.ends_with("标题"));
}

TEST_CASE("an address that is none is refused", "[library]") {
    for (const auto* bad : {"", "example.org", "ftp://x/", "http://", "https://a b/", "https://x/?q"}) {
        FeedOptions options;
        options.base_url = bad;
        CHECK_THROWS_AS(make_feed({}, options, "/"), SettingError);
    }
}

TEST_CASE("all feeds of a library move together and keep their guids", "[library]") {
    const test::TemporaryDirectory library;
    auto settings = open_library(library.path());
    settings.feed_named("feed-tech.xml");
    write_library_settings(library.path(), settings);
    auto moved = open_library(library.path());
    moved.move_to("https://new.example/p/");
    CHECK(moved.id == settings.id);
    CHECK(moved.feeds.at(0).guid != moved.feeds.at(1).guid);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(moved.feeds[i].base_url == "https://new.example/p/");
        CHECK(moved.feeds[i].guid.size() == 36);
        CHECK(moved.feeds[i].guid == settings.feeds[i].guid);
    }
}

TEST_CASE("a feed that was published before libraries had an id keeps its guid", "[library]") {
    const test::TemporaryDirectory library;
    test::write_text(library / "feed.xml", "<rss/>");
    test::write_text(library / "library.json",
                     R"({"version":1,"feeds":[{"file":"feed.xml","base_url":"https://old.example/"}]})");
    CHECK(open_library(library.path()).feeds.front().guid == feed_guid("https://old.example/feed.xml"));
}

TEST_CASE("a library from somebody else writes no file outside itself and no markup of its own",
          "[library]") {
    const test::TemporaryDirectory library;
    for (const auto* name :
         {R"("file": "../escape.xml")", R"("cover": "../../escape.png")",
          R"("guid": "\"><script>alert(1)</script>")", R"("base_url": "\"><b>")", R"("category": "<b>")"}) {
        test::write_text(library / "library.json", std::string(R"({"version":1,"feeds":[{)") + name + "}]}");
        CHECK_THROWS_AS(read_library_settings(library.path()), InputError);
    }
}

TEST_CASE("a serial is ordered as people number", "[library]") {
    Catalog catalog;
    const std::vector<std::string> names{"卷二/第1章.md", "卷二/第2章.md", "卷二/第10章.md", "卷十/第1章.md"};
    for (const auto& name : names) catalog.emplace(name, episode(name, "2024-01-01"));
    FeedOptions options;
    for (const bool serial : {true, false}) {
        options.serial = serial;
        std::vector<std::string> found;
        for (const auto& record : in_feed_order(catalog, options)) found.push_back(record.identity);
        CHECK(found == names);
    }
}

TEST_CASE("settings read back, and a new feed starts from the first", "[library]") {
    const test::TemporaryDirectory library;
    auto settings = read_library_settings(library.path());
    settings.feeds.front().title = "我的";
    settings.feed_named("feed-tech.xml").include = {"tech/*"};
    write_library_settings(library.path(), settings);
    const auto again = read_library_settings(library.path());
    REQUIRE(again.feeds.size() == 2);
    CHECK(again.feeds[1].title == "我的");
    CHECK(again.feeds[1].file_name == "feed-tech.xml");
    has(opml(again.feeds), "xmlUrl=\"http://localhost:8000/feed-tech.xml\"");
    test::write_text(library / "library.json", "{");
    CHECK_THROWS_AS(read_library_settings(library.path()), InputError);
}
