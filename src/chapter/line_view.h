// A short line of an article and what stands around it: what the features of the outline look at. The
// document as a whole first, then every candidate in it.
#pragma once

#include "article/article.h"
#include "chapter/numbering.h"
#include "chapter/tables.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace langdu::chapter {

// What one block looks like.
struct LineShape {
    int length{};             // characters, at most 2000
    double han{}, latin{};    // share of the characters
    char32_t first{}, last{}; // 0: none
    char32_t end_mark{};      // the last character, closing quotes left out
    bool speech{};            // opens and closes with quotation marks
    bool candidate{};         // may be a heading or a caption
    bool bare{};              // short and without an end mark
    Numbering numbering;
};

// The document: sums over its blocks.
struct DocumentView {
    const WordLists* words{};                                        // by which its lines are known
    int blocks{}, characters{}, candidates{}, bares{}, paragraphs{}; // paragraphs: longer than 40 characters
    double mean_paragraph{};                                         // characters
    double median_bare{};                                            // characters
    double speech{}; // share of the blocks that begin with a quotation mark
    double talk{};   // share of the blocks that are nothing but a short quoted sentence
    double numbered{}, bulleted{}, leading{}, questions{}; // share of the blocks
    double pictures{};    // lines with a credit or a label, per 1000 characters
    double latin{};       // share of the characters
    bool gaps_matter{};   // some blocks have blank lines around them and some have none
    double gaps{};        // share of blocks with a blank line before
    int usual_indent{};   // of the paragraphs
    int wrap_width{};     // characters of its lines when they were broken at a width; 0: they were not
    bool counted{};       // such a series is there
    int numbered_apart{}; // numbered lines with prose between them
};

// The blocks before and behind.
struct LineSurroundings {
    std::string_view previous, next;
    int previous_length{}, next_length{}, second_previous_length{}, second_next_length{}; // 0: none
    bool previous_bare{}, next_bare{}, previous_leads{}, next_leads{};
    bool next_numbered{}, next_bulleted{};
    bool previous_counts{}, next_counts{}; // numbered like this line, and right beside it
    bool previous_broken{};                // the line before was broken at the usual width
    bool run_led{};                        // a colon stands before the run of bare lines
    bool list_led{};                       // ... before it and the short lines above it
    bool gap_before{}, gap_after{};
    int outdent{};                               // columns less indented than the paragraphs are
    int bare_before{}, bare_after{};             // length of the run of bare lines
    double length_in_run{1};                     // its length over the mean of the bare lines around it
    int characters_before{}, characters_after{}; // of prose, to the bare lines on either side
    bool next_twin{};                            // what follows opens like what follows another bare line
};

// Other lines with the same look, and those that count on.
struct LineSeries {
    int next_number{}, previous_number{}; // blocks to the line that goes on counting; 0: none
    int members{};                        // of the series that it belongs to, 0: none
    double prose{};                       // mean characters between the members
    bool fixed_head{};
    bool chapters{};         // the series counts chapters: 第#章, or another head all through the work
    int look{}, series{-1};  // which of the looks, which series it belongs to; -1: none
    int alike{};             // candidates with the same marks, indentation and blank lines, itself included
    double alike_alone{};    // share of them that stand between prose
    double alike_next{};     // mean length of what follows them
    int alike_same_length{}; // of them, those of about its length
    int alike_before{}, alike_after{}; // characters to the next of them; 0: none
    double evenness{};                 // deviation of the distances between them over their mean
    double length_rank{};              // share of the bare lines that are shorter
    std::string_view opening, ending;  // the first and the last two characters of the body
    int same_opening{}, same_ending{}; // other candidates that share them
};

// The words that it shares with others: shares of its own words, 0 to 1.
struct LineEcho {
    double next{}, previous{};          // two blocks
    double after{}, before{};           // up to the next bare line
    double section{}, section_before{}; // up to the next line that looks alike, at most 12 blocks
    bool whole_next{}, whole_previous{}, whole_section{}; // the whole line stands there
    bool repeats_line{};                                  // an earlier short line holds all of it
    bool repeated{};                                      // the same line stands elsewhere
    bool just_repeats{};                                  // the block before ends with the same words
    double known_before{};                                // share of its words that stood anywhere before
    double rare{};                                        // share of its words that stand nowhere else
    double common{};                                      // mean share of the blocks that have its words
    double title{};                                       // words of the first block
};

struct LineView {
    std::size_t block{};
    std::string_view text;
    std::string_view body; // behind the number
    LineShape shape;
    LineSurroundings around;
    LineSeries series;
    LineEcho echo;
    LineWording wording;
    double place{};          // share of the characters before it
    int characters_before{}; // in the document
    std::shared_ptr<const DocumentView> document;
};

// A view of every candidate, in order. The blocks and the tables must live as long as the views.
std::vector<LineView> view_lines(std::span<const article::Block> blocks, const Tables& tables);

// Simplified characters throughout, so that one list of words serves both scripts.
std::vector<article::Block> fold_traditional(std::span<const article::Block> blocks, const Tables& tables);

} // namespace langdu::chapter
