#include "sources/source_list.h"

#include "sources/csv.h"

#include <catch2/catch.hpp>

using namespace langdu;

namespace {

std::vector<sources::ListedAddress> list_of(std::string_view text) {
    const auto list = sources::read_source_list(text, "list");
    REQUIRE(list);
    return *list;
}

} // namespace

TEST_CASE("a text file with an address on every line is a list, with remarks, bullets and titles",
          "[sources]") {
    const auto list = list_of("# 每天\n\nhttps://example.org/feed.xml\n- https://example.org/a  "
                              "春天的公园\r\n* HTTP://example.org/b\n"
                              "https://example.org/a\n");
    REQUIRE(list.size() == 3);
    CHECK(list[0].address == "https://example.org/feed.xml");
    CHECK(list[1].address == "https://example.org/a");
    CHECK(list[1].facts.title == "春天的公园");
    CHECK(list[2].address == "HTTP://example.org/b");
}

TEST_CASE("an article is no list, whatever addresses it names", "[sources]") {
    for (const auto* text :
         {"春天的公园\n\nhttps://example.org/a\n", "https://example.org/a\n公园里的花都开了。\n", "",
          "\n# 标题\n", "<html><body><a href=\"https://example.org/\">a</a></body></html>",
          "{\"name\": \"a\"}", "[1, 2]", "名称,数量\n花,3\n", "\xFF\xFE"}) {
        INFO(text);
        CHECK_FALSE(sources::read_source_list(text, "list"));
    }
}

TEST_CASE("OPML names feeds, in folders too, and bookmarks", "[sources]") {
    const auto list = list_of("<?xml version=\"1.0\"?><opml version=\"2.0\"><body><outline text=\"科技\">"
                              "<outline type=\"rss\" text=\"甲\" "
                              "xmlUrl=\"https://a.example/feed?x=1&amp;y=2\" htmlUrl=\"https://a.example/\"/>"
                              "</outline><outline type=\"link\" text=\"乙\" "
                              "url=\"https://b.example/1\"/><outline text=\"空\"/></body></opml>");
    REQUIRE(list.size() == 2);
    CHECK(list[0].address == "https://a.example/feed?x=1&y=2");
    CHECK(list[0].feed);
    CHECK(list[1].address == "https://b.example/1");
    CHECK_FALSE(list[1].feed);
    CHECK(list[1].facts.title == "乙");
}

TEST_CASE("Pocket exported a table since 2024 and a page before", "[sources]") {
    const auto table = list_of(
        "title,url,time_added,tags,status\n\"春天, 夏天\",https://example.org/1,1700000000,读|科技,unread\n"
        "https://example.org/2,https://example.org/2,1700000001,,archive\n,notes,1,,unread\n");
    REQUIRE(table.size() == 2);
    CHECK(table[0].facts.title == "春天, 夏天");
    CHECK(table[0].facts.date == "2023-11-14T22:13:20Z");
    CHECK(table[1].facts.title.empty());
    const auto page =
        list_of("<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>"
                "<li><a href=\"https://example.org/1\" time_added=\"1700000000\" tags=\"\">春天</a></li>"
                "<li><a href=\"javascript:x\">x</a></li></ul></body></html>");
    REQUIRE(page.size() == 1);
    CHECK(page[0].facts.title == "春天");
    CHECK(page[0].facts.date == "2023-11-14T22:13:20Z");
}

TEST_CASE("bookmarks of a browser are a list", "[sources]") {
    const auto list =
        list_of("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n"
                "<DT><A HREF=\"https://example.org/1\" ADD_DATE=\"1700000000\">春天</A>\n</DL>");
    REQUIRE(list.size() == 1);
    CHECK(list[0].facts.title == "春天");
    CHECK(list[0].facts.date == "2023-11-14T22:13:20Z");
}

TEST_CASE("Readeck's bookmarks are a list, as its interface gives them and as a table", "[sources]") {
    const auto json = list_of(
        R"([{"id":"x1","href":"https://readeck.example/api/bookmarks/x1","created":"2024-05-02T08:00:00Z",
        "url":"https://example.org/1","title":"春天","site":"example.org","authors":["李明","王芳"],"published":"2024-05-01T00:00:00Z",
        "labels":["读"],"is_archived":false}])");
    REQUIRE(json.size() == 1);
    CHECK(json[0].address == "https://example.org/1");
    CHECK(json[0].facts == article::SavedFacts{"春天", "李明、王芳", "2024-05-01T00:00:00Z", ""});
    const auto table = list_of("url,title,state,created,labels\nhttps://example.org/"
                               "1,春天,,2024-05-02T08:00:00Z,\"[\"\"读\"\"]\"\n");
    REQUIRE(table.size() == 1);
    CHECK(table[0].facts.date == "2024-05-02T08:00:00Z");
}

TEST_CASE("wallabag's exports hold the articles: JSON, a table and XML", "[sources]") {
    const auto json =
        list_of(R"([{"is_archived":0,"tags":[],"id":1,"title":"春天","url":"https:\/\/example.org\/1",
        "content":"<p>花都开了。<\/p>","created_at":"2024-05-02T08:00:00+0000","published_at":"2024-05-01T00:00:00+0000",
        "published_by":["李明"],"language":"zh"}])");
    const auto table = list_of(
        "Title;URL;Content;Tags;\"MIME Type\";Language;\"Creation date\"\n春天;https://example.org/1;\"<p "
        "class=\"\"a\"\">花都开了。</p>\";;text/html;zh;\"02/05/2024 08:00:00\"\n");
    const auto xml =
        list_of("<?xml "
                "version=\"1.0\"?><wallabag-entries><entry><title><![CDATA[春天]]></title><url>https://"
                "example.org/1</url>"
                "<content><![CDATA[<p>花都开了。</p>]]></content><created_at>2024-05-02T08:00:00+0000</"
                "created_at></entry></wallabag-entries>");
    REQUIRE((json.size() == 1 && table.size() == 1 && xml.size() == 1));
    CHECK(json[0].facts == article::SavedFacts{"春天", "李明", "2024-05-01T00:00:00+0000", ""});
    CHECK(json[0].html == "<p>花都开了。</p>");
    CHECK(table[0].html == "<p class=\"a\">花都开了。</p>");
    CHECK(table[0].facts.date == "2024-05-02");
    CHECK(xml[0].html == "<p>花都开了。</p>");
    CHECK(xml[0].facts.title == "春天");
}

TEST_CASE("fields of a table may hold separators, quotes and line ends", "[sources]") {
    const auto rows = sources::parse_csv("\xEF\xBB\xBF"
                                         "URL,Title\r\na,\"x, \"\"y\"\"\nz\"\r\nb\r\n");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].at("title") == "x, \"y\"\nz");
    CHECK(rows[1].at("url") == "b");
    CHECK_FALSE(rows[1].contains("title"));
}
