// Formulas and ruby on pages.
#include "article/read_article.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::article;

namespace {

std::string text_of(const std::string& body) {
    const auto article = read_article_bytes(
        "<!DOCTYPE "
        "html><html><head><title>题</title></head><body><h1>题</"
        "h1><p>山里的雪开始化了，河水一天比一天大起来，村里的人都出来看水。</p><p>" +
            body + "</p><p>孩子们站在桥上，看了很久，直到天黑才回家去吃饭。</p></body></html>",
        "a.html");
    std::string out;
    for (std::size_t i = 2; i + 1 < article.blocks.size(); ++i)
        out += (out.empty() ? "" : " / ") +
               std::string(article.blocks[i].kind == BlockKind::formula ? "formula: " : "") +
               article.blocks[i].text;
    return out;
}

const std::string squares =
    "<mrow><msup><mi>a</mi><mn>2</mn></msup><mo>+</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow>";

} // namespace

TEST_CASE("MathML is read by its source, or by its structure", "[article]") {
    CHECK(text_of("设<math><semantics>" + squares +
                  "<annotation encoding=\"application/x-tex\">{\\displaystyle "
                  "a^{2}+\\frac{1}{2}}</annotation></semantics></math>，则可。") == "设a²+1/2，则可。");
    CHECK(text_of("设<math>" + squares + "</math>，则可。") == "设a²+1/2，则可。");
    CHECK(
        text_of(
            "设<math><msub><mi>x</mi><mn>1</mn></msub><mo>≤</mo><msqrt><mi>y</mi></msqrt></math>，则可。") ==
        "设x₁≤根号y，则可。");
    CHECK(text_of("设<math alttext=\"\\alpha\\leq\\beta\"><mi>α</mi><mo>≤</mo><mi>β</mi></math>，则可。") ==
          "设α≤β，则可。");
    CHECK(text_of("如下：<math display=\"block\">" + squares + "</math>由此可知。") ==
          "如下： / formula: a^{2}+\\frac{1}{2} / 由此可知。");
    CHECK(
        text_of("设<math><mtable><mtr><mtd><mi>a</mi></mtd></mtr></mtable><annotation "
                "encoding=\"application/x-tex\">\\begin{matrix}a\\end{matrix}</annotation></math>，则可。") ==
        "设（公式），则可。");
}

TEST_CASE("what KaTeX, MathJax and wikis draw beside the source is read once", "[article]") {
    const std::string math =
        "<math><semantics>" + squares +
        "<annotation encoding=\"application/x-tex\">a^2+\\frac12</annotation></semantics></math>";
    CHECK(text_of("设<span class=\"katex\"><span class=\"katex-mathml\">" + math +
                  "</span><span class=\"katex-html\" aria-hidden=\"true\">a2+21</span></span>，则可。") ==
          "设a²+1/2，则可。");
    CHECK(text_of("设<mjx-container class=\"MathJax\"><mjx-math "
                  "aria-hidden=\"true\">a2</mjx-math><mjx-assistive-mml>" +
                  math + "</mjx-assistive-mml></mjx-container>，则可。") == "设a²+1/2，则可。");
    CHECK(text_of("设<span class=\"MathJax_Preview\">a2</span><span class=\"MathJax\" "
                  "id=\"e\"><span>a2</span></span><script type=\"math/tex\">a^2</script>，则可。") ==
          "设a²，则可。");
    CHECK(text_of("设<span class=\"mwe-math-element\"><span style=\"display: none;\">" + math +
                  "</span><img class=\"mwe-math-fallback-image-inline\" src=\"s.svg\" alt=\"{\\displaystyle "
                  "a^{2}}\"></span>，则可。") == "设a²，则可。");
    CHECK(
        text_of("设<img src=\"https://www.zhihu.com/equation?tex=a%5E2\" alt=\"a^2\" eeimg=\"1\">，则可。") ==
        "设a²，则可。");
}

TEST_CASE("ruby that says how to read is taken as the reading", "[article]") {
    const auto ruby = [](const std::string& base, const std::string& reading) {
        return text_of("去<ruby>" + base + "<rp>(</rp><rt>" + reading + "</rt><rp>)</rp></ruby>看看。");
    };
    CHECK(ruby("六安", "lù ān") == "去[六安|lu4 an1]看看。");
    CHECK(ruby("六安", "lùān") == "去[六安|lu4 an1]看看。");
    CHECK(ruby("六安", "Lu4 an1") == "去[六安|lu4 an1]看看。");
    CHECK(ruby("女儿", "nǚ'ér") == "去[女儿|nv3 er2]看看。");
    CHECK(ruby("西安", "xī’ān") == "去[西安|xi1 an1]看看。");
    CHECK(ruby("长", "zhǎng") == "去[长|zhang3]看看。");
    CHECK(ruby("台州<rt>Tāi zhōu</rt>乐清", "yuè qīng") == "去[台州|tai1 zhou1][乐清|yue4 qing1]看看。");
    CHECK(ruby("桌子", "zhuō zi") == "去[桌子|zhuo1 zi5]看看。");
    // No reading: a translation, a note, kana, another count, no tone.
    for (const auto& [base, other] : {std::pair{"云", "cloud"},
                                      {"六安", "lù"},
                                      {"六安", "地名"},
                                      {"東京", "とうきょう"},
                                      {"咖啡", "café"},
                                      {"GDP", "jī"},
                                      {"安徽", "an hui"},
                                      {"六安", "lù ān shì"}})
        CHECK(ruby(base, other) == std::string("去") + base + "看看。");
}

TEST_CASE("titles stay as they are written", "[article]") {
    const auto article = read_article_bytes(
        "<html><body><h1><ruby>六安<rt>lù "
        "ān</rt></ruby>的茶</h1><p>山里的雪开始化了，河水一天比一天大起来，村里的人都出来看水。</p></body></"
        "html>",
        "a.html");
    CHECK(article.blocks[0].text == "六安的茶");
}
