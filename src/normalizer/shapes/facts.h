// The names of what each shape's file finds out about it; evidence.tsv uses them.
#pragma once

#include <string_view>

namespace langdu {

inline constexpr std::string_view formula_facts[] = {
    "power",          // a raised number behind a letter or bracket, ^
    "stars",          // 2**10
    "relation",       // =, <, ≤ between two operands
    "bracketed",      // the brackets around it stand close: [i-1], (n-1)
    "product",        // 3x, 2(a+b)
    "call",           // f(n-1), n(n-1)
    "variable_minus", // x-2, 1-p: a letter that is a variable far more often than a name
    "letter_minus",   // a-2: any other small letter
    "capital_minus",  // T-1: a capital less 1, 2 or 3
    "N_minus",        // N-1
    "letters_minus",  // x-y
    "power_minus",    // 2^31-1, (a+b)-c
    "variable_slash", // 1/x, n/2, (a+b)/c
    "factorial",      // 5!=120
    "unary",          // =-2x
    "plain_powers",   // 10^5-10^6: two powers of one base and nothing else
    "span_of_unit",   // 5x-10x
    "operators",      // two operators or more
    "numbers_only",   // no letter, no power and no factorial
};
inline constexpr std::string_view pair_facts[] = {"falling"};

} // namespace langdu
