// Numbers that are names and stand behind or before Han words: 骁龙888, 保时捷911, 铀235, 5600X, 99A式坦克.
#include "normalizer/number.h"

namespace langdu {

namespace {

// 保时捷911、718: the word that opens the list of names stands before its first one.
bool names_product(const Site& site) {
    constexpr std::u32string_view listed = U"、,/和与及";
    auto at = site.at;
    if (site.tables.words(Words::product).before(site.text, at)) return true;
    if (listed.find(site.text.before(at)) == listed.npos) return false;
    for (int i = 0; i < 24 && at > 0; ++i, --at) {
        if (site.tables.words(Words::product).before(site.text, at)) return true;
        const char32_t c = site.text.before(at);
        if (!is_alnum(c) && c != U' ' && c != U'-' && listed.find(c) == listed.npos) return false;
    }
    return false;
}

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

// 沪铜2407: year and month of a contract.
bool names_contract(const Site& site, const std::string& digits) {
    if (digits.size() != 4 || digits[0] != '2' || digits.substr(2) < "01" || digits.substr(2) > "12")
        return false;
    return site.tables.words(Words::futures).before(site.text, site.at) != 0;
}

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
    constexpr std::u32string_view amount = U"多余来几";
    const bool counts = cursor.peek() && amount.find(cursor.peek()) != amount.npos;
    if (counts || is_round(digits) || digits.size() > 5) return std::nullopt;
    if (!names_product(site) && !names_contract(site, digits)) return std::nullopt;
    const auto end = cursor.at();
    TaggedToken token{end, {{Kind::digits, digits}}, {}};
    if (cursor.eat(U'+')) { // 天玑9300+
        if (is_digit(cursor.peek())) return token;
        token.parts.push_back({Kind::text, "加"});
        token.end = cursor.at();
        return token;
    }
    return with_unit_after(site, end) ? std::nullopt : std::optional(token);
}

} // namespace langdu
