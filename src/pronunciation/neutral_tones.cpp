// Neutral tones that the grammar makes; those that belong to a word are in the dictionary.
#include "pronunciation/pinyin.h"
#include "pronunciation/tones.h"

namespace langdu::pronunciation {

namespace {

void neutralize(Item& item, std::string_view rule) {
    if (item.tone_settled || item.prescribed) return;
    set_tone(item.surface, '5');
    item.tone_rule = rule;
}

// 站起来: the second syllable of a direction, after its verb; but not 想起过去的事.
bool is_direction(const Line& line, std::size_t i, const GrammarWords& words) {
    const auto& word = line.word_at(i);
    if (word.size() != 2 || word.end != i + 1 || word.begin == 0 ||
        !words.has(Grammar::directions, line.characters[i - 1]))
        return false;
    const bool before_de = i + 1 < line.items.size() && line.characters[i + 1] == U'的';
    return !before_de && !line.items[i - 1].pause_before && line.is_han(i - 2) &&
           line.word_at(i - 2).part == PartOfSpeech::verb;
}

bool after_noun(const Line& line, std::size_t i, const GrammarWords& words) {
    const auto& word = line.word_at(i);
    const auto& previous = line.word_at(i - 1);
    if (word.size() == 2) return word.begin + 1 == i && words.has(Grammar::places, line.characters[i - 1]);
    if (word.size() != 1) return false;
    const bool noun = previous.part == PartOfSpeech::noun || previous.part == PartOfSpeech::place;
    return noun || (previous.size() == 1 && words.has(Grammar::places, line.characters[i - 1]));
}

} // namespace

void speak_neutral_particles(Line& line, const GrammarWords& words) {
    for (std::size_t i = 1; i < line.items.size(); ++i) {
        auto& item = line.items[i];
        if (!line.is_han(i) || !line.is_han(i - 1) || item.pause_before) continue;
        const char32_t here = line.characters[i], before = line.characters[i - 1];
        if (here == U'个' && words.has(Grammar::counted_by_ge, before) && item.citation == "ge4")
            neutralize(item, "个: classifier");
        if ((here == U'来' || here == U'去') && is_direction(line, i, words))
            neutralize(item, "direction after a verb");
        const bool acts =
            i + 1 < line.items.size() && words.has(Grammar::after_shang, line.characters[i + 1]); // 课上完
        if (here == U'上' && item.citation == "shang4" && after_noun(line, i, words) && !acts &&
            !words.has(Grammar::not_before_shang, before))
            neutralize(item, "上: place after a noun");
        if (here == U'里' && item.citation == "li3" && after_noun(line, i, words) &&
            !words.has(Grammar::not_before_li, before))
            neutralize(item, "里: place after a noun");
    }
}

void speak_neutral_verbs(Line& line, const GrammarWords& words) {
    for (std::size_t i = 1; i < line.items.size(); ++i) {
        if (!line.is_han(i) || line.items[i].pause_before || line.characters[i] != line.characters[i - 1])
            continue;
        if (i >= 2 && line.items[i - 2].kind == Item::Kind::foreign) continue; // C加加
        const char32_t next = i + 1 < line.items.size() ? line.characters[i + 1] : U'\0';
        if (next == U'地' || words.has(Grammar::said_twice, line.characters[i]))
            continue; // 斜斜地, 咳咳, 满满一碗
        const auto& word = line.word_at(i);
        const auto& previous = line.word_at(i - 1);
        const bool one_word = word.begin + 1 == i && word.size() == 2;
        const bool two_words = word.begin == i && word.size() == 1 && previous.size() == 1 &&
                               previous.part == PartOfSpeech::verb;
        if (word.part == PartOfSpeech::verb && (one_word || two_words))
            neutralize(line.items[i], "second of two equal verbs");
    }
}

} // namespace langdu::pronunciation
