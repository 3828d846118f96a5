// What the word lists of voices/mandarin/outline_words.tsv say of a line.
#pragma once

#include "base/word_lists.h"

#include <string_view>

namespace langdu::chapter {

// 图 3-1：..., 示例 2, 资料图.
bool is_caption_label(std::string_view text, const WordLists& words);
// Says who wrote or reported it: 撰稿丨某某, 某某 综合报道.
bool is_byline(std::string_view text, const WordLists& words);
// A label or a credit: some picture was here.
bool shows_picture(std::string_view text, const WordLists& words);

} // namespace langdu::chapter
