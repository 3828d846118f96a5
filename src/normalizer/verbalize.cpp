// How each kind of part sounds. Nothing here looks at the text around: what a number is was decided when it
// was tagged.
#include "normalizer/verbalize.h"

#include "normalizer/numerals.h"

#include <string_view>

namespace langdu::normalizer {

namespace {

// -3.2 of 百分之 => 负百分之三点二
std::string parts_of(std::string_view prefix, std::string_view value) {
    std::string out;
    if (value.starts_with('-')) {
        out = "负";
        value.remove_prefix(1);
    }
    return out.append(prefix) + number_words(value);
}

std::string fraction_words(std::string_view value) {
    const auto slash = value.find('/');
    return number_words(value.substr(slash + 1)) + "分之" + number_words(value.substr(0, slash));
}

std::string_view without_leading_zero(std::string_view digits) {
    while (digits.size() > 1 && digits[0] == '0') digits.remove_prefix(1);
    return digits;
}

// 9:05 => 九点零五分, 12:00 => 十二点, 0:00:00 => 零点零分零秒
std::string clock_words(std::string_view value) {
    const auto first = value.find(':');
    const auto second = value.find(':', first + 1);
    const auto hour = value.substr(0, first);
    const auto minute = value.substr(first + 1, second == value.npos ? value.npos : second - first - 1);
    const auto say = [](std::string_view digits) {
        const auto plain = without_leading_zero(digits);
        return (digits.size() == 2 && digits[0] == '0' && plain != "0" ? "零" : "") + cardinal_words(plain);
    };
    std::string out = cardinal_words(without_leading_zero(hour), Two::liang) + "点";
    if (second != value.npos) return out + say(minute) + "分" + say(value.substr(second + 1)) + "秒";
    return minute == "00" ? out : out + say(minute) + "分";
}

// 1:59:40 => 一小时五十九分四十秒, 0:03:25 => 三分二十五秒, 6:15 => 六小时十五分
std::string length_words(std::string_view value) {
    std::string out;
    bool more = true;
    for (const std::string_view name : {"小时", "分", "秒"}) {
        if (!more) break;
        const auto colon = value.find(':');
        const auto digits = without_leading_zero(value.substr(0, colon));
        more = colon != value.npos;
        if (!out.empty() || digits != "0" || !more) out += number_words(digits, Two::liang).append(name);
        if (more) value.remove_prefix(colon + 1);
    }
    return out;
}

// 14.60 => 十四点六, 36.00 => 三十六
std::string money_words(std::string_view value) {
    if (const auto point = value.find('.'); point != value.npos && value.size() - point == 3)
        while (value.back() == '0' || value.back() == '.') {
            const bool was_point = value.back() == '.';
            value.remove_suffix(1);
            if (was_point) break;
        }
    return number_words(value, Two::liang);
}

std::string unit_word(const std::string& key, const NormalizerOptions& options, const Tables& tables) {
    const auto text = FoldedText(key, tables);
    const auto hit = tables.units.at(text, 0);
    if (!hit || hit.length != text.size()) return key;
    const auto choice = tables.unit_choices.find(*hit.value);
    if (choice == tables.unit_choices.end()) return *hit.value;
    switch (choice->second) {
    case UnitChoice::kilometre:
        return options.kilometre;
    case UnitChoice::kilogram:
        return options.kilogram;
    case UnitChoice::celsius:
        return options.celsius;
    }
    return *hit.value;
}

// km/h => 公里每小时
std::string unit_words(std::string_view key, const NormalizerOptions& options, const Tables& tables) {
    const auto whole = unit_word(std::string(key), options, tables);
    const auto slash = key.find('/');
    if (whole != key || slash == key.npos) return whole;
    return unit_word(std::string(key.substr(0, slash)), options, tables) + "每" +
           unit_words(key.substr(slash + 1), options, tables);
}

std::string part_words(const Part& part, const NormalizerOptions& options, const Tables& tables) {
    switch (part.kind) {
    case Kind::text:
        return part.value;
    case Kind::number:
        return number_words(part.value);
    case Kind::count:
        return number_words(part.value, Two::liang);
    case Kind::ordinal:
        return ordinal_words(part.value);
    case Kind::digits:
    case Kind::year:
        return digit_words(part.value);
    case Kind::code:
        return digit_words(part.value, options.code_one);
    case Kind::percent:
        return parts_of("百分之", part.value);
    case Kind::permille:
        return parts_of("千分之", part.value);
    case Kind::permyriad:
        return parts_of("万分之", part.value);
    case Kind::fraction:
        return fraction_words(part.value);
    case Kind::temperature:
        return part.value.starts_with('-')
                   ? options.below_zero + number_words(part.value.substr(1), Two::liang)
                   : number_words(part.value, Two::liang);
    case Kind::clock:
        return clock_words(part.value);
    case Kind::length:
        return length_words(part.value);
    case Kind::money:
        return money_words(part.value);
    case Kind::unit:
        return unit_words(part.value, options, tables);
    case Kind::range:
        return options.range_word;
    }
    return part.value;
}

} // namespace

Verbalized verbalize(const std::vector<Part>& parts, const NormalizerOptions& options, const Tables& tables) {
    Verbalized out;
    for (const auto& part : parts) {
        const auto begin = out.words.size();
        out.words += part_words(part, options, tables);
        if (part.kind != Kind::text) out.parts.push_back({{begin, out.words.size()}, part.kind});
    }
    return out;
}

} // namespace langdu::normalizer
