// Regular expressions in ICU's syntax over UTF-8.
#pragma once

#include "base/span.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace langdu {

class Regex {
public:
    // Throws InputError "place: ..." when the pattern is none.
    Regex(std::string_view pattern, const std::string& place);
    Regex(Regex&&) noexcept;
    Regex& operator=(Regex&&) noexcept;
    ~Regex();

    struct Match {
        Span span;
        std::string replacement; // with $1, $2 filled in
    };
    // Matches from left to right, without overlap and without empty ones. A pattern that takes too long ends
    // the search.
    std::vector<Match> find_all(std::string_view text, std::string_view replacement) const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

} // namespace langdu
