// What no voice can say, skipped with a reason. Punctuation stays: it carries the pauses.
#include "normalizer/number.h"

#include "base/unicode.h"

namespace langdu::normalizer {

namespace {

std::optional<SkipReason> reason_for(char32_t c) {
    if (c == invalid_byte) return SkipReason::invalid_byte;
    if (c == U'\n' || c == U'\r' || is_white_space(c) || is_punctuation(c)) return std::nullopt;
    if (c == 0xFFFD) return SkipReason::replacement_character;
    if (is_emoji(c) || (c >= 0x1F1E6 && c <= 0x1F1FF) || (c >= 0x1F3FB && c <= 0x1F3FF))
        return SkipReason::emoji;
    if (is_mark(c)) return SkipReason::combining_mark;
    if (is_control(c)) return SkipReason::control_character;
    if (is_symbol(c)) return SkipReason::decoration;
    if (script_of(c) == ScriptName::latin || script_of(c) == ScriptName::han) return std::nullopt;
    return SkipReason::script_without_a_voice;
}

// A run of emoji by name, each once in a row, or as one 表情.
std::string said(const Site& site, std::size_t end) {
    std::string out, last;
    for (auto at = site.at; at < end && site.options.emoji == UrlPolicy::read; ++at) {
        const std::string name{site.tables.emoji(site.text[at])};
        if (name.empty() || name == last) continue;
        out += (out.empty() ? "" : "、") + name;
        last = name;
    }
    return out.empty() ? "表情" : out;
}

} // namespace

std::optional<TaggedToken> tag_other(const Site& site) {
    const auto& text = site.text;
    const auto reason = reason_for(text[site.at]);
    if (!reason) return std::nullopt;
    auto end = site.at + 1;
    while (end - site.at < 4096 && text[end] && !is_alnum(text[end]) && !is_han_at(text, end) &&
           text[end] >= 0x80 && reason_for(text[end]) == reason && !site.tables.symbol(text[end]))
        ++end;
    if (site.options.emoji != UrlPolicy::skip && reason == SkipReason::emoji)
        return TaggedToken{end, {{Kind::text, said(site, end)}}, {}};
    return TaggedToken{end, {}, reason};
}

} // namespace langdu::normalizer
