// A cover made from a title: 1400 px square PNG, the colour decided by `key`, the words set by Pango.
#pragma once

#include <filesystem>
#include <string>

namespace langdu {

// False when this build or this machine cannot: built without Pango, or no font has the characters. Throws
// OutputError when the file cannot be written.
bool write_cover(const std::filesystem::path& path, const std::string& title, const std::string& below,
                 const std::string& key);

} // namespace langdu
