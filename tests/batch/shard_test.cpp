#include "batch/shard.h"

#include "base/error.h"
#include "batch/batch_support.h"
#include "test_support.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <numeric>
#include <random>
#include <utility>

using namespace langdu;
using namespace langdu::batch;

namespace {

using Variables = std::vector<std::pair<const char*, const char*>>;

// What a scheduler sets for one task.
class Environment {
public:
    explicit Environment(const Variables& variables) {
        for (const auto& [name, value] : variables) {
            ::setenv(name, value, 1);
            names_.push_back(name);
        }
    }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;
    ~Environment() {
        for (const auto* name : names_) ::unsetenv(name);
    }

private:
    std::vector<const char*> names_;
};

// 200 articles: most of them short, some of them ten times as long.
std::vector<TextAmount> mixed_lengths(const std::vector<std::string>& names) {
    std::mt19937 random(5);
    std::vector<TextAmount> out;
    for (const auto& name : names) {
        const auto size = 500 + random() % 4000;
        out.push_back({name, out.size() % 9 == 0 ? size * 10 : size});
    }
    return out;
}

std::vector<std::string> names(int count) {
    std::vector<std::string> out;
    for (int i = 0; i < count; ++i) out.push_back("article" + std::to_string(i) + ".md");
    return out;
}

std::vector<std::uint64_t> loads(const std::vector<TextAmount>& texts, int count) {
    std::vector<std::uint64_t> out(static_cast<std::size_t>(count));
    const auto parts = share_out(texts, count);
    for (std::size_t i = 0; i < texts.size(); ++i)
        out.at(static_cast<std::size_t>(parts[i])) += texts[i].amount;
    return out;
}

} // namespace

TEST_CASE("shards are of like amounts of text", "[library]") {
    CHECK(share_out({{"a", 9}, {"b", 7}, {"c", 6}, {"d", 5}}, 2) == std::vector<int>{0, 1, 1, 0});
    const auto articles = names(200);
    const auto texts = mixed_lengths(articles);
    for (const int count : {1, 2, 4, 7, 16}) {
        const auto load = loads(texts, count);
        const auto all = std::accumulate(load.begin(), load.end(), std::uint64_t{0});
        CHECK(*std::max_element(load.begin(), load.end()) * static_cast<std::uint64_t>(count) <=
              all * 105 / 100);
    }
}

TEST_CASE("shards do not depend on the order of the articles", "[library]") {
    const auto articles = names(200);
    auto texts = mixed_lengths(articles);
    for (auto& text : texts) text.amount /= 1000; // many are as long as others
    const auto of_name = [](const std::vector<TextAmount>& list) {
        std::map<std::string, int> out;
        const auto parts = share_out(list, 5);
        for (std::size_t i = 0; i < list.size(); ++i) out[std::string(list[i].identity)] = parts[i];
        return out;
    };
    const auto before = of_name(texts);
    std::shuffle(texts.begin(), texts.end(), std::mt19937(1));
    CHECK(of_name(texts) == before);
}

TEST_CASE("empty articles are shared out too, and more shards than articles are no harm", "[library]") {
    const test::TemporaryDirectory folder;
    std::vector<ArticleFile> files;
    for (const auto* name : {"a.md", "b.md", "c.md"}) {
        test::write_text(folder / name, "");
        files.push_back({folder / name, name});
    }
    std::vector<TextAmount> texts;
    for (const auto& file : files) texts.push_back({file.identity, text_amount(file)});
    auto parts = share_out(texts, 5);
    std::sort(parts.begin(), parts.end());
    CHECK(parts == std::vector<int>{0, 1, 2});
}

TEST_CASE("a shard is K of N", "[library]") {
    CHECK(parse_shard("2/8", "here") == Shard{1, 8, "here", true});
    CHECK_FALSE(is_told(parse_shard("1/1", "here")));
    for (const auto* bad : {"", "0/2", "3/2", "1", "1/", "a/b", "1/2x", "-1/2"})
        CHECK_THROWS_AS(parse_shard(bad, "here"), SettingError);
}

