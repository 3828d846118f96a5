// UTF-8 text and what ICU knows about it. ICU itself stays in unicode.cpp.
#pragma once

#include "base/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace langdu {

// One code point and where it stands. size 0: the end of the text was reached.
struct CodePoint {
    char32_t value{};
    std::size_t begin{};
    std::size_t size{};
    std::size_t end() const { return begin + size; }
};

// The code point that starts at `at`. A byte that starts no valid sequence is U+FFFD of size 1. Never throws.
CodePoint code_point_at(std::string_view utf8, std::size_t at);
// The code point that ends at `at`; size 0 at the start of the text.
CodePoint code_point_before(std::string_view utf8, std::size_t at);
void append_utf8(std::string& out, char32_t value);
std::string to_utf8(char32_t value);
// Invalid bytes become U+FFFD.
std::u32string to_utf32(std::string_view utf8);
std::string to_utf8(std::u32string_view text);
// Byte offset of the first invalid sequence, if any.
std::optional<std::size_t> find_invalid_utf8(std::string_view utf8);
// Code points, not bytes.
std::size_t length_utf8(std::string_view utf8);

// Characters that the contract of `pronounce` gives a syllable: U+3400-4DBF, 4E00-9FFF, F900-FAFF,
// 20000-3FFFF and 〇.
constexpr bool is_han(char32_t c) {
    return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3007;
}
constexpr bool is_ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Unicode properties (ICU).
bool is_letter(char32_t c);
bool is_decimal_digit(char32_t c);
bool is_white_space(char32_t c);
bool is_punctuation(char32_t c);
bool is_symbol(char32_t c);
bool is_control(char32_t c); // Cc, Cf, Cs, Co, Cn
bool is_mark(char32_t c);    // Mn, Mc, Me
bool is_emoji(char32_t c);   // default emoji presentation or extended pictographic, not ASCII
bool has_content(std::string_view utf8); // a letter, a digit or a symbol
enum class ScriptName { han, latin, greek, cyrillic, kana, hangul, common, other };
ScriptName script_of(char32_t c);

std::string nfc(std::string_view utf8);
std::string nfkc(std::string_view utf8);
std::string lower_case(std::string_view utf8);
// A length in bytes <= limit that cuts the text at a grapheme border.
std::size_t grapheme_cut(std::string_view utf8, std::size_t limit);
std::string_view trim(std::string_view utf8); // Unicode white space and U+FEFF at both ends

// Byte offsets where a sentence ends by ICU's zh rules, the end of the text included, the start not.
std::vector<std::size_t> sentence_boundaries(std::string_view utf8);

// Bytes in any encoding -> UTF-8 without BOM. `encoding` names a charset ICU knows; without one it is found:
// BOM, then valid UTF-8, then ICU's detector among those used for Chinese. Throws InputError "place: ...":
// unknown encoding, bytes that do not fit it, or bytes that look like no text.
std::string decode_text(std::string_view bytes, const std::string& place,
                        const std::optional<std::string>& encoding);

} // namespace langdu
