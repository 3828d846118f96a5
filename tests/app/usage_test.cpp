#include "base/json.h"
#include "test_support.h"

#include <catch2/catch.hpp>
#include <sstream>

namespace fs = std::filesystem;
namespace test = langdu::test;
using Catch::Contains;
using langdu::Json;

TEST_CASE("wrong usage is one line and exit code 2", "[app]") {
    for (const std::vector<std::string>& words : {std::vector<std::string>{"render"},
                                                  {"render", "a.md", "--no-such-option"},
                                                  {"render", "a.md", "--rate", "9"}}) {
        const auto outcome = test::langdu(words);
        INFO(outcome.err);
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.out.empty());
        CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
        CHECK_THAT(outcome.err, Contains("langdu: "));
    }
}

TEST_CASE("the version is printed", "[app]") {
    for (const auto* word : {"--version", "-V", "version"}) {
        const auto outcome = test::langdu({word});
        CHECK(outcome.exit_code == 0);
        CHECK_THAT(outcome.out, Contains("langdu 0."));
    }
}

TEST_CASE("what was probably meant is named, with the help that says more", "[app]") {
    const std::vector<std::pair<std::vector<std::string>, std::string>> typed{
        {{"rendr", "article.md"}, "did you mean langdu render?"},
        {{"render", "a.md", "--rte", "1.2"},
         "no option --rte; did you mean --rate?; see langdu render --help"},
        {{"batch", "a", "-o", "b", "--prun"}, "did you mean --prune?; see langdu batch --help"},
        {{"voices", "--sampel", "x"}, "did you mean --sample?"},
        {{"a.md", "--speed", "1.2"}, "no option --speed; did you mean --rate?"},
        {{"render", "a.md", "-f", "opus"}, "no option -f; did you mean --format?"},
        {{"batch", "a", "-o", "b", "--workers", "2"}, "did you mean --jobs?"},
        {{"render", "a.md", "--first", "0"}, "write 2, or 3min"},
    };
    for (const auto& [words, wanted] : typed) {
        const auto outcome = test::langdu(words);
        CHECK(outcome.exit_code == 2);
        CHECK_THAT(outcome.err, Contains(wanted));
    }
    const test::TemporaryDirectory folder;
    test::write_text(folder / "a.md", "# 春天\n\n花都开了。\n");
    const auto bitrate = test::langdu(
        {"render", (folder / "a.md").string(), "--bitrate", "999", "-o", (folder / "a.mp3").string()});
    CHECK(bitrate.exit_code == 2);
    CHECK_THAT(bitrate.err, Contains("64 to 320"));
    CHECK_THAT(test::langdu({}).out, Contains("langdu article.md"));
    CHECK(test::langdu({"help", "render"}).out == test::langdu({"render", "--help"}).out);
    CHECK(test::langdu({"help"}).out == test::langdu({"--help"}).out);
}

TEST_CASE("what cannot be printed is an error", "[app]") {
    const test::TemporaryDirectory folder;
    test::write_text(folder / "a.md", "# 题\n\n正文。\n");
    for (const auto* command : {"rules", "config", "formats", "voices", "--help", "text a.md", "outline a.md",
                                "explain a.md", "explain --json a.md", "render --dry-run a.md"}) {
        const auto outcome =
            test::run({"bash", "-c", "cd \"$1\" && exec \"$0\" " + std::string(command) + " >/dev/full",
                       test::program, folder.path().string()});
        INFO(command);
        CHECK(outcome.exit_code == 1);
        CHECK_THAT(outcome.err, Contains("langdu: standard output: "));
    }
}

TEST_CASE("every example of --help works as it stands", "[app]") {
    const test::TemporaryDirectory folder;
    std::filesystem::create_symlink(test::program, folder / "langdu");
    std::filesystem::create_directories(folder / "articles");
    for (const auto* name : {"article.md", "articles/spring.md"})
        test::write_text(folder / name, "# 春天\n\n花都开了。\n");
    int examples = 0;
    for (const auto* command : {"render", "batch", "feed", "serve", "check", "explain", "outline", "text",
                                "normalize", "pronounce", "config", "voices"}) {
        std::istringstream help{test::langdu({command, "--help"}).out};
        int of_this = 0;
        for (std::string line; std::getline(help, line);) {
            if (!line.starts_with("langdu") && !line.starts_with("echo")) continue;
            ++of_this;
            // serve goes on until it is ended: 124
            const auto outcome = test::run(
                {"bash", "-c", "cd \"$0\" && PATH=$PWD:$PATH; export PATH; timeout 20 bash -c \"$1\"",
                 folder.path().string(), (line.starts_with("langdu serve") ? "timeout 1 " : "") + line});
            INFO(line << "\n" << outcome.err);
            CHECK(outcome.exit_code == (line.starts_with("langdu serve") ? 124 : 0));
        }
        INFO(command);
        CHECK(of_this > 0);
        examples += of_this;
    }
    CHECK(examples >= 13);
}

