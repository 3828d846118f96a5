#include "pronunciation/tones.h"

#include "pronunciation/pinyin.h"

namespace langdu::pronunciation {

void speak_tones(Line& line, const Lexicon& lexicon, const SpokenWords& spoken, const GrammarWords& words) {
    for (auto& item : line.items) {
        item.surface = item.citation;
        if (item.neutral) set_tone(item.surface, '5'); // the dictionary says so
    }
    spoken.apply(line);
    speak_yi_and_bu(line, lexicon, words);
    speak_neutral_particles(line, words);
    speak_third_tones(line, lexicon);
    speak_neutral_verbs(line, words);
}

} // namespace langdu::pronunciation
