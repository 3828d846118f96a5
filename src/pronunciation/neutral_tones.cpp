// Neutral tones that the grammar makes; those that belong to a word are in the dictionary.
#include "pronunciation/pinyin.h"
#include "pronunciation/tones.h"

namespace langdu {

namespace {

bool one_of(char32_t c, std::u32string_view set) { return c != 0 && set.find(c) != set.npos; }

constexpr std::u32string_view counting = U"〇零一二三四五六七八九十百千万亿两几这那哪每半整多数某各";
constexpr std::u32string_view directions = U"上下进出回过起";
constexpr std::u32string_view not_after_for_shang = U"以之网线向往路马赶皇世历晚早";
constexpr std::u32string_view not_after_for_li = U"公千万百十英海〇零一二三四五六七八九邻故乡数几华";

void neutralize(Item& item, std::string_view rule) {
    if (item.tone_settled || item.prescribed) return;
    set_tone(item.surface, '5');
    item.rule = rule;
}

} // namespace

void speak_neutral_tones(Line& line) {
    for (std::size_t i = 1; i < line.items.size(); ++i) {
        auto& item = line.items[i];
        if (!line.is_han(i) || !line.is_han(i - 1) || item.pause_before) continue;
        const char32_t here = line.characters[i], before = line.characters[i - 1];
        const auto& word = line.word_at(i);
        const auto& previous = line.word_at(i - 1);
        if (here == U'个' && one_of(before, counting) && item.citation == "ge4")
            neutralize(item, "个: classifier");
        if ((here == U'来' || here == U'去') && one_of(before, directions) && word.begin < i &&
            word.end == i + 1 && word.size() == 2 && word.begin > 0 && !line.items[i - 1].pause_before &&
            line.is_han(i - 2) && line.word_at(i - 2).part == PartOfSpeech::verb)
            neutralize(item, "direction after a verb");
        if (here == before && word.begin + 1 == i && word.size() == 2 && word.part == PartOfSpeech::verb)
            neutralize(item, "second of two equal verbs");
        if (here == before && word.begin == i && word.size() == 1 && previous.size() == 1 &&
            word.part == PartOfSpeech::verb && previous.part == PartOfSpeech::verb)
            neutralize(item, "second of two equal verbs");
        const bool after_noun =
            word.size() == 1 && previous.end == i &&
            (previous.part == PartOfSpeech::noun || previous.part == PartOfSpeech::place ||
             (previous.size() == 1 && one_of(before, U"心手脸身头眼嘴家屋车路书墙天地水山城村街店店夜")));
        if (here == U'上' && item.citation == "shang4" && after_noun && !one_of(before, not_after_for_shang))
            neutralize(item, "上: place after a noun");
        if (here == U'里' && item.citation == "li3" && after_noun && !one_of(before, not_after_for_li))
            neutralize(item, "里: place after a noun");
    }
}

} // namespace langdu
