#include "normalizer/number.h"

namespace langdu {

namespace {

bool known_service(const std::string& digits) {
    constexpr std::string_view known[] = {"110", "119", "120", "122", "114", "911"};
    for (const auto number : known)
        if (digits == number) return true;
    return digits.size() == 5 && (digits[0] == '1' || digits.starts_with("95") || digits.starts_with("96"));
}

} // namespace

// Digit by digit: what a word before announces (编号, 尾号 ...), what a noun behind asks for (502室), service
// numbers.
std::optional<TaggedToken> tag_code(const Site& site) {
    const auto& text = site.text;
    if (is_alnum(text.before(site.at)) || text.before(site.at) == U'.') return std::nullopt;
    Cursor cursor{text, site.at};
    std::string digits = cursor.digits(2, longest_number);
    if (digits.empty()) return std::nullopt;
    if (introduced_by(site, Words::code) && digits.size() >= 3) {
        auto end = cursor.at();
        for (int i = 0; i < 8; ++i) { // groups of one code: 4662 0310 0000 7890
            Cursor next{text, end};
            if (!next.eat_any(U" -")) break;
            const auto group = next.digits(1, 18);
            if (group.empty()) break;
            digits += group;
            end = next.at();
        }
        Cursor after{text, end};
        const bool amount = after.peek() == U'.' || after.peek() == U',' ? is_digit(after.peek(1))
                                                                         : with_unit_after(site, end);
        if (!amount || digits.size() > 8) return TaggedToken{end, {{Kind::code, digits}}, {}};
        return std::nullopt;
    }
    const auto end = cursor.at();
    cursor.spaces();
    if (digits.size() >= 3 && digits.size() <= 5 && site.tables.words(Words::code_noun).at(text, cursor.at()))
        return TaggedToken{cursor.at(), {{Kind::code, digits}}, {}};
    if (known_service(digits)) {
        const bool asked = introduced_by(site, Words::service) ||
                           site.tables.words(Words::service).at(text, cursor.at()) ||
                           alone(text, site.at, end) ||
                           (text[end] == U'，' && near(text, site.tables.words(Words::service), end, end, 5));
        if (asked) return TaggedToken{end, {{Kind::code, digits}}, {}};
    }
    return std::nullopt;
}

} // namespace langdu
