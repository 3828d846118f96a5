#include "speech/phonemes.h"

#include "base/error.h"
#include "base/unicode.h"

#include <algorithm>
#include <cstdlib>

namespace langdu::speech {

namespace {

// The engine cuts a call's text at about 800 bytes; with its commands a syllable has at most 28.
constexpr std::size_t longest_segment = 28;
constexpr std::size_t longest_word = 300; // bytes

constexpr bool is_foreign(const pronunciation::Token& token) {
    return token.kind == pronunciation::Token::Kind::foreign;
}

struct Toned {
    std::string_view syllable;
    int tone{};
};

Toned split_tone(std::string_view surface) {
    if (surface.empty() || surface.back() < '1' || surface.back() > '5') return {surface, 5};
    return {surface.substr(0, surface.size() - 1), surface.back() - '0'};
}

// Chao's digits as the engine names its tone phonemes.
std::string_view tone_digits(int tone, int tone_before, bool last, phrasing::Tune tune) {
    switch (tone) {
    case 1:
        return "55";
    case 2:
        return "35";
    case 3:
        return last ? "214" : "21";
    case 4:
        return "51";
    default:
        break;
    }
    // A question's last particle does not sink: 吗 after a fourth tone is as high as after a second.
    const bool raised = last && tune == phrasing::Tune::question;
    switch (tone_before) {
    case 1:
        return raised ? "33" : "22";
    case 2:
        return raised ? "44" : "33";
    case 3:
        return "44";
    case 4:
        return raised ? "33" : "11";
    default:
        return raised ? "33" : "22";
    }
}

// Initials whose sound begins with a closure or a hiss. A change of register costs 8 ms of silence: here
// nobody hears it.
bool begins_voiceless(std::string_view phonemes) {
    return phonemes.starts_with("p") || phonemes.starts_with("t") || phonemes.starts_with("k") ||
           phonemes.starts_with("q") || phonemes.starts_with("f") || phonemes.starts_with("s") ||
           phonemes.starts_with("S") || phonemes.starts_with("X");
}

constexpr int audible_step = 2; // of the register

constexpr char closing_mark(phrasing::Tune tune) {
    switch (tune) {
    case phrasing::Tune::statement:
        return '.';
    case phrasing::Tune::question:
        return '?';
    case phrasing::Tune::exclamation:
        return '!';
    case phrasing::Tune::continuation:
        break;
    }
    return ',';
}

struct Spelling {
    std::string phonemes;
    int pace{100};
};

Spelling spell(const SyllableTable::Row& row, std::string_view digits, bool neutral, bool erhua) {
    const auto& sound = erhua && !row.erhua.phonemes.empty()       ? row.erhua
                        : neutral && !row.neutral.phonemes.empty() ? row.neutral
                                                                   : row.toned;
    Spelling out{sound.phonemes, sound.pace};
    if (neutral) std::erase(out.phonemes, '\'');
    out.phonemes.replace(out.phonemes.find('*'), 1, digits);
    return out;
}

// A word's last syllable is a little longer than those before it; words of one syllable stay as they are.
int rhythm(const pronunciation::Token& token, const pronunciation::Token* next) {
    const bool ends = !next || next->word_start || is_foreign(*next);
    return token.word_start == ends ? 100 : ends ? 96 : 104;
}

// Writes an utterance's tokens one after another into segments.
class SegmentWriter {
public:
    SegmentWriter(const pronunciation::Utterance& utterance, const SyllableTable& table, const Manner& manner)
        : utterance_(utterance), table_(table), manner_(manner) {
        for (std::size_t i = 0; i < utterance.tokens.size(); ++i)
            if (utterance.tokens[i].kind != pronunciation::Token::Kind::silent &&
                !utterance.tokens[i].surface.empty())
                sounding_.push_back(i);
    }

    std::vector<Segment> write() {
        for (std::size_t n = 0; n < sounding_.size();) n += write_token(n);
        for (auto& segment : segments_) close(segment);
        return std::move(segments_);
    }

private:
    const pronunciation::Token* token(std::size_t n) const {
        return n < sounding_.size() ? &utterance_.tokens[sounding_[n]] : nullptr;
    }

    Register wanted_at(std::size_t n) const {
        const double position =
            sounding_.size() > 1 ? static_cast<double>(n) / static_cast<double>(sounding_.size() - 1) : 0.5;
        return register_at(manner_.own, utterance_.tune, utterance_.quiet, position);
    }

