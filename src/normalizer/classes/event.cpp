#include "normalizer/number.h"

namespace langdu {

// 9·11, 12·9, 3·15: digit by digit.
std::optional<TaggedToken> tag_event(const Site& site) {
    Cursor cursor{site.text, site.at};
    const auto month = cursor.digits(1, 2);
    if (month.empty() || !cursor.eat(U'·')) return std::nullopt;
    const auto day = cursor.digits(1, 2);
    if (day.empty() || cursor.peek() == U'·' || std::stoi(month) > 12 || std::stoi(day) > 31)
        return std::nullopt;
    return TaggedToken{cursor.at(), {{Kind::digits, month}, {Kind::digits, day}}, {}};
}

} // namespace langdu
