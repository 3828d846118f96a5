#include "pronunciation/break_prices.h"

#include "base/error.h"
#include "base/tsv.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

namespace langdu::pronunciation {

namespace {

constexpr std::string_view border_names[] = {
#define PRICE(name) #name,
#include "pronunciation/break_prices.inc"
#undef PRICE
};
constexpr double unset = -1;

} // namespace

BreakPrices::BreakPrices(const std::filesystem::path& path) {
    prices_.fill(unset);
    for (const auto& row : read_tsv(path, 3, 3)) {
        const auto place = path.string() + ":" + std::to_string(row.line) + ": ";
        const auto name = std::find(std::begin(border_names), std::end(border_names), row.cells[0]);
        if (name == std::end(border_names))
            throw InputError(place + "no border is called \"" + row.cells[0] + "\"; see the table's header");
        auto& price = prices_[static_cast<std::size_t>(name - std::begin(border_names))];
        if (price != unset) throw InputError(place + row.cells[0] + " has a price already; keep one");
        const auto& cell = row.cells[1];
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), price);
        if (error != std::errc{} || end != cell.data() + cell.size() || price < 0)
            throw InputError(place + "\"" + cell + "\" is not a price; write a number from 0");
    }
    for (std::size_t i = 0; i < prices_.size(); ++i)
        if (prices_[i] == unset)
            throw InputError(path.string() + ": no price for " + std::string(border_names[i]) +
                             "; see the table's header");
}

} // namespace langdu::pronunciation
