#include "timeline/plan.h"

#include "base/unicode.h"

#include <deque>
#include <memory>
#include <utility>

namespace langdu {

namespace {

bool has_letter(std::string_view text) {
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
        if (is_letter(c.value) || is_han(c.value) || is_decimal_digit(c.value)) return true;
    return false;
}

// Text between the clauses that carries letters: [停顿 2秒] became silence.
void add_marks_with_letters(PlannedPassage& plan, int line) {
    std::size_t at = 0;
    const auto check = [&](std::size_t end) {
        const auto between = Span{at, end}.of(plan.text.spoken);
        if (has_letter(between)) plan.skipped.push_back({line, std::string(trim(between)), "pause mark"});
    };
    for (const auto& sentence : plan.sentences)
        for (const auto& clause : sentence.clauses) {
            check(clause.spoken.begin);
            at = clause.spoken.end;
        }
    check(plan.text.spoken.size());
}

// Words with what was written for them; tokens inside one reading (百分之|八十) are one word (80%).
std::vector<PlannedWord> words_of(const PlannedPassage& plan, std::size_t sentence) {
    std::vector<PlannedWord> out;
    Span last;
    for (std::size_t u = 0; u < plan.utterances[sentence].size(); ++u) {
        const auto& tokens = plan.utterances[sentence][u].tokens;
        for (std::size_t t = 0; t < tokens.size();) {
            std::size_t end = t + 1;
            while (end < tokens.size() && !tokens[end].word_start && tokens[end].kind == tokens[t].kind)
                ++end;
            const bool audible = tokens[t].kind != Token::Kind::silent;
            if (audible) {
                const Span written =
                    written_span(plan.text, {tokens[t].source.begin, tokens[end - 1].source.end});
                if (!out.empty() && written.begin < last.end)
                    last.end = std::max(last.end, written.end);
                else {
                    out.push_back({u, t, {}});
                    last = written;
                }
                out.back().text = std::string(last.of(plan.text.written));
            }
            t = end;
        }
    }
    return out;
}

Pause pause_behind(const Script& script, std::size_t chapter, std::size_t passage) {
    const auto& passages = script.chapters[chapter].passages;
    if (passages[passage].kind == PassageKind::heading) return Pause::heading_after;
    if (passage + 1 == passages.size())
        return chapter + 1 == script.chapters.size() ? Pause::none : Pause::chapter;
    const auto& next = passages[passage + 1];
    if (next.kind == PassageKind::heading) return Pause::heading_before;
    return next.set_off ? Pause::section : Pause::paragraph;
}

// The sentences with the pause that their place asks for behind the last.
std::vector<PlannedSentence> planned_sentences(const PlannedPassage& plan, std::size_t chapter, Pause after,
                                               bool words) {
    std::vector<PlannedSentence> out;
    for (std::size_t s = 0; s < plan.sentences.size(); ++s) {
        PlannedSentence sentence;
        sentence.utterances = plan.utterances[s];
        sentence.written =
            std::string(trim(written_span(plan.text, plan.sentences[s].spoken).of(plan.text.written)));
        if (words) sentence.words = words_of(plan, s);
        sentence.chapter = chapter;
        out.push_back(std::move(sentence));
    }
    if (!out.empty() && !out.back().utterances.empty()) {
        auto& last = out.back().utterances.back();
        if (last.after != Pause::explicit_ms) last.after = after;
    }
    return out;
}

constexpr std::size_t longest_part = 32 * 1024; // bytes

// Where the next part of a passage ends: a text without paragraphs must not be planned as a whole, its tokens
// take far more memory than its text. Parts end behind a sentence, or anywhere when there is none.
std::size_t part_end(std::string_view text, std::size_t begin) {
    if (text.size() - begin <= longest_part) return text.size();
    std::size_t hard = begin + longest_part;
    while ((static_cast<unsigned char>(text[hard]) & 0xC0) == 0x80) --hard;
    const auto part = text.substr(begin, hard - begin);
    for (const std::string_view mark : {"。", "！", "？", ".", "\n", "，", ",", " "})
        if (const auto at = part.rfind(mark); at != std::string_view::npos && at > longest_part / 2)
            return begin + at + mark.size();
    return hard;
}

} // namespace

PlannedPassage plan_passage(const Passage& passage, const Pronouncer& pronouncer,
                            const PlanOptions& options) {
    PlannedPassage plan;
    plan.text = normalize(passage.text, options.normalizer);
    for (const auto& reading : plan.text.readings)
        if (!reading.skipped.empty())
            plan.skipped.push_back(
                {passage.line, std::string(reading.written.of(plan.text.written)), reading.skipped});
    plan.sentences = find_sentences(plan.text);
    add_marks_with_letters(plan, passage.line);
    for (const auto& sentence : plan.sentences) {
        plan.utterances.push_back(pronouncer.pronounce(plan.text, sentence));
        for (const auto& utterance : plan.utterances.back())
            for (const auto& token : utterance.tokens) {
                const auto text = token.source.of(plan.text.spoken);
                if (token.unknown) plan.unknown.emplace_back(text);
                if (token.kind == Token::Kind::silent && has_letter(text))
                    plan.skipped.push_back({passage.line, std::string(text), std::string(token.rule)});
            }
    }
    return plan;
}

SentenceSource plan_script(const Script& script, const Pronouncer& pronouncer, const PlanOptions& options,
                           std::function<void(const PlannedPassage&)> visit) {
    struct State {
        std::size_t chapter{}, passage{};
        std::size_t part{}; // bytes of the passage already planned
        bool chapter_starts{true};
        std::deque<PlannedSentence> ready;
    };
    const auto state = std::make_shared<State>();
    return
        [&script, &pronouncer, options, visit = std::move(visit), state]() -> std::optional<PlannedSentence> {
            auto& [chapter, passage, part, chapter_starts, ready] = *state;
            while (ready.empty()) {
                if (chapter == script.chapters.size()) return std::nullopt;
                const auto& current = script.chapters[chapter];
                if (passage == current.passages.size()) {
                    ++chapter;
                    passage = 0;
                    chapter_starts = true;
                    continue;
                }
                const auto& whole = current.passages[passage];
                const bool paragraph_starts = part == 0;
                const auto end = part_end(whole.text, part);
                const auto plan = plan_passage({whole.kind, whole.line, whole.text.substr(part, end - part)},
                                               pronouncer, options);
                if (visit) visit(plan);
                part = end;
                const bool last_part = part == whole.text.size();
                const Pause after = last_part ? pause_behind(script, chapter, passage) : Pause::sentence;
                for (auto& sentence : planned_sentences(plan, chapter, after, options.words)) {
                    if (std::exchange(chapter_starts, false)) {
                        sentence.chapter_start = true;
                        sentence.chapter_title = current.title;
                        sentence.chapter_level = current.level;
                    }
                    ready.push_back(std::move(sentence));
                }
                if (paragraph_starts && !ready.empty()) ready.front().paragraph_start = true;
                if (last_part) {
                    ++passage;
                    part = 0;
                }
            }
            auto next = std::move(ready.front());
            ready.pop_front();
            return next;
        };
}

} // namespace langdu
