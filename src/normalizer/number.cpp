#include "normalizer/number.h"

#include "base/unicode.h"

namespace langdu {

namespace {

// 1,234,567: every group has three digits. A list of numbers (分别为100,200,300) has separators too.
bool eat_groups(const FoldedText& text, Cursor& cursor, std::string& integer) {
    if (integer.size() > 3 || integer[0] == '0') return false;
    bool any = false;
    for (int groups = 0; groups < 8; ++groups) {
        Cursor next = cursor;
        if (!next.eat_any(U",，")) break;
        const auto group = next.digits(3, 3);
        if (group.empty()) break;
        integer += group;
        cursor = next;
        any = true;
    }
    (void)text;
    return any;
}

} // namespace

std::optional<Number> number_at(const FoldedText& text, std::size_t at) {
    Cursor cursor{text, at};
    Number number;
    number.integer = cursor.digits(1, longest_number);
    if (number.integer.empty()) return std::nullopt;
    const auto plain = number.integer;
    const auto plain_end = cursor.at();
    number.grouped = eat_groups(text, cursor, number.integer);
    if (number.grouped) {
        Cursor after = cursor;
        const bool goes_on = after.eat_any(U",，") && is_digit(after.peek());
        const bool list = plain.size() == 3 && near(text, tables().words(Words::list_before), at, at, 12);
        if (goes_on || list) {
            number.integer = plain;
            number.grouped = false;
            cursor = Cursor{text, plain_end};
        }
    }
    Cursor point = cursor;
    if (point.eat(U'.')) {
        number.fraction = point.digits(1, longest_number);
        if (!number.fraction.empty()) cursor = point;
    }
    number.end = cursor.at();
    return number;
}

std::optional<SignedNumber> signed_number_at(const FoldedText& text, std::size_t at) {
    Cursor cursor{text, at};
    SignedNumber out;
    out.negative = cursor.eat(U'-');
    if (!out.negative) cursor.eat(U'+');
    if (cursor.at() != at) cursor.spaces();
    const auto number = number_at(text, cursor.at());
    if (!number) return std::nullopt;
    out.number = *number;
    return out;
}

std::size_t magnitude_at(const FoldedText& text, std::size_t at) {
    constexpr std::u32string_view marks = U"十百千万亿兆";
    std::size_t length = 0;
    while (length < 3 && text[at + length] != U'\0' && marks.find(text[at + length]) != marks.npos) ++length;
    return length;
}

WrittenUnit unit_at(const Site& site, std::size_t at) {
    const auto& text = site.text;
    auto hit = site.tables.units.at(text, at);
    if (!hit) return {};
    std::size_t length = hit.length;
    for (int parts = 0; parts < 3; ++parts) {
        Cursor cursor{text, at + length};
        cursor.spaces();
        if (!cursor.eat(U'/') && !cursor.eat_word(U"·")) break;
        cursor.spaces();
        const auto next = site.tables.units.at(text, cursor.at());
        if (!next || is_latin(text[cursor.at() + next.length])) break;
        length = cursor.at() + next.length - at;
    }
    // A unit of letters ends where the letters end: 5kg, not 5kgs; 3m长, not 3mm.
    if (is_latin(text[at + length - 1]) && is_alnum(text[at + length])) return {};
    std::string key;
    for (std::size_t i = 0; i < length; ++i)
        if (text[at + i] != U' ') append_utf8(key, text[at + i]);
    return {length, key};
}

Kind kind_before(const Site& site, const Number& number, std::size_t at) {
    (void)number;
    Cursor cursor{site.text, at};
    cursor.spaces();
    const auto hit = site.tables.classifiers.at(site.text, cursor.at());
    return hit && *hit.value == "两" ? Kind::count : Kind::number;
}

bool with_unit_after(const Site& site, std::size_t at) {
    Cursor cursor{site.text, at};
    cursor.spaces();
    const char32_t next = cursor.peek();
    if (next == U'%' || next == U'‰' || next == U'+') return true;
    return site.tables.classifiers.at(site.text, cursor.at()) || magnitude_at(site.text, cursor.at()) ||
           unit_at(site, cursor.at());
}

std::size_t with_spaces(const Site& site, std::size_t end) {
    Cursor cursor{site.text, end};
    cursor.spaces();
    if (cursor.at() == end) return end;
    return site.tables.classifiers.at(site.text, cursor.at()) || magnitude_at(site.text, cursor.at())
               ? cursor.at()
               : end;
}

} // namespace langdu
