// Whether two numbers can be a year and a later one, by their figures alone: 2024-25, 2016/2017, 618-907.
#pragma once

#include <string>

namespace langdu::normalizer {

struct TwoYears {
    bool rising{}; // four digits, then a later year of two or four
    bool next{};   // the year after
    bool full{};   // four digits on both sides
    bool modern{}; // between 1800 and 2100
    bool old{};    // 618-907; 100-200 are lengths of time
};
TwoYears two_years(const std::string& first, const std::string& second);

} // namespace langdu::normalizer
