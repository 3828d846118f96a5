#include "chapter/outline_grams.h"

#include "base/error.h"
#include "base/unicode.h"

#include <algorithm>
#include <charconv>

namespace langdu::chapter {

namespace {

int hundredths(const std::string& cell, const std::string& place) {
    int value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size())
        throw InputError(place + ": \"" + cell +
                         "\" is no number; make the table again with scripts/fit-outline");
    return value;
}

} // namespace

std::string wording_of(std::string_view body) {
    std::string out = "^";
    char before = 0;
    for (auto c = code_point_at(body, 0); c.size; c = code_point_at(body, c.end())) {
        const char kind = is_ascii_digit(c.value)    ? '0'
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

OutlineGrams::OutlineGrams(const std::filesystem::path& data) {
    const auto table = data / "voices/mandarin/outline_grams.tsv";
    rows_ = read_tsv(table, 3, 3);
    weights_.reserve(rows_.size());
    for (const auto& row : rows_) {
        const auto place = table.string() + ":" + std::to_string(row.line);
        weights_[row.cells[0]] = {hundredths(row.cells[1], place), hundredths(row.cells[2], place)};
    }
}

LineWording OutlineGrams::weigh(std::string_view body) const {
    const auto text = wording_of(body);
    std::vector<std::size_t> starts;
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end())) starts.push_back(c.begin);
    starts.push_back(text.size());
    std::vector<const Weight*> found;
    for (std::size_t length = 1; length <= 3; ++length)
        for (std::size_t i = 0; i + length < starts.size(); ++i) {
            const auto gram = std::string_view(text).substr(starts[i], starts[i + length] - starts[i]);
            if (const auto one = weights_.find(gram); one != weights_.end()) found.push_back(&one->second);
        }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    int heading = 0, caption = 0;
    for (const auto* weight : found) {
        heading += weight->heading;
        caption += weight->caption;
    }
    return {heading / 100.0, caption / 100.0};
}

} // namespace langdu::chapter
