#include "pronunciation/tones.h"

namespace langdu {

void speak_tones(Line& line, const Lexicon& lexicon, const SpokenWords& spoken) {
    for (auto& item : line.items) item.surface = item.citation;
    spoken.apply(line);
    speak_yi_and_bu(line, lexicon);
    speak_third_tones(line, lexicon);
    speak_neutral_tones(line);
}

} // namespace langdu
