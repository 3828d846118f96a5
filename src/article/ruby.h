// Ruby that says how to read: 六安 with lù ān above it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace langdu::article {

// "lù ān" above two Han characters => "lu4 an1", as reading marks write it; nothing when the annotation is no
// reading of these characters: a translation, a note, kana.
std::optional<std::string> pinyin_of_ruby(std::string_view base, std::string_view annotation);

} // namespace langdu::article
