// Dialects of Markdown: their signs are not read, their words are.
#include "article/math_text.h"
#include "article/read_article.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace langdu;
using namespace langdu::article;
using Texts = std::vector<std::string>;

namespace {

Texts texts(const std::string& markdown) {
    Texts out;
    for (const auto& block : read_article_bytes(markdown, "a.md").blocks) out.push_back(block.text);
    return out;
}

} // namespace

TEST_CASE("boxes are their title and their text", "[article]") {
    CHECK(texts("前文\n::: tip 小心\n水深。\n:::\n后文") == Texts{"前文", "小心", "水深。", "后文"});
    CHECK(texts(":::warning\n水深。\n:::\n") == Texts{"水深。"});
    CHECK(texts(":::info[先看]\n水深。\n:::\n") == Texts{"先看", "水深。"});
    CHECK(texts("::: {.callout-note title=\"先看\"}\n水深。\n:::\n") == Texts{"先看", "水深。"});
    CHECK(texts("> [!NOTE]\n> 水深。\n") == Texts{"水深。"});
    CHECK(texts("> [!warning]- 先看\n> 水深。\n") == Texts{"先看", "水深。"});
    CHECK(texts("!!! note \"先看\"\n    水深。\n") == Texts{"先看", "水深。"});
    CHECK(texts("```{note}\n水深。\n```\n") == Texts{"水深。"});
}

TEST_CASE("shortcodes, tags, imports and comments are not read", "[article]") {
    CHECK(texts("{{< box tip >}}\n船来了。\n{{< /box >}}\n") == Texts{"船来了。"});
    CHECK(texts("{% note info %}\n船来了。\n{% endnote %}\n{{ site.name }}\n") == Texts{"船来了。"});
    CHECK(texts("先点{% button #, 新建 %}再等。") == Texts{"先点新建再等。"});
    CHECK(
        texts("import A from './a'\n\nexport const b = {c: 1};\n\n<A b=\"c\" />\n\n船来了。{/* 旁注 */}\n") ==
        Texts{"船来了。"});
    CHECK(texts("船%%不读%%来了。\n\n[toc]\n\n*[船]: 一种工具\n") == Texts{"船来了。"});
    CHECK(texts("代码 `{{ x }}` 和 `[[a]]` 照旧。") == Texts{"代码 {{ x }} 和 [[a]] 照旧。"});
    CHECK(texts("```\n{% raw %}\n::: tip\n```\n") == Texts{"{% raw %}\n::: tip"});
}

TEST_CASE("wiki links, marked words, emoji names and attributes", "[article]") {
    CHECK(texts("见[[渡口|那个渡口]]和[[石桥#由来]]，![[图.png]]==要紧==。") ==
          Texts{"见那个渡口和石桥，要紧。"});
    CHECK(texts("好:smile:，10:30:45，a::b。") == Texts{"好，10:30:45，a::b。"});
    CHECK(texts("# 由来 {#origin}\n\n# 今天 {: .no_toc }\n") == Texts{"由来", "今天"});
    CHECK(texts("a == b 且 c == d") == Texts{"a == b 且 c == d"});
}

TEST_CASE("headings without a space, where a file has them", "[article]") {
    const auto article = read_article_bytes("#渡口\n##由来\n从前有船。\n\n##今天##\n现在有桥。\n", "a.md");
    REQUIRE(article.blocks.size() == 5);
    CHECK((article.blocks[0].kind == BlockKind::heading && article.blocks[0].text == "渡口"));
    CHECK((article.blocks[3].level == 2 && article.blocks[3].text == "今天"));
    CHECK(texts("正文。\n\n#标签一 #标签二\n") == Texts{"正文。"});
}

TEST_CASE("tabs that hold nothing but code lose their names", "[article]") {
    CHECK(texts("=== \"C\"\n\n    ```c\n    x;\n    ```\n\n=== \"Go\"\n\n    ```go\n    y\n    ```\n") ==
          Texts{"x;", "y"});
    CHECK(texts("=== \"南岸\"\n\n    有柳。\n").at(0) == "南岸");
}

TEST_CASE("formulas between dollars are said, prices are prices", "[article]") {
    CHECK(with_math_in_words("其中 $n$ 是长度，$p \\leq 0.05$，$\\frac{1}{2}gt^2$。") ==
          "其中 n 是长度，p ≤ 0.05，1/2gt²。");
    CHECK(with_math_in_words("一件 $20，两件 $35；$5-$10；用 $HOME 和 $PATH 两个变量。") ==
          "一件 $20，两件 $35；$5-$10；用 $HOME 和 $PATH 两个变量。");
    CHECK(with_math_in_words("由 \\(a_1 + b\\) 得 $\\sum_{i=1}^n i$。") == "由 a₁ + b 得 （公式）。");
    CHECK(math_text("\\sqrt{x}") == "根号x");
    CHECK(math_text("\\frac{a}{b}") == "b分之a");
    CHECK(math_text("\\begin{matrix} 1 \\end{matrix}") == std::nullopt);
    CHECK(math_text(std::string(200, '{')) == std::nullopt);
    CHECK(read_article_bytes("# 常数 $O(1)$\n", "a.md").blocks.at(0).text == "常数 O(1)");
    const auto display = read_article_bytes("由此\n\n$$\na_1\n- b_2\n$$\n\n得证。\n", "a.md");
    REQUIRE(display.blocks.size() == 3);
    CHECK(display.blocks[1].kind == BlockKind::formula);
}

TEST_CASE("front matter in every form", "[article]") {
    const auto read = [](const std::string& text) { return read_article_bytes(text, "a.md"); };
    const auto broken =
        read("---\ntitle: 札记: 渡口\nauthor: @林\ntags:\n- 河\n- 船\ndate: 2024-05-06\n---\n正文。\n");
    CHECK(broken.title == "札记: 渡口");
    CHECK(broken.date == "2024-05-06");
    CHECK(broken.tags == "河、船");
    const auto pelican = read("Title: 渡口\nDate: 2024年5月6日\nAuthor: 林小溪\n\n正文。\n");
    CHECK((pelican.title == "渡口" && pelican.date == "2024-05-06" && pelican.author == "林小溪"));
    CHECK(pelican.blocks.size() == 1);
    CHECK(read("% 渡口\n% 林小溪\n% 2024/5/6\n\n正文。\n").date == "2024-05-06");
    CHECK(read("{\n  \"title\": \"渡口\",\n  \"tags\": [\"河\"]\n}\n\n正文。\n").title == "渡口");
    CHECK(read("\"title\": \"渡口\"\n;;;\n\n正文。\n").title.empty());
    CHECK(read(";;;\n\"title\": \"渡口\"\n;;;\n\n正文。\n").title == "渡口");
    CHECK(read("注意: 这是正文。\n\n第二段。\n").blocks.size() == 2);
}
