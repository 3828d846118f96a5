#pragma once

#include "article/article.h"
#include "chapter/outline.h"
#include "chapter/script.h"
#include "chapter/tables.h"

#include <optional>
#include <string>
#include <vector>

namespace langdu::chapter {

// What is done with a kind of text that is not prose.
enum class Policy {
    read,     // said as it is written, a table row by row with the names of its columns
    announce, // said what it is: 此处省略代码，共12行
    skip,     // not said, but reported
};

enum class ListStyle {
    written, // 1、 as it stands; a bullet is a pause
    ordinal, // 第一，第二
    pause,   // no number at all
};

// Chapters by number, 1-based, both ends included.
struct ChapterRange {
    int first{1};
    int last{1};
    bool operator==(const ChapterRange&) const = default;
};

struct ChapterOptions {
    Policy captions{Policy::announce};
    Policy code{Policy::announce};
    Policy tables{Policy::read}; // those of at most table_rows rows; longer ones are announced
    int table_rows{8};
    Policy images{Policy::skip};
    Policy formulas{Policy::announce};
    Policy footnotes{Policy::skip};      // read: at the end of the paragraph that refers to them
    Policy references{Policy::announce}; // lists of literature
    Policy links{Policy::read};          // their text; announce: 链接 behind it
    Policy quotes{Policy::read};         // set off by pauses
    Policy separators{Policy::read};     // as a pause
    Policy bylines{Policy::read};        // below the title: who wrote it, and when
    Policy credits{Policy::skip};        // 责任编辑, 字数, 版权
    ListStyle lists{ListStyle::written};

    int chapter_level{6};           // headings of deeper levels are said and begin no chapter
    int merge_below{0};             // characters: shorter chapters join their neighbour
    int split_above{20000};         // characters: longer ones are cut, between paragraphs; 0: never
    std::vector<ChapterRange> only; // empty: all
    int first_chapters{0};          // 0: all
    int first_characters{0};        // 0: all; a sample is cut behind a paragraph

    bool reasons{};                 // say of every short line of bare text how it was judged
    std::optional<Outline> outline; // instead of the headings and captions that are found
};

// The whole stage: outline, then what is spoken, announced or skipped. Throws InputError when nothing is left
// to say, or when the outline names lines without text.
Script find_chapters(const article::Article& article, const Tables& tables,
                     const ChapterOptions& options = {});

} // namespace langdu::chapter
