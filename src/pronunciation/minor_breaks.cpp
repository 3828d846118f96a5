// Between two pauses a speaker breaks every 5 to 9 syllables, after a topic or long subject, before a
// preposition, a conjunction or the verb, never inside a word, a number or before a particle. Each border
// between words has a price; the cheapest set of borders that leaves no stretch over the limit wins.
#include "pronunciation/minor_breaks.h"

#include "base/unicode.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace langdu::pronunciation {

namespace {

constexpr double limit = 11;   // syllables
constexpr double longest = 12; // nothing but a single word is longer
constexpr double never = 2000; // unless no other border keeps a stretch below that

bool one_of(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }

// How long a word takes, in syllables; foreign words by their letters.
double length_of(const Line& line, const Word& word) {
    double out = 0;
    for (std::size_t i = word.begin; i < word.end; ++i) {
        const auto& item = line.items[i];
        if (item.kind == Item::Kind::han)
            out += 1;
        else if (item.kind == Item::Kind::foreign)
            out += std::max(1.0, static_cast<double>(length_utf8(item.source.of(line.text))) / 2.5);
    }
    return out;
}

// Foreign names that no dictionary knows are words of one and two of these.
constexpr std::u32string_view transliterating = U"尔斯特克拉夫德巴姆格罗埃伊奥利亚莱卡伦森顿维奇娜莎戈雷里萨"
                                                U"马蒂丹尼科比宾扎桑布卢鲁诺洛妮泽佐兹基蒙哈贝托菲费"
                                                U"弗列勒塞赛圭乌佩帕阿艾查济库彭内";

// Verbs that lead to another verb.
bool is_modal(std::u32string_view word) {
    constexpr std::u32string_view modals[] = {U"能够", U"可以", U"可能", U"应该", U"应当",
                                              U"必须", U"需要", U"愿意", U"希望", U"能",
                                              U"会",   U"要",   U"想",   U"可",   U"应"};
    return std::ranges::find(modals, word) != std::end(modals);
}

bool is_nominal(const Word& word) {
    using enum PartOfSpeech;
    return word.part == noun || word.part == name || word.part == person || word.part == place;
}

// The price where one side is no Han: quotation marks stay with what they enclose, a dot joins names.
double price_beside_other_text(const Line& line, const Item& left, const Item& right) {
    constexpr std::u32string_view opening = U"“‘《〈「『（(【[", closing = U"”’》〉」』）)】]";
    if (left.kind == Item::Kind::silent) {
        const auto text = left.source.of(line.text);
        return one_of(code_point_before(text, text.size()).value, closing) ? 5 : never;
    }
    if (right.kind == Item::Kind::silent)
        return one_of(code_point_at(right.source.of(line.text), 0).value, opening) ? 5 : never;
    return 9;
}

// The price of a break before a word, which has one before it; the lower the better.
double price(const Line& line, std::size_t right_word) {
    using enum PartOfSpeech;
    const Word& left = line.words[right_word - 1];
    const Word& right = line.words[right_word];
    const auto& left_item = line.items[left.end - 1];
    const auto& right_item = line.items[right.begin];
    if (left_item.kind != Item::Kind::han || right_item.kind != Item::Kind::han) {
        if (left_item.kind == Item::Kind::foreign && right.part == numeral) return never; // F一二五
        return price_beside_other_text(line, left_item, right_item);
    }
    const char32_t last = line.characters[left.end - 1], first = line.characters[right.begin];
    const bool lone_left = left.size() == 1, lone_right = right.size() == 1;
    // What nothing may come before, and what leans on the word before it.
    const bool counted = left.part == numeral && right.part != adverb && right.part != verb &&
                         right.part != preposition && right.part != conjunction;
    if (counted || right.part == classifier || right.part == particle || right.part == locative) return never;
    if ((lone_left || lone_right) && one_of(last, transliterating) && one_of(first, transliterating))
        return never;
    if (lone_right &&
        one_of(first, U"的地得了着过吗呢吧啊们里上中下内外前后旁侧时等者性化式型级界率量个年月日元岁些"
                      U"家员长人业省市县区镇乡村州国岛山江河湖路街站队"))
        return is_nominal(left) || one_of(first, U"的地得了着过吗呢吧啊们里上中下内外前后旁侧时等者") ? never
                                                                                                      : 12;
    if ((left.part == verb || left.part == adjective) && lone_right &&
        (one_of(first, U"于到成给住出上下起来去回过进开掉完满") || (lone_left && first == U'在')))
        return 13;
    if (lone_right && first == U'为' && right_item.citation == "wei2") return left.part == verb ? 13 : 8;
    // What leans on the word behind it.
    if (lone_left && last == U'的') return right.size() > 3 ? 8 : 10;
    if (lone_left && one_of(last, U"在把被从向由以对为与和跟比将不没未很太最更就都也又再只第每各这那该某其之"
                                  U"所而并或但如是有本则过正到于给成"))
        return 14;
    if (is_modal(line.from(left.begin).substr(0, left.size()))) return 12;
    // Where speakers break.
    if (right.part == conjunction || (lone_right && one_of(first, U"而但并或与和及跟"))) return 1;
    if (right.part == preposition || (lone_right && one_of(first, U"在把被从向由以对为比将让使"))) return 1.5;
    if (lone_left && one_of(last, U"了着过")) return 4.5;
    if (left.part == time || left.part == numeral || left.part == classifier || left.part == locative ||
        (lone_left && one_of(last, U"里上中下内外前后时")))
        return 2;
    if (right.part == adverb || (lone_right && one_of(first, U"也就都还又再才已将正仍却未"))) return 2;
    // What belongs together more or less.
    if (lone_left && left.part != verb && left.part != pronoun) return 13; // 云 计算, 总 经理
    if (lone_right && is_nominal(left)) return 12;
    if (is_nominal(left) && is_nominal(right))
        return left.part == person || right.part == person ? 12 : 8.5; // 记者 王红, 欧盟 国家
    const bool after_de = right_word >= 2 && line.words[right_word - 2].size() == 1 &&
                          line.characters[line.words[right_word - 2].begin] == U'的';
    if (right.part == verb && is_nominal(left)) return after_de ? 2 : 3; // the noun phrase is complete
    if (right.part == pronoun) return 4;
    if (left.part == adverb) return 11;
    if (left.part == verb) return right.part == noun ? 7.5 : 6;
    if (left.part == adjective) return 10;
    return 7;
}

// Stretches are best near this length.
double shape(double length) {
    if (length > longest) return 1e5 + 1e5 * (length - longest);
    if (length > limit) return 4;
    const double off = length < 4 ? 4 - length : length > 10 ? 0.8 : 0;
    return 2.5 * off * off;
}

void break_stretch(Line& line, std::size_t begin, std::size_t end) {
    std::vector<double> length{0};
    for (std::size_t w = begin; w < end; ++w)
        length.push_back(length.back() + length_of(line, line.words[w]));
    if (length.back() <= limit) return;
    const std::size_t count = end - begin;
    std::vector<double> prices{0};
    for (std::size_t w = 1; w < count; ++w) prices.push_back(6 + price(line, begin + w));
    std::vector<double> best(count + 1, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> from(count + 1, 0);
    best[0] = 0;
    for (std::size_t to = 1; to <= count; ++to)
        for (std::size_t at = to; at-- > 0;) {
            const double size = length[to] - length[at];
            if (size > 2 * limit && at + 1 < to) break;
            const double cost = best[at] + shape(size) + prices[at];
            if (cost < best[to]) {
                best[to] = cost;
                from[to] = at;
            }
        }
    for (std::size_t at = from[count]; at > 0; at = from[at])
        line.items[line.words[begin + at].begin].break_before = true;
}

} // namespace

void find_minor_breaks(Line& line) {
    std::size_t begin = 0;
    for (std::size_t w = 1; w <= line.words.size(); ++w)
        if (w == line.words.size() || line.items[line.words[w].begin].pause_before) {
            break_stretch(line, begin, w);
            begin = w;
        }
}

} // namespace langdu::pronunciation
