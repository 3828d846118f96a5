// Named lists of words from a hand-made table: name, then the words between |. 图表|照片 may begin, end or be
// in a text.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace langdu {

class WordLists {
public:
    // Throws InputError: the table cannot be read.
    explicit WordLists(const std::filesystem::path& table);

    // Throw InputError when the table has no list of that name.
    bool starts(std::string_view list, std::string_view text) const;
    bool ends(std::string_view list, std::string_view text) const;
    bool contains(std::string_view list, std::string_view text) const;
    const std::vector<std::string>& words(std::string_view list) const;

private:
    struct List {
        std::string name;
        std::vector<std::string> words;
    };
    std::string place_;
    std::vector<List> lists_;
};

} // namespace langdu
