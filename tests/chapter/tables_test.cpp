// What the stage knows is a value: other tables find other chapters.
#include "chapter/tables.h"

#include "article/read_article.h"
#include "base/error.h"
#include "base/files.h"
#include "chapter/chapter_tables.h"
#include "chapter/outline.h"
#include "test_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::chapter;
namespace fs = std::filesystem;

namespace {

// The tables of this build, with one of them written anew.
class OtherTables {
public:
    OtherTables(const std::string& table, const std::string& text) {
        const auto folder = directory_.path() / "voices/mandarin";
        fs::create_directories(folder);
        for (const std::string name : {"outline_words.tsv", "page_words.tsv", "outline.tsv",
                                       "outline_trees.tsv", "outline_grams.tsv", "traditional.tsv"})
            fs::copy_file(data_directory() / "voices/mandarin" / name, folder / name);
        test::write_text(folder / table, text);
    }
    const fs::path& data() const { return directory_.path(); }

private:
    test::TemporaryDirectory directory_;
};

std::string table(const std::string& name) {
    return read_file((data_directory() / "voices/mandarin" / name).string());
}

article::BlockKind kind_below_title(const Tables& tables) {
    const auto article = article::read_article_bytes("# 渡口\n\n撑篙人：林小满\n\n船来了。\n", "a.md");
    return find_structure(article, tables).article.blocks.at(1).kind;
}

} // namespace

TEST_CASE("another list of words finds another byline", "[chapter]") {
    auto words = table("outline_words.tsv");
    const auto at = words.find("\nbyline\t");
    REQUIRE(at != std::string::npos);
    words.insert(at + 8, "撑篙人|");
    const OtherTables other{"outline_words.tsv", words};
    CHECK(kind_below_title(Tables{other.data()}) == article::BlockKind::byline);
    CHECK(kind_below_title(test::chapter_tables()) == article::BlockKind::paragraph);
}

TEST_CASE("a table that is broken is named, and only who needs it reads it", "[chapter]") {
    const OtherTables other{"outline_trees.tsv", "tree\tfirst heading\nleaf\tmany\n"};
    const Tables tables{other.data()};
    CHECK(kind_below_title(tables) == article::BlockKind::paragraph);
    const auto bare = article::read_article_bytes("渡口\n\n船来了。\n", "a.txt");
    CHECK_THROWS_WITH(find_structure(bare, tables), Catch::Contains("outline_trees.tsv:2"));
    fs::remove(other.data() / "voices/mandarin/page_words.tsv");
    CHECK_THROWS_AS(Tables{other.data()}, InputError);
}
