#include "app/catalog.h"
#include "app/translate.h"
#include "base/json.h"
#include "base/terminal_columns.h"
#include "test_support.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <sstream>

namespace test = langdu::test;
using Catch::Contains;
using langdu::app::Catalog;
using langdu::app::fill;

namespace {

// The program where the environment says these and nothing else of languages.
test::Outcome langdu_in(const std::vector<std::string>& environment,
                        const std::vector<std::string>& arguments) {
    std::vector<std::string> command{"/usr/bin/env", "-u",          "LANGUAGE", "-u",  "LC_ALL",
                                     "-u",           "LC_MESSAGES", "-u",       "LANG"};
    command.insert(command.end(), environment.begin(), environment.end());
    command.push_back(test::program);
    command.insert(command.end(), arguments.begin(), arguments.end());
    return test::run(command);
}

const std::vector<std::string> chinese{"LC_ALL=zh_CN.UTF-8"};

} // namespace

TEST_CASE("the language is that of the environment, whether the system has the locale or not", "[app]") {
    const std::vector<std::pair<std::vector<std::string>, bool>> environments{
        {{}, false},
        {{"LC_ALL=C"}, false},
        {{"LANG=C.UTF-8"}, false},
        {{"LANG=en_US.UTF-8"}, false},
        {{"LC_ALL=zh_CN.UTF-8"}, true},
        {{"LANG=zh_CN.utf8"}, true},
        {{"LC_MESSAGES=zh_CN.UTF-8", "LANG=en_US.UTF-8"}, true},
        {{"LC_ALL=C", "LANG=zh_CN.UTF-8"}, false},
        {{"LANG=zh_Hans.UTF-8"}, true},
        {{"LANG=zh_CN.GB18030"}, false}, // its terminal would show none of our characters
        {{"LANG=zh_TW.UTF-8"}, false},
        {{"LANG=en_US.UTF-8", "LANGUAGE=zh_CN:en"}, true},
        {{"LANG=C.UTF-8", "LANGUAGE=zh_CN"}, true},
        {{"LANG=zh_CN.UTF-8", "LANGUAGE=en"}, false},
        {{"LC_ALL=C", "LANGUAGE=zh_CN"}, false},
    };
    for (const auto& [environment, is_chinese] : environments) {
        const auto out = langdu_in(environment, {}).out;
        INFO((environment.empty() ? "nothing" : environment.back()));
        CHECK_THAT(out, Contains(is_chinese ? "把中文文章变成分章的音频" : "langdu turns Chinese articles"));
    }
}

TEST_CASE("help is in Chinese, in columns", "[app]") {
    const auto all = langdu_in(chinese, {"--help"}).out;
    CHECK_THAT(all, Contains("用法: langdu [选项] 命令") && Contains("把一篇文章变成分章的音频"));
    const auto render = langdu_in(chinese, {"render", "--help"}).out;
    CHECK_THAT(render, Contains("声音（设置，也可写在 langdu.toml 里）:") && Contains("语速，1 为正常") &&
                           Contains("显示这份帮助") && Contains("langdu render article.md --dry-run"));
    std::istringstream lines(all + render);
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(langdu::terminal_columns(line) <= 100);
        for (const std::string closing : {"，", "。", "；", "、", "）"}) // no line begins with one
            CHECK_FALSE(line.substr(std::min(line.find_first_not_of(' '), line.size())).starts_with(closing));
    }
}

TEST_CASE("wrong usage and failures are told in Chinese", "[app]") {
    const test::TemporaryDirectory folder;
    test::write_text(folder / "picture.md", "\x89PNG\r\n\x1a\n");
    test::write_text(folder / "langdu.toml", "rate = 9\n");
    test::write_text(folder / "a.md", "# 题\n\n正文。\n");
    const std::vector<std::pair<std::vector<std::string>, std::string>> told{
        {{"render", "a.md", "--rte", "1.2"},
         "langdu: 没有选项 --rte；是不是想用 --rate？；见 langdu render --help"},
        {{"rendr"}, "没有命令也没有文件“rendr”；是不是想用 langdu render？"},
        {{"render"}, "langdu: 缺少 ARTICLE；见 langdu render --help"},
        {{"text", "missing.md"}, "langdu: missing.md: 没有这个文件；请检查路径"},
        {{"text", (folder / "picture.md").string()},
         "picture.md: 是图片（PNG），langdu 不能读；能读的类型见 langdu readers"},
        {{"render", (folder / "a.md").string()}, "langdu.toml:1: “9”不是 0.5 到 3 之间的数"},
        {{"render", "a.md", "--lyrics", "maybe"}, "langdu: --lyrics: “maybe”不是 yes 或 no"},
        {{"render", "a.md", "--voice", "nobody"}, "langdu: --voice nobody: 没有这个音色；可选 "},
        {{"serve", "x", "--port", "99999"}, "--port: “99999”不是 0 到 65535 之间的数"},
    };
    for (const auto& [words, wanted] : told) {
        const auto outcome = langdu_in(chinese, words);
        CHECK(outcome.exit_code != 0);
        CHECK_THAT(outcome.err, Contains(wanted));
    }
}

