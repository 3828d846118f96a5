#pragma once

#include "article/article.h"
#include "base/span.h"

#include <cstddef>
#include <string>
#include <vector>

namespace langdu::chapter {

enum class PassageKind { heading, paragraph, quote, list_item, caption, announcement };

inline constexpr std::size_t no_block = static_cast<std::size_t>(-1);

// A stretch of a passage's text that stands in a block as it is said: 图注：|日出.
struct Origin {
    std::size_t at{};    // in the passage's text
    std::size_t block{}; // of the script
    Span span;           // in the block's text, of the same length
    bool operator==(const Origin&) const = default;
};

// One stretch of text to be said: a heading, a paragraph, an announcement of something not read
// ("此处省略代码").
struct Passage {
    PassageKind kind{PassageKind::paragraph};
    int line{};
    std::string text;
    bool set_off{};                // a longer pause before it: a quote begins or ends, a rule stands there
    std::size_t block{no_block};   // it is said for; none: it frames the text
    std::vector<Origin> origins{}; // in order; none: it only tells of the block
    bool operator==(const Passage&) const = default;
};

// Words in front of it that stand in no block.
void put_before(Passage& passage, const std::string& words);

// title is for players, NFC, one line, never empty. The passages begin with the heading as it is said, if it
// is said.
struct Chapter {
    std::string title;
    int level{1};
    int line{};
    std::vector<Passage> passages;
    std::size_t first_block{}, end_block{}; // what of the text it shows
    bool operator==(const Chapter&) const = default;
};

// A line of bare text that is short enough to be a heading or a caption, and how it was judged.
struct ShortLine {
    int line{};
    std::string text;
    std::string role;                   // "heading", "caption" or "text"
    double heading{}, caption{};        // log odds against text
    bool unsure{};                      // it was close whether it is a heading
    std::vector<std::string> reasons{}; // the strongest three of its features, as "+1.2 its length: 4"
    bool operator==(const ShortLine&) const = default;
};

// How many of the chapters that were found in bare text might as well be none, or none be one.
struct Doubt {
    int unsure{};  // decisions that were close
    int weighed{}; // these and the chapters that are sure
    bool operator==(const Doubt&) const = default;
};

// What will be said, and what will not.
struct Script {
    // As in Article.
    std::string title, author, date, language, source, cover, tags, cover_image;
    std::vector<Chapter> chapters; // at least one, in order
    std::vector<std::string> warnings;
    std::vector<Skipped> skipped; // the article's, and what the chapter stage left out
    Doubt doubt{};
    std::vector<ShortLine> short_lines{};          // when ChapterOptions.reasons are wanted
    bool public_source{};                          // as in Article
    std::string original{};                        // as in Article
    std::vector<article::Block> blocks{};          // the text as it stands, for whoever shows it
    std::map<std::string, std::string> pictures{}; // as in Article
    bool operator==(const Script&) const = default;
};

} // namespace langdu::chapter
