// ' and " behind a number: inches, feet, minutes and seconds, where something tells which; else they are
// quotes.
#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

bool is_minute_mark(char32_t c) { return c == U'\'' || c == U'′' || c == U'’'; }
bool is_second_mark(char32_t c) { return c == U'"' || c == U'″' || c == U'”'; }

// Does the mark belong to a quotation that began before it or begins with it?
bool is_quote(const FoldedText& text, std::size_t at) {
    const char32_t mark = text[at];
    if (mark == U'′' || mark == U'″') return false;
    const char32_t opening = mark == U'”' ? U'“' : mark == U'’' ? U'‘' : mark;
    constexpr std::size_t reach = 200;
    auto from = at;
    while (from > 0 && at - from < reach && text[from - 1] != U'\n') --from;
    bool open = at - from == reach; // who knows
    for (auto i = from; i < at; ++i) {
        if (opening != mark ? text[i] == opening : text[i] == mark && !open && !is_digit(text.before(i)))
            open = true;
        else if (text[i] == mark)
            open = false;
    }
    if (open || opening != mark) return open;
    for (auto i = at + 1; i < at + reach && text[i] && text[i] != U'\n'; ++i)
        if (text[i] == mark) return !is_digit(text.before(i)); // 2024"年度人物"
    return false;
}

TaggedToken said(std::size_t end, std::initializer_list<Part> parts) { return {end, parts, {}}; }

// 身高6'2"
std::optional<TaggedToken> height(const Site& site, const Number& feet) {
    Cursor cursor{site.text, feet.end};
    if (!is_minute_mark(cursor.peek()) || !introduced_by(site, Words::height)) return std::nullopt;
    cursor.skip(1);
    const auto inches = cursor.digits(1, 2);
    if (inches.empty() || std::stoi(inches) > 11 || feet.small() < 3 || feet.small() > 9) return std::nullopt;
    if (is_second_mark(cursor.peek())) cursor.skip(1);
    return said(
        cursor.at(),
        {{Kind::count, feet.value()}, {Kind::text, "英尺"}, {Kind::number, inches}, {Kind::text, "英寸"}});
}

// 用时9"83
std::optional<TaggedToken> result(const Site& site, const Number& seconds) {
    Cursor cursor{site.text, seconds.end};
    if (!is_second_mark(cursor.peek())) return std::nullopt;
    cursor.skip(1);
    const auto rest = cursor.digits(1, 3);
    // 12"37: two digits behind the mark and nothing that goes on
    const bool whole = rest.size() == 2 && !is_alnum(cursor.peek()) && !is_second_mark(cursor.peek());
    if (rest.empty() || seconds.small() < 0 || seconds.small() > 59 ||
        (!whole && !near(site.text, site.tables.words(Words::result), site.at, cursor.at(), 12)))
        return std::nullopt;
    return said(cursor.at(), {{Kind::count, seconds.value()}, {Kind::text, "秒"}, {Kind::digits, rest}});
}

// 15.6"屏幕, 1/4"螺丝, 30"广告
std::optional<TaggedToken> inches(const Site& site, const Number& number) {
    const auto& text = site.text;
    auto end = number.end;
    Part amount{Kind::count, number.value()};
    if (text[end] == U'/') {
        const auto bottom = number_at(text, end + 1);
        if (!bottom) return std::nullopt;
        end = bottom->end;
        amount = {Kind::fraction, number.value() + "/" + bottom->value()};
    }
    if (!is_second_mark(text[end]) || is_alnum(text[end + 1]) || is_quote(text, end)) return std::nullopt;
    if (site.tables.words(Words::clip).at(text, end + 1)) return said(end + 1, {amount, {Kind::text, "秒"}});
    if (!introduced_by(site, Words::sized) && !site.tables.words(Words::sized).at(text, end + 1))
        return std::nullopt;
    return said(end + 1, {amount, {Kind::text, "英寸"}});
}

// 烤25', 75'替补, 90+5'绝平, 45'+2
std::optional<TaggedToken> minutes(const Site& site, const Number& number) {
    const auto& text = site.text;
    Cursor cursor{text, number.end};
    const auto added = [&cursor] { return cursor.eat(U'+') ? cursor.digits(1, 2) : std::string{}; };
    auto extra = added();
    const auto mark = cursor.at();
    if (number.small() < 0 || number.small() > 999 || !is_minute_mark(text[mark])) return std::nullopt;
    cursor.skip(1);
    if (extra.empty() && is_digit(cursor.peek(1))) extra = added();
    if (is_alnum(cursor.peek()) || is_quote(text, mark)) return std::nullopt;
    TaggedToken token{cursor.at(), {{Kind::count, number.value()}}, {}};
    if (!extra.empty()) token.parts.insert(token.parts.end(), {{Kind::text, "加"}, {Kind::number, extra}});
    token.parts.push_back({Kind::text, "分钟"});
    if (extra.empty() && introduced_by(site, Words::lasting)) return token;
    if (number.small() > 130 || !near(text, site.tables.words(Words::match_event), site.at, token.end, 6))
        return std::nullopt;
    token.parts.front().kind = Kind::number;
    if (text.before(site.at) != U'第') token.parts.insert(token.parts.begin(), {Kind::text, "第"});
    return token;
}

// '98抗洪, '24年
std::optional<TaggedToken> short_year(const Site& site) {
    const auto& text = site.text;
    if (!is_minute_mark(text.before(site.at)) || is_alnum(text.before(site.at, 2))) return std::nullopt;
    Cursor cursor{text, site.at};
    const auto digits = cursor.digits(2, 2);
    const auto end = cursor.at();
    const bool told = text[end] == U'年' || site.tables.words(Words::year_after).at(text, end);
    return !digits.empty() && told ? std::optional(said(end, {{Kind::year, digits}})) : std::nullopt;
}

} // namespace

std::optional<TaggedToken> tag_prime(const Site& site) {
    if (auto token = short_year(site)) return token;
    const char32_t before = site.text.before(site.at);
    if (is_alnum(before) || before == U'.' || before == U'/') return std::nullopt;
    const char32_t mark = behind_figures(site.text, site.at);
    if (!is_minute_mark(mark) && !is_second_mark(mark) && mark != U'+' && mark != U'/') return std::nullopt;
    const auto number = number_at(site.text, site.at);
    if (!number) return std::nullopt;
    if (auto token = height(site, *number)) return token;
    if (auto token = result(site, *number)) return token;
    if (auto token = inches(site, *number)) return token;
    return minutes(site, *number);
}

} // namespace langdu::normalizer
