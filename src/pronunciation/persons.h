// Personal names in running text, which no dictionary lists: a surname and one or two characters that names
// are made of, where a title stands before or a verb of speech behind (voices/mandarin/persons.tsv).
#pragma once

#include "pronunciation/lexicon.h"
#include "pronunciation/line.h"

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

namespace langdu::pronunciation {

class Persons {
public:
    // Throws InputError "file:line: ...".
    explicit Persons(const std::filesystem::path& path);

    // The names that may begin at text[at], a stretch without pauses: calls found(length, cost in nats).
    template <typename F>
    void each_name(std::u32string_view text, std::size_t at, const Lexicon& lexicon, F found) const {
        const auto surname = surname_length(text.substr(at));
        if (surname == 0) return;
        for (std::size_t given = 0; given <= 2; ++given)
            if (const auto price = cost(text, at, surname, given, lexicon)) found(surname + given, *price);
    }
    // The reading that a character has in a name; empty: its own.
    std::string_view surname_reading(std::u32string_view surname, std::size_t character) const;
    std::string_view given_reading(char32_t character) const;
    bool is_given(char32_t character) const { return given_.contains(character); }
    // Characters of the surname that a name begins with; 0: none.
    std::size_t surname_length(std::u32string_view name) const;

private:
    using Words = std::set<std::u32string, std::less<>>;
    std::optional<double> cost(std::u32string_view text, std::size_t at, std::size_t surname,
                               std::size_t given, const Lexicon& lexicon) const;
    std::optional<double> bare_surname_cost(std::u32string_view before, std::u32string_view after,
                                            bool special) const;
    static bool ends_with_any(std::u32string_view text, const Words& words);
    static bool begins_with_any(std::u32string_view text, const Words& words);

    std::map<std::u32string, std::vector<std::string>, std::less<>> surnames_; // with readings, where special
    std::unordered_set<char32_t> first_characters_;                            // of surnames
    std::map<char32_t, std::string> given_;
    Words before_, after_, honorific_, polite_, familiar_;
};

} // namespace langdu::pronunciation
