#include "normalizer/number.h"

#include "base/unicode.h"

namespace langdu {

namespace {

struct Amount {
    std::vector<Part> parts;
    std::size_t end{};
};

// 3.5 x 10^9 as a plain number: 3500000000. Nothing when a fraction would be left.
std::optional<std::string> multiplied(const Number& number, std::size_t zeros) {
    if (number.fraction.size() > zeros) return std::nullopt;
    auto out = number.integer + number.fraction + std::string(zeros - number.fraction.size(), '0');
    const auto first = out.find_first_not_of('0');
    return first == out.npos ? "0" : out.substr(first);
}

// The number at `at` with 万 or bn behind it.
std::optional<Amount> amount_at(const Site& site, std::size_t at) {
    const auto number = signed_number_at(site.text, at);
    if (!number) return std::nullopt;
    Cursor cursor{site.text, number->number.end};
    Amount out{{{Kind::money, number->value()}}, cursor.at()};
    cursor.spaces();
    if (const auto length = magnitude_at(site.text, cursor.at())) {
        out.end = cursor.at() + length;
        out.parts.push_back({Kind::text, std::string(site.text.bytes_of(cursor.at(), out.end))});
        return out;
    }
    const auto hit = site.tables.magnitudes.at(site.text, cursor.at());
    if (hit && !is_alnum(site.text[cursor.at() + hit.length])) {
        if (const auto whole = multiplied(number->number, std::stoul(*hit.value))) {
            out.parts = {{Kind::money, with_sign(number->negative, *whole)}};
            out.end = cursor.at() + hit.length;
        }
    }
    return out;
}

// 元, 美元 or 人民币 written out behind the amount: nothing to add.
bool currency_word(const Site& site, std::size_t at) {
    Cursor cursor{site.text, at};
    cursor.spaces();
    for (const auto* word : {U"元", U"块", U"人民币", U"美元", U"美金", U"港元", U"港币", U"欧元", U"英镑",
                             U"日元", U"澳元", U"加元", U"韩元"})
        if (Cursor{cursor}.eat_word(word)) return true;
    return false;
}

void append(TaggedToken& token, const Amount& amount) {
    token.parts.insert(token.parts.end(), amount.parts.begin(), amount.parts.end());
    token.end = amount.end;
}

// $2,650/盎司, ¥50/kg
TaggedToken with_price_unit(const Site& site, TaggedToken token) {
    Cursor cursor{site.text, token.end};
    cursor.spaces();
    if (!cursor.eat(U'/')) return token;
    cursor.spaces();
    const auto unit = unit_at(site, cursor.at());
    if (!unit && !site.tables.words(Words::per).at(site.text, cursor.at()) &&
        !site.tables.classifiers.at(site.text, cursor.at()))
        return token;
    token.parts.push_back({Kind::text, "每"});
    if (unit) token.parts.push_back({Kind::unit, unit.key});
    token.end = cursor.at() + unit.length;
    return token;
}

// CAD2020, EUR 42 of a shoe: no money.
bool names_version(const Site& site, Cursor behind_code) {
    if (!is_latin(site.text[site.at])) return false;
    const bool touching = behind_code.peek() != U' ';
    behind_code.spaces();
    const auto digits = behind_code.digits(1, 4);
    if (digits.empty() || is_alnum(behind_code.peek()) || with_unit_after(site, behind_code.at()))
        return false;
    if (digits.size() == 2) return near(site.text, site.tables.words(Words::shoe_size), site.at, site.at, 8);
    return touching && digits > "2000" && digits < "2040";
}

// EUR/USD: one currency for another.
std::optional<TaggedToken> exchange(const Site& site, const WordTable::Hit& first) {
    const auto& text = site.text;
    if (!is_latin(text[site.at]) || text[site.at + first.length] != U'/') return std::nullopt;
    const auto at = site.at + first.length + 1;
    const auto second = site.tables.currencies.at(text, at);
    if (!second || !is_latin(text[at]) || is_alnum(text[at + second.length])) return std::nullopt;
    return TaggedToken{at + second.length,
                       {{Kind::text, *first.value}, {Kind::text, "兑"}, {Kind::text, *second.value}},
                       {}};
}

// INR 2.1 of the blood is a ratio, no rupees.
bool is_lab_value(const Site& site, std::size_t end, const Amount& amount) {
    constexpr std::u32string_view name = U"INR";
    return Cursor{site.text, site.at}.eat_word(name) && end == site.at + name.size() &&
           amount.parts.size() == 1 && amount.parts[0].value.size() <= 4 &&
           amount.parts[0].value.find('.') <= 2;
}

std::optional<TaggedToken> with_sign_before(const Site& site) {
    const auto sign = site.tables.currencies.at(site.text, site.at);
    const bool pair =
        site.text.before(site.at) == U'/' && is_latin(site.text.before(site.at, 2)); // XAU/USD 2,330
    if (!sign || is_latin(site.text.before(site.at)) || pair) return std::nullopt;
    if (auto token = exchange(site, sign)) return token;
    Cursor cursor{site.text, site.at + sign.length};
    if (names_version(site, cursor)) return std::nullopt;
    cursor.spaces();
    const auto first = amount_at(site, cursor.at());
    if (!first || is_lab_value(site, site.at + sign.length, *first)) return std::nullopt;
    TaggedToken token;
    append(token, *first);
    const Part currency{Kind::text, *sign.value};
    Cursor next{site.text, token.end};
    if (next.range_sign()) {
        const auto again = site.tables.currencies.at(site.text, next.at());
        next.skip(again.length);
        if (const auto second = amount_at(site, next.at())) {
            if (again) token.parts.push_back(currency);
            token.parts.push_back({Kind::range, {}});
            append(token, *second);
        }
    }
    Cursor word{site.text, token.end};
    word.spaces();
    const auto plain = site.tables.list("money_unit")->at(site.text, word.at());
    if (plain && !site.tables.list("money_unit")->at(FoldedText{*sign.value}, 0)) { // NT$1,299元
        const bool named = FoldedText{*sign.value}.size() > 0 &&
                           currency.value.ends_with(site.text.bytes_of(word.at(), word.at() + plain));
        if (named) { // $5元
            token.parts.push_back(currency);
            token.end = word.at() + plain;
        } else {
            token.parts.insert(token.parts.begin(), currency);
        }
    } else if (!currency_word(site, token.end)) {
        token.parts.push_back(currency);
    }
    return with_price_unit(site, std::move(token));
}

// 100USD, 5.5亿 EUR, 50€
std::optional<TaggedToken> with_sign_behind(const Site& site) {
    if (is_alnum(site.text.before(site.at))) return std::nullopt;
    const auto amount = amount_at(site, site.at);
    if (!amount) return std::nullopt;
    Cursor cursor{site.text, amount->end};
    cursor.spaces();
    const auto sign = site.tables.currencies.at(site.text, cursor.at());
    if (!sign || is_alnum(site.text[cursor.at() + sign.length])) return std::nullopt;
    if (sign.length == 1 && cursor.at() != amount->end) return std::nullopt; // 1 $5
    TaggedToken token{cursor.at() + sign.length, amount->parts, {}};
    token.parts.push_back({Kind::text, *sign.value});
    return token;
}

} // namespace

std::optional<TaggedToken> tag_money(const Site& site) {
    return is_digit(site.text[site.at]) ? with_sign_behind(site) : with_sign_before(site);
}

} // namespace langdu
