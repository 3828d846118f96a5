// What the program says to people, in their language: English, or Chinese where the environment asks for it.
// The library says everything in English, and so do files, JSON and whatever a program reads; only app/
// translates, where it prints. po/zh_CN.po has the words, CONTRIBUTING.md how a message gets there.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::app {

// Looks at LANGUAGE, LC_ALL, LC_MESSAGES and LANG as gettext does, but does not ask whether the system has
// the locale: containers mostly have none. Without the words, English.
void choose_language();

// A whole message in the reader's language: one of the program's own, or one that the library composed, whose
// shape ("{}: no such file; check the path") is found again and whose parts stay. As it is when nobody
// translated it.
std::string tr(std::string_view english);

// A message with parts: each {} is the next part, {2} in a translation the second one.
std::string fill(std::string_view message, const std::vector<std::string>& parts);

inline std::string as_part(std::string_view text) { return std::string(text); }
inline std::string as_part(std::integral auto number) { return std::to_string(number); }

template <typename... Parts>
requires(sizeof...(Parts) > 0) std::string tr(std::string_view english, const Parts&... parts) {
    return fill(tr(english), {as_part(parts)...});
}

} // namespace langdu::app
