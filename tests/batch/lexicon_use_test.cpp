#include "batch/lexicon_use.h"

#include "test_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::batch;

namespace {

struct Lexicons : test::TemporaryDirectory {
    // Does a second row change the hash of an article?
    bool counts(const std::string& row, const std::string& article) const {
        test::write_text(*this / "one.tsv", "银行\tyin2 hang2\n");
        test::write_text(*this / "two.tsv", "银行\tyin2 hang2\n" + row + "\n");
        return LexiconUse{*this / "one.tsv"}.hash_for(article) !=
               LexiconUse{*this / "two.tsv"}.hash_for(article);
    }
};

} // namespace

TEST_CASE("a row counts where its word stands, also through markup, line ends and width", "[library]") {
    const Lexicons lexicons;
    CHECK(lexicons.counts("行长\thang2 zhang3", "这位行长说"));
    CHECK_FALSE(lexicons.counts("行长\thang2 zhang3", "银行很长"));
    CHECK(lexicons.counts("行长\thang2 zhang3", "这位行**长**说"));
    CHECK(lexicons.counts("行长\thang2 zhang3", "这位行\n　长说"));
    CHECK(lexicons.counts("SQL\tsequel\tword", "用ＳＱＬ查"));
    CHECK(lexicons.counts("行长\thang2 zhang3", "<p>这位行<b class=\"x\">长</b></p>"));
    CHECK(lexicons.counts("行长\thang2 zhang3", "1 < 2，这位行长说 3 > 2"));
    CHECK_FALSE(lexicons.counts("行长\thang2 zhang3", "<p>没有 R&D&nbsp;AT&amp;T</p>"));
    CHECK_FALSE(lexicons.counts("SQL\tsequel\tword", "用表格查"));
}

TEST_CASE("what cannot be known counts", "[library]") {
    const Lexicons lexicons;
    CHECK(lexicons.counts("(\\d)号\t$1号\tregex", "没有"));
    CHECK(lexicons.counts("→\t到", "没有"));
    CHECK(lexicons.counts("café\tka1 fei1", "caf&eacute;"));
    CHECK(lexicons.counts("行长\thang2 zhang3", "没有&#34892;"));
    CHECK(lexicons.counts("行长\thang2 zhang3", "\xD0\xD0"));
}
