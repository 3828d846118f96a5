#include "phrasing/marks.h"

#include "base/pause_mark.h"
#include "base/unicode.h"

#include <algorithm>

namespace langdu::phrasing {

namespace {

struct MarkRow {
    char32_t sign;
    Break::Kind kind;
    Pause pause;
};

using K = Break::Kind;

// Full-width and typographic marks: the same wherever they stand.
constexpr MarkRow marks[] = {
    {U'。', K::pause, Pause::sentence},      {U'！', K::pause, Pause::sentence},
    {U'？', K::pause, Pause::sentence},      {U'｡', K::pause, Pause::sentence},
    {U'．', K::pause, Pause::sentence},      {U'‼', K::pause, Pause::sentence},
    {U'⁇', K::pause, Pause::sentence},       {U'⁈', K::pause, Pause::sentence},
    {U'⁉', K::pause, Pause::sentence},       {U'；', K::pause, Pause::clause},
    {U'，', K::pause, Pause::clause},        {U'：', K::pause, Pause::clause},
    {U'︰', K::pause, Pause::clause},        {U'﹐', K::pause, Pause::clause},
    {U'…', K::pause, Pause::clause},         {U'⋯', K::pause, Pause::clause},
    {U'—', K::pause, Pause::clause},         {U'―', K::pause, Pause::clause},
    {U'─', K::pause, Pause::clause},         {U'\n', K::pause, Pause::clause},
    {U'\u2028', K::pause, Pause::clause},    {U'–', K::pause, Pause::enumeration},
    {U'、', K::pause, Pause::enumeration},   {U'､', K::pause, Pause::enumeration},
    {U'﹑', K::pause, Pause::enumeration},   {U'|', K::pause, Pause::enumeration},
    {U'｜', K::pause, Pause::enumeration},   {U'•', K::pause, Pause::enumeration},
    {U'（', K::opening, Pause::enumeration}, {U'(', K::opening, Pause::enumeration},
    {U'［', K::opening, Pause::enumeration}, {U'[', K::opening, Pause::enumeration},
    {U'【', K::opening, Pause::enumeration}, {U'〔', K::opening, Pause::enumeration},
    {U'｛', K::opening, Pause::enumeration}, {U'{', K::opening, Pause::enumeration},
    {U'）', K::closing, Pause::enumeration}, {U')', K::closing, Pause::enumeration},
    {U'］', K::closing, Pause::enumeration}, {U']', K::closing, Pause::enumeration},
    {U'】', K::closing, Pause::enumeration}, {U'〕', K::closing, Pause::enumeration},
    {U'｝', K::closing, Pause::enumeration}, {U'}', K::closing, Pause::enumeration},
    {U'《', K::silent, Pause::none},         {U'》', K::silent, Pause::none},
    {U'〈', K::silent, Pause::none},         {U'〉', K::silent, Pause::none},
    {U'“', K::silent, Pause::none},          {U'”', K::silent, Pause::none},
    {U'‘', K::silent, Pause::none},          {U'「', K::silent, Pause::none},
    {U'」', K::silent, Pause::none},         {U'『', K::silent, Pause::none},
    {U'』', K::silent, Pause::none},         {U'"', K::silent, Pause::none},
    {U'＂', K::silent, Pause::none},         {U'·', K::silent, Pause::none},
    {U'・', K::silent, Pause::none},         {U'‧', K::silent, Pause::none},
    {U'～', K::silent, Pause::none},         {U'〜', K::silent, Pause::none},
    {U'~', K::silent, Pause::none},          {U'*', K::silent, Pause::none},
    {U'＊', K::silent, Pause::none},         {U'︳', K::silent, Pause::none},
    {U'﹏', K::silent, Pause::none},         {U'〝', K::silent, Pause::none},
    {U'〞', K::silent, Pause::none},         {U'〟', K::silent, Pause::none},
    {U'«', K::silent, Pause::none},          {U'»', K::silent, Pause::none},
};

bool is_latin_or_digit(char32_t c) {
    return is_ascii_digit(c) || is_ascii_letter(c) || (c >= 0xC0 && c < 0x250 && is_letter(c));
}

// , . ; : ? ! of ASCII: 12.5, 10:30, a.b and example.com keep theirs; after a word before a space or Han they
// divide.
std::optional<Break> ascii_mark(std::string_view text, std::size_t at, std::size_t end) {
    const char sign = text[at];
    const auto before = code_point_before(text, at);
    const auto after = at + 1 < end ? code_point_at(text, at + 1) : CodePoint{0, end, 0};
    const bool inert =
        before.size && after.size && is_latin_or_digit(before.value) && is_latin_or_digit(after.value);
    if (inert) return std::nullopt;
    Pause pause = Pause::clause;
    if (sign == '?' || sign == '!') pause = Pause::sentence;
    if (sign == '.') {
        // A point before a word (.NET) belongs to the word; one behind it ends something.
        if (after.size && is_latin_or_digit(after.value)) return std::nullopt;
        pause = Pause::sentence;
    }
    return Break{K::pause, at + 1, pause, 0, static_cast<unsigned char>(sign)};
}

} // namespace

bool is_opening_quote(char32_t c) {
    return std::u32string_view(U"“‘「『《〈（(【[〔〝").find(c) != std::u32string_view::npos;
}

bool is_closing_quote(char32_t c) {
    return std::u32string_view(U"”’」』》〉）)】]〕\"〞").find(c) != std::u32string_view::npos;
}

char32_t closing_bracket_of(char32_t opening) {
    constexpr std::u32string_view pairs = U"（）()［］[]【】〔〕｛｝{}";
    const auto at = pairs.find(opening);
    return at == std::u32string_view::npos || at % 2 ? 0 : pairs[at + 1];
}

std::optional<Break> break_at(std::string_view text, std::size_t at, std::size_t end) {
    const auto c = code_point_at(text, at);
    if (!c.size || is_han(c.value) || is_latin_or_digit(c.value)) return std::nullopt;
    if (c.value == '[' || c.value == U'［')
        if (const auto pause = pause_mark_at(text.substr(0, end), at))
            return Break{Break::Kind::pause, pause->end, Pause::explicit_ms, pause->ms, 0};
    if (c.value == ',' || c.value == '.' || c.value == ';' || c.value == ':' || c.value == '?' ||
        c.value == '!')
        return ascii_mark(text, at, end);
    // An apostrophe inside a word is the word's.
    if (c.value == U'’' || c.value == '\'') {
        const auto before = code_point_before(text, at);
        const auto after = code_point_at(text, c.end());
        if (before.size && after.size && c.end() < end && is_latin_or_digit(before.value) &&
            is_latin_or_digit(after.value))
            return std::nullopt;
        return Break{K::silent, c.end(), Pause::none, 0, c.value};
    }
    for (const auto& row : marks)
        if (row.sign == c.value) return Break{row.kind, c.end(), row.pause, 0, c.value};
    return std::nullopt;
}

} // namespace langdu::phrasing
