#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

struct Run {
    char32_t first, last;
    int value; // of the first
};
// ① ⑴ ⒈ ⓪ ⓫ ❶ ➀ ➊ ㉑ ㊱ ㈠ ㊀
constexpr Run runs[] = {{0x2460, 0x2473, 1},  {0x2474, 0x2487, 1},  {0x2488, 0x249B, 1},  {0x24EA, 0x24EA, 0},
                        {0x24EB, 0x24F4, 11}, {0x24F5, 0x24FE, 1},  {0x2776, 0x277F, 1},  {0x2780, 0x2789, 1},
                        {0x278A, 0x2793, 1},  {0x3251, 0x325F, 21}, {0x32B1, 0x32BF, 36}, {0x3220, 0x3229, 1},
                        {0x3280, 0x3289, 1},  {0x24FF, 0x24FF, 0}};

struct Vulgar {
    char32_t c;
    const char* fraction;
};
constexpr Vulgar vulgars[] = {{U'½', "1/2"}, {U'⅓', "1/3"}, {U'⅔', "2/3"},  {U'¼', "1/4"}, {U'¾', "3/4"},
                              {U'⅕', "1/5"}, {U'⅖', "2/5"}, {U'⅗', "3/5"},  {U'⅘', "4/5"}, {U'⅙', "1/6"},
                              {U'⅚', "5/6"}, {U'⅐', "1/7"}, {U'⅛', "1/8"},  {U'⅜', "3/8"}, {U'⅝', "5/8"},
                              {U'⅞', "7/8"}, {U'⅑', "1/9"}, {U'⅒', "1/10"}, {U'↉', "0/3"}};

} // namespace

std::optional<TaggedToken> tag_enclosed(const Site& site) {
    const char32_t c = site.text[site.at];
    for (const auto& run : runs)
        if (c >= run.first && c <= run.last)
            return TaggedToken{site.at + 1,
                               {{Kind::number, std::to_string(static_cast<int>(c - run.first) + run.value)}},
                               {}};
    for (const auto& vulgar : vulgars)
        if (c == vulgar.c) {
            TaggedToken token{site.at + 1, {{Kind::fraction, vulgar.fraction}}, {}};
            if (is_digit(site.text.before(site.at)))
                token.parts.insert(token.parts.begin(), {Kind::text, "又"});
            return token;
        }
    return std::nullopt;
}

} // namespace langdu::normalizer
