// The promise of the whole program: every written character is spoken or listed as skipped.
#include "article/read_article.h"
#include "base/files.h"
#include "base/unicode.h"
#include "chapter/chapter_tables.h"
#include "chapter/find_chapters.h"
#include "coverage_proof.h"
#include "narration/narrate_passage.h"
#include "pronunciation/pronounce.h"
#include "test_support.h"

#include <catch2/catch.hpp>

#include <random>

using namespace langdu;

namespace {

const narration::Mandarin& mandarin() {
    static const narration::Mandarin one{test::built_data};
    return one;
}

void check_passage(const chapter::Passage& passage) {
    const auto narrated = narration::narrate_passage(passage, mandarin(), {});
    REQUIRE(narrated.text.written == passage.text);
    for (const auto& piece : narrated.skipped) CHECK(piece.reason != SkipReason::other);
    INFO(passage.text);
    REQUIRE(test::unspoken(narrated) == "");
}

void check_article(const article::Article& article, const test::Census& wanted) {
    const chapter::Script script = chapter::find_chapters(article, test::chapter_tables());
    for (const auto& chapter : script.chapters)
        for (const auto& passage : chapter.passages) check_passage(passage);
    REQUIRE(test::missing(wanted, test::census_of(script)) == "");
}

// Pure markup of Markdown: the label of [text][label] is listed once, with its definition, and ordered items
// may all be written "1.", they are counted.
std::string without_markup(std::string text) {
    for (std::size_t at = text.find("]["); at != std::string::npos; at = text.find("][", at + 1)) {
        const auto end = text.find_first_of("]\n", at + 2);
        if (end != std::string::npos && text[end] == ']') text.erase(at + 1, end - at);
    }
    for (std::size_t at = text.find("\n1. "); at != std::string::npos; at = text.find("\n1. ", at + 1))
        text[at + 1] = ' ';
    return text;
}

} // namespace

TEST_CASE("every character of the corpus is spoken or listed as skipped", "[app][property][corpus]") {
    const auto corpus = test::shared("corpus");
    if (corpus.empty()) return;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
        if (!entry.is_regular_file() || entry.path().filename() == "NOTICE.md") continue;
        INFO(entry.path());
        const auto article = article::read_article(entry.path().string());
        test::Census wanted = test::census_of_blocks(article);
        // Plain text and Markdown: from the very bytes of the file.
        const auto extension = entry.path().extension();
        if (extension == ".txt" || extension == ".md") {
            wanted.clear();
            const auto text = decode_text(read_file(entry.path().string()), entry.path().string(), {});
            test::count(wanted, extension == ".md" ? without_markup(text) : text);
        }
        check_article(article, wanted);
    }
}

TEST_CASE("every character of generated text is spoken or listed as skipped", "[app][property]") {
    std::mt19937 random(11);
    const std::vector<std::string> pieces{"阿里",       "银行",    "一",
                                          "不",         "了",      "，",
                                          "。",         "“",       "”",
                                          "（",         "）",      "3.5%",
                                          "2024年",     "-5℃",     "￥",
                                          "1,234",      "QwQ-32B", "GPT-4o",
                                          " ",          "\n",      "😀",
                                          "α",          "ひ",      "한",
                                          "é",          "Ж",       "𠮷",
                                          "①",          "½",       "→",
                                          "·",          "/",       "http://a.cn/b?c=1",
                                          "a@b.cn",     "#",       "*",
                                          "_",          "~",       "|",
                                          "[停顿 2秒]", "\xFF",    "́",
                                          "ﬁ",          "Ⅳ",       "㎡",
                                          "儿",         "5",       "."};
    for (int round = 0; round < 1500; ++round) {
        std::string text;
        for (std::size_t n = 1 + random() % 40; n > 0; --n) text += pieces[random() % pieces.size()];
        check_passage({chapter::PassageKind::paragraph, 1, text});
    }
}
