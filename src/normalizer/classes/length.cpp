#include "normalizer/classes/clock.h"
#include "normalizer/number.h"

namespace langdu {

// How long something took: 1:59:40的成绩, 2:01.39, 时长03:25 in minutes, 历时6:15 in hours.
std::optional<TaggedToken> tag_length(const Site& site) {
    const auto clock = clock_at(site.text, site.at);
    if (!clock) return std::nullopt;
    const bool short_form = clock->second.empty();
    TaggedToken token{clock->end, {{Kind::length, short_form ? "0:" + clock->value() : clock->value()}}, {}};
    if (!clock->rest.empty()) {
        if (!short_form && is_digit(site.text.before(site.at, 2))) return std::nullopt; // behind a date
        token.parts.push_back({Kind::digits, clock->rest});
        return token;
    }
    if (!short_form) {
        const bool asked = near(site.text, site.tables.words(Words::result), site.at, clock->end, 12);
        return asked ? std::optional(token) : std::nullopt;
    }
    const bool minutes = introduced_by(site, Words::minutes_before) ||
                         (clock->hour[0] == '0' && introduced_by(site, Words::recording));
    if (minutes) return token;
    if (clock->hour[0] == '0' || !introduced_by(site, Words::hours_before)) return std::nullopt;
    token.parts = {{Kind::length, clock->value()}};
    return token;
}

} // namespace langdu
