#include "library/identity.h"

#include <catch2/catch.hpp>

using namespace langdu;

TEST_CASE("an episode's GUID is a UUID of version 5 that only the identity decides", "[library]") {
    const auto guid = guid_of("news/a.md");
    CHECK(guid.size() == 36);
    CHECK(guid[14] == '5');
    CHECK(guid == guid_of("news/a.md"));
    CHECK(guid != guid_of("news/b.md"));
}

TEST_CASE("the feed's GUID is the one its namespace defines", "[library]") {
    // The example of the podcast namespace's documentation.
    CHECK(feed_guid("https://mp3s.nashownotes.com/pc20rss.xml") == "917393e3-1b1e-5cef-ace4-edaa54e1f810");
    CHECK(feed_guid("podnews.net/rss/") == feed_guid("https://podnews.net/rss"));
}

TEST_CASE("file names are short ASCII words and a key", "[library]") {
    CHECK(stem_of("ren gong zhi neng GPT-4 lai le", "a.md") ==
          "ren-gong-zhi-neng-gpt-4-lai-le-" + key_of("a.md"));
    CHECK(stem_of("", "news/Old Post.md") == "old-post-" + key_of("news/Old Post.md"));
    CHECK(stem_of("？！", "新闻.md") == "article-" + key_of("新闻.md"));
    std::string title;
    for (int i = 0; i < 100; ++i) title += "zhuang ";
    CHECK(stem_of(title, "a.md").size() <= 60 + 9);
    CHECK(stem_of(std::string(500, 'x'), "a.md") == std::string(60, 'x') + "-" + key_of("a.md"));
}
