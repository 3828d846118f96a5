#include "normalizer/rules.h"

#include <array>
#include <vector>

namespace langdu::normalizer {

#define RULE(name, starts, kind, description, written, spoken) Tagger tag_##name;
#include "normalizer/rule_table.inc"
#undef RULE

namespace {

constexpr Rule table[] = {
#define RULE(name, starts, kind, description, written, spoken)                                               \
    {#name, starts, TokenKind::kind, description, written, spoken, tag_##name},
#include "normalizer/rule_table.inc"
#undef RULE
};

// The rules of each kind of start, in order, so that a site asks only those that may answer.
std::array<std::vector<const Rule*>, 5> by_start() {
    std::array<std::vector<const Rule*>, 5> out;
    for (const auto& rule : table)
        for (std::size_t bit = 0; bit < out.size(); ++bit)
            if (rule.starts & (1u << bit)) out[bit].push_back(&rule);
    return out;
}

} // namespace

std::span<const Rule> rules() { return table; }

std::optional<Tagged> apply_rules(const Site& site, Start start) {
    static const auto candidates = by_start();
    std::size_t bit = 0;
    while (!(start & (1u << bit))) ++bit;
    for (const Rule* rule : candidates[bit])
        if (auto token = rule->tag(site)) return Tagged{rule, std::move(*token)};
    return std::nullopt;
}

std::optional<Tagged> apply_lexicon(const Site& site) {
    if (auto token = table[0].tag(site)) return Tagged{&table[0], std::move(*token)};
    return std::nullopt;
}

} // namespace langdu::normalizer
