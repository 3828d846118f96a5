#include "sources/csv.h"

#include "base/unicode.h"

#include <algorithm>

namespace langdu::sources {

namespace {

char separator_of(std::string_view first_row) {
    const auto count = [&](char c) { return std::count(first_row.begin(), first_row.end(), c); };
    return std::max({',', ';', '\t'}, [&](char a, char b) { return count(a) < count(b); });
}

// Takes one row off the front; quoted fields may hold line ends.
std::vector<std::string> take_row(std::string_view& rest, char separator) {
    std::vector<std::string> row(1);
    bool quoted = false;
    std::size_t i = 0;
    for (; i < rest.size(); ++i) {
        const char c = rest[i];
        if (quoted && c == '"' && i + 1 < rest.size() && rest[i + 1] == '"')
            row.back() += rest[++i];
        else if (c == '"' && (quoted || row.back().empty()))
            quoted = !quoted;
        else if (!quoted && c == separator)
            row.emplace_back();
        else if (!quoted && c == '\n')
            break;
        else if (quoted || c != '\r')
            row.back() += c;
    }
    rest.remove_prefix(std::min(i + 1, rest.size()));
    return row;
}

} // namespace

std::vector<std::map<std::string, std::string>> parse_csv(std::string_view utf8) {
    if (utf8.starts_with("\xEF\xBB\xBF")) utf8.remove_prefix(3);
    const char separator = separator_of(utf8.substr(0, utf8.find('\n')));
    std::vector<std::string> names;
    for (const auto& name : take_row(utf8, separator)) names.push_back(lower_case(trim(name)));
    std::vector<std::map<std::string, std::string>> out;
    while (!utf8.empty()) {
        const auto row = take_row(utf8, separator);
        auto& fields = out.emplace_back();
        for (std::size_t i = 0; i < std::min(row.size(), names.size()); ++i) fields[names[i]] = row[i];
    }
    return out;
}

} // namespace langdu::sources
