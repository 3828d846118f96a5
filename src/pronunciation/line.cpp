#include "pronunciation/line.h"

namespace langdu::pronunciation {

bool Line::has(std::size_t item, std::u32string_view wanted) const {
    if (from(std::min(item, characters.size())).substr(0, wanted.size()) != wanted) return false;
    for (std::size_t i = item; i < item + wanted.size(); ++i)
        if (!is_han(i) || (i > item && items[i].pause_before)) return false;
    return true;
}

void Line::set_words(std::vector<Word> found) {
    words = std::move(found);
    word_of.assign(items.size(), 0);
    for (std::size_t w = 0; w < words.size(); ++w)
        for (std::size_t i = words[w].begin; i < words[w].end; ++i) word_of[i] = w;
}

} // namespace langdu::pronunciation
