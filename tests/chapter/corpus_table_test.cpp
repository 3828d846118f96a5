// Titles and chapters of whole works, as a reader expects them: tests/data/corpus.tsv has a row for each file
// of the project's shared corpus that may be described here.
#include "article/read_article.h"
#include "base/tsv.h"
#include "chapter/chapter_tables.h"
#include "chapter/find_chapters.h"
#include "test_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::chapter;

TEST_CASE("every work of the corpus has the title and the chapters a reader expects",
          "[chapter][golden][corpus]") {
    const auto corpus = test::shared("corpus");
    if (corpus.empty()) return;
    for (const auto& row : read_tsv(std::filesystem::path(test::data_folder) / "corpus.tsv", 6, 6)) {
        INFO(row.cells[0]);
        const auto script =
            find_chapters(article::read_article((corpus / row.cells[0]).string()), test::chapter_tables());
        CHECK(script.title == row.cells[1]);
        CHECK(script.author == row.cells[2]);
        if (row.cells[3] != "-") CHECK(std::to_string(script.chapters.size()) == row.cells[3]);
        CHECK(script.chapters.front().title == row.cells[4]);
        CHECK(script.chapters.back().title == row.cells[5]);
    }
}
