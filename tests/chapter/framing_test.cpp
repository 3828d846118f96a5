// What is said around the text.
#include "chapter/framing.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::chapter;

namespace {

Script script() {
    Script out;
    out.title = "春天的公园";
    out.date = "2024-05-01T08:00:00+08:00";
    out.chapters = {{"春天的公园",
                     1,
                     1,
                     {{PassageKind::heading, 1, "春天的公园"}, {PassageKind::paragraph, 2, "开头。"}}},
                    {"花", 1, 3, {{PassageKind::heading, 3, "花"}}},
                    {"第二节 人", 1, 5, {{PassageKind::heading, 5, "第二节 人"}}},
                    {"无题", 1, 7, {{PassageKind::paragraph, 7, "没有念标题。"}}}};
    return out;
}

std::vector<std::string> texts(const Script& script) {
    std::vector<std::string> out;
    for (const auto& chapter : script.chapters)
        for (const auto& passage : chapter.passages) out.push_back(passage.text);
    return out;
}
using Texts = std::vector<std::string>;

std::string intro_of(Script framed, const std::string& intro) {
    frame_script(framed, {false, intro, ""}, 12);
    return framed.chapters[0].passages[0].text;
}

} // namespace

TEST_CASE("without framing a script stays as it is", "[chapter]") {
    auto framed = script();
    frame_script(framed, {}, 3);
    CHECK(framed == script());
}

TEST_CASE("chapters are announced by number, but for the title and those that have one", "[chapter]") {
    auto framed = script();
    frame_script(framed, {true, "", ""}, 3);
    CHECK(texts(framed) == Texts{"春天的公园", "开头。", "第1章：花", "第二节 人", "第3章", "没有念标题。"});
    CHECK(framed.chapters[1].title == "花"); // players show the title as it is
}

TEST_CASE("an intro stands for the title and leaves out clauses without their fields", "[chapter]") {
    CHECK(intro_of(script(), default_intro) == "春天的公园，2024-05-01，全文约12分钟。");
    auto by_somebody = script();
    by_somebody.author = "李明";
    by_somebody.date.clear();
    CHECK(intro_of(by_somebody, default_intro) == "春天的公园，作者李明，全文约12分钟。");
    CHECK(intro_of(script(), "您好，这是{author}写的。") == "您好。");
    CHECK(intro_of(script(), "共{chapters}章，{chapters}段。") == "共4章，4段。");
    auto framed = script();
    frame_script(framed, {false, default_intro, default_outro}, 3);
    CHECK(texts(framed)[1] == "开头。"); // the heading is not said again
    CHECK(framed.chapters[0].passages[0].line == 1);
    CHECK(texts(framed).back() == "《春天的公园》播讲完毕，感谢收听。");
    framed = script();
    frame_script(framed, {false, "欢迎收听。", ""}, 3);
    CHECK(texts(framed)[1] == "春天的公园");
}

TEST_CASE("a field that does not exist is found", "[chapter]") {
    CHECK(unknown_field(default_intro).empty());
    CHECK(unknown_field("{title}和{name}") == "{name}");
    CHECK(unknown_field("{title") == "{title");
}
