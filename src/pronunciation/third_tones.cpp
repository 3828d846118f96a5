// A third tone before a third tone is spoken as a second. Which of several change depends on the structure of
// words: [展览]馆 => 2 2 3, but 纸[老虎] => 3 2 3. So each word is settled by itself, from its parts
// outwards, and then the borders between words from left to right: 我 想 买 两把 好 雨伞 => 2 2 3 2 2 3 2 3.
// A phrase that ends in a word of two or more syllables stops it: 元首|首次, 领导|把.
#include "pronunciation/pinyin.h"
#include "pronunciation/tones.h"

#include <limits>

namespace langdu {

namespace {

class ThirdTones {
public:
    ThirdTones(Line& line, const Lexicon& lexicon) : line_(line), lexicon_(lexicon) {}

    void inside(std::size_t begin, std::size_t end) {
        if (end - begin < 2) return;
        const std::size_t middle = end - begin == 2 ? begin + 1 : best_split(begin, end);
        inside(begin, middle);
        inside(middle, end);
        join(middle);
    }

    // The border before this item.
    void join(std::size_t at) {
        if (at == 0 || at >= line_.items.size() || !line_.is_han(at) || !line_.is_han(at - 1)) return;
        auto& left = line_.items[at - 1];
        const auto& right = line_.items[at];
        if (right.pause_before || right.break_before || left.tone_settled) return;
        if (tone_of(left.surface) != '3' || tone_of(right.surface) != '3') return;
        set_tone(left.surface, '2');
        left.tone_rule = "third tone before a third";
    }

private:
    double cost(std::size_t begin, std::size_t end) const {
        const auto word = lexicon_.find(line_.from(begin).substr(0, end - begin));
        if (word) return word->cost;
        return end - begin == 1 ? 20.0 : 40.0;
    }

    // Where a word falls into two words of the dictionary; four characters are two and two.
    std::size_t best_split(std::size_t begin, std::size_t end) const {
        std::size_t best = begin + (end - begin) / 2;
        if (end - begin == 4) return best;
        double lowest = std::numeric_limits<double>::infinity();
        for (std::size_t at = begin + 1; at < end; ++at)
            if (const double sum = cost(begin, at) + cost(at, end); sum < lowest) {
                lowest = sum;
                best = at;
            }
        return best;
    }

    Line& line_;
    const Lexicon& lexicon_;
};

// Between a subject or topic of four syllables or more and its predicate, and before a preposition or
// conjunction there: [国家元首]首次. Shorter ones are said in one go with what follows.
bool ends_a_phrase(const Line& line, std::size_t right_word) {
    using enum PartOfSpeech;
    constexpr std::size_t long_phrase = 4;
    const Word& left = line.words[right_word - 1];
    const Word& right = line.words[right_word];
    if (left.size() < 2 || left.part == numeral) return false; // 二十五比十八
    std::size_t length = 1;
    while (length < long_phrase && right.begin > length && !line.items[right.begin - length].pause_before &&
           !line.items[right.begin - length].break_before)
        ++length;
    const bool after_de = right_word >= 2 && line.characters[left.begin - 1] == U'的'; // 城市的古老|使我惊讶
    const bool nominal = left.part == noun || left.part == person || left.part == place || left.part == name ||
                         left.part == time || after_de;
    const bool predicate = right.part == adverb || (right.part == verb && right.size() > 1) ||
                           line.characters[right.begin] == U'使';
    return length >= long_phrase &&
           (right.part == preposition || right.part == conjunction || (nominal && predicate));
}

} // namespace

void speak_third_tones(Line& line, const Lexicon& lexicon) {
    ThirdTones tones{line, lexicon};
    // 两把, 九点: a number and what it counts are one unit.
    const auto joined = [&](std::size_t w) {
        return w > 0 && line.words[w - 1].part == PartOfSpeech::numeral && line.words[w - 1].size() == 1 &&
               line.words[w].part == PartOfSpeech::classifier && line.words[w].size() == 1;
    };
    for (std::size_t w = 0; w < line.words.size(); ++w)
        tones.inside(joined(w) ? line.words[w - 1].begin : line.words[w].begin, line.words[w].end);
    for (std::size_t w = 1; w < line.words.size(); ++w)
        if (!ends_a_phrase(line, w)) tones.join(line.words[w].begin);
}

} // namespace langdu
