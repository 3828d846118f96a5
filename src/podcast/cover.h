// A cover made from a title: 1400 px square PNG, the colour decided by `key`, the words set by Pango.
#pragma once

#include <string>

namespace langdu::podcast {

// The bytes of the PNG; empty when this build or this machine cannot, for this reason. Throws OutputError: no
// memory.
std::string draw_cover(const std::string& title, const std::string& below, const std::string& key);
extern const char* const no_cover_drawn;

} // namespace langdu::podcast
