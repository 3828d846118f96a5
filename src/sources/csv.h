// Tables of comma separated values (RFC 4180), as reading lists are exported.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::sources {

// Rows by the names of the first row, in lower case. Comma, semicolon or tab: what the first row has most of.
std::vector<std::map<std::string, std::string>> parse_csv(std::string_view utf8);

} // namespace langdu::sources
