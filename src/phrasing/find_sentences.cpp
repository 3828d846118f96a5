// Sentences end where ICU's rules say, corrected for Chinese; clauses end at the marks inside them.
//
//   他说,"好。"然后走了 => [他说][好] sentence [然后走了]
//
// Runs of marks merge into the longest pause, closing quotes belong to the mark before them, text in brackets
// is a quiet clause of its own, an unclosed quote or bracket changes nothing.

#include "base/unicode.h"
#include "phrasing/marks.h"
#include "phrasing/sentence.h"

#include <algorithm>
#include <array>

namespace langdu::phrasing {

namespace {

constexpr std::size_t longest_sentence =
    150; // characters: longer ones are cut at a clause, for cues and memory
constexpr std::size_t longest_clause =
    120; // characters without any mark: cut hard, no reader has such breath

bool ends_sentence_at(std::string_view text, std::size_t border) {
    // ICU ends a sentence at an abbreviation's point too (No.王): a point inside a run of letters is none.
    auto c = code_point_before(text, border);
    while (c.size && (is_white_space(c.value) || is_closing_quote(c.value)))
        c = code_point_before(text, c.begin);
    if (!c.size) return false;
    if (c.value == '\n' || c.value == '\r' || c.value == U'\u2028' || c.value == U'\u2029') return true;
    if (c.value != '.') return true;
    const auto mark = break_at(text, c.begin, text.size());
    if (!mark) return false;
    // "J. K. 罗琳": a single capital before the point.
    const auto letter = code_point_before(text, c.begin);
    const auto before = letter.size ? code_point_before(text, letter.begin) : CodePoint{};
    const bool initial =
        letter.value >= 'A' && letter.value <= 'Z' && !(before.size && is_ascii_letter(before.value));
    return !initial;
}

// ICU's borders, with what is wrong for Chinese mended.
std::vector<std::size_t> corrected_borders(std::string_view text) {
    std::vector<std::size_t> out;
    for (std::size_t border : sentence_boundaries(text)) {
        if (border < text.size() && !ends_sentence_at(text, border)) continue;
        // ICU gives an opening quote to the sentence before it; hand it back.
        for (auto c = code_point_before(text, border);
             border < text.size() && c.size && is_opening_quote(c.value); c = code_point_before(text, border))
            border = c.begin;
        // A straight quote after 。 closes when one is open; ICU takes it along either way.
        if (border == 0 || (!out.empty() && border <= out.back())) continue;
        out.push_back(border);
    }
    if (!text.empty() && (out.empty() || out.back() != text.size())) out.push_back(text.size());
    return out;
}

class ClauseScanner {
public:
    ClauseScanner(std::string_view text, Span sentence) : text_(text), sentence_(sentence) {}

    std::vector<Clause> scan() {
        std::size_t at = sentence_.begin;
        start_ = at;
        while (at < sentence_.end) {
            const auto mark = break_at(text_, at, sentence_.end);
            if (!mark) {
                at = code_point_at(text_, at).end();
                if (++length_ >= longest_clause) at = cut_hard(at);
                continue;
            }
            take(*mark, at);
            at = mark->end;
        }
        close_clause(sentence_.end, Pause::none, 0);
        if (!clauses_.empty() && clauses_.back().after < Pause::sentence)
            clauses_.back().after = Pause::sentence;
        set_tunes();
        return std::move(clauses_);
    }

private:
    void take(const Break& mark, std::size_t at) {
        switch (mark.kind) {
        case Break::Kind::silent:
            return; // stays inside: the pronunciation passes over it
        case Break::Kind::pause:
            // …… inside a sentence pauses; a sentence mark that ICU did not take for a border does as well.
            close_clause(at, mark.pause, mark.explicit_ms);
            if (mark.sign) last_sign_ = mark.sign;
            break;
        case Break::Kind::opening: {
            const char32_t closing = closing_bracket_of(mark.sign);
            const auto found = text_.substr(0, sentence_.end).find(to_utf8(closing), mark.end);
            if (found == std::string_view::npos) return;
            close_clause(at, mark.pause, 0);
            quiet_until_ = std::max(quiet_until_, found);
            break;
        }
        case Break::Kind::closing:
            close_clause(at, mark.pause, 0);
            break;
        }
        start_ = mark.end;
        length_ = 0;
    }

