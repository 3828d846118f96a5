#include "base/file_pattern.h"

#include <algorithm>
#include <filesystem>
#include <fnmatch.h>

namespace langdu {

bool matches_any(const std::vector<std::string>& patterns, const std::string& path) {
    const std::string name = std::filesystem::path(path).filename().string();
    return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
        const bool whole = pattern.find('/') != std::string::npos;
        return ::fnmatch(pattern.c_str(), (whole ? path : name).c_str(), 0) == 0;
    });
}

} // namespace langdu
