// Neutral tones that the grammar makes; those that belong to a word are in the dictionary.
#include "pronunciation/pinyin.h"
#include "pronunciation/tones.h"

namespace langdu::pronunciation {

namespace {

bool one_of(char32_t c, std::u32string_view set) { return c != 0 && set.find(c) != set.npos; }

constexpr std::u32string_view counting = U"〇零一二三四五六七八九十百千万亿两几这那哪每半整多数某各少";
constexpr std::u32string_view directions = U"上下进出回过起";
constexpr std::u32string_view places = U"心手脸身头眼嘴家屋车路书墙天地水山城村街店夜这那树桌床楼船岸脑河海湖"
                                       U"江池田林园院房厅厨窗锅碗杯盆盘瓶桶盒"
                                       U"袋箱包兜怀庙井洞坑肚胃耳鼻梦话信纸网群班队厂校县镇乡区店铺沟谷雪雨风"
                                       U"云灰土泥沙火炉缝灯镜画戏歌诗词曲段句字";
constexpr std::u32string_view not_before_shang = U"以之网线向往路马赶皇世历晚早天地车";
constexpr std::u32string_view not_before_li = U"公千万百十英海〇零一二三四五六七八九邻故乡数几华";

void neutralize(Item& item, std::string_view rule) {
    if (item.tone_settled || item.prescribed) return;
    set_tone(item.surface, '5');
    item.tone_rule = rule;
}

// 站起来: the second syllable of a direction, after its verb; but not 想起过去的事.
bool is_direction(const Line& line, std::size_t i) {
    const auto& word = line.word_at(i);
    if (word.size() != 2 || word.end != i + 1 || word.begin == 0 ||
        !one_of(line.characters[i - 1], directions))
        return false;
    const bool before_de = i + 1 < line.items.size() && line.characters[i + 1] == U'的';
    return !before_de && !line.items[i - 1].pause_before && line.is_han(i - 2) &&
           line.word_at(i - 2).part == PartOfSpeech::verb;
}

bool after_noun(const Line& line, std::size_t i) {
    const auto& word = line.word_at(i);
    const auto& previous = line.word_at(i - 1);
    if (word.size() == 2) return word.begin + 1 == i && one_of(line.characters[i - 1], places);
    if (word.size() != 1) return false;
    const bool noun = previous.part == PartOfSpeech::noun || previous.part == PartOfSpeech::place;
    return noun || (previous.size() == 1 && one_of(line.characters[i - 1], places));
}

} // namespace

void speak_neutral_particles(Line& line) {
    for (std::size_t i = 1; i < line.items.size(); ++i) {
        auto& item = line.items[i];
        if (!line.is_han(i) || !line.is_han(i - 1) || item.pause_before) continue;
        const char32_t here = line.characters[i], before = line.characters[i - 1];
        if (here == U'个' && one_of(before, counting) && item.citation == "ge4")
            neutralize(item, "个: classifier");
        if ((here == U'来' || here == U'去') && is_direction(line, i))
            neutralize(item, "direction after a verb");
        const bool acts =
            i + 1 < line.items.size() && one_of(line.characters[i + 1], U"完过好得不起"); // 课上完
        if (here == U'上' && item.citation == "shang4" && after_noun(line, i) && !acts &&
            !one_of(before, not_before_shang))
            neutralize(item, "上: place after a noun");
        if (here == U'里' && item.citation == "li3" && after_noun(line, i) && !one_of(before, not_before_li))
            neutralize(item, "里: place after a noun");
    }
}

void speak_neutral_verbs(Line& line) {
    for (std::size_t i = 1; i < line.items.size(); ++i) {
        if (!line.is_han(i) || line.items[i].pause_before || line.characters[i] != line.characters[i - 1])
            continue;
        if (i >= 2 && line.items[i - 2].kind == Item::Kind::foreign) continue; // C加加
        const char32_t next = i + 1 < line.items.size() ? line.characters[i + 1] : U'\0';
        if (next == U'地' || one_of(line.characters[i], U"咳哈嘿呵嘻呜满"))
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
