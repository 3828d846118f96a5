// 一 is spoken yi2 before the fourth tone and yi4 before the others, but keeps its first tone as an ordinal,
// as a digit and at the end of a word (第一, 二零一一年, 统一); between two equal verbs it is neutral
// (看一看). 不 is spoken bu2 before the fourth tone, and neutral between two equal words and before a
// complement (差不多).
#include "pronunciation/pinyin.h"
#include "pronunciation/tones.h"

namespace langdu::pronunciation {

namespace {

constexpr std::u32string_view digits = U"〇零一二三四五六七八九";
constexpr std::u32string_view magnitudes = U"十百千万亿";
// 同一个, 某一天: the 一 counts what follows.
constexpr std::u32string_view counting_prefixes = U"同某另任每这那哪上下前后";
// 看不见, 差不多: what can follow 不 as the complement of a verb.
constexpr std::u32string_view complements = U"见到起了住动完出好开多得过懂清下上去来走进回掉着及准成通透穿够";
constexpr std::u32string_view complement_verbs = U"发换转查抽挖看听说想来去吃买卖做打走跑拿找差舍受管进搬离赔"
                                                 U"等使站躲逃养带睁笑哭提治修信忍挡拦抵顶赶追跟记认分讲学写"
                                                 U"读问弄搞用够数算合靠划比了对禁经保止"
                                                 U"待坐站睡醒叫喊抓提放搬推拉挤装容离少免怪恨巴由";

bool one_of(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }

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
bool is_figure(const Line& line, std::size_t at) {
    const Context near{line, at};
    const char32_t before = near.before(), after = near.after(), beyond = near.after(2);
    const auto numeral = [](char32_t c) { return one_of(c, digits) || one_of(c, magnitudes) || c == U'两'; };
    const char32_t left = near.before(2);
    return (before == U'比' && one_of(left, digits)) || (after == U'比' && one_of(beyond, digits)) ||
           (one_of(after, U"到至") && numeral(beyond)) ||
           (one_of(before, U"到至") && one_of(left, digits) && !one_of(after, U"个些点")) ||
           one_of(before, U"杠") || (before == U'字' && left == U'数' && !one_of(after, U"天个样些直定旦")) ||
           (one_of(before, U"减乘") && (one_of(left, digits) || (at >= 2 && !line.is_han(at - 2)))) ||
           (before && one_of(after, U"送赔罚反当补抵得换顶带付") && numeral(beyond)) || // 买一送一, 押一付三
           (after == U'等' && one_of(beyond, U"奖功座舱品兵")) || (after == U'年' && beyond == U'级') ||
           (after == U'级' && before != U'上' && before != U'下' && before != U'同') ||
           (after == U'路' && one_of(beyond, U"公车电汽")) || after == U'审' ||
           follows_letters_of_a_name(line, at);
}

// 统一 in 统一性, 第一 in 第一次: what ends with this 一 is a word.
bool ends_a_word(const Line& line, std::size_t at, const Lexicon& lexicon) {
    const auto begin = line.word_at(at).begin;
    if (begin == at) return false;
    return line.ends_word(at) || lexicon.find(line.from(begin).substr(0, at - begin + 1)).has_value();
}

bool keeps_first_tone(const Line& line, std::size_t at, const Lexicon& lexicon) {
    const Context near{line, at};
    const char32_t before = near.before(), after = near.after();
    if (near.next_tone() == '0' || line.items[at].figure || is_figure(line, at)) return true;
    if (before == U'第' || before == U'初' || before == U'负') return true;
    if (one_of(before, digits) || one_of(after, digits)) return true; // 二零一一, 一一
    if (before == U'十' || (one_of(before, magnitudes) && one_of(after, magnitudes))) return true; // 三百一十
    if (before == U'点' && one_of(near.before(2), digits) && after != U'点') return true; // 三点一
    if (after == U'点' && one_of(near.after(2), digits) && near.after(3) != U'十' && near.after(3) != U'分' &&
        near.after(3) != U'点') // 一点一点
        return true;            // 一点五
    if (after == U'月' || (after == U'号' && before != U'每') || (after == U'日' && before == U'月'))
        return true;
    if (ends_a_word(line, at, lexicon))
        return !(line.ends_word(at) && line.word_at(at).size() == 2 && one_of(before, counting_prefixes));
    return false;
}

void speak_yi(Line& line, std::size_t at, const Lexicon& lexicon) {
    auto& item = line.items[at];
    const Context near{line, at};
    const auto& word = line.word_at(at);
    if (near.before() && near.before() == near.after() && !one_of(near.before(), digits) &&
        !one_of(near.before(), U"不统") && near.before(2) != U'一' && word.begin + 1 == at &&
        word.end == at + 2) {
        item.surface = "yi5";
        item.tone_rule = "一: between equal verbs";
    } else if (keeps_first_tone(line, at, lexicon)) {
        item.tone_rule = "一: ordinal, digit or end of a word";
    } else {
        item.surface = near.next_tone() == '4' ? "yi2" : "yi4";
        item.tone_rule = near.next_tone() == '4' ? "一: before a fourth tone" : "一: before another tone";
    }
}

void speak_bu(Line& line, std::size_t at) {
    auto& item = line.items[at];
    const Context near{line, at};
    const auto& word = line.word_at(at);
    const bool inside = word.begin < at && at + 1 < word.end;
    const bool lone = at > 0 && word.begin == at && word.size() <= 2 && line.is_han(at - 1) &&
                      line.word_at(at - 1).size() == 1; // 搬 不动
    const bool complement = ((word.size() <= 4 && inside && word.begin + 1 == at) || lone) &&
                            one_of(near.before(), complement_verbs) && one_of(near.after(), complements) &&
                            (near.before() != U'了' || one_of(near.after(), U"起得")); // 重了不好看
    if ((near.before() && near.before() == near.after() && !one_of(near.before(), U"不得")) || complement) {
        item.surface = "bu5";
        item.tone_rule = "不: between a verb and its complement or double";
    } else if (near.next_tone() == '4') {
        item.surface = "bu2";
        item.tone_rule = "不: before a fourth tone";
    }
}

} // namespace

void speak_yi_and_bu(Line& line, const Lexicon& lexicon) {
    for (std::size_t i = 0; i < line.items.size(); ++i) {
        const auto& item = line.items[i];
        if (!line.is_han(i) || item.tone_settled || item.prescribed) continue;
        if (line.characters[i] == U'一' && item.citation == "yi1") speak_yi(line, i, lexicon);
        if (line.characters[i] == U'不' && item.citation == "bu4") speak_bu(line, i);
    }
}

} // namespace langdu::pronunciation
