// 一 is spoken yi2 before the fourth tone and yi4 before the others, but keeps its first tone as an ordinal,
// as a digit and at the end of a word (第一, 二零一一年, 统一); between two equal verbs it is neutral
// (看一看). 不 is spoken bu2 before the fourth tone, and neutral between two equal words and before a
// complement (差不多).
#include "base/one_of.h"
#include "pronunciation/pinyin.h"
#include "pronunciation/tones.h"

namespace langdu::pronunciation {

namespace {

class Context {
public:
    Context(const Line& line, std::size_t at) : line_(line), at_(at) {}
    // 0 when a pause or other text stands there.
    char32_t before(std::size_t steps = 1) const {
        for (std::size_t k = 0; k < steps; ++k)
            if (k > at_ || line_.items[at_ - k].pause_before) return 0;
        return at_ >= steps && line_.is_han(at_ - steps) ? line_.characters[at_ - steps] : U'\0';
    }
    char32_t after(std::size_t steps = 1) const {
        for (std::size_t k = 1; k <= steps; ++k)
            if (at_ + k >= line_.items.size() || !line_.is_han(at_ + k) || line_.items[at_ + k].pause_before)
                return 0;
        return line_.characters[at_ + steps];
    }
    char next_tone() const { return after() ? tone_of(line_.items[at_ + 1].citation) : '0'; }

private:
    const Line& line_;
    std::size_t at_;
};

// M1余额, G1次: letters of a name stand directly before. Not iPhone一年.
bool follows_letters_of_a_name(const Line& line, std::size_t at) {
    if (at == 0 || line.items[at - 1].kind != Item::Kind::foreign) return false;
    const auto text = line.items[at - 1].source.of(line.text);
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    std::size_t begin = text.size();
    while (begin > 0 && is_upper(text[begin - 1])) --begin;
    const auto letters = text.size() - begin;
    const bool lower_before = begin > 0 && text[begin - 1] >= 'a' && text[begin - 1] <= 'z';
    return letters >= 1 && letters <= 3 && !lower_before;
}

// 三比一, 一比一, 一到十月, n减一, 数字一, 一等奖, 一年级, 一路公交车: a figure, written out.
bool is_figure(const Line& line, std::size_t at, const GrammarWords& words) {
    const Context near{line, at};
    const char32_t before = near.before(), after = near.after(), beyond = near.after(2);
    const auto numeral = [&](char32_t c) {
        return words.has(Grammar::digits, c) || words.has(Grammar::magnitudes, c) || c == U'两';
    };
    const char32_t left = near.before(2);
    return (before == U'比' && words.has(Grammar::digits, left)) ||
           (after == U'比' && words.has(Grammar::digits, beyond)) ||
           (is_one_of(after, U"到至") && numeral(beyond)) ||
           (is_one_of(before, U"到至") && words.has(Grammar::digits, left) && !is_one_of(after, U"个些点")) ||
           before == U'杠' ||
           (before == U'字' && left == U'数' && !words.has(Grammar::not_a_figure, after)) ||
           (is_one_of(before, U"减乘") &&
            (words.has(Grammar::digits, left) || (at >= 2 && !line.is_han(at - 2)))) ||
           (before && words.has(Grammar::exchange_verbs, after) && numeral(beyond)) || // 买一送一, 押一付三
           (after == U'等' && words.has(Grammar::graded, beyond)) || (after == U'年' && beyond == U'级') ||
           (after == U'级' && before != U'上' && before != U'下' && before != U'同') ||
           (after == U'路' && words.has(Grammar::bus_route, beyond)) || after == U'审' ||
           follows_letters_of_a_name(line, at);
}

// 统一 in 统一性, 第一 in 第一次: what ends with this 一 is a word.
bool ends_a_word(const Line& line, std::size_t at, const Lexicon& lexicon) {
    const auto begin = line.word_at(at).begin;
    if (begin == at) return false;
    return line.ends_word(at) || lexicon.find(line.from(begin).substr(0, at - begin + 1)).has_value();
}

bool keeps_first_tone(const Line& line, std::size_t at, const Lexicon& lexicon, const GrammarWords& words) {
    const Context near{line, at};
    const char32_t before = near.before(), after = near.after();
    if (near.next_tone() == '0' || line.items[at].figure || is_figure(line, at, words)) return true;
    if (before == U'第' || before == U'初' || before == U'负') return true;
    if (words.has(Grammar::digits, before) || words.has(Grammar::digits, after))
        return true; // 二零一一, 一一
    if (before == U'十' || (words.has(Grammar::magnitudes, before) && words.has(Grammar::magnitudes, after)))
        return true; // 三百一十
    if (before == U'点' && words.has(Grammar::digits, near.before(2)) && after != U'点')
        return true; // 三点一
    if (after == U'点' && words.has(Grammar::digits, near.after(2)) && near.after(3) != U'十' &&
        near.after(3) != U'分' && near.after(3) != U'点') // 一点一点
        return true;                                      // 一点五
    if (after == U'月' || (after == U'号' && before != U'每') || (after == U'日' && before == U'月'))
        return true;
    if (ends_a_word(line, at, lexicon))
        return !(line.ends_word(at) && line.word_at(at).size() == 2 &&
                 words.has(Grammar::counting_prefixes, before));
    return false;
}

void speak_yi(Line& line, std::size_t at, const Lexicon& lexicon, const GrammarWords& words) {
    auto& item = line.items[at];
    const Context near{line, at};
    const auto& word = line.word_at(at);
    if (near.before() && near.before() == near.after() && !words.has(Grammar::digits, near.before()) &&
        !is_one_of(near.before(), U"不统") && near.before(2) != U'一' && word.begin + 1 == at &&
        word.end == at + 2) {
        item.surface = "yi5";
        item.tone_rule = "一: between equal verbs";
    } else if (keeps_first_tone(line, at, lexicon, words)) {
        item.tone_rule = "一: ordinal, digit or end of a word";
    } else {
        item.surface = near.next_tone() == '4' ? "yi2" : "yi4";
        item.tone_rule = near.next_tone() == '4' ? "一: before a fourth tone" : "一: before another tone";
    }
}

void speak_bu(Line& line, std::size_t at, const GrammarWords& words) {
    auto& item = line.items[at];
    const Context near{line, at};
    const auto& word = line.word_at(at);
    const bool inside = word.begin < at && at + 1 < word.end;
    const bool lone = at > 0 && word.begin == at && word.size() <= 2 && line.is_han(at - 1) &&
                      line.word_at(at - 1).size() == 1; // 搬 不动
    const bool complement = ((word.size() <= 4 && inside && word.begin + 1 == at) || lone) &&
                            words.has(Grammar::complement_verbs, near.before()) &&
                            words.has(Grammar::complements, near.after()) &&
                            (near.before() != U'了' || is_one_of(near.after(), U"起得")); // 重了不好看
    if ((near.before() && near.before() == near.after() && !is_one_of(near.before(), U"不得")) ||
        complement) {
        item.surface = "bu5";
        item.tone_rule = "不: between a verb and its complement or double";
    } else if (near.next_tone() == '4') {
        item.surface = "bu2";
        item.tone_rule = "不: before a fourth tone";
    }
}

} // namespace

void speak_yi_and_bu(Line& line, const Lexicon& lexicon, const GrammarWords& words) {
    for (std::size_t i = 0; i < line.items.size(); ++i) {
        const auto& item = line.items[i];
        if (!line.is_han(i) || item.tone_settled || item.prescribed) continue;
        if (line.characters[i] == U'一' && item.citation == "yi1") speak_yi(line, i, lexicon, words);
        if (line.characters[i] == U'不' && item.citation == "bu4") speak_bu(line, i, words);
    }
}

} // namespace langdu::pronunciation
