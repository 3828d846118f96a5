// A number that belongs to a name in Latin letters: GPT-4o, iPhone 16, RTX 5090, H1N1, i7-12700K. Only the
// digits change.
#include "normalizer/number.h"

namespace langdu {

namespace {

// Digits in a name: up to two and round hundreds as a number (三十二, H一百), else one by one (五零九零).
Kind name_kind(const std::string& digits) {
    if (digits[0] == '0' && digits.size() > 1) return Kind::digits;
    if (digits.size() <= 2) return Kind::number;
    if (digits.size() == 3) return digits.ends_with("00") ? Kind::number : Kind::digits;
    return digits.size() == 4 && digits.ends_with("000") ? Kind::number : Kind::digits;
}

// Letters and digits without a gap around `at`: how often they change. A hash or serial number changes often.
int changes_around(const FoldedText& text, std::size_t at) {
    auto from = at;
    while (from > 0 && at - from < 48 && is_alnum(text[from - 1])) --from;
    int changes = 0;
    for (auto i = from + 1; i - at < 48 && is_alnum(text[i]); ++i)
        changes += is_digit(text[i]) != is_digit(text[i - 1]);
    return changes;
}

} // namespace

std::optional<TaggedToken> tag_model(const Site& site) {
    const auto& text = site.text;
    const auto before = before_spaces(text, site.at);
    const bool product = (text.before(site.at) == U'x' || text.before(site.at) == U'X') &&
                         is_digit(text.before(site.at, 2)); // 3x4
    const bool touching = is_latin(text.before(site.at)) && !product;
    const bool dashed = text.before(site.at) == U'-' &&
                        (is_alnum(text.before(site.at, 2)) || text.before(site.at, 2) == U')');
    const bool spaced =
        !touching && before != std::string::npos && (is_latin(text[before]) || text[before] == U'+');
    const auto number = number_at(text, site.at);
    if (!number) return std::nullopt;
    Cursor run{text, site.at};
    const auto digits = run.digits(1, longest_number);
    const bool starts_word = is_latin(text[run.at()]) && digits.size() > 1 && digits[0] == '0';
    const int changes = touching || is_latin(text[run.at()]) ? changes_around(text, site.at) : 0;
    if (changes >= 5 && (touching || digits.size() > 1)) return TaggedToken{run.at(), {{Kind::digits, digits}}, {}};
    if (starts_word) return TaggedToken{run.at(), {{Kind::digits, digits}}, {}};
    // 1080p, 737-800, 600519
    if (!touching && text[run.at()] == U'p' && !is_alnum(text[run.at() + 1]) && digits.size() >= 3)
        return TaggedToken{run.at(), {{Kind::digits, digits}}, {}};
    if (!touching && !dashed && !spaced) {
        const bool aircraft = digits.size() == 3 && text[run.at()] == U'-' &&
                              site.tables.words(Words::aircraft).before(text, site.at);
        if (aircraft) return TaggedToken{run.at(), {{Kind::digits, digits}}, {}};
        return std::nullopt;
    }
    if (spaced && (with_unit_after(site, number->end) || number->grouped)) {
        const bool single = digits.size() >= 3 && false;
        if (!single) return std::nullopt;
    }
    if (!number->whole() && !number->grouped) {
        const auto& fraction = number->fraction;
        TaggedToken token{number->end, {{name_kind(number->integer), number->integer}, {Kind::text, "点"}}, {}};
        token.parts.push_back({Kind::digits, fraction});
        return token;
    }
    return TaggedToken{run.at(), {{name_kind(digits), digits}}, {}};
}

} // namespace langdu
