#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

int letter_value(char32_t c) {
    switch (c) {
    case U'I':
        return 1;
    case U'V':
        return 5;
    case U'X':
        return 10;
    case U'L':
        return 50;
    default:
        return 0;
    }
}

// IV, XII: strict forms up to 89 only; nothing for letters that just happen to be I, V and X.
int roman_value(const FoldedText& text, std::size_t at, std::size_t length) {
    int total = 0, last = 0, repeated = 0;
    for (std::size_t i = 0; i < length; ++i) {
        const int value = letter_value(text[at + i]);
        const int next = i + 1 < length ? letter_value(text[at + i + 1]) : 0;
        repeated = value == last ? repeated + 1 : 1;
        if (repeated > 3 || (repeated > 1 && (value == 5 || value == 50)) ||
            (last && last < value && repeated == 1 && i > 1 && letter_value(text[at + i - 2]) <= last))
            return 0;
        total += value < next ? -value : value;
        last = value;
    }
    return total;
}

bool counted_noun(const FoldedText& text, std::size_t at) {
    constexpr std::u32string_view nouns = U"期卷型级类章部世代号区度册篇阶段季集届编相线组轴页回幕节式";
    return text[at] && nouns.find(text[at]) != nouns.npos;
}

} // namespace

// III期, 第II卷, Type II, Ⅳ; V型 and X光 are letters.
std::optional<TaggedToken> tag_roman(const Site& site) {
    const auto& text = site.text;
    const char32_t c = text.written(site.at);
    if (c >= 0x2160 && c <= 0x217B) {
        const auto value = (c - 0x2160) % 16 + 1;
        return TaggedToken{site.at + 1, {{Kind::number, std::to_string(value)}}, {}};
    }
    std::size_t length = 0;
    while (length < 8 && letter_value(text[site.at + length])) ++length;
    const auto end = site.at + length;
    if (length == 0 || is_alnum(text[end]) || is_alnum(text.before(site.at))) return std::nullopt;
    const int value = roman_value(text, site.at, length);
    if (value == 0) return std::nullopt;
    Cursor after{text, end};
    after.spaces();
    const bool listed =
        (text[end] == U'/' || text[end] == U'-' || text[end] == U'、' || text[end] == U'至') &&
        letter_value(text[end + 1]);
    bool noun = counted_noun(text, after.at());
    if (listed && !noun) { // I/II期, II-III期
        auto far = end + 1;
        while (far - end < 6 && letter_value(text[far])) ++far;
        noun = counted_noun(text, far) && !is_alnum(text[far]);
    }
    const bool ordinal = text.before(site.at) == U'第';
    const auto before = before_spaces(text, site.at);
    const bool latin_before = before != std::string::npos && is_latin(text[before]) && before + 1 != site.at;
    const bool han_before = site.at > 0 && is_han_at(text, site.at - 1);
    const bool shape = length == 1 && text[site.at] != U'I' &&
                       (text[after.at()] == U'型' || text[after.at()] == U'形' || text[after.at()] == U'线');
    if (length == 1 && text[site.at] != U'I') {
        if (!ordinal && (shape || text[site.at] != U'V' || text[after.at()] != U'期')) return std::nullopt;
    } else if (!(noun || ordinal || (length > 1 && (latin_before || han_before) && value < 20))) {
        return std::nullopt;
    }
    if (listed && text[end] == U'-')
        return TaggedToken{end + 1, {{Kind::number, std::to_string(value)}, {Kind::range, {}}}, {}};
    return TaggedToken{noun && !listed ? after.at() : end, {{Kind::number, std::to_string(value)}}, {}};
}

} // namespace langdu::normalizer
