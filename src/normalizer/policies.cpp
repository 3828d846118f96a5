#include "normalizer/policies.h"

namespace langdu::normalizer {

namespace {

UrlPolicy url_policy(const std::string& choice) {
    if (choice == "read") return UrlPolicy::read;
    return choice == "skip" ? UrlPolicy::skip : UrlPolicy::announce;
}

constexpr ReadingPolicy table[] = {
    {"url", "announce|read|skip", "Web addresses: said as 链接, spelled, or left out",
     [](NormalizerOptions& o, const std::string& c) { o.url = url_policy(c); }},
    {"email", "read|announce|skip", "E-mail addresses: spelled, said as 邮箱, or left out",
     [](NormalizerOptions& o, const std::string& c) { o.email = url_policy(c); }},
    {"emoji", "skip|announce|read", "Emoji: left out, said as 表情, or by name",
     [](NormalizerOptions& o, const std::string& c) { o.emoji = url_policy(c); }},
    {"one", "幺|一", "1 in telephone numbers and codes",
     [](NormalizerOptions& o, const std::string& c) { o.code_one = c; }},
    {"range", "到|至", "The dash of a range",
     [](NormalizerOptions& o, const std::string& c) { o.range_word = c; }},
    {"kilometre", "公里|千米", "km", [](NormalizerOptions& o, const std::string& c) { o.kilometre = c; }},
    {"kilogram", "千克|公斤", "kg", [](NormalizerOptions& o, const std::string& c) { o.kilogram = c; }},
    {"celsius", "摄氏度|度", "℃", [](NormalizerOptions& o, const std::string& c) { o.celsius = c; }},
    {"below-zero", "零下|负", "The minus of a temperature",
     [](NormalizerOptions& o, const std::string& c) { o.below_zero = c; }},
};

bool offers(std::string_view choices, std::string_view choice) {
    while (!choices.empty()) {
        const auto bar = choices.find('|');
        if (choices.substr(0, bar) == choice) return true;
        choices.remove_prefix(bar == choices.npos ? choices.size() : bar + 1);
    }
    return false;
}

} // namespace

std::span<const ReadingPolicy> policies() { return table; }

bool set_policy(NormalizerOptions& options, std::string_view name, const std::string& choice) {
    for (const auto& policy : table)
        if (name == policy.name && offers(policy.choices, choice)) {
            policy.set(options, choice);
            return true;
        }
    return false;
}

} // namespace langdu::normalizer
