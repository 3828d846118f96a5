#include "normalizer/number.h"

namespace langdu {

namespace {

bool known_service(const std::string& digits) {
    for (const std::string_view number : {"110", "112", "114", "119", "120", "122", "911"})
        if (digits == number) return true;
    return digits.size() == 5 && (digits[0] == '1' || digits.starts_with("95") || digits.starts_with("96"));
}

// The first number of the list that goes on at `at`: 拨打110、119.
std::size_t list_begin(const FoldedText& text, std::size_t at) {
    auto begin = at;
    for (int i = 0; i < 6; ++i) {
        auto from = begin;
        if (from < 2 || (text[from - 1] != U'、' && text[from - 1] != U',' && text[from - 1] != U'或')) break;
        --from;
        std::size_t digits = 0;
        for (; digits < 6 && is_digit(text.before(from)); ++digits) --from;
        if (digits < 3 || digits > 5) break;
        begin = from;
    }
    return begin;
}

// Behind the last number of that list: 110、112、114查号台.
std::size_t list_end(const FoldedText& text, std::size_t at) {
    Cursor cursor{text, at};
    for (int i = 0; i < 6; ++i) {
        Cursor next = cursor;
        if (!next.eat_any(U"、,或") || next.digits(3, 5).empty()) break;
        cursor = next;
    }
    return cursor.at();
}

// What a word before announces: 编号27149, 卡号: 4662 0310 0000 7890. Nothing when a unit shows an amount:
// 代码300行.
std::optional<TaggedToken> announced(const Site& site) {
    Cursor cursor{site.text, site.at};
    auto digits = cursor.digits(2, longest_number);
    if (digits.size() < 3) return std::nullopt;
    for (int i = 0; i < 8; ++i) {
        Cursor next = cursor;
        if (!next.eat_any(U" -")) break;
        const auto group = next.digits(1, 18);
        if (group.empty()) break;
        digits += group;
        cursor = next;
    }
    Cursor check = cursor; // 申请号202010123456.7
    const auto last = digits.size() >= 10 && check.eat(U'.') ? check.digits(1, 1) : std::string{};
    if (!last.empty())
        return TaggedToken{check.at(), {{Kind::code, digits}, {Kind::text, "点"}, {Kind::code, last}}, {}};
    const bool listed = list_end(site.text, cursor.at()) != cursor.at();
    const bool goes_on =
        (cursor.peek() == U'.' || (cursor.peek() == U',' && !listed)) && is_digit(cursor.peek(1));
    const bool product = cursor.peek() == U'×' || cursor.peek() == U'*' || cursor.peek() == U'x';
    if (goes_on || product || (digits.size() <= 8 && with_unit_after(site, cursor.at()))) return std::nullopt;
    return TaggedToken{cursor.at(), {{Kind::code, digits}}, {}};
}

// A number of a long row (1234567号), in quotes (“26314”号) or behind a label in Latin letters (Fs:987654).
bool shaped_as_code(const Site& site, const std::string& digits, std::size_t end) {
    const auto& text = site.text;
    Cursor after{text, end};
    after.spaces();
    constexpr std::u32string_view quotes = U"”\"’」";
    const bool quoted =
        quotes.find(after.peek()) != quotes.npos && after.peek(1) == U'号' && digits.size() >= 3;
    const auto colon = before_spaces(text, site.at);
    // localhost:8080
    const bool port = site.at >= 10 && text[site.at - 1] == U':' &&
                      Cursor{text, site.at - 10}.eat_word(U"localhost") && digits.size() >= 4;
    const bool labelled = colon != std::string::npos && text[colon] == U':' && is_latin(text.before(colon)) &&
                          digits.size() >= 5;
    const bool bracketed =
        text.before(site.at) == U'(' && after.peek() == U')' && digits.size() == 6; // a fund or share
    constexpr std::u32string_view joints = U"@#_$";
    const bool password = text.before(site.at) && joints.find(text.before(site.at)) != joints.npos &&
                          is_alnum(text.before(site.at, 2)) && digits.size() >= 4;
    return quoted || bracketed || password || port || (after.peek() == U'号' && digits.size() >= 6) ||
           (labelled && !with_unit_after(site, end));
}

bool asks_for_service(const Site& site, std::size_t end) {
    const auto& words = site.tables.words(Words::service);
    const auto begin = list_begin(site.text, site.at), last = list_end(site.text, end);
    if (begin != site.at &&
        introduced_by(Site{site.text, begin, site.options, site.tables, site.lexicon}, Words::service))
        return true;
    if (last != end && words.at(site.text, last)) return true;
    return introduced_by(site, Words::service) || words.at(site.text, end) ||
           (site.text[end] == U'，' && near(site.text, words, end, end, 5));
}

} // namespace

// Digit by digit: announced codes, rooms and roads (502室, 318国道), service numbers (110, 12345热线).
std::optional<TaggedToken> tag_code(const Site& site) {
    const auto& text = site.text;
    if (is_alnum(text.before(site.at)) || text.before(site.at) == U'.') return std::nullopt;
    Cursor cursor{text, site.at};
    const auto digits = cursor.digits(2, longest_number);
    if (digits.empty()) return std::nullopt;
    if (introduced_by(site, Words::code)) return announced(site);
    const auto list = list_begin(text, site.at);
    if (list != site.at && digits.size() <= 5 &&
        introduced_by(Site{text, list, site.options, site.tables, site.lexicon}, Words::code))
        return announced(site);
    const auto end = cursor.at();
    const TaggedToken token{with_spaces(site, end), {{Kind::code, digits}}, {}};
    cursor.spaces();
    if (digits.size() >= 3 && digits.size() <= 5 && site.tables.words(Words::code_noun).at(text, cursor.at()))
        return token;
    if (shaped_as_code(site, digits, end)) return token;
    if (site.tables.words(Words::service_number).at(text, site.at) == digits.size() && digits.size() == 5 &&
        !with_unit_after(site, end))
        return token;
    if (known_service(digits) &&
        (asks_for_service(site, end) || (digits.size() == 3 && alone(text, site.at, end))))
        return token;
    return std::nullopt;
}

} // namespace langdu
