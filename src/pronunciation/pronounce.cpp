#include "pronunciation/pronounce.h"

#include "base/unicode.h"
#include "pronunciation/assign_readings.h"
#include "pronunciation/find_words.h"
#include "pronunciation/foreign.h"
#include "pronunciation/minor_breaks.h"
#include "pronunciation/pinyin.h"
#include "pronunciation/tones.h"

#include <algorithm>
#include <iterator>

namespace langdu::pronunciation {

struct Pronouncer::Data {
    Data(const std::filesystem::path& directory, Accent wanted)
        : lexicon(directory / "lexicon.bin"), rules(directory / "voices/mandarin"),
          grammar(directory / "voices/mandarin/grammar_words.tsv"),
          prices(directory / "voices/mandarin/breaks.tsv"),
          persons(directory / "voices/mandarin/persons.tsv"),
          spoken(directory / "voices/mandarin/spoken.tsv"), foreign(directory / "voices/mandarin/brands.tsv"),
          accent(wanted == Accent::taiwan ? AccentReadings(directory / "voices/mandarin/taiwan.tsv")
                                          : AccentReadings()) {}

    void analyse(Line& line) const {
        line.set_words(find_words(line, lexicon, persons, cost));
        assign_readings(line, lexicon, persons, rules);
        accent.apply(line);
        find_minor_breaks(line, grammar, prices);
        speak_tones(line, lexicon, spoken, grammar);
    }

