// A year and a month, four digits and two with a sign: 2008-08, 2024.3, 2016.9-2020.6. A month where its form
// or something around it tells; else figures that others read.
#include "normalizer/classes/calendar.h"
#include "normalizer/decide.h"
#include "normalizer/number.h"
#include "normalizer/shapes/facts.h"

namespace langdu::normalizer {

namespace {

struct Month {
    Shape shape;
    Date first;
    std::optional<Date> last; // of a range
    Part joint;
};

// 2024.3-2024.9, 1949/10—1978/12, 2015.3到2018.6
void read_range(const Site& site, Month& month) {
    const auto& text = site.text;
    const auto& first = month.first;
    Cursor cursor{text, first.end};
    if (first.separator == U'-' && cursor.peek() == U'-') return;
    month.joint = {Kind::range, {}};
    if (!cursor.range_sign()) {
        const auto word = site.tables.set("range_word").at(text, cursor.at());
        if (!word) return;
        cursor.skip(word);
        month.joint = {Kind::text, std::string(text.bytes_of(first.end, cursor.at()))};
    }
    const auto second = year_month_at(text, cursor.at());
    if (!second || second->separator != first.separator || second->year < first.year) return;
    const bool figures = first.year < "1900" || second->year > "2100" ||
                         site.tables.set("figure_unit").at(text, second->end) || text[second->end] == U'%' ||
                         magnitude_at(text, second->end) || unit_at(site, second->end);
    if (month.joint.kind == Kind::text && figures) return; // 从2015.3到2310.8点
    month.last = second;
}

// What follows shows that it is no month: 2010/11年, 2008.08元.
bool counted(const Site& site, const Date& date) {
    const auto& text = site.text;
    const bool sure = date.month[0] == '0' && date.separator != U'.';
    return is_han_at(text, date.end) && (site.tables.words(Words::season).at(text, date.end) ||
                                         (!sure && site.tables.classifiers.at(text, date.end)));
}

std::optional<Month> read(const Site& site) {
    const auto& text = site.text;
    if (!any_behind_digits(text, site.at, U"-/.")) return std::nullopt;
    const char32_t before = text.before(site.at);
    if (is_latin(before) ||
        ((before == U'-' || before == U'/' || before == U'.') && is_digit(text.before(site.at, 2))))
        return std::nullopt;
    const auto date = year_month_at(text, site.at);
    if (!date || date->separator == U'·') return std::nullopt;
    Month out{{}, *date, {}, {}};
    read_range(site, out);
    const bool zero = date->month[0] == '0', dot = date->separator == U'.';
    const bool loose = (date->month.size() == 1 && date->separator != U'/') || (dot && !zero);
    Cursor event{text, date->end};
    event.eat_any(U" ，");
    out.shape = {site.at, date->end,
                 when(date->year < "1900", fact<month_facts>("early")) |
                     when(!loose, fact<month_facts>("tight")) |
                     when(counted(site, *date), fact<month_facts>("counted")) |
                     when(out.last.has_value(), fact<month_facts>("range")) |
                     when(site.tables.words(Words::life).at(text, event.at()), fact<month_facts>("life"))};
    return out;
}

std::optional<TaggedToken> say_month(const Site& site, const Month& month, const Meaning&) {
    TaggedToken token{month.shape.end, {}, {}};
    say(token.parts, month.first);
    if (month.last) {
        token.parts.push_back(month.joint);
        say(token.parts, *month.last);
        token.end = month.last->end;
    } else if (site.tables.set("month_unit").at(site.text, token.end)) {
        token.parts.pop_back(); // 2022.10月
    }
    return token;
}

constexpr Saying<Month> sayings[] = {{"number", nullptr}, {"month", say_month}};

} // namespace

std::optional<TaggedToken> tag_month(const Site& site) {
    const auto form = read(site);
    return form ? decide<Month>(ShapeName::month, site, *form, sayings) : std::nullopt;
}

} // namespace langdu::normalizer
