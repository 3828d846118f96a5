// Dates in figures: 2024-10-1, 2024.3, 3/15; their pieces, and how they are said.
#pragma once

#include "normalizer/token.h"

namespace langdu::normalizer {

// Absent pieces are empty.
struct Date {
    std::string year, month, day;
    char32_t separator{};
    std::size_t end{};
};

bool is_year(const std::string& digits);  // four digits, 1000 to 2199
bool is_month(const std::string& digits); // 1 to 12
bool is_day(const std::string& digits, const std::string& month);
// Three pieces, two with the year, two without it; nothing where the row of figures goes on.
std::optional<Date> full_date_at(const FoldedText& text, std::size_t at);
std::optional<Date> year_month_at(const FoldedText& text, std::size_t at);
std::optional<Date> month_day_at(const FoldedText& text, std::size_t at);
void say(std::vector<Part>& parts, const Date& date);

} // namespace langdu::normalizer
