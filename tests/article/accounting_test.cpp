// Nothing is lost: every letter, digit and Han character of a file is in a block, in a field or in what was
// skipped.
#include "article/html_tree.h"
#include "article/read_article.h"
#include "base/unicode.h"
#include "test_support.h"

#include <catch2/catch.hpp>

#include <map>
#include <random>

using namespace langdu;
using namespace langdu::article;

namespace {

using Counts = std::map<char32_t, int>;

void count(std::string_view text, Counts& counts, int step) {
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
        if (is_letter(c.value) || is_decimal_digit(c.value)) counts[c.value] += step;
}

// The characters of `text` that the article does not account for.
std::string lost(const std::string& text, const Article& article) {
    Counts counts;
    count(text, counts, 1);
    for (const auto& field : {article.title, article.author, article.date, article.language, article.cover})
        count(field, counts, -1);
    for (const auto& block : article.blocks) {
        count(block.text, counts, -1);
        count(block.marker, counts, -1);
    }
    for (const auto& skipped : article.skipped) count(skipped.text, counts, -1);
    std::string out;
    for (const auto& [c, n] : counts)
        if (n > 0) out += to_utf8(c) + "x" + std::to_string(n) + " ";
    return out;
}

std::string random_document(std::mt19937& random, bool markdown) {
    static const std::vector<std::string> text = {"他说，", "春天来了。", "Linux 6.1 ", "二〇二四年",
                                                  "“好。”", "100%",       "　　",       "①",
                                                  "一、",   "- ",         "1. ",        "图1 ",
                                                  "\n",     "\n\n",       "# ",         "a_b ",
                                                  "（注）", "\t",         "----\n",     "http://a.cn/x?y=1 "};
    static const std::vector<std::string> marks = {"**",
                                                   "*",
                                                   "`",
                                                   "[",
                                                   "](u)",
                                                   "![",
                                                   "> ",
                                                   "```\n",
                                                   "| a | b |\n|---|---|\n| c | d |\n",
                                                   "[^1]",
                                                   "\n[^1]: 注\n",
                                                   "<b>",
                                                   "</b>",
                                                   "<!-- 评 -->",
                                                   "  \n",
                                                   "\n[r]: http://e.cn 't'\n",
                                                   "    ",
                                                   "$$",
                                                   "\\"};
    std::string out;
    for (int i = 0; i < 60; ++i) {
        const bool mark = markdown && random() % 3 == 0;
        const auto& from = mark ? marks : text;
        out += from[random() % from.size()];
    }
    return out;
}

struct Page {
    std::string html, visible;
};

// Elements opened and closed as they come, tables with text between their cells, and a word of its own at
// every place where a reader or a browser could show one.
Page random_page(std::mt19937& random) {
    static const std::vector<std::string> tags = {
        "p",        "div",     "b",      "a href='#x'", "a href='/y'", "ul",       "li",      "table",
        "tr",       "td",      "th",     "h2",          "em",          "sup",      "sub",     "pre",
        "span",     "ruby",    "rt",     "svg",         "blockquote",  "template", "section", "figcaption",
        "noscript", "details", "button", "nav",         "math",        "caption"};
    Page page{"<html><body><h1>开头</h1>", "开头"};
    int number = 100;
    std::vector<std::string> open;
    for (int i = 0; i < 60; ++i) {
        const auto word = "字" + std::to_string(++number);
        switch (random() % 8) {
        case 0:
        case 1:
        case 2: {
            const auto& tag = tags[random() % tags.size()];
            page.html += "<" + tag + ">";
            open.push_back(tag.substr(0, tag.find(' ')));
            break;
        }
        case 3:
        case 4:
            if (!open.empty()) {
                page.html += "</" + open[random() % open.size()] + ">";
                if (random() % 2) open.pop_back();
            }
            break;
        case 5:
            page.html += "<img src='a.png' alt='" + word + "'>";
            page.visible += word;
            break;
        case 6:
            page.html += "<!-- " + word + " -->";
            page.visible += word;
            break;
        default:
            page.html += word + "，";
            page.visible += word;
        }
    }
    return page;
}

} // namespace

TEST_CASE("no visible character of a generated page is lost", "[article]") {
    std::mt19937 random{20240306};
    for (int i = 0; i < 300; ++i) {
        const auto page = random_page(random);
        INFO(page.html);
        CHECK(lost(page.visible, read_article_bytes(page.html, "a.html")) == "");
    }
}

TEST_CASE("no visible character of a saved page is lost", "[article][corpus]") {
    for (const auto* name : {"cases/extract", "corpus", "cases/files"}) {
        const auto folder = test::shared(name);
        if (folder.empty()) return;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (entry.path().extension() != ".html") continue;
            const auto bytes = test::read_text(entry.path());
            ReadOptions options;
            if (find_invalid_utf8(bytes)) continue; // its charset is the reader's business
            const HtmlTree tree{bytes};
            std::string visible;
            for (std::size_t i = 0; i < tree.nodes().size(); ++i) {
                const auto parent = tree[tree[i].parent].tag;
                // The title of a page is not on the page.
                const bool shown = parent != Tag::script && parent != Tag::style && parent != Tag::title;
                if (tree[i].tag == Tag::text && shown) visible += tree[i].text;
                if (tree[i].tag == Tag::img) visible += tree.attribute(i, "alt");
            }
            INFO(entry.path());
            CHECK(lost(visible, read_article_bytes(bytes, entry.path().string(), options)) == "");
        }
    }
}

TEST_CASE("no character of a generated document is lost", "[article]") {
    std::mt19937 random{20240305};
    for (int i = 0; i < 400; ++i) {
        const bool markdown = i % 2 == 0;
        const auto text = "开头。\n\n" + random_document(random, markdown);
        const auto article = read_article_bytes(text, markdown ? "a.md" : "a.txt");
        INFO(text);
        CHECK(lost(text, article) == "");
    }
}

TEST_CASE("no character of the corpus is lost", "[article][corpus]") {
    const auto folder = test::shared("corpus");
    if (folder.empty()) return;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const auto extension = entry.path().extension();
        if (extension != ".txt" && extension != ".md") continue;
        const auto text = decode_text(test::read_text(entry.path()), entry.path().string(), std::nullopt);
        INFO(entry.path());
        CHECK(lost(text, read_article(entry.path().string())) == "");
    }
}
