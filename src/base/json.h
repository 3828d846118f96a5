// The one place that includes nlohmann/json; object keys keep their order, so the same values give the same
// bytes.
#pragma once

#include <nlohmann/json.hpp>

namespace langdu {

using Json = nlohmann::ordered_json;

} // namespace langdu
