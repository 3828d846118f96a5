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
    // What matches is replaced by `replacement`, $1, $2 and ${name} being groups. Throws InputError "place:
    // ..." when the pattern is none or the replacement names a group that it has not.
    Regex(std::string_view pattern, std::string_view replacement, const std::string& place);
    Regex(Regex&&) noexcept;
    Regex& operator=(Regex&&) noexcept;
    ~Regex();

    struct Match {
        Span span;
        std::string replacement; // with $1, $2 filled in
    };
    // Matches from left to right, without overlap and without empty ones. Throws InputError "place: ..." when
    // the pattern takes too long on this text.
    std::vector<Match> find_all(std::string_view text) const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

} // namespace langdu
