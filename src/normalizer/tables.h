// The normalizer's data: voices/mandarin/*.tsv, read once. Each file's header explains its columns.
#pragma once

#include "normalizer/word_set.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace langdu {

// Lists of words that stand before or after a number and decide how it is read: number_contexts.tsv.
enum class Words {
    phone,         // before: a telephone number follows
    service,       // before or after: a short service number
    code,          // before: a number that is read digit by digit
    code_noun,     // after: 室, 国道, ...
    score,         // near: a match is told
    ratio,         // near: a ratio, not a time
    result,        // near: h:mm:ss is how long it took
    span_before,   // before N年: a length of time
    span_after,    // after N年: a length of time
    era,           // before N年: a year of an era or reign
    year_before,   // before a two-digit year
    year_after,    // after a two-digit year
    year_noun,     // after 2019: it is a year although 年 is missing
    designation,   // before -20: part of a name, not a minus
    aircraft,      // before 737-800
    amount_before, // before 2000: an amount, not a year
    list_before,   // before 100,200,300: a list, no thousands
    season,        // after 2024-25
    minus_before,  // before -5: a minus
    team,          // before 1-2: a score
    generation,    // behind 5g: a generation of networks
    electric,      // near 10A: amperes
    per            // behind 元/: what is priced
};
constexpr std::size_t words_count = 23;

// What is said for a symbol. Empty `spoken`: nothing, for `reason`.
struct Symbol {
    std::string spoken;
    std::string reason;
};

class Tables {
public:
    Tables(); // throws InputError place:line when a table is broken

    const WordSet& words(Words list) const { return lists_[static_cast<std::size_t>(list)]; }
    WordTable classifiers; // 个 -> 两 | 二: what 2 becomes before it
    WordTable units;       // km/h's parts: km -> 公里
    WordTable currencies;  // US$ -> 美元
    WordTable names;       // 24/7 -> fixed readings
    WordTable magnitudes;  // bn -> the number of zeros it stands for
    const Symbol* symbol(char32_t c) const;
    char32_t simplified(char32_t han) const { return to_simplified_[han - 0x4E00]; }
    char32_t traditional(char32_t han) const { return to_traditional_[han - 0x4E00]; }
    // Our own words inside traditional text: 两万 -> 兩萬.
    std::string in_traditional(std::string_view spoken) const;

private:
    std::array<WordSet, words_count> lists_;
    std::unordered_map<char32_t, Symbol> symbols_;
    std::array<char16_t, 0x5200> to_simplified_{};
    std::array<char16_t, 0x5200> to_traditional_{};
};

const Tables& tables();

} // namespace langdu
