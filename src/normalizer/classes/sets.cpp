#include "normalizer/classes/sets.h"

#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

constexpr std::size_t reach = 60; // characters on either side

bool in_row(char32_t c) {
    constexpr std::u32string_view marks = U"-、，,/;() ";
    return is_digit(c) || (c && marks.find(c) != marks.npos);
}

std::size_t row_begin(const FoldedText& text, std::size_t at) {
    auto from = at;
    while (at - from < reach && in_row(text.before(from))) --from;
    while (from < at && is_digit(text[from]) && is_digit(text.before(from))) ++from; // not inside a number
    return from;
}

// 第3-5页、7-2页 and A3-1 are no scores, whatever follows.
bool named(const Site& site, std::size_t at) {
    const char32_t before = site.text.before(at);
    return before == U'第' || before == U'-' || is_alnum(before) ||
           site.tables.words(Words::designation).before(site.text, at);
}

struct Set {
    std::string first, second;
    std::size_t end{};
    bool falls() const { return std::stoi(first) > std::stoi(second); }
};

std::optional<Set> set_at(const Site& site, std::size_t at) {
    Cursor cursor{site.text, at};
    Set out;
    out.first = cursor.digits(1, 3);
    if (out.first.empty() || !cursor.eat(U'-')) return std::nullopt;
    out.second = cursor.digits(1, 3);
    out.end = cursor.at();
    const auto padded = [](const std::string& digits) { return digits.size() > 1 && digits[0] == '0'; };
    if (out.second.empty() || padded(out.first) || padded(out.second)) return std::nullopt;
    const char32_t after = cursor.peek();
    const bool goes_on = is_alnum(after) || is_range_sign(after) || after == U'.';
    return goes_on || with_unit_after(site, out.end) ? std::nullopt : std::optional(out);
}

} // namespace

bool among_sets(const Site& site, std::size_t at) {
    const auto& text = site.text;
    int sets = 0, falling = 0;
    bool reached = false;
    for (auto i = row_begin(text, at); i < at + reach && in_row(text[i]);) {
        if (!is_digit(text[i])) {
            ++i;
            continue;
        }
        if (const auto set = set_at(site, i); set && (sets > 0 || !named(site, i))) {
            reached = reached || i == at;
            ++sets;
            falling += set->falls();
            i = set->end;
            continue;
        }
        auto end = i;
        while (is_digit(text[end])) ++end;
        const bool tie_break = text.before(i) == U'(' && text[end] == U')'; // 7-6(5)
        if (!tie_break) {
            if (reached) break;
            sets = falling = 0;
        }
        i = end;
    }
    return reached && sets >= 2 && falling > 0;
}

} // namespace langdu::normalizer
