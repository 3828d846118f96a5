#include "podcast/identity.h"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace langdu;
using namespace langdu::podcast;

TEST_CASE("an episode's GUID is a UUID of version 5 that its library and its identity decide", "[library]") {
    const std::string mine = "8d2f6a54-6f7a-4a55-9c0e-3a1de90bd0a7",
                      yours = "ead4c236-bf58-48c6-a2c6-a6b28d128cb6";
    const auto guid = guid_of(mine, "news/a.md");
    CHECK(guid.size() == 36);
    CHECK(guid[14] == '5');
    CHECK(guid == guid_of(mine, "news/a.md"));
    CHECK(guid != guid_of(mine, "news/b.md"));
    CHECK(guid != guid_of(yours, "news/a.md"));
}

TEST_CASE("every new library has an id of its own, the same one where builds repeat", "[library]") {
    ::unsetenv("SOURCE_DATE_EPOCH");
    CHECK(new_library_id() != new_library_id());
    ::setenv("SOURCE_DATE_EPOCH", "1714521600", 1);
    CHECK(new_library_id() == new_library_id());
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