TEST_CASE("pronounce shows how Latin will be said, and how it is written beside tones as in a dictionary",
          "[app]") {
    const auto said = [](const std::string& options) {
        return test::run({"bash", "-c", "echo '用SQL查iPhone和Xi’an的数据' | \"$0\" pronounce" + options,
                          test::program})
            .out;
    };
    CHECK(said("") == "yong4 [S.Q.L.] cha2 [eye_phone] he2 xi1 an1 de5 shu4 ju4\n");
    CHECK(said(" --citation") == "yong4 SQL cha2 iPhone he2 Xi’an de5 shu4 ju4\n");
}

TEST_CASE("an option that may be repeated takes one value each time", "[app]") {
    const test::TemporaryDirectory folder;
    fs::create_directory(folder / "articles");
    test::write_text(folder / "articles/a.md", "# 甲\n\n正文。\n");
    test::write_text(folder / "articles/b.txt", "别的。\n");
    test::write_text(folder / "mine.tsv", "正文\t正当的文字\n");
    const auto library = (folder / "library").string();
    const auto batch =
        test::langdu({"batch", "--include", "*.md", (folder / "articles").string(), "-o", library, "-q"});
    CHECK(batch.exit_code == 0);
    CHECK(fs::exists(library + "/index.html"));
    const auto mine = (folder / "mine.tsv").string();
    CHECK(test::langdu({"normalize", "--lexicon", mine, "--lexicon", mine, "正文"}).out == "正当的文字\n");
}

TEST_CASE("normalize and pronounce take words", "[app]") {
    CHECK(test::langdu({"normalize", "80%", "3km"}).out == "百分之八十\n三公里\n");
    CHECK(test::langdu({"pronounce", "银行", "--citation"}).out == "yin2 hang2\n");
}

TEST_CASE("a dry run says how long it would be and writes nothing", "[app]") {
    const test::TemporaryDirectory folder;
    const auto report = (folder / "r.json").string();
    const auto article = std::string(test::data_folder) + "/article.md";
    const auto outcome =
        test::langdu({"render", article, "--dry-run", "--report", report, "-o", (folder / "a.mp3").string()});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err.empty());
    CHECK_THAT(outcome.out, Contains("about ") && Contains("5 chapters"));
    CHECK_FALSE(std::filesystem::exists(folder / "a.mp3"));
    const auto foreseen = Json::parse(test::read_text(report));
    CHECK(foreseen["estimated"] == true);
    const auto real_report = (folder / "s.json").string();
    REQUIRE(test::langdu({"render", article, "--report", real_report, "-o", (folder / "a.wav").string()})
                .exit_code == 0);
    const auto made = Json::parse(test::read_text(real_report));
    CHECK(foreseen["duration_seconds"].get<double>() ==
          Approx(made["duration_seconds"].get<double>()).epsilon(0.05));
    CHECK(foreseen["chapters"].size() == made["chapters"].size());
}

TEST_CASE("a sample of some minutes lasts about so long, at any rate", "[app]") {
    const test::TemporaryDirectory folder;
    std::string text = "# 河\n";
    for (int i = 0; i < 40; ++i)
        text += "\n清早的河面上浮着一层薄雾，摆渡的老人把缆绳解开，竹篙一点，船就离了岸。他回头看了一眼。\n";
    const auto article = folder / "a.md", report = folder / "r.json";
    test::write_text(article, text);
    for (const std::string rate : {"1", "1.5"}) {
        REQUIRE(test::langdu({"render", article.string(), "--dry-run", "--first", "2min", "--rate", rate,
                              "--report", report.string()})
                    .exit_code == 0);
        INFO("rate " << rate);
        CHECK(Json::parse(test::read_text(report))["duration_seconds"].get<double>() ==
              Approx(120).epsilon(0.2));
    }
}

TEST_CASE("only the chapters that were chosen are rendered, an outline is obeyed", "[app]") {
    const test::TemporaryDirectory folder;
    const auto article = std::string(test::data_folder) + "/article.md";
    const auto some = test::langdu({"render", article, "--dry-run", "--only", "2-3"});
    CHECK_THAT(some.out, Contains("2 chapters") && Contains("两块钱的车票") && !Contains("下一站"));
    CHECK(test::langdu({"render", article, "--dry-run", "--only", "3-2"}).exit_code == 2);
    CHECK_THAT(test::langdu({"render", article, "--dry-run", "--first", "1"}).out, Contains("1 chapter;"));
    const auto outline = folder / "outline.txt";
    test::write_text(outline, test::langdu({"outline", article}).out);
    CHECK(test::langdu({"render", article, "--dry-run", "--outline", outline.string()}).out ==
          test::langdu({"render", article, "--dry-run"}).out);
}
