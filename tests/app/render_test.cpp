#include "base/json.h"
#include "test_support.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using langdu::Json;
using langdu::test::have_program;
namespace test = langdu::test;
using Catch::Contains;
using langdu::test::read_text;
using langdu::test::run;
using langdu::test::TemporaryDirectory;
using langdu::test::write_text;

namespace {

const std::string article = std::string(test::data_folder) + "/article.md";

std::vector<std::string> chapter_titles(const std::filesystem::path& file) {
    const auto outcome = run({"ffprobe", "-v", "error", "-show_chapters", "-of", "json", file.string()});
    std::vector<std::string> titles;
    const Json probe = Json::parse(outcome.out);
    for (const auto& chapter : probe["chapters"]) titles.push_back(chapter["tags"]["title"]);
    return titles;
}

// Nothing but the files named is in the folder: no temporary is left.
bool holds_only(const TemporaryDirectory& folder, const std::vector<std::string>& names) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        if (std::find(names.begin(), names.end(), entry.path().filename().string()) == names.end())
            return false;
        else
            ++count;
    return count == names.size();
}

} // namespace

TEST_CASE("an article becomes an MP3 with its chapters and tags", "[app]") {
    const TemporaryDirectory folder;
    const auto output = folder / "a.mp3";
    const auto outcome = test::langdu({"render", article, "-o", output.string()});
    INFO(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    CHECK(outcome.err.empty());
    CHECK_THAT(outcome.out, Contains("5 chapters") && Contains("times real time"));
    CHECK(holds_only(folder, {"a.mp3"}));
    if (!have_program("ffprobe")) return;
    CHECK(chapter_titles(output) == std::vector<std::string>{"江州的慢列车", "两块钱的车票", "车厢里的银行",
                                                             "数字背后的重担", "下一站"});
    const auto probe = Json::parse(
        run({"ffprobe", "-v", "error", "-show_format", "-show_streams", "-of", "json", output.string()}).out);
    CHECK(probe["format"]["tags"]["title"] == "江州的慢列车");
    CHECK(probe["format"]["tags"]["artist"] == "朗读编辑部");
    CHECK(probe["streams"][0]["sample_rate"] == "44100");
    CHECK(probe["streams"][0]["bit_rate"] == "64000");
}

TEST_CASE("the same input gives the same bytes whatever the threads", "[app][slow]") {
    const TemporaryDirectory folder;
    for (const std::string extension : {".mp3", ".flac", ".wav"}) {
        const auto first = folder / ("1" + extension), second = folder / ("2" + extension);
        REQUIRE(test::langdu({"render", article, "-o", first.string(), "-j", "1"}).exit_code == 0);
        std::this_thread::sleep_for(std::chrono::milliseconds(1100));
        REQUIRE(test::langdu({"render", article, "-o", second.string(), "-j", "3"}).exit_code == 0);
        INFO(extension);
        CHECK(read_text(first) == read_text(second));
    }
}

TEST_CASE("standard input is an article, ARTICLE alone means render", "[app]") {
    const TemporaryDirectory folder;
    const auto output = (folder / "a.flac").string();
    CHECK(test::langdu({"-o", output}).exit_code == 2);
    const auto piped = test::langdu({"render", "-", "-o", output, "--title", "标题"}, "今天天气很好。");
    INFO(piped.err);
    CHECK(piped.exit_code == 0);
    CHECK(test::langdu({article, "-o", output, "--quiet"}).exit_code == 0);
}

TEST_CASE("bad input is one line, exit code 1 and nothing left", "[app]") {
    const TemporaryDirectory folder;
    const TemporaryDirectory inputs;
    write_text(inputs / "empty.txt", "");
    write_text(inputs / "blank.txt", " \n\n　\n");
    write_text(inputs / "binary.txt", std::string("\x7f"
                                                  "ELF\0\0\0\0\1\2\3\4\5\6\7",
                                                  16));
    write_text(inputs / "broken.txt", "好的。\n坏\xFF\xFE\x80字。\n");
    write_text(inputs / "secret.txt", "好的。");
    std::filesystem::permissions(inputs / "secret.txt", std::filesystem::perms::none);
    std::vector<std::string> names{"none.txt", "empty.txt", "blank.txt", "binary.txt", "broken.txt", ""};
    if (::geteuid() != 0) names.push_back("secret.txt"); // root reads everything
    for (const auto& name : names) {
        const auto outcome =
            test::langdu({"render", (inputs / name).string(), "-o", (folder / "a.mp3").string()});
        INFO(name << ": " << outcome.err);
        CHECK(outcome.exit_code == 1);
        CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
        CHECK(holds_only(folder, {}));
    }
}

TEST_CASE("progress is JSON whatever the file is called", "[app]") {
    const TemporaryDirectory folder;
    write_text(folder / "\xff.txt", "好的。");
    const auto outcome = test::langdu(
        {"render", (folder / "\xff.txt").string(), "-o", (folder / "a.mp3").string(), "--progress", "json"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(std::filesystem::exists(folder / "a.mp3"));
}

TEST_CASE("an output that cannot be is refused", "[app]") {
    const TemporaryDirectory folder;
    struct Case {
        std::string output;
        std::vector<std::string> more;
        int exit_code;
    };
    const std::vector<Case> cases{
        {(folder / "no/such/a.mp3").string(), {}, 1},
        {"/dev/full", {}, 2},
        {(folder / "a.xyz").string(), {}, 2},
        {(folder / "a.mp3").string(), {"--voice", "nobody"}, 2},
        {(folder / "a.mp3").string(), {"--cover", (folder / "none.jpg").string()}, 1}};
    for (const auto& one : cases) {
        std::vector<std::string> words{"render", article, "-o", one.output};
        words.insert(words.end(), one.more.begin(), one.more.end());
        const auto outcome = test::langdu(words);
        INFO(one.output << ": " << outcome.err);
        CHECK(outcome.exit_code == one.exit_code);
        CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
        CHECK(holds_only(folder, {}));
    }
}

// Once the passage was gone through again for each of them: minutes for a hundred thousand.
TEST_CASE("a paragraph of nothing but open markup is explained", "[app][hostile]") {
    std::string text = "# 甲\n\n";
    for (int i = 0; i < 300000; ++i) text += "<![CDATA[";
    const auto explained = test::langdu({"explain", "-"}, text + "乙。\n");
    CHECK(explained.exit_code == 0);
    CHECK_THAT(explained.out, Contains("乙"));
}

TEST_CASE("the report and explain list what was skipped", "[app]") {
    const TemporaryDirectory folder;
    write_text(folder / "a.md",
               "# 标题\n\n好的😀，见 <https://example.com/a?b=c> 。\n\n```c\nint main();\n```\n");
    const auto report_path = folder / "r.json";
    REQUIRE(test::langdu({"render", (folder / "a.md").string(), "-o", (folder / "a.mp3").string(), "--report",
                          report_path.string()})
                .exit_code == 0);
    const auto report = Json::parse(read_text(report_path));
    CHECK(report["version"] == 1);
    CHECK(report["chapters"].size() == 1);
    std::string skipped;
    for (const auto& piece : report["skipped"]) skipped += piece["text"].get<std::string>() + "\n";
    CHECK_THAT(skipped, Contains("😀") && Contains("int main();"));
    const auto explained = Json::parse(test::langdu({"explain", "--json", (folder / "a.md").string()}).out);
    CHECK(explained["skipped"] == report["skipped"]);
    CHECK(explained["chapters"][0]["title"] == "标题");
}

TEST_CASE("an audiobook has a picture and a name for its shelf", "[app]") {
    const TemporaryDirectory folder;
    write_text(folder / "a.md", "# 春天\n\n花都开了。\n");
    const auto output = folder / "a.m4b";
    const auto outcome = test::langdu({"render", folder / "a.md", "-o", output, "-q"});
    if (outcome.exit_code != 0 && outcome.err.find("libavformat") != std::string::npos)
        return; // built without it
    REQUIRE(outcome.exit_code == 0);
    const Json probe = Json::parse(
        run({"ffprobe", "-v", "error", "-show_format", "-show_streams", "-of", "json", output}).out);
    CHECK(probe["format"]["tags"]["artist"].get<std::string>().starts_with("langdu · "));
    bool picture = false;
    for (const auto& stream : probe["streams"])
        picture = picture || stream["disposition"]["attached_pic"] == 1;
    CHECK(picture);
}

TEST_CASE("a split work's report lists its files, and the formats have a JSON form", "[app]") {
    const test::TemporaryDirectory folder;
    test::write_text(folder / "a.md",
                     "# 春天\n\n花都开了，公园里都是人。\n\n# 夏天\n\n天气很热，大家都在家里。\n");
    const auto report = folder / "report.json";
    REQUIRE(test::langdu({"render", (folder / "a.md").string(), "-o", (folder / "a.mp3").string(), "--split",
                          "--report", report.string(), "-q"})
                .exit_code == 0);
    const auto said = langdu::Json::parse(test::read_text(report));
    REQUIRE(said["files"].size() == 2);
    std::uintmax_t bytes = 0;
    for (const auto& file : said["files"]) {
        const std::string path = file["path"];
        CHECK(std::filesystem::file_size(path) == file["bytes"].get<std::uintmax_t>());
        bytes += file["bytes"].get<std::uintmax_t>();
    }
    CHECK(bytes == said["bytes"].get<std::uintmax_t>());
    CHECK(said["files"][1]["title"] == "夏天");
    const auto formats = langdu::Json::parse(test::langdu({"formats", "--json"}).out);
    CHECK(formats["formats"].size() >= 9);
    CHECK(formats["formats"][0]["sample_rate"] == 44100);
}
