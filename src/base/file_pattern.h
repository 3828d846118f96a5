#pragma once

#include <string>
#include <vector>

namespace langdu {

// Shell patterns (fnmatch); one with a '/' is matched with the whole path, others with its last name.
bool matches_any(const std::vector<std::string>& patterns, const std::string& path);

} // namespace langdu
