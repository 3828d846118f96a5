#pragma once

#include "base/span.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace langdu::article {

enum class BlockKind {
    heading,
    paragraph,
    quote,
    list_item,
    caption,
    table,
    code,
    image,
    footnote,
    formula,
    byline, // who wrote it, when and where: below the title
    credit, // about the page and not the story: 责任编辑, 字数, 版权
};

enum class InlineKind { link, note, emphasis, strong, code, deleted };

// What a stretch of a block's text is besides text.
struct InlineMark {
    InlineKind kind{};
    Span span;          // of a note: empty, where its sign stood
    std::string target; // of a link: its address as written; of a note: its marker
    bool operator==(const InlineMark&) const = default;
};

// A picture by its address as written: a path, a URL, data:..., or a name inside of what was read.
struct Picture {
    std::string address;
    std::string alt;
    bool behind{}; // the block that holds it, not before it
    // In the block's text it stands here. An image's own: in the text of the block before it, which shows it.
    std::optional<std::size_t> at{};
    bool operator==(const Picture&) const = default;
};

// One piece of an article as it was written. text has no markup left; lines inside a paragraph are joined.
// A table has a row a line and a tab between cells, the header row first; code keeps its lines.
struct Block {
    BlockKind kind{BlockKind::paragraph};
    int line{};  // 1-based in the input file
    int level{}; // headings 1-6, list items their depth from 1
    std::string text;
    std::string marker; // list items: "1." or "-" as written; code: its language; footnotes: their name
    int lines{1};       // lines of the file it takes up
    int indent{};       // plain text: columns of white space before it
    bool gap_before{};  // plain text: a blank line stands before it
    bool separated{};   // a rule, or a line like * * *, stands before it
    std::vector<InlineMark> inlines{}; // in text, by their begin; how they nest follows from their spans
    std::vector<std::string> notes{};  // markers of the footnotes it refers to
    // Of an image: itself, perhaps without an address, then as of others: those in its text and those beside
    // it that no words describe.
    std::vector<Picture> pictures{};
    bool operator==(const Block&) const = default;
};

// Of its text, what leads elsewhere, in order.
std::vector<Span> links_of(const Block& block);
// Takes a stretch out of its text; what is marked moves along.
void erase_text(Block& block, Span gone);
// Leaves the text from `begin` to `end` only.
void keep_text(Block& block, Span kept);
// Neither words nor a picture.
bool is_empty(const Block& block);
// What is said of a picture that stands in the text before it.
bool stands_in_line(const Block& block);
// Takes out the blocks without text; a picture that no words describe goes to the block before it.
void drop_empty(std::vector<Block>& blocks);
// Puts words in front of it.
void put_before(Block& block, const std::string& words);

// What was written. Everything of the input is in a block, in a field, or in `skipped` with a reason.
struct Article {
    std::string title;
    std::string author;
    std::string date; // as written, ISO 8601 when it is one
    std::string language{"zh-CN"};
    std::string source;      // path or URL, "-" for standard input
    std::string cover;       // path or address of a picture, empty without
    std::string cover_image; // the picture itself, where the article holds it
    std::string original;    // the address it was published at, empty when nobody says it
    bool public_source{};    // fetched from the public Internet: it sends langdu to no inner address
    std::string tags;        // what it is about, "科技、人工智能"
    bool marked_up{};        // headings come from markup; false: plain text, find them
    std::vector<Block> blocks;
    std::map<std::string, std::string> pictures; // by address: those it holds itself, when they are wanted
    std::vector<std::string> warnings;           // what went wrong in reading it, a line each
    std::vector<Skipped> skipped; // markup that carried text: link targets, front matter keys, comments
    bool operator==(const Article&) const = default;
};

} // namespace langdu::article
