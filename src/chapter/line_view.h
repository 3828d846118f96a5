// A short line of an article and what stands around it: what the features of the outline look at.
#pragma once

#include "article/article.h"
#include "chapter/numbering.h"

#include <span>
#include <string_view>
#include <vector>

namespace langdu {

struct LineView {
    std::size_t block{};
    std::string_view text;
    std::string_view body;           // behind the number
    std::string_view previous, next; // the blocks around it
    Numbering numbering;
    int length{}; // characters
    char32_t first{}, last{};
    bool first_block{}, last_block{};
    bool gap_before{}, gap_after{}, gaps_matter{}; // blank lines, where not every block has them
    int outdent{};                                 // columns less indented than the paragraphs are

    // Neighbours: length in characters (0: none), and whether they are bare: short and without an end mark.
    int previous_length{}, next_length{};
    bool previous_bare{}, next_bare{};
    bool previous_leads{}, next_leads{}; // ends in a colon
    int bare_before{}, bare_after{};     // length of the run of bare lines
    bool next_numbered{}, previous_numbered{}, next_bulleted{};
    bool opens_list{};        // the next line has the number 1 or a bullet, this one has none
    double length_in_run{1};  // its length over the mean of the bare lines around it
    bool numbered_headings{}; // the article numbers three or more lines far apart; this one has no number
    int characters_before{}, characters_after{}; // of prose, to the bare lines on either side

    // Numbers: is there a line of the same style with the next (or previous) number, and how many blocks
    // away?
    int next_number_distance{}, previous_number_distance{};

    // Share of the words (Han bigrams, Latin words) that the neighbours have too.
    double words_next{}, words_previous{}, words_after{},
        words_before{};                  // a block or two; up to the next bare line
    bool whole_next{}, whole_previous{}; // the whole line stands in the neighbour
    bool repeats_line{};                 // an earlier short line holds all of it
    bool repeated{};                     // the same line stands elsewhere
    bool just_repeats{};                 // the block before ends with the same words
    double subject{};                    // begins with (1) or has (0.5) what the article is about
    double known_before{};               // share of its words that stood anywhere before
    bool next_twin{};                    // what follows opens like what follows another bare line
};

std::vector<LineView> view_lines(std::span<const Block> blocks);

} // namespace langdu
