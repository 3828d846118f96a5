// What a break costs at a border between two words: voices/mandarin/breaks.tsv.
#pragma once

#include <array>
#include <filesystem>

namespace langdu::pronunciation {

enum class Border {
#define PRICE(name) name,
#include "pronunciation/break_prices.inc"
#undef PRICE
    count
};

class BreakPrices {
public:
    // Throws InputError place:line: a row that nothing asks for, or twice; no number; a border without a row.
    explicit BreakPrices(const std::filesystem::path& path);
    double of(Border border) const { return prices_[static_cast<std::size_t>(border)]; }

private:
    std::array<double, static_cast<std::size_t>(Border::count)> prices_;
};

} // namespace langdu::pronunciation
