// Money: a number with a sign or code of a currency, $5.6亿, 100USD, ¥3-5, and two codes, EUR/USD. Codes are
// also the beginning of names and values (CAD2020, INR 2.1): evidence.tsv weighs.
#include "normalizer/decide.h"
#include "normalizer/number.h"
#include "normalizer/shapes/facts.h"

#include "base/unicode.h"

namespace langdu::normalizer {

namespace {

struct Amount {
    std::vector<Part> parts;
    std::size_t end{};
};

struct Money {
    Shape shape;
    std::string currency; // its name
    Amount first;
    std::optional<Amount> second; // of a range
    bool currency_twice{};        // $3-$5
    std::string exchanged;        // the other currency of EUR/USD
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

void append(TaggedToken& token, const Amount& amount) {
    token.parts.insert(token.parts.end(), amount.parts.begin(), amount.parts.end());
    token.end = amount.end;
}

// $2,650/盎司, ¥50/kg
TaggedToken with_price_unit(const Site& site, TaggedToken token, const std::string& per) {
    Cursor cursor{site.text, token.end};
    cursor.spaces();
    if (!cursor.eat(U'/')) return token;
    cursor.spaces();
    const auto unit = unit_at(site, cursor.at());
    if (!unit && !site.tables.words(Words::per).at(site.text, cursor.at()) &&
        !site.tables.classifiers.at(site.text, cursor.at()))
        return token;
    token.parts.push_back({Kind::text, per});
    if (unit) token.parts.push_back({Kind::unit, unit.key});
    token.end = cursor.at() + unit.length;
    return token;
}

// What stands behind a code in letters when it is no money: CAD2020, EUR 42 of a shoe, INR 2.1 of the blood.
Facts facts_of(const Site& site, std::size_t code_end, const Amount& amount) {
    if (!is_latin(site.text[site.at])) return 0;
    Cursor behind{site.text, code_end};
    const bool touching = behind.peek() != U' ';
    behind.spaces();
    const auto digits = behind.digits(1, 4);
    const bool bare = !digits.empty() && !is_alnum(behind.peek()) && !with_unit_after(site, behind.at());
    const auto& value = amount.parts[0].value;
    return when(bare && touching && digits > "2000" && digits < "2040" && digits.size() == 4,
                fact<money_facts>("version")) |
           when(bare && digits.size() == 2, fact<money_facts>("two_digits")) |
           when(amount.parts.size() == 1 && value.size() <= 4 && value.find('.') <= 2,
                fact<money_facts>("small"));
}

// EUR/USD: one currency for another.
std::optional<Money> exchange(const Site& site, const WordTable::Hit& first) {
    const auto& text = site.text;
    if (!is_latin(text[site.at]) || text[site.at + first.length] != U'/') return std::nullopt;
    const auto at = site.at + first.length + 1;
    const auto second = site.tables.currencies.at(text, at);
    if (!second || !is_latin(text[at]) || is_alnum(text[at + second.length])) return std::nullopt;
    return Money{{site.at, at + second.length, fact<money_facts>("exchange")},
                 *first.value,
                 {},
                 {},
                 false,
                 *second.value};
}

std::optional<Money> sign_before(const Site& site) {
    const auto sign = site.tables.currencies.at(site.text, site.at);
    const bool pair =
        site.text.before(site.at) == U'/' && is_latin(site.text.before(site.at, 2)); // XAU/USD 2,330
    if (!sign || is_latin(site.text.before(site.at)) || pair) return std::nullopt;
    if (auto money = exchange(site, sign)) return money;
    const auto code_end = site.at + sign.length;
    Cursor cursor{site.text, code_end};
    cursor.spaces();
    auto first = amount_at(site, cursor.at());
    if (!first) return std::nullopt;
    Money out{{site.at, first->end, facts_of(site, code_end, *first)}, *sign.value, *first, {}, false, {}};
    Cursor next{site.text, first->end};
    if (!next.range_sign()) return out;
    const auto again = site.tables.currencies.at(site.text, next.at());
    next.skip(again.length);
    out.second = amount_at(site, next.at());
    out.currency_twice = out.second && again;
    if (out.second) out.shape.end = out.second->end;
    return out;
}

// 100USD, 5.5亿 EUR, 50€
std::optional<Money> sign_behind(const Site& site) {
    if (is_alnum(site.text.before(site.at))) return std::nullopt;
    const auto amount = amount_at(site, site.at);
    if (!amount) return std::nullopt;
    Cursor cursor{site.text, amount->end};
    cursor.spaces();
    const auto sign = site.tables.currencies.at(site.text, cursor.at());
    if (!sign || is_alnum(site.text[cursor.at() + sign.length])) return std::nullopt;
    if (sign.length == 1 && cursor.at() != amount->end) return std::nullopt; // 1 $5
    return Money{{site.at, cursor.at() + sign.length, fact<money_facts>("behind")},
                 *sign.value,
                 *amount,
                 {},
                 false,
                 {}};
}

// The currency's name stands behind the amount, unless the text says it there itself: $5元, ¥100人民币.
void name_currency(const Site& site, TaggedToken& token, const std::string& name) {
    Cursor word{site.text, token.end};
    word.spaces();
    const Part currency{Kind::text, name};
    const auto plain = site.tables.set("money_unit").at(site.text, word.at());
    if (plain && !site.tables.set("money_unit").at(FoldedText{name, site.tables}, 0)) { // NT$1,299元
        if (name.ends_with(site.text.bytes_of(word.at(), word.at() + plain))) {         // $5元
            token.parts.push_back(currency);
            token.end = word.at() + plain;
        } else {
            token.parts.insert(token.parts.begin(), currency);
        }
    } else if (!site.tables.set("currency_word").at(site.text, word.at())) {
        token.parts.push_back(currency);
    }
}

std::optional<TaggedToken> say_amount(const Site& site, const Money& money, const Meaning& meaning) {
    TaggedToken token;
    append(token, money.first);
    if (money.second) {
        if (money.currency_twice) token.parts.push_back({Kind::text, money.currency});
        token.parts.push_back({Kind::range, {}});
        append(token, *money.second);
    }
    if (money.shape.facts & fact<money_facts>("behind")) {
        token.parts.push_back({Kind::text, money.currency});
        token.end = money.shape.end;
        return token;
    }
    name_currency(site, token, money.currency);
    return with_price_unit(site, std::move(token), meaning.words[0]);
}
std::optional<TaggedToken> say_exchange(const Site&, const Money& money, const Meaning& meaning) {
    return TaggedToken{
        money.shape.end,
        {{Kind::text, money.currency}, {Kind::text, meaning.words[0]}, {Kind::text, money.exchanged}},
        {}};
}

constexpr Saying<Money> sayings[] = {{"amount", say_amount},
                                     {"exchange", say_exchange},
                                     {"version", nullptr},
                                     {"size", nullptr},
                                     {"value", nullptr}};

} // namespace

std::optional<TaggedToken> tag_money(const Site& site) {
    const auto form = is_digit(site.text[site.at]) ? sign_behind(site) : sign_before(site);
    return form ? decide<Money>(ShapeName::money, site, *form, sayings) : std::nullopt;
}

} // namespace langdu::normalizer
