// Numbers that are names by what is joined to them: 5600X, 530Li, 99A式坦克.
#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

// 79式冲锋枪, 99A式坦克, 95-1式步枪; 24式太极拳 is a number.
std::optional<TaggedToken> weapon(const Site& site) {
    const char32_t behind = behind_digits(site.text, site.at);
    const bool named = behind == U'式' || behind == U'-' || (behind >= U'A' && behind <= U'Z');
    Cursor cursor{site.text, site.at};
    const auto digits = named ? cursor.digits(2, 2) : std::string{};
    if (digits.empty()) return std::nullopt;
    TaggedToken token{cursor.at(), {{Kind::digits, digits}}, {}};
    if (cursor.eat(U'-')) {
        const auto variant = cursor.digits(1, 1);
        if (variant.empty()) return std::nullopt;
        token.parts.insert(token.parts.end(), {{Kind::text, "杠"}, {Kind::number, variant}});
        token.end = cursor.at();
    }
    if (cursor.peek() >= U'A' && cursor.peek() <= U'Z') cursor.skip(1);
    if (!cursor.eat(U'式')) return std::nullopt;
    return site.tables.words(Words::weapon).within(site.text, cursor.at(), cursor.at() + 8)
               ? std::optional(token)
               : std::nullopt;
}

bool is_round(const std::string& digits) { return digits.ends_with(digits.size() == 3 ? "00" : "000"); }

// 5600X, 530Li, 737MAX and codes such as 20240315A.
bool ends_as_name(const Site& site, const std::string& digits, std::size_t end) {
    const auto suffix = site.tables.words(Words::model_suffix).at(site.text, end);
    if (suffix && digits.size() >= 3 && !is_alnum(site.text[end + suffix])) return !is_round(digits);
    const char32_t letter = site.text[end];
    return digits.size() >= 7 && letter >= U'A' && letter <= U'Z' && !is_alnum(site.text[end + 1]);
}

} // namespace

std::optional<TaggedToken> tag_product(const Site& site) {
    const auto& text = site.text;
    const char32_t before = text.before(site.at);
    if (is_alnum(before) || before == U'.' || before == U'-') return std::nullopt;
    if (auto token = weapon(site)) return token;
    Cursor cursor{text, site.at};
    const auto digits = cursor.digits(3, 24);
    if (digits.empty() || (cursor.peek() == U'.' && is_digit(cursor.peek(1)))) return std::nullopt;
    if (ends_as_name(site, digits, cursor.at())) {
        const auto kind = digits.size() >= 7 ? Kind::code : Kind::digits;
        return TaggedToken{cursor.at(), {{kind, digits}}, {}};
    }
    return std::nullopt;
}

} // namespace langdu::normalizer
