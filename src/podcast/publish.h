#pragma once

#include <filesystem>
#include <string_view>

namespace langdu::podcast {

// Writes a text file atomically, unless it already says just that. True when it was written. Throws
// OutputError.
bool write_if_changed(const std::filesystem::path& path, std::string_view text);

} // namespace langdu::podcast
