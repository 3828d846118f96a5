// A folder of articles and the library that a batch makes of it.
#pragma once

#include "base/json.h"
#include "podcast/episode_record.h"
#include "test_support.h"

#include <cstdlib>
#include <map>

namespace langdu::test {

struct Folders : TemporaryDirectory {
    Folders() {
        ::setenv("SOURCE_DATE_EPOCH", "1714521600", 1);
        std::filesystem::create_directories(articles / "旧闻");
        write_text(articles / "a.md", "# 春天的公园\n\n公园里的花都开了，行人越来越多。\n");
        write_text(articles / "旧闻/b.md",
                   "---\ntitle: 银行的新服务\nauthor: 李明\ndate: 2024-03-01\n---\n\n# "
                   "起因\n\n银行推出了3项服务。\n\n# 结果\n\n顾客增加了50%。\n");
    }
    Outcome batch(std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"batch", articles.string(), "-o", library.string()};
        words.insert(words.end(), more.begin(), more.end());
        return test::langdu(words);
    }
    podcast::Catalog catalog() const { return podcast::read_catalog(library).episodes; }
    // Every published file and its bytes.
    std::map<std::string, std::string> contents() const {
        std::map<std::string, std::string> out;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(library))
            if (entry.is_regular_file() && entry.path().string().find("/.langdu/") == std::string::npos)
                out[entry.path().lexically_relative(library).string()] = read_text(entry.path());
        return out;
    }
    std::vector<std::string> names() const {
        std::vector<std::string> out;
        for (const auto& [name, bytes] : contents()) out.push_back(name);
        return out;
    }
    std::map<std::string, std::filesystem::file_time_type> times() const {
        std::map<std::string, std::filesystem::file_time_type> out;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(library))
            if (entry.is_regular_file()) out[entry.path().string()] = entry.last_write_time();
        return out;
    }
    std::filesystem::path articles = path() / "articles", library = path() / "library";
};

// What --progress json said last.
inline Json summary(const Outcome& outcome) { return Json::parse(outcome.out); }

} // namespace langdu::test
