// Pinyin in the two ways it is written: háng and hang2. A neutral tone is 5, ü is v, erhua is r5.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace langdu::pronunciation {

// "háng" => "hang2", "lǜ" => "lv4", "de" => "de5". What is no marked syllable comes back without its marks.
std::string numbered_pinyin(std::string_view marked);
// Letters and one tone digit, as in hang2, lv4, r5.
bool is_numbered_pinyin(std::string_view syllable);
// Syllables separated by spaces, with marks or digits: "háng zhǎng", "hang2 zhang3".
std::vector<std::string> parse_pinyin(std::string_view text);

// The same syllable, where a neutral tone stands for any: dictionaries differ in when they write it.
bool same_but_for_neutral(std::string_view a, std::string_view b);

inline char tone_of(std::string_view syllable) { return syllable.empty() ? '5' : syllable.back(); }
inline void set_tone(std::string& syllable, char tone) {
    if (!syllable.empty()) syllable.back() = tone;
}

} // namespace langdu::pronunciation
