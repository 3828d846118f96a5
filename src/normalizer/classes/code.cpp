#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

bool announced(const Site& site, const std::string& digits, std::size_t end) {
    return introduced_by(site, Words::code) && (digits.size() > 8 || !with_unit_after(site, end));
}

} // namespace

// An announced code in groups, or with its check digit: 卡号: 4662 0310 0000 7890, 申请号202010123456.7.
std::optional<TaggedToken> tag_code(const Site& site) {
    const auto& text = site.text;
    if (is_alnum(text.before(site.at)) || text.before(site.at) == U'.') return std::nullopt;
    Cursor cursor{text, site.at};
    auto digits = cursor.digits(2, longest_number);
    if (digits.empty() || !(cursor.peek() == U' ' || cursor.peek() == U'-' || cursor.peek() == U'.'))
        return std::nullopt;
    bool groups = false;
    for (int i = 0; i < 8; ++i) {
        Cursor next = cursor;
        if (!next.eat_any(U" -")) break;
        const auto group = next.digits(1, 18);
        if (group.empty()) break;
        groups = true;
        digits += group;
        cursor = next;
    }
    Cursor check = cursor;
    const auto last = digits.size() >= 10 && check.eat(U'.') ? check.digits(1, 1) : std::string{};
    if (!last.empty() && introduced_by(site, Words::code))
        return TaggedToken{check.at(), {{Kind::code, digits}, {Kind::text, "点"}, {Kind::code, last}}, {}};
    const bool goes_on = (cursor.peek() == U'.' || cursor.peek() == U',') && is_digit(cursor.peek(1));
    if (!groups || digits.size() < 3 || goes_on || cursor.peek() == U'×' || cursor.peek() == U'*' ||
        !announced(site, digits, cursor.at()))
        return std::nullopt;
    return TaggedToken{cursor.at(), {{Kind::code, digits}}, {}};
}

} // namespace langdu::normalizer
