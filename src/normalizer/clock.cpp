#include "normalizer/clock.h"

#include "normalizer/cursor.h"

namespace langdu::normalizer {

std::optional<Clock> clock_at(const FoldedText& text, std::size_t at) {
    if (!is_colon(behind_digits(text, at))) return std::nullopt;
    const char32_t before = text.before(at);
    if (is_colon(before) && is_digit(text.before(at, 2))) return std::nullopt;
    const bool behind_date = before == U'T' && is_digit(text.before(at, 2)); // 2024-03-05T14:30
    if ((is_latin(before) && !behind_date) || before == U'.' || before == U'=') return std::nullopt;
    Cursor cursor{text, at};
    Clock out;
    out.hour = cursor.digits(1, 2);
    if (out.hour.empty() || !cursor.eat(U':')) return std::nullopt;
    out.minute = cursor.digits(2, 2);
    if (out.minute.empty() || out.minute > "59") return std::nullopt;
    if (cursor.eat(U':')) {
        out.second = cursor.digits(2, 2);
        if (out.second.empty() || out.second > "59") return std::nullopt;
    }
    if (is_colon(cursor.peek()) && is_digit(cursor.peek(1))) return std::nullopt;
    if (cursor.peek() == U'.' && is_digit(cursor.peek(1))) {
        cursor.skip(1);
        out.rest = cursor.digits(1, 3);
        if (out.rest.empty()) return std::nullopt;
    }
    out.end = cursor.at();
    return out;
}

} // namespace langdu::normalizer
