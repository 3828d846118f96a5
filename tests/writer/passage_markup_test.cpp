#include "writer/passage_markup.h"

#include <catch2/catch.hpp>

using namespace langdu;

TEST_CASE("passages keep their kind as HTML, neighbours share a list", "[writer]") {
    PassageMarkup markup;
    const auto add = [&](PassageKind kind, std::string_view text) {
        markup.begin(kind);
        markup.add(text);
    };
    add(PassageKind::heading, "题");
    add(PassageKind::list_item, "一");
    add(PassageKind::list_item, "二");
    add(PassageKind::quote, "说");
    add(PassageKind::caption, "图");
    add(PassageKind::paragraph, "完");
    CHECK(markup.finish() == "<h2>题</h2>\n<ul>\n<li>一</li>\n<li>二</li>\n</ul>\n<blockquote>\n<p>说</p>\n"
                             "</blockquote>\n<p class=\"caption\">图</p>\n<p>完</p>\n");
    CHECK(PassageMarkup{}.finish().empty());
}