    // The segment that takes the n-th sounding token, begun when that is due.
    Segment& segment_for(std::size_t n) {
        const auto language =
            is_foreign(*token(n)) ? Segment::Language::english : Segment::Language::mandarin;
        const bool breaks = token(n)->break_before && n > 0;
        if (segments_.empty() || breaks || segments_.back().language != language ||
            segments_.back().words.size() >= longest_segment) {
            register_ = wanted_at(n);
            words_per_minute_ = manner_.words_per_minute;
            segments_.push_back({language, {}, {}, register_, breaks});
        }
        auto& segment = segments_.back();
        if (!segment.text.empty()) segment.text += ' ';
        return segment;
    }

    static void add_word(Segment& segment, std::size_t token) {
        segment.words.push_back({token, length_utf8(segment.text)});
    }

    // How many sounding tokens were written: a syllable takes its 儿 with it.
    std::size_t write_token(std::size_t n) {
        if (is_foreign(*token(n))) {
            write_foreign(n);
            return 1;
        }
        auto& segment = segment_for(n);
        const auto [syllable, tone] = split_tone(token(n)->surface);
        const pronunciation::Token* next = token(n + 1);
        // 儿 after a syllable of the same stretch colours its vowel; elsewhere it is a syllable of its own.
        const bool erhua = next && next->surface == "r5" && !next->break_before && syllable != "r";
        const std::size_t length = erhua ? 2 : 1;
        const auto* row = table_.find(syllable);
        if (!row)
            throw OutputError(token(n)->surface +
                              ": no such Mandarin syllable; add it to voices/mandarin/syllables.tsv");
        const auto digits = tone_digits(tone, tone_before_, n + length == sounding_.size(), utterance_.tune);
        const auto spelling = spell(*row, digits, tone == 5, erhua);
        set_pace(segment, spelling.pace * rhythm(*token(n), token(n + length)));
        if (begins_voiceless(spelling.phonemes)) set_register(segment, wanted_at(n));
        add_word(segment, sounding_[n]);
        segment.text += spelling.phonemes;
        if (tone != 5) tone_before_ = tone;
        if (erhua) add_word(segment, sounding_[n + 1]);
        return length;
    }

    // A word nobody could say in one breath is said in pieces; [[phonemes]] stay whole.
    void write_foreign(std::size_t n) {
        std::string_view rest = token(n)->surface;
        while (!rest.empty()) {
            const bool whole = rest.size() <= longest_word || rest.starts_with("[[");
            const auto piece =
                whole ? rest.size() : std::max<std::size_t>(grapheme_cut(rest, longest_word), 1);
            auto& segment = segment_for(n);
            add_word(segment, sounding_[n]);
            segment.text += rest.substr(0, piece);
            rest.remove_prefix(piece);
        }
        tone_before_ = 0;
    }

    // Commands to the engine: a control character, a number, a letter.
    void set_pace(Segment& segment, int per_ten_thousand) {
        const int wanted = std::clamp((manner_.words_per_minute * per_ten_thousand + 5000) / 10000, 80, 449);
        if (std::abs(wanted - words_per_minute_) * 100 < 3 * words_per_minute_) return; // nobody hears 3 %
        segment.text += '\x01' + std::to_string(wanted) + 'S';
        words_per_minute_ = wanted;
    }
    void set_register(Segment& segment, const Register& wanted) {
        const auto set = [&](int& now, int value, char letter) {
            if (std::abs(value - now) < audible_step) return;
            segment.text += '\x01' + std::to_string(value) + letter;
            now = value;
        };
        set(register_.pitch, wanted.pitch, 'P');
        set(register_.range, wanted.range, 'R');
    }

    void close(Segment& segment) const {
        if (segment.language == Segment::Language::mandarin) {
            segment.text = "[[" + segment.text + "]]";
            for (auto& word : segment.words) word.position += 2;
        } else {
            // Without a mark the English voice would end every word as if it were the end of everything.
            segment.text += &segment == &segments_.back() ? closing_mark(utterance_.tune) : ',';
        }
    }

    const pronunciation::Utterance& utterance_;
    const SyllableTable& table_;
    const Manner& manner_;
    std::vector<std::size_t> sounding_; // tokens that are heard
    std::vector<Segment> segments_;
    int tone_before_{}; // 0: none
    Register register_;
    int words_per_minute_{};
};

} // namespace

std::vector<Segment> find_segments(const pronunciation::Utterance& utterance, const SyllableTable& table,
                                   const Manner& manner) {
    return SegmentWriter(utterance, table, manner).write();
}

} // namespace langdu::speech
