#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

// (+) and (-): the result of a test, or which way money flows.
std::optional<TaggedToken> bracketed(const Site& site) {
    const auto& text = site.text;
    const auto open = site.at - 1;
    const bool plus = text[site.at] == U'+';
    if (site.at < 2 || text[open] != U'(' || text[site.at + 1] != U')') return std::nullopt;
    if (site.tables.words(Words::assay).before(text, open))
        return TaggedToken{site.at + 1, {{Kind::text, plus ? "阳性" : "阴性"}}, {}};
    if (!is_han_at(text, open - 1) || text[open - 1] == U'号') return std::nullopt; // 加号(+)
    return TaggedToken{site.at + 1, {{Kind::text, plus ? "正" : "负"}}, {}};
}

// AA-, BBB-, A-: a grade or the rating of a debtor.
std::optional<TaggedToken> rating(const Site& site) {
    const auto& text = site.text;
    const char32_t letter = text.before(site.at);
    if (text[site.at] != U'-' || letter < U'A' || letter > U'C') return std::nullopt;
    auto from = site.at;
    while (site.at - from < 4 && text.before(from) == letter) --from;
    if (site.at - from > 3 || is_alnum(text.before(from)) || text.before(from) == U'-') return std::nullopt;
    constexpr std::u32string_view behind = U"、，,。；;)/”\"级升降至上下";
    const char32_t next = text[site.at + 1];
    if (next && behind.find(next) == behind.npos) return std::nullopt;
    return TaggedToken{site.at + 1, {{Kind::text, "减"}}, {}};
}

} // namespace

// A sign without a number: HBsAg(+), Rh(-), AA-.
std::optional<TaggedToken> tag_lone_sign(const Site& site) {
    const char32_t c = site.text[site.at];
    if (c != U'+' && c != U'-') return std::nullopt;
    if (auto token = bracketed(site)) return token;
    return rating(site);
}

} // namespace langdu::normalizer
