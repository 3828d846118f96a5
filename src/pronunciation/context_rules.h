// Readings decided by the neighbours of a character: voices/mandarin/readings.tsv.
//
// A row is: character, reading, where, left, right, example. The first row of a character that fits decides.
//   where  1: the character is a word by itself; *: anywhere, in a word of the dictionary too
//   left, right: alternatives separated by spaces, one of which must fit; "" fits always. !x must not fit.
//     An alternative is parts joined by +, read outwards from the character:
//       词      these characters        :v :n ...  a word of this part of speech (letters of
//       part_of_speech.h; several: :vn) ^      a border: pause or end   #          a number, in digits or
//       characters _      any one character        $          the border of a word ~词    these characters
//       within the next twelve, without a pause between (only as the last part)
#pragma once

#include "pronunciation/line.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

namespace langdu {

class ContextRules {
public:
    struct Decision {
        std::string_view reading;
        std::string_view rule; // "place in the table", valid as long as the rules
    };

    // Throws InputError "file:line: ...".
    explicit ContextRules(const std::filesystem::path& path);
    std::optional<Decision> decide(const Line& line, std::size_t item) const;

private:
    struct Part {
        enum class Kind { text, word_class, border, number, any, word_border, window } kind{};
        std::u32string text;
        std::string classes;
    };
    struct Alternative {
        bool negative{};
        std::vector<Part> parts;
    };
    struct Rule {
        std::string reading;
        std::string name;
        bool lone{};
        std::vector<Alternative> left, right;
    };

    static std::vector<Alternative> parse_side(std::string_view text, const std::string& place);
    static bool fits(const Line& line, std::size_t item, bool rightwards, const Alternative& alternative);
    static bool side_fits(const Line& line, std::size_t item, bool rightwards,
                          const std::vector<Alternative>& side);

    std::unordered_map<char32_t, std::vector<Rule>> rules_;
};

} // namespace langdu
