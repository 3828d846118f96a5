// The translations of one language: a gettext file (.po), which translators' programs know, read as it is.
// glibc's own gettext would need the locale to be installed on the system, and a compiled copy of this file.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace langdu::app {

class Catalog {
public:
    // The text of a .po file. What has no translation, or a fuzzy one, is left out; so is what cannot be
    // understood.
    explicit Catalog(std::string_view po);

    // The translation of a message; of one that was composed, by its shape: "a.md: no such file" is
    // "{}: no such file" with a part that stays, or is itself translated when it is a message ("No space left
    // on device"). Of several shapes the one with most words of its own. The text itself when there is none.
    std::string translate(std::string_view english) const;

private:
    struct Shape {
        std::vector<std::string> between; // what stands before, between and behind the parts
        std::size_t weight{};
        bool has_words{}; // else, "{}; {}", it says nothing when its parts are no messages
        std::string translation;
    };
    void add(const std::string& english, const std::string& translation);

    std::unordered_map<std::string, std::string> messages_;
    std::vector<Shape> shapes_; // the heaviest first
};

} // namespace langdu::app
