#include "normalizer/number.h"

namespace langdu::normalizer {

// Taken whole, so that no other rule counts the same digits again.
std::optional<TaggedToken> tag_long_digits(const Site& site) {
    auto end = site.at;
    while (is_digit(site.text[end]) && end - site.at <= longest_number) ++end;
    if (end - site.at <= longest_number) return std::nullopt;
    while (is_digit(site.text[end])) ++end;
    std::string digits;
    for (auto at = site.at; at < end; ++at) digits += static_cast<char>(site.text[at]);
    return TaggedToken{end, {{Kind::digits, digits}}, {}};
}

} // namespace langdu::normalizer
