// A third tone before a third tone is spoken as a second. Which of several change depends on the structure of
// words: [展览]馆 => 2 2 3, but 纸[老虎] => 3 2 3. So each word is settled by itself, from its parts
// outwards, and then the borders between words from left to right: 我 想 买 两把 好 雨伞 => 2 2 3 2 2 3 2 3.
// A phrase that ends in a word of two or more syllables stops it: 元首|首次, 领导|把.
#include "pronunciation/pinyin.h"
#include "pronunciation/tones.h"

#include <limits>

namespace langdu::pronunciation {

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

bool is_nominal(const Word& word) {
    using enum PartOfSpeech;
    return word.part == noun || word.part == person || word.part == place || word.part == name ||
           word.part == time;
}

// How many syllables before this word are said in one go, up to this many.
std::size_t length_before(const Line& line, std::size_t right_word, std::size_t at_most) {
    const Word& right = line.words[right_word];
    std::size_t length = 1;
    while (length < at_most && right.begin > length && !line.items[right.begin - length].pause_before &&
           !line.items[right.begin - length].break_before)
        ++length;
    return length;
}

// Between a subject of three syllables or more and an adverb, between a subject or topic of four or more and
// its verb, and there before a preposition or conjunction: 小老板|也赞成, [国家元首]首次. Shorter ones are
// said in one go with what follows.
bool ends_a_phrase(const Line& line, std::size_t right_word) {
    using enum PartOfSpeech;
    constexpr std::size_t long_phrase = 4;
    const Word& left = line.words[right_word - 1];
    const Word& right = line.words[right_word];
    if (left.part == numeral) return false; // 二十五比十八
    const std::size_t length = length_before(line, right_word, long_phrase);
    if (is_nominal(left) && right.part == adverb && length >= 3) return true;
    if (left.size() < 2 || length < long_phrase) return false;
    const bool after_de = right_word >= 2 && line.characters[left.begin - 1] == U'的'; // 城市的古老|使我惊讶
    const bool nominal = is_nominal(left) || after_de;
    return right.part == conjunction || (right.part == preposition && nominal) ||
           (nominal && ((right.part == verb && right.size() > 1) || line.characters[right.begin] == U'使' ||
                        right.part == adverb));
}

// 也|有可能: before two that go together an adverb of one syllable stays by itself.
bool stands_alone(const Line& line, std::size_t right_word) {
    using enum PartOfSpeech;
    const Word& left = line.words[right_word - 1];
    if (left.size() != 1 || left.part != adverb) return false;
    if (right_word + 1 >= line.words.size() || line.words[right_word].size() != 1) return false;
    const auto& next = line.items[line.words[right_word + 1].begin];
    return !next.pause_before && !next.break_before && tone_of(next.surface) == '3';
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
        if (!ends_a_phrase(line, w) && !stands_alone(line, w)) tones.join(line.words[w].begin);
}

} // namespace langdu::pronunciation