TEST_CASE("job schedulers say which shard this is", "[library]") {
    CHECK(shard_of_environment() == Shard{});
    { // --array=1-8
        const Environment task({{"SLURM_ARRAY_TASK_ID", "4"},
                                {"SLURM_ARRAY_TASK_COUNT", "8"},
                                {"SLURM_ARRAY_TASK_MIN", "1"},
                                {"SLURM_ARRAY_TASK_MAX", "8"},
                                {"SLURM_ARRAY_TASK_STEP", "1"}});
        CHECK(shard_of_environment() == Shard{3, 8, "SLURM_ARRAY_TASK_ID"});
    }
    for (int task = 1, part = 0; task <= 9; task += 2, ++part) { // --array=1-9:2
        const auto id = std::to_string(task);
        const Environment variables({{"SLURM_ARRAY_TASK_ID", id.c_str()},
                                     {"SLURM_ARRAY_TASK_COUNT", "5"},
                                     {"SLURM_ARRAY_TASK_MIN", "1"},
                                     {"SLURM_ARRAY_TASK_MAX", "9"},
                                     {"SLURM_ARRAY_TASK_STEP", "2"}});
        CHECK(shard_of_environment() == Shard{part, 5, "SLURM_ARRAY_TASK_ID"});
    }
    { // --array=1-8:2, whose last task is 7
        const Environment task({{"SLURM_ARRAY_TASK_ID", "7"},
                                {"SLURM_ARRAY_TASK_COUNT", "4"},
                                {"SLURM_ARRAY_TASK_MIN", "1"},
                                {"SLURM_ARRAY_TASK_MAX", "7"},
                                {"SLURM_ARRAY_TASK_STEP", "2"}});
        CHECK(shard_of_environment() == Shard{3, 4, "SLURM_ARRAY_TASK_ID"});
    }
    {
        const Environment task({{"JOB_COMPLETION_INDEX", "0"}, {"JOB_COMPLETION_COUNT", "2"}});
        CHECK(shard_of_environment() == Shard{0, 2, "JOB_COMPLETION_INDEX"});
    }
    {
        const Environment task({{"AWS_BATCH_JOB_ARRAY_INDEX", "9"}, {"AWS_BATCH_JOB_ARRAY_SIZE", "10"}});
        CHECK(shard_of_environment() == Shard{9, 10, "AWS_BATCH_JOB_ARRAY_INDEX"});
    }
    { // -t 2-10:3: tasks 2, 5 and 8
        const Environment task({{"SGE_TASK_ID", "8"},
                                {"SGE_TASK_FIRST", "2"},
                                {"SGE_TASK_LAST", "10"},
                                {"SGE_TASK_STEPSIZE", "3"}});
        CHECK(shard_of_environment() == Shard{2, 3, "SGE_TASK_ID"});
    }
    { // outside of arrays
        const Environment job({{"SGE_TASK_ID", "undefined"},
                               {"SGE_TASK_FIRST", "undefined"},
                               {"SGE_TASK_LAST", "undefined"},
                               {"SGE_TASK_STEPSIZE", "undefined"}});
        CHECK(shard_of_environment() == Shard{});
    }
    for (const auto* index : {"PBS_ARRAY_INDEX", "PBS_ARRAYID"}) {
        const Environment task({{index, "8"}, {"PBS_ARRAY_FIRST", "1"}, {"PBS_ARRAY_COUNT", "8"}});
        CHECK(shard_of_environment() == Shard{7, 8, index});
    }
}

TEST_CASE("half of what a scheduler could say is an error, never a part that nobody renders", "[library]") {
    for (const Variables& variables :
         {Variables{{"SLURM_ARRAY_TASK_ID", "4"}}, Variables{{"JOB_COMPLETION_INDEX", "0"}},
          Variables{{"AWS_BATCH_JOB_ARRAY_INDEX", "1"}}, Variables{{"PBS_ARRAY_INDEX", "1"}},
          Variables{{"PBS_ARRAYID", "1"}}, Variables{{"SGE_TASK_ID", "1"}},
          // numbered from 1
          Variables{{"PBS_ARRAY_INDEX", "8"}, {"PBS_ARRAY_COUNT", "8"}},
          Variables{{"JOB_COMPLETION_INDEX", "2"}, {"JOB_COMPLETION_COUNT", "2"}},
          // --array=1,2,7
          Variables{{"SLURM_ARRAY_TASK_ID", "2"},
                    {"SLURM_ARRAY_TASK_COUNT", "3"},
                    {"SLURM_ARRAY_TASK_MIN", "1"},
                    {"SLURM_ARRAY_TASK_MAX", "7"},
                    {"SLURM_ARRAY_TASK_STEP", "1"}},
          Variables{{"SGE_TASK_ID", "3"},
                    {"SGE_TASK_FIRST", "2"},
                    {"SGE_TASK_LAST", "8"},
                    {"SGE_TASK_STEPSIZE", "3"}},
          Variables{{"JOB_COMPLETION_INDEX", "one"}, {"JOB_COMPLETION_COUNT", "2"}},
          Variables{{"JOB_COMPLETION_INDEX", "0"}, {"JOB_COMPLETION_COUNT", "0"}}}) {
        const Environment task(variables);
        INFO(variables.front().first << " " << variables.front().second);
        CHECK_THROWS_AS(shard_of_environment(), UsageError);
    }
}

TEST_CASE("a batch that takes a shard says so first, in words and in JSON, and 1/1 switches it off",
          "[library][batch]") {
    const test::Folders folders;
    const Environment task({{"SLURM_ARRAY_TASK_ID", "3"},
                            {"SLURM_ARRAY_TASK_COUNT", "4"},
                            {"SLURM_ARRAY_TASK_MIN", "2"},
                            {"SLURM_ARRAY_TASK_MAX", "5"},
                            {"SLURM_ARRAY_TASK_STEP", "1"}});
    const auto words = folders.batch({"-q"});
    CHECK(words.exit_code == 0);
    CHECK(words.err.starts_with("langdu: shard 2 of 4, from SLURM_ARRAY_TASK_ID"));
    const auto json = folders.batch({"--progress", "json"});
    const Json expected{{"part", 2}, {"of", 4}, {"from", "SLURM_ARRAY_TASK_ID"}};
    CHECK(Json::parse(json.err.substr(0, json.err.find('\n')))["shard"] == expected);
    CHECK(test::summary(json)["shard"] == expected);
    const auto all = folders.batch({"--shard", "1/1", "--progress", "json"});
    CHECK(test::summary(all).contains("shard") == false);
    CHECK(all.err.find("shard") == std::string::npos);
    CHECK(folders.catalog().size() == 2);
    const auto given = folders.batch({"--shard", "2/2"});
    CHECK(given.err.starts_with("langdu: shard 2 of 2, from --shard"));
}