    Lexicon lexicon;
    ContextRules rules;
    GrammarWords grammar;
    BreakPrices prices;
    Persons persons;
    SpokenWords spoken;
    ForeignWords foreign;
    AccentReadings accent;
    UnigramCost cost;
};

namespace {

bool is_pause_mark(char32_t c) {
    return is_punctuation(c) &&
           std::u32string_view(U"“”‘’\"'《》〈〉·-_&@/").find(c) == std::u32string_view::npos;
}

// One item a Han character and one a stretch of other text.
Line split_into_items(std::string_view text, Span range, const Lexicon& lexicon) {
    Line line;
    line.text = text;
    bool pause = true, traditional = false, simplified = false;
    for (std::size_t at = range.begin; at < range.end;) {
        const auto c = code_point_at(text, at);
        Item item;
        item.pause_before = pause;
        pause = false;
        auto first = c.value;
        std::size_t end = c.end();
        if (is_han(c.value)) {
            item.kind = Item::Kind::han;
            first = lexicon.fold(c.value);
            traditional |= first != c.value;
            simplified |= lexicon.is_only_simplified(c.value);
        } else {
            item.kind = Item::Kind::silent;
            for (end = at; end < range.end;) {
                const auto next = code_point_at(text, end);
                if (is_han(next.value)) break;
                if (is_letter(next.value) || is_decimal_digit(next.value)) item.kind = Item::Kind::foreign;
                if (is_pause_mark(next.value)) {
                    first = next.value;
                    pause = true;
                }
                end = next.end();
            }
        }
        item.source = {at, std::min(end, range.end)};
        line.characters += first;
        line.items.push_back(std::move(item));
        at = end;
    }
    line.traditional = traditional && !simplified;
    return line;
}

Token token_of(const Line& line, std::size_t i) {
    const auto& item = line.items[i];
    using Kind = Item::Kind;
    Token token{item.kind == Kind::han       ? Token::Kind::syllable
                : item.kind == Kind::foreign ? Token::Kind::foreign
                                             : Token::Kind::silent,
                item.source,
                item.citation,
                item.surface,
                item.rule,
                item.tone_rule};
    token.word_start = line.starts_word(i);
    token.break_before = item.break_before;
    token.unknown = item.unknown;
    return token;
}

// The syllables that the user's lexicon prescribes, on the items of their span.
void prescribe(Line& line, const normalizer::SpokenText& text, Span sentence) {
    std::size_t i = 0;
    // A passage of many sentences has many readings: only this one's.
    auto next = std::ranges::partition_point(
        text.readings, [&](const normalizer::Reading& r) { return r.spoken.end <= sentence.begin; });
    for (; next != text.readings.end() && next->spoken.begin < sentence.end; ++next) {
        const auto& reading = *next;
        if (reading.pinyin.empty()) continue;
        while (i < line.items.size() && line.items[i].source.begin < reading.spoken.begin) ++i;
        std::size_t end = i;
        while (end < line.items.size() && line.is_han(end) &&
               line.items[end].source.end <= reading.spoken.end)
            ++end;
        const auto syllables = parse_pinyin(reading.pinyin);
        if (syllables.size() != end - i) continue; // not this sentence's, or not one syllable a character
        for (std::size_t k = 0; k < syllables.size(); ++k) {
            auto& item = line.items[i + k];
            item.prescribed = true;
            item.citation = syllables[k];
            item.rule = "lexicon";
        }
    }
}

// Which 一 is a figure, from the kinds of the normalizer's readings: a digit, a year, an ordinal, or all of a
// number that stands in a range, ratio, score, name or formula, or counts nothing: 1路, 1队, 1加1.
void mark_figures(Line& line, const normalizer::SpokenText& text) {
    for (std::size_t i = 0; i < line.items.size(); ++i) {
        auto& item = line.items[i];
        if (line.characters[i] != U'一') continue;
        const auto* const reading = normalizer::reading_at(text, item.source.begin);
        if (!reading) continue;
        const auto part = std::ranges::find_if(reading->parts, [&](const normalizer::SpokenPart& candidate) {
            return candidate.spoken.begin <= item.source.begin && item.source.end <= candidate.spoken.end;
        });
        if (part == reading->parts.end()) continue;
        constexpr normalizer::PartKind by_figure[] = {normalizer::PartKind::digits,
                                                      normalizer::PartKind::code, normalizer::PartKind::year,
                                                      normalizer::PartKind::ordinal};
        constexpr normalizer::TokenKind of_figures[] = {
            normalizer::TokenKind::range, normalizer::TokenKind::ratio,   normalizer::TokenKind::score,
            normalizer::TokenKind::code,  normalizer::TokenKind::name,    normalizer::TokenKind::formula,
            normalizer::TokenKind::list,  normalizer::TokenKind::ordinal, normalizer::TokenKind::cardinal};
        const bool whole = part->spoken == item.source && part->kind == normalizer::PartKind::number;
        item.figure = std::ranges::find(by_figure, part->kind) != std::end(by_figure) ||
                      (whole && std::ranges::find(of_figures, reading->kind) != std::end(of_figures));
    }
}

} // namespace

Pronouncer::Pronouncer(const std::filesystem::path& data_directory, Accent accent)
    : data_(std::make_unique<const Data>(data_directory, accent)) {}
Pronouncer::~Pronouncer() = default;

std::vector<Token> Pronouncer::tokens_of_line(std::string_view text) const {
    Line line = split_into_items(text, {0, text.size()}, data_->lexicon);
    data_->analyse(line);
    std::vector<Token> tokens;
    for (std::size_t i = 0; i < line.items.size(); ++i) tokens.push_back(token_of(line, i));
    return tokens;
}

std::vector<Token> Pronouncer::tokens_of_foreign(std::string_view text, Span stretch) const {
    return data_->foreign.tokens(text, stretch);
}

std::vector<Utterance> Pronouncer::pronounce(const normalizer::SpokenText& text,
                                             const phrasing::Sentence& sentence) const {
    Line line = split_into_items(text.spoken, sentence.spoken, data_->lexicon);
    for (std::size_t i = 0, c = 0; i < line.items.size(); ++i) {
        while (c < sentence.clauses.size() && sentence.clauses[c].spoken.end <= line.items[i].source.begin)
            ++c;
        if (c < sentence.clauses.size() && line.items[i].source.begin == sentence.clauses[c].spoken.begin)
            line.items[i].pause_before = true;
    }
    prescribe(line, text, sentence.spoken);
    mark_figures(line, text);
    data_->analyse(line);

    std::vector<Utterance> utterances;
    std::size_t i = 0;
    for (const auto& clause : sentence.clauses) {
        Utterance utterance{{}, clause.after, clause.explicit_ms, clause.tune, clause.quiet};
        // A stretch of other text may reach over the border of a clause ("AI, GPU").
        while (i < line.items.size() && line.items[i].source.end <= clause.spoken.begin) ++i;
        for (std::size_t k = i; k < line.items.size() && line.items[k].source.begin < clause.spoken.end;
             ++k) {
            if (line.is_han(k)) {
                utterance.tokens.push_back(token_of(line, k));
                continue;
            }
            const Span run{std::max(line.items[k].source.begin, clause.spoken.begin),
                           std::min(line.items[k].source.end, clause.spoken.end)};
            auto tokens = data_->foreign.tokens(text.spoken, run);
            if (!tokens.empty()) tokens.front().break_before = line.items[k].break_before;
            utterance.tokens.insert(utterance.tokens.end(), std::make_move_iterator(tokens.begin()),
                                    std::make_move_iterator(tokens.end()));
        }
        utterances.push_back(std::move(utterance));
    }
    return utterances;
}

} // namespace langdu::pronunciation
