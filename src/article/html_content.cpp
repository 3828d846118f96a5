#include "article/html_content.h"

#include "base/files.h"
#include "base/unicode.h"
#include "base/word_lists.h"

#include <algorithm>
#include <cmath>

namespace langdu {

namespace {

const WordLists& page_words() {
    static const WordLists lists{data_directory() / "voices/mandarin/page_words.tsv"};
    return lists;
}

int sentence_marks(std::string_view text) {
    int count = 0;
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
        count += std::u32string_view(U"，。！？；、,").find(c.value) != std::u32string_view::npos;
    return count;
}

// "main-comment_box" has the name "comment" in it and the words main, comment, box.
bool names_surroundings(std::string_view names) {
    if (names.empty()) return false;
    const auto lower = lower_case(names);
    if (page_words().contains("surroundings", lower)) return true;
    for (std::size_t at = 0; at < lower.size();) {
        const auto end = std::min(lower.find_first_of(" _-", at), lower.size());
        const auto word = std::string_view(lower).substr(at, end - at);
        for (const auto& known : page_words().words("surroundings_word"))
            if (word == known) return true;
        at = end + 1;
    }
    return false;
}

bool is_surroundings(const HtmlTree& tree, std::size_t node) {
    switch (tree[node].tag) {
    case Tag::nav:
    case Tag::footer:
    case Tag::aside:
        return true;
    case Tag::body:
    case Tag::html:
    case Tag::article:
    case Tag::main:
        return false;
    default:
        return names_surroundings(tree.attribute(node, "class")) ||
               names_surroundings(tree.attribute(node, "id"));
    }
}

// The text behind bullets and brackets.
std::string_view opening(std::string_view text) {
    for (auto c = code_point_at(text, 0);
         c.size && !is_letter(c.value) && !is_decimal_digit(c.value) && c.value != U'©';
         c = code_point_at(text, 0))
        text.remove_prefix(c.size);
    return text;
}

bool is_page_line(const HtmlBlock& block) {
    const auto text = opening(block.block.text);
    return (block.characters <= 60 && page_words().starts("page_line", text)) ||
           (block.characters <= 400 && page_words().starts("page_statement", text));
}

bool ends_article(const HtmlBlock& block) {
    return block.characters <= 16 && page_words().starts("page_end", opening(block.block.text));
}

// Characters of prose for, links and scraps against.
double worth(const HtmlBlock& block) {
    if (block.block.kind == BlockKind::image) return 0;
    const double size = block.characters, links = block.link_characters;
    if (size == 0) return 0;
    if (is_page_line(block)) return -15;
    const double linked = links / size;
    if (linked > 0.5) return -8 - std::min(size, 60.0) * 0.5;
    if (block.block.kind == BlockKind::heading) return size <= 40 ? 6 : 0;
    if (block.block.kind == BlockKind::code || block.block.kind == BlockKind::table)
        return std::min(size, 200.0) * 0.5;
    const int marks = sentence_marks(block.block.text);
    if (size < 12 && marks == 0) return -4;
    return std::min(size, 400.0) * (1 - 2 * linked) * (marks > 0 ? 1.0 : 0.25);
}

// The story follows its headline: prose before it counts less, and less the more scraps stand between.
void weigh_by_headline(const std::vector<HtmlBlock>& blocks, std::string_view headline,
                       std::vector<double>& worths) {
    std::size_t at = blocks.size();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (headline.empty() || blocks[i].block.text != headline ||
            blocks[i].link_characters * 2 > blocks[i].characters)
            continue;
        const bool better = at == blocks.size() || (blocks[i].block.kind == BlockKind::heading &&
                                                    blocks[at].block.kind != BlockKind::heading);
        if (better) at = i;
    }
    if (at == blocks.size()) return;
    double scraps = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (i > at && worths[i] < 0) scraps -= worths[i];
        if (worths[i] > 0) worths[i] *= i < at ? 0.3 : std::exp(-scraps / 600);
    }
}

// For each node, the worth of the blocks in its subtree.
std::vector<double> subtree_sums(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                                 const std::vector<double>& worths) {
    std::vector<double> before(tree.nodes().size() + 1, 0);
    for (std::size_t i = 0; i < blocks.size(); ++i) before[blocks[i].node + 1] += worths[i];
    for (std::size_t i = 1; i < before.size(); ++i) before[i] += before[i - 1];
    std::vector<double> sums(tree.nodes().size());
    for (std::size_t node = 0; node < sums.size(); ++node) sums[node] = before[tree[node].end] - before[node];
    return sums;
}

// The smallest subtree with the greatest sum.
std::size_t best_subtree(const HtmlTree& tree, const std::vector<double>& sums) {
    std::size_t best = 0;
    for (std::size_t node = 0; node < sums.size(); ++node)
        if (tree[node].tag != Tag::text && sums[node] >= sums[best]) best = node;
    return best;
}

} // namespace

std::vector<bool> find_main_content(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                                    std::string_view headline) {
    std::vector<double> worths;
    for (const auto& block : blocks) worths.push_back(worth(block));
    weigh_by_headline(blocks, headline, worths);
    const auto story = best_subtree(tree, subtree_sums(tree, blocks, worths));
    auto prose = worths;
    for (auto& value : prose) value = std::max(value, 0.0);
    const auto prose_sums = subtree_sums(tree, blocks, prose);

    // What is named like surroundings counts against, unless it holds the story: some pages never close a
    // share bar.
    std::vector<bool> surrounding(tree.nodes().size());
    for (std::size_t node = 1; node < tree.nodes().size(); ++node) {
        if (tree[node].tag == Tag::text) continue;
        surrounding[node] = surrounding[tree[node].parent] ||
                            (prose_sums[node] < prose_sums[story] * 0.5 && is_surroundings(tree, node));
    }
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (surrounding[blocks[i].node]) worths[i] = -0.3 * blocks[i].characters;
    const auto best = best_subtree(tree, subtree_sums(tree, blocks, worths));

    // Inside it, the stretch of blocks with the greatest sum.
    const auto inside = [&](std::size_t i) {
        return blocks[i].node >= best && blocks[i].node < tree[best].end;
    };
    double sum = 0, most = 0;
    std::size_t begin = 0, from = 0, to = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!inside(i)) continue;
        if (sum <= 0) {
            sum = 0;
            begin = i;
        }
        sum += worths[i];
        if (sum > most) {
            most = sum;
            from = begin;
            to = i + 1;
        }
    }
    std::vector<bool> belongs(blocks.size());
    double behind = 0;
    for (std::size_t i = from; i < to; ++i) {
        if (ends_article(blocks[i]) && behind > most * 0.5) break;
        behind += worths[i];
        const bool junk = is_page_line(blocks[i]) || blocks[i].link_characters * 2 > blocks[i].characters;
        belongs[i] = inside(i) && !junk && !surrounding[blocks[i].node];
    }
    return belongs;
}

} // namespace langdu
