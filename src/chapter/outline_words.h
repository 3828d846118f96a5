// Words that tell headings from captions and bylines: voices/mandarin/outline_words.tsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace langdu {

class OutlineWords {
public:
    static const OutlineWords& instance(); // read once from the data directory; throws InputError

    bool starts(std::string_view list, std::string_view text) const;
    bool ends(std::string_view list, std::string_view text) const;
    bool contains(std::string_view list, std::string_view text) const;

private:
    struct List {
        std::string name;
        std::vector<std::string> words;
    };
    const List& list(std::string_view name) const;
    std::vector<List> lists_;
};

} // namespace langdu
