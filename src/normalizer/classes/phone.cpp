#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

struct Groups {
    std::vector<std::string> digits;
    std::size_t end{};
    std::size_t total() const {
        std::size_t sum = 0;
        for (const auto& group : digits) sum += group.size();
        return sum;
    }
    std::string joined() const {
        std::string out;
        for (const auto& group : digits) out += group;
        return out;
    }
};

// Runs of digits with one dash or space between them.
Groups groups_at(const FoldedText& text, std::size_t at) {
    Groups out;
    Cursor cursor{text, at};
    for (int i = 0; i < 6; ++i) {
        Cursor next = cursor;
        if (i > 0 && !next.eat_any(U"- ")) break;
        const auto digits = next.digits(1, 18);
        if (digits.empty()) break;
        cursor = next;
        out.digits.push_back(digits);
    }
    out.end = cursor.at();
    return out;
}

bool mobile(const std::string& digits) { return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3'; }

// How many of the groups make a telephone number by their form alone: 0: none.
std::size_t phone_groups(const std::vector<std::string>& g) {
    if (mobile(g[0])) return 1;
    if (g[0].size() == 10 && (g[0].starts_with("400") || g[0].starts_with("800"))) return 1;
    if (g.size() >= 3 && g[0].size() == 3 && g[1].size() == 4 && g[2].size() == 4 &&
        mobile(g[0] + g[1] + g[2]))
        return 3;
    if (g.size() >= 3 && (g[0] == "400" || g[0] == "800") && g[1].size() + g[2].size() == 7) return 3;
    const bool area = g[0][0] == '0' && (g[0].size() == 3 || g[0].size() == 4);
    if (area && g.size() >= 3 && g[1].size() + g[2].size() >= 7 && g[1].size() + g[2].size() <= 8) return 3;
    if (area && g.size() >= 2 && (g[1].size() == 7 || g[1].size() == 8)) return 2;
    return 0;
}

TaggedToken token_of(const Groups& groups, std::size_t count, const Site& site, std::size_t from) {
    Cursor cursor{site.text, from};
    std::string digits;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) cursor.skip(1);
        cursor.skip(groups.digits[i].size());
        digits += groups.digits[i];
    }
    return {cursor.at(), {{Kind::code, digits}}, {}};
}

// 021-5888 8888-802: an extension behind the number.
TaggedToken with_extension(const FoldedText& text, TaggedToken token) {
    Cursor cursor{text, token.end};
    if (!cursor.eat(U'-')) return token;
    const auto extension = cursor.digits(1, 5);
    if (extension.empty() || is_alnum(cursor.peek()) || cursor.peek() == U'-') return token;
    token.parts.insert(token.parts.end(), {{Kind::text, "转"}, {Kind::code, extension}});
    token.end = cursor.at();
    return token;
}

// 00852-2123 4567
bool dialled_abroad(const Groups& groups) {
    const auto& first = groups.digits[0];
    return first.size() >= 4 && first.size() <= 5 && first.starts_with("00") && groups.digits.size() >= 2 &&
           groups.total() - first.size() >= 7 && groups.total() - first.size() <= 11;
}

// +1 (650) 253-0000
std::optional<TaggedToken> american(const Site& site) {
    Cursor cursor{site.text, site.at + 1};
    const auto country = cursor.digits(1, 3);
    cursor.eat(U' ');
    if (country.empty() || !cursor.eat(U'(')) return std::nullopt;
    const auto area = cursor.digits(1, 4);
    if (area.empty() || !cursor.eat(U')')) return std::nullopt;
    cursor.eat(U' ');
    const auto groups = groups_at(site.text, cursor.at());
    if (groups.total() < 6 || groups.total() > 9) return std::nullopt;
    return TaggedToken{groups.end, {{Kind::code, country + area + groups.joined()}}, {}};
}

// +86 138..., +1 650 555 1234
std::optional<TaggedToken> international(const Site& site) {
    Cursor cursor{site.text, site.at};
    if (!cursor.eat(U'+')) return std::nullopt;
    if (auto token = american(site)) return token;
    const auto groups = groups_at(site.text, cursor.at());
    const auto total = groups.total();
    const bool china = total == 13 && groups.joined().starts_with("86");
    if (total < 9 || total > 15 || (groups.digits.size() < 2 && !china) ||
        groups.digits[0].size() > (china ? 13 : 3))
        return std::nullopt;
    return token_of(groups, groups.digits.size(), site, cursor.at());
}

// (010)6512-3456: the bracket stays where it is.
std::optional<TaggedToken> bracketed_area(const Site& site) {
    if (site.text.before(site.at) != U'(') return std::nullopt;
    Cursor cursor{site.text, site.at};
    const auto area = cursor.digits(2, 4);
    if (area.empty() || area[0] != '0' || !cursor.eat(U')')) return std::nullopt;
    cursor.spaces();
    const auto groups = groups_at(site.text, cursor.at());
    std::size_t count = 0, total = 0;
    while (count < groups.digits.size() && total < 7) total += groups.digits[count++].size();
    if (total < 7 || total > 8) return std::nullopt;
    auto token = token_of(groups, count, site, cursor.at());
    token.parts.insert(token.parts.begin(), {{Kind::code, area}, {Kind::text, ")"}});
    return with_extension(site.text, std::move(token));
}

} // namespace

std::optional<TaggedToken> tag_phone(const Site& site) {
    if (site.text[site.at] == U'+') return international(site);
    if (!is_digit(site.text[site.at])) return std::nullopt;
    if (is_alnum(site.text.before(site.at))) return std::nullopt;
    if (auto token = bracketed_area(site)) return token;
    const bool short_number = !is_digit(site.text[site.at + 1]) || !is_digit(site.text[site.at + 2]);
    if (short_number && !any_behind_digits(site.text, site.at, U"- ")) return std::nullopt;
    const auto groups = groups_at(site.text, site.at);
    if (groups.digits.empty()) return std::nullopt;
    const bool amount = magnitude_at(site.text, groups.end) || site.text[groups.end] == U'元';
    if (const auto count = amount ? 0 : phone_groups(groups.digits))
        return with_extension(site.text, token_of(groups, count, site, site.at));
    if (!amount && dialled_abroad(groups)) return token_of(groups, groups.digits.size(), site, site.at);
    const bool asked = introduced_by(site, Words::phone);
    if (asked && groups.total() >= 5 && groups.total() <= 15 && !magnitude_at(site.text, groups.end))
        return token_of(groups, groups.digits.size(), site, site.at);
    // The second of two numbers: 0595-23865596或23880880.
    const bool local = groups.digits.size() == 1 && (groups.total() == 7 || groups.total() == 8);
    if (local && groups.digits[0][0] > '1' &&
        near(site.text, site.tables.words(Words::phone), site.at, site.at, 40) &&
        !site.tables.classifiers.at(site.text, groups.end))
        return token_of(groups, 1, site, site.at);
    return std::nullopt;
}

} // namespace langdu::normalizer
