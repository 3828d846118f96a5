#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

const char* half_name(char32_t digit) { return digit == U'1' ? "上半年" : "下半年"; }

const char* quarter_name(char32_t digit) {
    switch (digit) {
    case U'1':
        return "第一季度";
    case U'2':
        return "第二季度";
    case U'3':
        return "第三季度";
    default:
        return "第四季度";
    }
}

// Q3 or H1 at the cursor, eaten: its name.
const char* part_of_year(Cursor& cursor) {
    const char32_t letter = cursor.peek(), digit = cursor.peek(1);
    if (is_alnum(cursor.peek(2))) return nullptr;
    if (letter == U'Q' && digit >= U'1' && digit <= U'4') return cursor.skip(2), quarter_name(digit);
    if (letter == U'H' && (digit == U'1' || digit == U'2')) return cursor.skip(2), half_name(digit);
    return nullptr;
}

// 2Q24, 1H2024, 23Q4: the short forms of analysts.
std::optional<TaggedToken> short_form(const Site& site) {
    Cursor cursor{site.text, site.at};
    const auto first = cursor.digits(1, 2);
    const char32_t letter = cursor.peek();
    if (first.empty() || (letter != U'Q' && letter != U'H')) return std::nullopt;
    std::string year;
    const char* name = nullptr;
    if (first.size() == 1) {
        Cursor part{site.text, site.at + 2};
        const bool quarter = letter == U'Q' ? first >= "1" && first <= "4" : first == "1" || first == "2";
        year = part.digits(2, 4);
        cursor = part;
        if (quarter) name = letter == U'Q' ? quarter_name(site.text[site.at]) : half_name(site.text[site.at]);
    } else if (letter == U'Q' ||
               !near(site.text, site.tables.set("half_yearly"), site.at, site.at, 16)) { // Windows 23H2
        year = first;
        name = part_of_year(cursor);
    }
    if (!name || is_alnum(cursor.peek())) return std::nullopt;
    if (year.size() == 2 && year >= "10" && year <= "49") year.insert(0, "20");
    if (year < "1990" || year > "2099" || year.size() != 4) return std::nullopt;
    return TaggedToken{cursor.at(), {{Kind::year, year}, {Kind::text, "年"}, {Kind::text, name}}, {}};
}

} // namespace

// 2024Q3, 2026H1, FY2024, FY24; 2024年Q3 keeps its 年.
std::optional<TaggedToken> tag_quarter(const Site& site) {
    Cursor cursor{site.text, site.at};
    if (is_digit(cursor.peek())) {
        if (is_alnum(site.text.before(site.at))) return std::nullopt;
        if (auto token = short_form(site)) return token;
        const auto year = cursor.digits(4, 4);
        if (year.empty() || year < "1900" || year > "2199") return std::nullopt;
        cursor.spaces();
        const auto* name = part_of_year(cursor);
        if (!name) return std::nullopt;
        return TaggedToken{cursor.at(), {{Kind::year, year}, {Kind::text, "年"}, {Kind::text, name}}, {}};
    }
    if (cursor.eat_word(U"FY")) {
        cursor.spaces();
        const auto year = cursor.digits(2, 4);
        if (year.size() != 2 && year.size() != 4) return std::nullopt;
        if (Cursor next = cursor; year.size() == 2 && next.eat(U'/')) { // FY24/25
            const auto second = next.digits(2, 2);
            if (!second.empty() && std::stoi(second) == std::stoi(year) + 1)
                return TaggedToken{
                    next.at(),
                    {{Kind::year, year}, {Kind::range, {}}, {Kind::year, second}, {Kind::text, "财年"}},
                    {}};
        }
        TaggedToken token{cursor.at(), {{Kind::year, year}, {Kind::text, "财年"}}, {}};
        if (const auto* name = part_of_year(cursor)) {
            token.parts.push_back({Kind::text, name});
            token.end = cursor.at();
        } else if (is_alnum(cursor.peek())) {
            return std::nullopt;
        }
        return token;
    }
    const auto before = before_spaces(site.text, site.at);
    if (before == std::string::npos || site.text[before] != U'年') return std::nullopt;
    const auto* name = part_of_year(cursor);
    if (!name) return std::nullopt;
    return TaggedToken{cursor.at(), {{Kind::text, name}}, {}};
}

} // namespace langdu::normalizer
