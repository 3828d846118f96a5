#include "base/escape.h"

#include <catch2/catch.hpp>

using namespace langdu;

TEST_CASE("signs of markup are named, what XML forbids is left out of XML alone", "[base]") {
    CHECK(escape_html("a < b & \"c\" > d's 水") == "a &lt; b &amp; &quot;c&quot; &gt; d's 水");
    CHECK(escape_html("a\x01") == "a\x01");
    CHECK(escape_xml("<d's>\x01\t水\xEF\xBF\xBE") == "&lt;d&#39;s&gt;\t水");
}
