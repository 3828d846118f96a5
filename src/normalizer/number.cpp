#include "normalizer/number.h"

#include "base/unicode.h"

namespace langdu::normalizer {

namespace {

// 1,234,567: every group has three digits. ， separates thousands only where nothing else is likely: between
// full-width digits, or in several groups; 升破155，100日元 and 今年25，100米 are two numbers. So is a list:
// 分别为100,200,300.
struct Groups {
    std::string digits;
    std::size_t end{};
};
std::optional<Groups> groups_at(const FoldedText& text, std::size_t at) {
    Cursor cursor{text, at};
    Groups out{cursor.digits(1, 3), 0};
    if (out.digits.empty() || out.digits[0] == '0') return std::nullopt;
    const bool three_first = out.digits.size() == 3;
    const bool wide_digits = text.written(at) != text[at];
    int count = 0;
    const char32_t comma = cursor.peek(); // one kind only: $70,000，24小时 has a pause
    const bool wide_comma = comma == U'，';
    for (; count < 8; ++count) {
        Cursor next = cursor;
        if (!next.eat(comma)) break;
        const auto group = next.digits(3, 3);
        if (group.empty()) break;
        out.digits += group;
        cursor = next;
    }
    if (count == 0) return std::nullopt;
    if (wide_comma && !wide_digits && (three_first || count == 1)) return std::nullopt;
    if (three_first && near(text, text.tables().words(Words::list_before), at, at, 12)) return std::nullopt;
    if (cursor.eat(comma) && is_digit(cursor.peek())) return std::nullopt;
    out.end = at + out.digits.size() + static_cast<std::size_t>(count);
    return out;
}

// 25 000 000: at least two groups, one of them 000, or it may be a row of a table.
std::optional<Groups> spaced_groups_at(const FoldedText& text, std::size_t at) {
    Cursor cursor{text, at};
    Groups out{cursor.digits(1, 3), 0};
    if (out.digits.empty() || out.digits[0] == '0' || text[cursor.at()] != U' ') return std::nullopt;
    int count = 0;
    bool zeros = false;
    for (; count < 4 && cursor.peek() == U' ' && is_digit(cursor.peek(1)); ++count) {
        cursor.skip(1);
        const auto group = cursor.digits(3, 3);
        if (group.empty()) return std::nullopt;
        zeros = zeros || group == "000";
        out.digits += group;
    }
    if (count < 2 || !zeros || is_latin(cursor.peek()) || cursor.peek() == U'-') return std::nullopt;
    out.end = cursor.at();
    return out;
}

} // namespace

std::optional<Number> number_at(const FoldedText& text, std::size_t at) {
    Cursor cursor{text, at};
    Number number;
    number.integer = cursor.digits(1, longest_number);
    if (number.integer.empty()) return std::nullopt;
    const char32_t sign = cursor.peek();
    const bool may_go_on = number.integer.size() <= 3;
    auto groups = may_go_on && (sign == U',' || sign == U'，') ? groups_at(text, at) : std::nullopt;
    if (may_go_on && sign == U' ' && !is_alnum(text.before(at)) && text.before(at) != U' ')
        groups = spaced_groups_at(text, at);
    if (groups) {
        number.integer = groups->digits;
        number.grouped = true;
        cursor = Cursor{text, groups->end};
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
        if (!cursor.eat(U'/')) break;
        cursor.spaces();
        const auto next = site.tables.units.at(text, cursor.at());
        if (!next || is_latin(text[cursor.at() + next.length])) break;
        length = cursor.at() + next.length - at;
    }
    if (is_digit(text[at + length - 1]) && is_digit(text[at + length])) return {}; // 3m20s
    // A unit of letters ends where the letters end: 5kg, not 5kgs; but 13h25min.
    const bool chained = (length == 1 && (text[at] == U'h' || text[at] == U'd')) ||
                         (length == 3 && text[at] == U'm' && text[at + 1] == U'i');
    const char32_t after = text[at + length];
    if (is_latin(text[at + length - 1]) && (is_latin(after) || (is_digit(after) && !chained))) return {};
    std::string key;
    for (std::size_t i = 0; i < length; ++i)
        if (text[at + i] != U' ') append_utf8(key, text[at + i]);
    return {length, key};
}

WordTable::Hit classifier_at(const Site& site, std::size_t at) {
    const auto hit = site.tables.classifiers.at(site.text, at);
    if (!hit || site.tables.words(Words::no_classifier).at(site.text, at) <= hit.length) return hit;
    auto before = before_spaces(site.text, site.at);
    constexpr std::u32string_view joints = U"/-.+";
    if (before != std::string::npos && before > 0 && joints.find(site.text[before]) != joints.npos) --before;
    return before != std::string::npos && is_latin(site.text[before]) ? WordTable::Hit{} : hit;
}

Kind kind_before(const Site& site, std::size_t at) {
    constexpr std::u32string_view products = U"×x*";
    const char32_t sign = site.text.before(site.at); // 5×2厘米
    if (sign && products.find(sign) != products.npos) return Kind::number;
    Cursor cursor{site.text, at};
    cursor.spaces();
    if (cursor.eat_any(U"至到") || cursor.range_sign()) { // 2至3年: the unit stands behind the second number
        cursor.spaces();
        const auto second = number_at(site.text, cursor.at());
        if (!second) return Kind::number;
        cursor = Cursor{site.text, second->end};
        cursor.spaces();
    }
    const auto hit = classifier_at(site, cursor.at());
    return hit && *hit.value == "两" ? Kind::count : Kind::number;
}

bool with_unit_after(const Site& site, std::size_t at) {
    Cursor cursor{site.text, at};
    cursor.spaces();
    const char32_t next = cursor.peek();
    if (next == U'%' || next == U'‰' || next == U'+') return true;
    return classifier_at(site, cursor.at()) || magnitude_at(site.text, cursor.at()) ||
           unit_at(site, cursor.at());
}

bool ends_amount(const Site& site, std::size_t end) {
    const auto& text = site.text;
    const char32_t last = text.before(end);
    constexpr std::u32string_view marks = U"%‰℃℉°'′″\"";
    if (is_digit(last) || (last && marks.find(last) != marks.npos)) return true;
    auto from = end;
    constexpr std::u32string_view unit_marks = U"/²³·";
    if (is_latin(last) || last == U'²' || last == U'³') { // 5kg, 17.2m/s, 20m²
        while (end - from < 8 &&
               (is_latin(text.before(from)) ||
                (text.before(from) && unit_marks.find(text.before(from)) != unit_marks.npos)))
            --from;
        return is_digit(text.before(from));
    }
    // 3日, 5亿元, 100元/吨: nothing but a Han unit between the digit and the end; 近1年涨幅 ends none
    while (end - from < 5 && (is_han(text.before(from)) || text.before(from) == U'/')) --from;
    const auto digit = text.before(from) == U' ' ? from - 1 : from;
    if (!is_digit(text.before(digit))) return false;
    constexpr std::u32string_view about = U"多余几来", dated = U"年月日号时点分秒初旬底期纪";
    from += magnitude_at(text, from);
    if (about.find(text[from]) != about.npos) ++from;
    from += magnitude_at(text, from);
    if (from >= end) return true;
    const bool day = dated.find(last) != dated.npos && end - from <= 3; // 月底, 世纪, 月上旬
    for (int units = 0; units < 2 && from < end; ++units) {             // 年半, 层楼
        const auto hit = site.tables.classifiers.at(text, from);
        if (!hit) break;
        from += hit.length;
        if (text[from] == U'/') return bool{site.tables.classifiers.before(text, end)};
    }
    return day || from == end;
}

std::size_t with_spaces(const Site& site, std::size_t end) {
    Cursor cursor{site.text, end};
    cursor.spaces();
    if (cursor.at() == end) return end;
    return site.tables.classifiers.at(site.text, cursor.at()) || magnitude_at(site.text, cursor.at())
               ? cursor.at()
               : end;
}

} // namespace langdu::normalizer
