// Catch2 3 under the names of Catch2 2, which Debian 12 has.
#pragma once

#include <catch2/catch_all.hpp>

namespace Catch {

using Matchers::EndsWith;
using Matchers::Equals;
using Matchers::StartsWith;
inline auto Contains(const std::string& part) { return Matchers::ContainsSubstring(part); }

} // namespace Catch

using Catch::Approx;
