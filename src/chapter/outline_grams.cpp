#include "chapter/outline_grams.h"

#include "base/error.h"
#include "base/files.h"
#include "base/tsv.h"
#include "base/unicode.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <vector>

namespace langdu {

namespace {

struct Weight {
    int heading{}, caption{}; // hundredths of log odds
};
using Weights = std::unordered_map<std::string, Weight>;

int hundredths(const std::string& cell, const std::string& place) {
    int value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size())
        throw InputError(place + ": \"" + cell +
                         "\" is no number; make the table again with scripts/fit-outline");
    return value;
}

const Weights& weights() {
    static const auto read = [] {
        Weights out;
        const auto table = data_directory() / "voices/mandarin/outline_grams.tsv";
        for (const auto& row : read_tsv(table, 3, 3)) {
            const auto place = table.string() + ":" + std::to_string(row.line);
            out[row.cells[0]] = {hundredths(row.cells[1], place), hundredths(row.cells[2], place)};
        }
        return out;
    }();
    return read;
}

} // namespace

std::string wording_of(std::string_view body) {
    std::string out = "^";
    char before = 0;
    for (auto c = code_point_at(body, 0); c.size; c = code_point_at(body, c.end())) {
        const char kind = is_ascii_digit(c.value)     ? '0'
                          : is_ascii_letter(c.value) ? 'a'
                          : is_white_space(c.value)  ? '_'
                                                     : '\0';
        if (kind == 0)
            out.append(body, c.begin, c.size);
        else if (kind != before)
            out += kind;
        before = kind;
    }
    return out + "$";
}

LineWording weigh_wording(std::string_view body) {
    const auto text = wording_of(body);
    std::vector<std::size_t> starts;
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end())) starts.push_back(c.begin);
    starts.push_back(text.size());
    std::vector<std::string> grams;
    for (std::size_t length = 1; length <= 3; ++length)
        for (std::size_t i = 0; i + length < starts.size(); ++i)
            grams.push_back(text.substr(starts[i], starts[i + length] - starts[i]));
    std::ranges::sort(grams);
    grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
    int heading = 0, caption = 0;
    for (const auto& gram : grams)
        if (const auto found = weights().find(gram); found != weights().end()) {
            heading += found->second.heading;
            caption += found->second.caption;
        }
    return {heading / 100.0, caption / 100.0};
}

} // namespace langdu