TEST_CASE("a summary is in Chinese, a report for programs in English", "[app]") {
    const test::TemporaryDirectory folder;
    test::write_text(folder / "a.md", "# 题\n\n正文😀，见。\n\n![](nowhere.png)\n");
    const auto article = (folder / "a.md").string(), report = (folder / "r.json").string();
    const auto outcome = langdu_in(chinese, {"render", article, "--dry-run", "--report", report});
    CHECK_THAT(outcome.out, Contains("只是试算，没有生成") && Contains("1 章") && Contains("跳过 ") &&
                                Contains("表情 1") && Contains("逐条见 langdu explain"));
    CHECK_THAT(test::read_text(report), Contains("\"emoji\"") && !Contains("表情"));
    const auto english = langdu_in({"LC_ALL=C"}, {"render", article, "--dry-run", "--report", report});
    CHECK_THAT(english.out, Contains("a dry run, nothing was rendered") && Contains("1 emoji"));
}

TEST_CASE("a batch tells of failures in Chinese, and programs in English", "[app]") {
    const test::TemporaryDirectory folder;
    std::filesystem::create_directory(folder / "articles");
    test::write_text(folder / "articles/a.md", "\x89PNG\r\n\x1a\n");
    const std::vector<std::string> batch{"batch", (folder / "articles").string(), "-o",
                                         (folder / "library").string()};
    const auto people = langdu_in(chinese, batch);
    CHECK(people.exit_code == 1);
    CHECK_THAT(people.out, Contains("新生成 0 篇，未变 0 篇，失败 1 篇"));
    CHECK_THAT(people.err, Contains("a.md: 是图片（PNG），langdu 不能读"));
    auto words = batch;
    words.insert(words.end(), {"--progress", "json"});
    const auto programs = langdu_in(chinese, words);
    CHECK_THAT(programs.out, Contains("is a picture (PNG)") && !Contains("图片"));
}

TEST_CASE("without its data the program speaks English", "[app]") {
    const auto outcome = langdu_in({"LC_ALL=zh_CN.UTF-8", "LANGDU_DATA=/nonexistent"}, {"voices"});
    CHECK_THAT(outcome.err, Contains("langdu: LANGDU_DATA: /nonexistent holds no voices/"));
}

TEST_CASE("a composed message is found by its shape", "[app]") {
    const Catalog catalog{R"(msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

msgid "{}: {}"
msgstr "{}: {}"

#: src/a.cpp
msgid "{}: no such file; check the path"
msgstr "{}: 没有这个文件；请检查路径"

msgid "{}: {}; free some space"
msgstr "{}: {}；请腾出空间"

msgid "No space left on device"
msgstr "磁盘空间不够"

msgid "table"
msgstr "表格"

msgid "{} of {} pages"
msgstr "{2} 页中的 "
"{1} 页"

#, fuzzy
msgid "a guess"
msgstr "猜的"

msgid "not yet"
msgstr ""
)"};
    CHECK(catalog.translate("a: b.md: no such file; check the path") == "a: b.md: 没有这个文件；请检查路径");
    CHECK(catalog.translate("x.mp3: No space left on device; free some space") ==
          "x.mp3: 磁盘空间不够；请腾出空间");
    CHECK(catalog.translate("table") == "表格");
    CHECK(catalog.translate("table: no such file; check the path") ==
          "table: 没有这个文件；请检查路径"); // a name
    CHECK(catalog.translate("3 of 9 pages") == "9 页中的 3 页");
    CHECK(catalog.translate("a guess") == "a guess");
    CHECK(catalog.translate("not yet") == "not yet");
    CHECK(catalog.translate("words: of nobody") == "words: of nobody");
}

TEST_CASE("every composed message is found by its own shape and no other", "[app]") {
    const auto po = test::read_text(std::filesystem::path(test::source_folder) / "po/zh_CN.po");
    const Catalog catalog{po};
    const std::vector<std::string> parts{"甲", "乙", "丙", "丁", "戊", "己", "庚"};
    std::istringstream lines(po);
    std::size_t composed = 0;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("msgid ") || line.find("{}") == line.npos || line.find('\\') != line.npos)
            continue;
        const auto english = line.substr(7, line.size() - 8);
        if (std::ranges::none_of(english, [](unsigned char c) { return std::isalpha(c); })) continue; // glue
        ++composed;
        const auto translation = fill(catalog.translate(english), parts);
        // Where two parts meet nobody knows which is whose.
        if (english.find("{}{}") == english.npos)
            CHECK(catalog.translate(fill(english, parts)) == translation);
    }
    CHECK(composed > 300);
}

TEST_CASE("a broken catalog translates what can be understood", "[app]") {
    for (const auto* text :
         {"", "msgid", "msgid \"", "msgstr \"a\"", "msgid \"a\\", "\"a\"\nmsgid \"x\"\nmsgstr \"y"})
        CHECK(Catalog{text}.translate("a") == "a");
}

TEST_CASE("parts are filled in, where a translation puts them", "[app]") {
    CHECK(fill("{} of {}", {"1", "2"}) == "1 of 2");
    CHECK(fill("{2} 中的 {1}", {"1", "2"}) == "2 中的 1");
    CHECK(fill("{title} {} {", {"x"}) == "{title} x {");
    CHECK(fill("{} {}", {"{}"}) == "{} ");
}
