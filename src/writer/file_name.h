#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace langdu::writer {

// A title as a file name on every system: what FAT, NTFS or a shell would trip over becomes its full-width
// form (a/b? => a／b？), no dot or space at the ends, at most `limit` bytes, cut at a grapheme border. Never
// empty.
std::string safe_file_name(std::string_view title, std::size_t limit);

} // namespace langdu::writer
