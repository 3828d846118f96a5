// The promise of the whole program: every written character is spoken or listed as skipped.
#include "article/read_article.h"
#include "base/error.h"
#include "base/files.h"
#include "base/unicode.h"
#include "chapter/find_chapters.h"
#include "pronunciation/pronounce.h"
#include "test_support.h"
#include "narration/narrate_passage.h"

#include <catch2/catch.hpp>

#include <map>
#include <random>

using namespace langdu;

namespace {

const Pronouncer& pronouncer() {
    static const Pronouncer one{test::built_data};
    return one;
}

bool counts(char32_t c) { return is_letter(c) || is_han(c) || is_decimal_digit(c); }

// How often each letter, digit and Han character occurs.
using Census = std::map<char32_t, long>;

void add(Census& census, std::string_view text) {
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
        if (counts(c.value)) ++census[c.value];
}

std::string missing(const Census& wanted, const Census& found) {
    std::string out;
    for (const auto& [c, count] : wanted) {
        const auto there = found.find(c);
        if (there == found.end() || there->second < count) out += to_utf8(c);
    }
    return out;
}

// Each letter of the passage is in an audible token's written span, or in a skipped reading, or listed as
// skipped.
void check_passage(const Passage& passage) {
    const auto plan = narrate_passage(passage, pronouncer(), {});
    const std::string& written = plan.text.written;
    REQUIRE(written == passage.text);
    std::vector<bool> covered(written.size());
    const auto cover = [&](Span span) {
        std::fill(covered.begin() + static_cast<long>(span.begin),
                  covered.begin() + static_cast<long>(span.end), true);
    };
    for (const auto& sentence : plan.utterances)
        for (const auto& utterance : sentence)
            for (const auto& token : utterance.tokens)
                if (token.kind != Token::Kind::silent) cover(written_span(plan.text, token.source));
    for (const auto& reading : plan.text.readings)
        if (!reading.skipped.empty()) cover(reading.written);
    Census left, listed;
    for (auto c = code_point_at(written, 0); c.size; c = code_point_at(written, c.end()))
        if (!covered[c.begin] && counts(c.value)) ++left[c.value];
    for (const auto& piece : plan.skipped) {
        add(listed, piece.text);
        CHECK_FALSE(piece.reason.empty());
    }
    INFO(written);
    REQUIRE(missing(left, listed) == "");
}

void check_article(const Article& article, const Census& wanted) {
    const Script script = find_chapters(article);
    Census found;
    for (const auto& field : {script.title, script.author, script.date, script.language, script.cover})
        add(found, field);
    for (const auto& chapter : script.chapters)
        for (const auto& passage : chapter.passages) {
            add(found, passage.text);
            check_passage(passage);
        }
    for (const auto& piece : script.skipped) add(found, piece.text);
    REQUIRE(missing(wanted, found) == "");
}

Census census_of_blocks(const Article& article) {
    Census census;
    for (const auto& block : article.blocks) add(census, block.text);
    return census;
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

TEST_CASE("every character of the corpus is spoken or listed as skipped", "[app][property]") {
    const auto corpus = test::shared("corpus");
    if (corpus.empty()) return;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
        if (!entry.is_regular_file() || entry.path().filename() == "NOTICE.md") continue;
        INFO(entry.path());
        const auto article = read_article(entry.path().string());
        Census wanted = census_of_blocks(article);
        // Plain text and Markdown: from the very bytes of the file.
        const auto extension = entry.path().extension();
        if (extension == ".txt" || extension == ".md") {
            wanted.clear();
            const auto text = decode_text(read_file(entry.path().string()), entry.path().string(), {});
            add(wanted, extension == ".md" ? without_markup(text) : text);
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
        check_passage({PassageKind::paragraph, 1, text});
    }
}
