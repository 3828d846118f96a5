#include "pronunciation/pinyin.h"

#include "base/unicode.h"

#include <algorithm>

namespace langdu::pronunciation {

namespace {

struct Mark {
    char32_t marked;
    char plain;
    char tone;
};

constexpr Mark marks[] = {
    {U'ā', 'a', '1'}, {U'á', 'a', '2'}, {U'ǎ', 'a', '3'}, {U'à', 'a', '4'}, {U'ē', 'e', '1'},
    {U'é', 'e', '2'}, {U'ě', 'e', '3'}, {U'è', 'e', '4'}, {U'ī', 'i', '1'}, {U'í', 'i', '2'},
    {U'ǐ', 'i', '3'}, {U'ì', 'i', '4'}, {U'ō', 'o', '1'}, {U'ó', 'o', '2'}, {U'ǒ', 'o', '3'},
    {U'ò', 'o', '4'}, {U'ū', 'u', '1'}, {U'ú', 'u', '2'}, {U'ǔ', 'u', '3'}, {U'ù', 'u', '4'},
    {U'ǖ', 'v', '1'}, {U'ǘ', 'v', '2'}, {U'ǚ', 'v', '3'}, {U'ǜ', 'v', '4'}, {U'ü', 'v', '5'},
    {U'ń', 'n', '2'}, {U'ň', 'n', '3'}, {U'ǹ', 'n', '4'}, {U'ḿ', 'm', '2'}, {U'ê', 'e', '5'},
};
// ê with a tone is written with combining marks.
constexpr Mark combining[] = {{0x304, 0, '1'}, {0x301, 0, '2'}, {0x30C, 0, '3'}, {0x300, 0, '4'}};

const Mark* find_mark(char32_t c) {
    const auto* const found = std::ranges::find(marks, c, &Mark::marked);
    return found == std::end(marks) ? nullptr : found;
}

} // namespace

std::string numbered_pinyin(std::string_view marked) {
    std::string out;
    char tone = '5';
    for (const char32_t c : to_utf32(nfc(marked))) {
        if (const auto* const mark = find_mark(c)) {
            out += mark->plain;
            if (mark->tone != '5') tone = mark->tone;
        } else if (const auto* const accent = std::ranges::find(combining, c, &Mark::marked);
                   accent != std::end(combining))
            tone = accent->tone;
        else if (c >= 'a' && c <= 'z')
            out += static_cast<char>(c);
    }
    return out + tone;
}

bool is_numbered_pinyin(std::string_view syllable) {
    return syllable.size() >= 2 && syllable.back() >= '1' && syllable.back() <= '5' &&
           std::all_of(syllable.begin(), syllable.end() - 1, [](char c) { return c >= 'a' && c <= 'z'; });
}

std::vector<std::string> parse_pinyin(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto end = text.find(' ');
        const auto syllable = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (syllable.empty()) continue;
        out.push_back(is_numbered_pinyin(syllable) ? std::string(syllable) : numbered_pinyin(syllable));
    }
    return out;
}

bool same_but_for_neutral(std::string_view a, std::string_view b) {
    return a == b || ((tone_of(a) == '5' || tone_of(b) == '5') &&
                      a.substr(0, a.size() - 1) == b.substr(0, b.size() - 1));
}

} // namespace langdu::pronunciation
