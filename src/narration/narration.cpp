#include "narration/narration.h"

#include "base/unicode.h"
#include "normalizer/shown_text.h"

#include <algorithm>
#include <utility>

namespace langdu::narration {

namespace {

// Words with what was written for them; tokens inside one reading (百分之|八十) are one word (80%).
std::vector<PlannedWord> words_of(const NarratedPassage& narrated, std::size_t sentence) {
    std::vector<PlannedWord> out;
    Span last;
    for (std::size_t u = 0; u < narrated.utterances[sentence].size(); ++u) {
        const auto& tokens = narrated.utterances[sentence][u].tokens;
        for (std::size_t t = 0; t < tokens.size();) {
            std::size_t end = t + 1;
            while (end < tokens.size() && !tokens[end].word_start && tokens[end].kind == tokens[t].kind)
                ++end;
            const bool audible = tokens[t].kind != pronunciation::Token::Kind::silent;
            if (audible) {
                const Span written = normalizer::written_span(
                    narrated.text, {tokens[t].source.begin, tokens[end - 1].source.end});
                if (!out.empty() && written.begin < last.end)
                    last.end = std::max(last.end, written.end);
                else {
                    out.push_back({u, t, {}});
                    last = written;
                }
                out.back().text = normalizer::shown_text(last.of(narrated.text.written));
                out.back().at = last;
            }
            t = end;
        }
    }
    return out;
}

phrasing::Pause pause_after(const chapter::Script& script, std::size_t chapter, std::size_t passage) {
    const auto& passages = script.chapters[chapter].passages;
    if (passages[passage].kind == chapter::PassageKind::heading) return phrasing::Pause::heading_after;
    if (passage + 1 == passages.size())
        return chapter + 1 == script.chapters.size() ? phrasing::Pause::none : phrasing::Pause::chapter;
    const auto& next = passages[passage + 1];
    if (next.kind == chapter::PassageKind::heading) return phrasing::Pause::heading_before;
    return next.set_off ? phrasing::Pause::section : phrasing::Pause::paragraph;
}

// The sentences with the pause that their place asks for after the last.
std::vector<PlannedSentence> planned_sentences(const NarratedPassage& narrated, phrasing::Pause after,
                                               bool words) {
    std::vector<PlannedSentence> out;
    for (std::size_t s = 0; s < narrated.sentences.size(); ++s) {
        PlannedSentence sentence;
        sentence.utterances = narrated.utterances[s];
        const auto written = trim(
            normalizer::written_span(narrated.text, narrated.sentences[s].spoken).of(narrated.text.written));
        sentence.written = normalizer::shown_text(written);
        sentence.at.begin = static_cast<std::size_t>(written.data() - narrated.text.written.data());
        sentence.at.end = sentence.at.begin + written.size();
        if (words) sentence.words = words_of(narrated, s);
        out.push_back(std::move(sentence));
    }
    if (!out.empty() && !out.back().utterances.empty()) {
        auto& last = out.back().utterances.back();
        if (last.after != phrasing::Pause::explicit_ms) last.after = after;
    }
    return out;
}

constexpr std::size_t longest_part = 32 * 1024; // bytes

// Where the next part of a passage ends: a text without paragraphs must not be planned as a whole, its tokens
// take far more memory than its text. Parts end after a sentence, or anywhere when there is none.
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

Narration::Narration(const chapter::Script& script, const Mandarin& mandarin, NarrationOptions options)
    : script_(&script), mandarin_(&mandarin), options_(std::move(options)) {
    for (const auto& chapter : script.chapters)
        for (const auto& passage : chapter.passages) all_bytes_ += passage.text.size();
}

Narration::Narration(std::vector<PlannedSentence> sentences) : given_(std::move(sentences)) { restart(); }

void Narration::restart() {
    chapter_ = passage_ = part_ = done_bytes_ = 0;
    chapter_starts_ = true;
    ready_.assign(given_.begin(), given_.end());
}

std::optional<PlannedSentence> Narration::next() {
    while (ready_.empty())
        if (!plan_more()) {
            first_pass_ = false;
            return std::nullopt;
        }
    auto next = std::move(ready_.front());
    ready_.pop_front();
    return next;
}

double Narration::share() const {
    return all_bytes_ ? static_cast<double>(done_bytes_) / static_cast<double>(all_bytes_) : 1;
}

void Narration::take(const NarratedPassage& narrated) {
    done_bytes_ += narrated.text.written.size();
    if (!first_pass_) return;
    report_.skipped.insert(report_.skipped.end(), narrated.skipped.begin(), narrated.skipped.end());
    report_.unknown.insert(report_.unknown.end(), narrated.unknown.begin(), narrated.unknown.end());
}

bool Narration::plan_more() {
    if (!script_ || chapter_ == script_->chapters.size()) return false;
    const auto& chapter = script_->chapters[chapter_];
    if (passage_ == chapter.passages.size()) {
        ++chapter_;
        passage_ = 0;
        chapter_starts_ = true;
        return true;
    }
    const auto& whole = chapter.passages[passage_];
    const bool paragraph_starts = part_ == 0;
    const auto end = part_end(whole.text, part_);
    const auto narrated = narrate_passage({whole.kind, whole.line, whole.text.substr(part_, end - part_)},
                                          *mandarin_, options_.normalizer);
    take(narrated);
    const auto part_begin = std::exchange(part_, end);
    const bool last_part = part_ == whole.text.size();
    const phrasing::Pause after =
        last_part ? pause_after(*script_, chapter_, passage_) : phrasing::Pause::sentence;
    for (auto& sentence : planned_sentences(narrated, after, options_.words)) {
        sentence.passage = whole.kind;
        sentence.chapter = chapter_;
        sentence.number = passage_;
        const auto move = [&](Span& span) { span = {span.begin + part_begin, span.end + part_begin}; };
        move(sentence.at);
        for (auto& word : sentence.words) move(word.at);
        if (std::exchange(chapter_starts_, false)) {
            sentence.chapter_start = true;
            sentence.chapter_title = chapter.title;
            sentence.chapter_level = chapter.level;
        }
        ready_.push_back(std::move(sentence));
    }
    if (paragraph_starts && !ready_.empty()) ready_.front().paragraph_start = true;
    if (last_part) {
        ++passage_;
        part_ = 0;
    }
    return true;
}

} // namespace langdu::narration
