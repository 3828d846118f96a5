// The one place that includes nlohmann/json; object keys keep their order, so the same values give the same
// bytes. Reading and writing stand in json.cpp: they are most of what every user would have to compile.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace langdu {

using Json = nlohmann::ordered_json;

// Throws Json::exception.
Json parse_json(std::string_view text);

// Without an exception: what is no JSON is_discarded().
Json try_parse_json(std::string_view text);

// On one line without an indent. Bytes that are no UTF-8 become U+FFFD.
std::string json_text(const Json& value, int indent = -1);

} // namespace langdu