    // A clause ends before `end`; without anything to say the mark's pause joins the clause before.
    void close_clause(std::size_t end, Pause pause, int explicit_ms) {
        const std::string_view inside = text_.substr(start_, end - start_);
        const bool audible = has_sound(inside);
        if (audible) {
            const auto trimmed = trim(inside);
            const std::size_t begin = start_ + static_cast<std::size_t>(trimmed.data() - inside.data());
            clauses_.push_back({{begin, begin + trimmed.size()},
                                pause,
                                explicit_ms,
                                Tune::continuation,
                                begin < quiet_until_});
        } else if (!clauses_.empty()) {
            auto& last = clauses_.back();
            if (pause == Pause::explicit_ms) {
                last.after = pause;
                last.explicit_ms += explicit_ms;
            } else if (pause > last.after)
                last.after = pause;
        }
        start_ = end;
    }

    static bool has_sound(std::string_view text) {
        for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
            if (is_letter(c.value) || is_han(c.value) || is_decimal_digit(c.value) || is_symbol(c.value) ||
                is_mark(c.value))
                return true;
        return false;
    }

    std::size_t cut_hard(std::size_t at) {
        close_clause(at, Pause::minor, 0);
        start_ = at;
        length_ = 0;
        return at;
    }

    void set_tunes() {
        if (clauses_.empty()) return;
        auto& last = clauses_.back();
        // The last sign may stand before closing quotes and brackets.
        if (last_sign_ == U'？' || last_sign_ == '?' || last_sign_ == U'⁇' || last_sign_ == U'⁈')
            last.tune = Tune::question;
        else if (last_sign_ == U'！' || last_sign_ == '!' || last_sign_ == U'‼')
            last.tune = Tune::exclamation;
        else
            last.tune = Tune::statement;
    }

    std::string_view text_;
    Span sentence_;
    std::vector<Clause> clauses_;
    std::size_t start_{};
    std::size_t length_{};
    std::size_t quiet_until_{};
    char32_t last_sign_{};
};

// A long sentence becomes several, cut behind the clause that is nearest to an even share.
void append_cut(std::vector<Sentence>& out, std::string_view text, Sentence sentence) {
    const auto characters = length_utf8(sentence.spoken.of(text));
    if (characters <= longest_sentence || sentence.clauses.size() < 2) {
        out.push_back(std::move(sentence));
        return;
    }
    const std::size_t parts = (characters + longest_sentence - 1) / longest_sentence;
    const std::size_t share = sentence.spoken.size() / parts;
    Sentence part{{sentence.spoken.begin, sentence.spoken.begin}, {}};
    for (std::size_t i = 0; i < sentence.clauses.size(); ++i) {
        const auto& clause = sentence.clauses[i];
        const bool last = i + 1 == sentence.clauses.size();
        part.clauses.push_back(clause);
        part.spoken.end = last ? sentence.spoken.end : sentence.clauses[i + 1].spoken.begin;
        const bool divides =
            !clause.quiet && clause.after >= Pause::minor && clause.after != Pause::enumeration;
        if (last || (part.spoken.size() >= share && divides)) {
            out.push_back(part);
            part = {{part.spoken.end, part.spoken.end}, {}};
        }
    }
}

} // namespace

std::vector<Sentence> find_sentences(const normalizer::SpokenText& text) {
    std::vector<Sentence> out;
    const std::string_view spoken = text.spoken;
    std::size_t begin = 0;
    for (const std::size_t end : corrected_borders(spoken)) {
        Sentence sentence{{begin, end}, ClauseScanner(spoken, {begin, end}).scan()};
        begin = end;
        if (!sentence.clauses.empty())
            append_cut(out, spoken, std::move(sentence));
        else if (!out.empty())
            out.back().spoken.end = end; // marks alone belong to the sentence before
    }
    return out;
}

} // namespace langdu::phrasing
