// Articles written for the tests, in the styles of news pages, notices, interviews and guides. Most of them
// taught the weights: they show that machinery and weights fit together. Those in unseen/ did not.
#include "article/read_article.h"
#include "chapter/chapter_tables.h"
#include "chapter/find_chapters.h"
#include "test_support.h"

#include <catch2/catch.hpp>

#include <set>
#include <sstream>

using namespace langdu;
using namespace langdu::chapter;

namespace {

struct Marked {
    std::string text;
    std::set<int> headings, captions, optional;
};

Marked unmark(const std::filesystem::path& path) {
    Marked out;
    std::istringstream in(test::read_text(path));
    std::string row;
    std::getline(in, row);
    const bool blank = row == "layout blank", indent = row == "layout indent";
    for (int line = 1; std::getline(in, row); ++line) {
        if (blank && line > 1) {
            out.text += '\n';
            ++line;
        }
        const char mark = row[0];
        out.text += (indent && mark != 'H' ? "　　" : "") + row.substr(2) + "\n";
        if (mark == 'H') out.headings.insert(line);
        if (mark == 'C') out.captions.insert(line);
        if (mark == '?') out.optional.insert(line);
    }
    return out;
}

struct Count {
    int right{}, invented{}, missed{};
    double f1() const { return 2.0 * right / (2.0 * right + invented + missed); }
};

void compare(const std::set<int>& want, const std::set<int>& optional, const std::vector<OutlineEntry>& got,
             Count& count) {
    std::set<int> lines;
    for (const auto& entry : got)
        if (!optional.contains(entry.line)) lines.insert(entry.line);
    for (const int line : lines) ++(want.contains(line) ? count.right : count.invented);
    for (const int line : want) count.missed += !lines.contains(line);
}

} // namespace

namespace {

struct Counts {
    Count headings, captions;
};

Counts count_in(const std::string& folder) {
    Counts out;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(test::data_folder) / folder)) {
        if (entry.path().extension() != ".marked") continue;
        const auto marked = unmark(entry.path());
        const auto outline =
            find_outline(article::read_article_bytes(marked.text, "a.txt"), test::chapter_tables());
        compare(marked.headings, marked.optional, outline.headings, out.headings);
        compare(marked.captions, marked.optional, outline.captions, out.captions);
    }
    return out;
}

} // namespace

TEST_CASE("headings and captions of our own news articles are found", "[chapter]") {
    const auto [headings, captions] = count_in("outline");
    CHECK(headings.right > 70);
    CHECK(headings.f1() > 0.93);
    CHECK(captions.f1() > 0.88);
}

TEST_CASE("headings and captions of some articles that the weights have not seen are found", "[chapter]") {
    const auto [headings, captions] = count_in("outline/unseen");
    CHECK(headings.right >= 6);
    CHECK(headings.f1() > 0.85);
    CHECK(captions.f1() > 0.85);
}
