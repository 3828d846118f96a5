// Which characters divide speech, and how much.
#pragma once

#include "phrasing/sentence.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace langdu::phrasing {

// Something that is not spoken itself but shapes the pauses.
struct Break {
    enum class Kind {
        silent,  // a title mark, a space between Han characters, a middle dot in a name: no pause
        pause,   // a mark that pauses
        opening, // a bracket that sets text off
        closing,
    };
    Kind kind{Kind::silent};
    std::size_t end{}; // behind it
    Pause pause{Pause::none};
    int explicit_ms{}; // with Pause::explicit_ms
    char32_t sign{};   // the mark itself
    bool operator==(const Break&) const = default;
};

// The mark that begins at `at`, or nullopt where the text goes on. `end` bounds the sentence. Runs of marks
// are the caller's. ASCII , . ; : ? ! are marks beside a Han character or a space and inert inside Latin
// runs, numbers and addresses.
std::optional<Break> break_at(std::string_view text, std::size_t at, std::size_t end);

bool is_opening_quote(char32_t c);
bool is_closing_quote(char32_t c);
char32_t closing_bracket_of(char32_t opening); // 0: not a bracket that sets text off

} // namespace langdu::phrasing
