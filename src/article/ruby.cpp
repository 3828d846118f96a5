#include "article/ruby.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <vector>

namespace langdu::article {

namespace {

constexpr std::string_view initials[] = {"zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g",
                                         "k",  "h",  "j",  "q", "x", "r", "z", "c", "s", "y", "w", ""};
constexpr std::string_view finals[] = {
    "a",   "o",   "e",  "i",   "u",    "v",    "ai",  "ei", "ao",   "ou",  "an",   "en", "ang", "eng", "ong",
    "er",  "ia",  "ie", "iao", "iu",   "iou",  "ian", "in", "iang", "ing", "iong", "ua", "uo",  "uai", "ui",
    "uei", "uan", "un", "uen", "uang", "ueng", "ve",  "ue", "van",  "vn",  "m",    "n",  "ng"};

// Letters alone, ü as v.
bool is_syllable(std::string_view letters) {
    return std::ranges::any_of(initials, [&](std::string_view initial) {
        return letters.starts_with(initial) &&
               std::ranges::find(finals, letters.substr(initial.size())) != std::end(finals);
    });
}

// Letters with the mark of their tone: lù => lu, 4. Nothing for other characters.
struct Letter {
    char value{};
    char tone{}; // '1' to '4', 0 without a mark
};
std::optional<Letter> letter_of(char32_t c) {
    struct Marked {
        std::u32string_view forms; // by tone, the bare one last
        char value;
    };
    static constexpr Marked marked[] = {{U"āáǎàa", 'a'},
                                        {U"ēéěèe", 'e'},
                                        {U"īíǐìi", 'i'},
                                        {U"ōóǒòo", 'o'},
                                        {U"ūúǔùu", 'u'},
                                        {U"ǖǘǚǜü", 'v'},
                                        {U"\u0000ḿ\u0000\u0000m", 'm'},
                                        {U"\u0000ńňǹn", 'n'}};
    if (c == U'ɡ') return Letter{'g', 0};
    for (const auto& [forms, value] : marked)
        if (const auto at = forms.find(c); c != 0 && at != std::u32string_view::npos)
            return Letter{value, at < 4 ? static_cast<char>('1' + at) : '\0'};
    if (c == U'ă' || c == U'ĕ' || c == U'ĭ' || c == U'ŏ' || c == U'ŭ') // written for ǎ by mistake
        return Letter{"aeiou"[std::u32string_view(U"ăĕĭŏŭ").find(c)], '3'};
    if (c >= 'a' && c <= 'z') return Letter{static_cast<char>(c), 0};
    return std::nullopt;
}

struct Spelled {
    std::string letters;
    std::string tones; // of each letter, '0' without
};

// The shortest way of cutting it into as many syllables as are wanted, each with one tone at most.
bool cut(const Spelled& word, std::size_t at, std::size_t wanted, std::string& out) {
    if (at == word.letters.size()) return wanted == 0;
    if (wanted == 0) return false;
    constexpr std::size_t longest = 6;
    for (auto size = std::min(longest, word.letters.size() - at); size > 0; --size) {
        const auto letters = std::string_view(word.letters).substr(at, size);
        char tone = '5';
        int marks = 0;
        for (auto i = at; i < at + size; ++i)
            if (word.tones[i] != '0') tone = word.tones[i], ++marks;
        // Where white space does not cut them apart each has its mark.
        if (marks > 1 || (marks == 0 && word.letters.size() > size) || !is_syllable(letters)) continue;
        const auto kept = out.size();
        out += (out.empty() ? "" : " ") + std::string(letters) + tone;
        if (cut(word, at + size, wanted - 1, out)) return true;
        out.resize(kept);
    }
    return false;
}

} // namespace

std::optional<std::string> pinyin_of_ruby(std::string_view base, std::string_view annotation) {
    std::size_t wanted = 0;
    for (auto c = code_point_at(base, 0); c.size; c = code_point_at(base, c.end())) {
        if (!is_han(c.value)) return std::nullopt;
        ++wanted;
    }
    constexpr std::size_t most = 12; // characters under one annotation
    if (wanted == 0 || wanted > most) return std::nullopt;
    const auto text = lower_case(nfc(annotation));
    std::vector<Spelled> words(1);
    bool toned = false;
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end())) {
        const bool digit = c.value >= '0' && c.value <= '5';
        if (digit && !words.back().letters.empty()) { // lu4
            words.back().tones.back() = c.value == '0' ? '5' : static_cast<char>(c.value);
            toned = true;
            words.emplace_back();
        } else if (is_white_space(c.value) || c.value == '\'' || c.value == U'’' || c.value == '-' ||
                   c.value == U'·') {
            if (!words.back().letters.empty()) words.emplace_back();
        } else if (const auto letter = letter_of(c.value)) {
            words.back().letters += letter->value;
            words.back().tones += letter->tone ? letter->tone : '0';
            toned |= letter->tone != 0;
        } else
            return std::nullopt;
    }
    if (words.back().letters.empty()) words.pop_back();
    // A word without any tone is one of another language; a lone light syllable is not told from it.
    if (!toned || words.size() > wanted) return std::nullopt;
    std::string out;
    if (words.size() == wanted) {
        if (words[0].tones.find_first_not_of('0') == std::string::npos) return std::nullopt; // ca fé
        for (const auto& word : words) {
            std::string syllable;
            if (!cut(word, 0, 1, syllable)) return std::nullopt;
            out += (out.empty() ? "" : " ") + syllable;
        }
        return out;
    }
    if (words.size() > 1) return std::nullopt;
    return cut(words[0], 0, wanted, out) ? std::optional(out) : std::nullopt;
}

} // namespace langdu::article
