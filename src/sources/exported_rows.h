// Reading lists as programs export them: rows of named fields, in CSV, JSON or XML. The names differ, what
// they mean does not.
#pragma once

#include "sources/source_list.h"

#include <string_view>
#include <vector>

namespace langdu::sources {

std::vector<ListedAddress> addresses_of_csv(std::string_view utf8);
// Objects with an address, alone, in an array or one below the other.
std::vector<ListedAddress> addresses_of_json(std::string_view utf8);
// <wallabag_entries><entry>...
std::vector<ListedAddress> addresses_of_xml(std::string_view utf8, const std::string& place);

} // namespace langdu::sources
