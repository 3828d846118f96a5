#include "base/word_borders.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace langdu;

namespace {

// Joiners as +.
std::string joined(std::string_view text) {
    auto out = keep_words_whole(text);
    for (auto at = out.find("\u2060"); at != std::string::npos; at = out.find("\u2060", at))
        out.replace(at, 3, "+");
    return out;
}

} // namespace

TEST_CASE("lines end between words, never in Latin words and numbers", "[base]") {
    CHECK(joined("如何迁移") == "如+何迁+移");
    CHECK(joined("NTREX-128/8 新闻") == "N+T+R+E+X+-+1+2+8+/+8 新+闻");
    CHECK(joined("GPT-4发布") == "G+P+T+-+4发+布");
    CHECK(joined("").empty());
}
