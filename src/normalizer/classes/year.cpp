// N年 is a year (1998年) or a length of time (3000年历史). What stands before and after decides; a year of an
// era is a number.
#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

bool follows_month(const FoldedText& text, std::size_t at) {
    Cursor cursor{text, at};
    cursor.spaces();
    return !cursor.digits(1, 2).empty() && (cursor.spaces(), cursor.peek() == U'月' || cursor.peek() == U'-');
}

// 公元前221年, (前475年, 西元380年
bool counts_from_epoch(const FoldedText& text, std::size_t at) {
    if (text.before(at) == U' ') --at;
    const char32_t last = text.before(at), second_last = text.before(at, 2);
    if (last == U'元') return true;
    constexpr std::u32string_view openers = U"元(-—~至到";
    if (last != U'前' || !second_last) return false;
    const bool long_ago = is_digit(text[at + 2]) && (second_last == U'，' || second_last == U'。' ||
                                                     second_last == U';' || second_last == U'、');
    return openers.find(second_last) != openers.npos || long_ago; // ；前770年
}

bool is_length_of_time(const Site& site, const std::string& digits, std::size_t after) {
    const auto& text = site.text;
    const auto& t = site.tables;
    const int value = std::stoi(digits);
    const bool before_words = introduced_by(site, Words::span_before);
    const bool after_words = t.words(Words::span_after).at(text, after) != 0;
    const bool round = value % 100 == 0;
    if (value > 2150) return true;
    if (text[after] == U'之' && text[after + 1] == U'间') return false; // 1820年到1900年之间
    if (text[after] == U'前' && round) { // 2000年前, but 2000年前往, 2000年前后
        constexpr std::u32string_view verb = U"往去来后夕期半";
        return !text[after + 1] || verb.find(text[after + 1]) == verb.npos;
    }
    if (round || value < 1600) return before_words || after_words;
    return t.words(Words::span_after).at(text, after) >= 2 && (text[after] == U'历' || text[after] == U'之');
}

bool eat_before_our_era(Cursor& cursor) {
    cursor.spaces();
    const bool found = cursor.eat_word(U"bc") || cursor.eat_word(U"BC") || cursor.eat_word(U"b.c.") ||
                       cursor.eat_word(U"B.C.") || cursor.eat_word(U"BCE");
    return found && !is_alnum(cursor.peek());
}

// 221年BC, 1823年3月bc: said before the year.
std::optional<TaggedToken> with_month_and_era(const Site& site, const std::string& digits, std::size_t at) {
    Cursor cursor{site.text, at};
    const auto month = cursor.digits(1, 2);
    if (!month.empty() && !cursor.eat(U'月')) return std::nullopt;
    TaggedToken token{at, {{Kind::text, "公元前"}, {Kind::year, digits}, {Kind::text, "年"}}, {}};
    if (!month.empty()) token.parts.insert(token.parts.end(), {{Kind::number, month}, {Kind::text, "月"}});
    if (!eat_before_our_era(cursor)) return std::nullopt;
    token.end = cursor.at();
    return token;
}

} // namespace

std::optional<TaggedToken> tag_year(const Site& site) {
    const auto& text = site.text;
    if (is_latin(text.before(site.at)) || text.before(site.at) == U'.') return std::nullopt;
    Cursor cursor{text, site.at};
    const auto digits = cursor.digits(1, 5);
    if (digits.empty()) return std::nullopt;
    // 2934ad, 221 BC
    Cursor epoch = cursor;
    epoch.spaces();
    const bool bc = epoch.eat_word(U"bc") || epoch.eat_word(U"BC") || epoch.eat_word(U"b.c.") ||
                    epoch.eat_word(U"B.C.") || epoch.eat_word(U"BCE");
    const bool ad = !bc && (epoch.eat_word(U"ad") || epoch.eat_word(U"AD") || epoch.eat_word(U"a.d.") ||
                            epoch.eat_word(U"A.D."));
    if ((bc || ad) && digits.size() >= 3 && !is_alnum(epoch.peek()))
        return TaggedToken{
            epoch.at(), {{Kind::text, bc ? "公元前" : "公元"}, {Kind::year, digits}, {Kind::text, "年"}}, {}};
    cursor.spaces();
    const auto end = cursor.at();
    if (!cursor.eat(U'年')) return std::nullopt;
    const auto after = cursor.at();
    if (auto token = with_month_and_era(site, digits, after)) return token;
    if (text[after] == U'级' || (text[after] == U'期' && text[after + 1] != U'间'))
        return std::nullopt; // 2年级, 2年期
    if (introduced_by(site, Words::era) && digits.size() < 4)
        return TaggedToken{end, {{Kind::number, digits}}, {}};
    const bool named = site.tables.words(Words::year_before).before(text, site.at) != 0;
    const bool epoch_before = counts_from_epoch(text, site.at);
    const TaggedToken year{end, {{Kind::year, digits}}, {}};
    if (digits.size() == 4 && digits[0] != '0') {
        if (epoch_before) return year;
        if (is_length_of_time(site, digits, after)) return TaggedToken{end, {{Kind::number, digits}}, {}};
        if (digits == "1000" || digits > "2199") return TaggedToken{end, {{Kind::number, digits}}, {}};
        return year;
    }
    if (digits[0] == '0' && digits.size() == 2) return year;
    if (digits.size() == 3) {
        const bool dated = epoch_before || follows_month(text, after) ||
                           site.tables.words(Words::year_after).at(text, after);
        return TaggedToken{end, {{dated ? Kind::year : Kind::number, digits}}, {}};
    }
    // 自88年開辦以來: in traditional text two digits are a year of the Republic.
    if (digits.size() == 2 && digits[0] != '0' && text.traditional())
        return TaggedToken{end, {{Kind::number, digits}}, {}};
    if (digits.size() == 2) {
        const bool span =
            introduced_by(site, Words::span_before) || site.tables.words(Words::span_after).at(text, after);
        const bool dated = follows_month(text, after) || site.tables.words(Words::year_after).at(text, after);
        const bool likely = digits >= "49" && named && !span;
        if ((dated && digits >= "30") || likely || (dated && follows_month(text, after))) return year;
    }
    return std::nullopt;
}

} // namespace langdu::normalizer
