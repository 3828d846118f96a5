// A written number: 1,234.5 with its parts, and what may stand behind it.
#pragma once

#include "normalizer/cursor.h"
#include "normalizer/token.h"

namespace langdu::normalizer {

struct Number {
    std::string integer;  // digits without separators
    std::string fraction; // digits behind the point, may be empty
    bool grouped{};       // written with thousands separators
    std::size_t end{};

    bool whole() const { return fraction.empty(); }
    std::string value() const { return whole() ? integer : integer + "." + fraction; }
    int small() const {
        return whole() && integer.size() <= 6 ? std::stoi(integer) : -1;
    } // -1: not a small whole number
    bool leading_zero() const { return integer.size() > 1 && integer[0] == '0'; }
};

// A minus before the value, or not.
inline std::string with_sign(bool negative, std::string_view value) {
    return std::string(negative ? "-" : "").append(value);
}

constexpr std::size_t longest_number = 32; // a longer run of digits is a code

// The number at `at`; nothing when the run is longer than longest_number.
std::optional<Number> number_at(const FoldedText& text, std::size_t at);
// The number at `at` with - or + before it allowed; the sign is in the value.
struct SignedNumber {
    Number number;
    bool negative{};
    std::string value() const { return with_sign(negative, number.value()); }
};
std::optional<SignedNumber> signed_number_at(const FoldedText& text, std::size_t at);

// Length of a run of 十百千万亿兆 at `at`, 0: none.
std::size_t magnitude_at(const FoldedText& text, std::size_t at);
// A unit in Latin letters or signs at `at`, compounds included (mg/m³): its length and its written form; 0:
// none.
struct WrittenUnit {
    std::size_t length{};
    std::string key;
    explicit operator bool() const { return length != 0; }
};
WrittenUnit unit_at(const Site& site, std::size_t at);
// The measure word or noun at `at` that the number of the site counts; none behind a name in Latin letters
// where a longer word begins there: HTTP/2支持.
WordTable::Hit classifier_at(const Site& site, std::size_t at);
// Kind::count or Kind::number, by what stands behind the number.
Kind kind_before(const Site& site, std::size_t at);
// Does something follow that makes the number an amount: a classifier, a unit, 万, %, ...?
bool with_unit_after(const Site& site, std::size_t at);
// Does something end before `end` that a range may begin with: 5亿, 10日, 9:30, 15%, -8℃?
bool ends_amount(const Site& site, std::size_t end);
// Where the token ends that ends with a number: spaces before a Han unit belong to it (2023 年, 110 亿).
std::size_t with_spaces(const Site& site, std::size_t end);

} // namespace langdu::normalizer
