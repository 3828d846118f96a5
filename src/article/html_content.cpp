#include "article/html_content.h"

#include "base/files.h"
#include "base/unicode.h"
#include "base/word_lists.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace langdu::article {

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

int han_characters(std::string_view text) {
    int count = 0;
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end())) count += is_han(c.value);
    return count;
}

// The line above a list of links to what is on the page.
bool names_contents(std::string_view text) {
    const auto name = lower_case(trim(text));
    for (const std::string_view known :
         {"目录", "目錄", "目次", "本文目录", "文章目录", "contents", "table of contents", "toc"})
        if (name == known) return true;
    return false;
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

// Lines of a poem or a song: several short ones that follow each other, without links, of one parent.
std::vector<bool> find_verses(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks) {
    constexpr int longest = 40; // characters
    const auto is_line = [&](const HtmlBlock& found) {
        return (found.block.kind == BlockKind::paragraph || found.block.kind == BlockKind::quote) &&
               found.characters > 0 && found.characters <= longest && found.link_characters == 0 &&
               !is_page_line(found);
    };
    const auto together = [&](const HtmlBlock& a, const HtmlBlock& b) {
        const auto tag = tree[a.node].tag;
        return a.node == b.node || ((tag == Tag::p || tag == Tag::div) && tree[b.node].tag == tag &&
                                    tree[a.node].parent == tree[b.node].parent);
    };
    std::vector<bool> verses(blocks.size());
    for (std::size_t begin = 0; begin < blocks.size();) {
        auto end = begin;
        int han = 0;
        while (end < blocks.size() && is_line(blocks[end]) &&
               (end == begin || together(blocks[end - 1], blocks[end])))
            han += han_characters(blocks[end++].block.text);
        if (end - begin >= 3 && han >= 12)
            std::fill(verses.begin() + static_cast<std::ptrdiff_t>(begin),
                      verses.begin() + static_cast<std::ptrdiff_t>(end), true);
        begin = std::max(end, begin + 1);
    }
    return verses;
}

// Characters of prose for, links and scraps against.
double worth(const HtmlBlock& block, bool verse) {
    if (block.block.kind == BlockKind::image) return 0;
    const double size = block.characters, links = block.link_characters;
    if (size == 0) return 0;
    if (is_page_line(block)) return -15;
    const double linked = links / size;
    if (linked > 0.5 && block.local_links) return 0; // the page's own table of contents
    if (linked > 0.5) return -8 - std::min(size, 60.0) * 0.5;
    if (block.block.kind == BlockKind::heading) return size <= 40 ? 6 : 0;
    if (block.block.kind == BlockKind::code || block.block.kind == BlockKind::table)
        return std::min(size, 200.0) * 0.5;
    const int marks = sentence_marks(block.block.text);
    if (verse) return size * (marks > 0 ? 1.0 : 0.6);
    if (size < 12 && marks == 0) return -4;
    return std::min(size, 400.0) * (1 - 2 * linked) * (marks > 0 ? 1.0 : 0.25);
}

// Is block `b` in the same part of the page as `a`, a few elements up and down?
bool is_near(const HtmlTree& tree, std::uint32_t a, std::uint32_t b) {
    constexpr int up = 3, down = 4; // sections in sections
    auto above = a;
    for (int i = 0; i < up && above != 0 && !(b >= above && b < tree[above].end); ++i)
        above = tree[above].parent;
    if (!(b >= above && b < tree[above].end)) return false;
    for (int i = 0; i < down && b != above; ++i) b = tree[b].parent;
    return b == above;
}

// The story follows its headline: prose before it counts less, and less the more scraps stand between, unless
// it is in the same part of the page as the first prose behind the headline: or nothing would be left of a
// long page.
void weigh_by_headline(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, std::string_view headline,
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
    constexpr double paragraph = 30;
    double scraps = 0;
    auto first = blocks.size(); // prose behind the headline
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (i > at && worths[i] < 0) scraps -= worths[i];
        if (worths[i] <= 0) continue;
        if (i > at && first == blocks.size() && worths[i] >= paragraph) first = i;
        const bool near = i > first && is_near(tree, blocks[first].node, blocks[i].node);
        if (!near) worths[i] *= i < at ? 0.3 : std::exp(-scraps / 600);
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

// The parent of most of the prose from block `from` to `to`; the document when there is none.
std::size_t parent_of_prose(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                            const std::vector<double>& prose, std::size_t from, std::size_t to) {
    std::map<std::size_t, double> parents;
    double all = 0;
    for (std::size_t i = from; i < to; ++i) {
        parents[tree[blocks[i].node].parent] += prose[i];
        all += prose[i];
    }
    for (const auto& [parent, sum] : parents)
        if (sum > all * 0.5) return parent;
    return 0;
}

// The blocks that are the article, found in steps.
class Story {
public:
    Story(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, std::string_view headline)
        : tree_(tree), blocks_(blocks), headline_(headline), surrounding_(tree.nodes().size()) {
        const auto verses = find_verses(tree, blocks);
        for (std::size_t i = 0; i < blocks.size(); ++i) worths_.push_back(worth(blocks[i], verses[i]));
        prose_ = worths_;
        for (auto& value : prose_) value = std::max(value, 0.0);
        weigh_by_headline(tree, blocks, headline, worths_);
    }

    MainContent find() {
        mark_surroundings();
        best_ = best_subtree(tree_, subtree_sums(tree_, blocks_, worths_));
        take_best_stretch();
        take_prose_beside();
        take_headline();
        MainContent content{std::vector<bool>(blocks_.size()), 0};
        mark_stretch(content);
        mark_prose_below_headline(content);
        double all = 0, taken = 0;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            all += prose_[i];
            if (content.belongs[i]) taken += prose_[i];
        }
        content.share = all > 0 ? taken / all : 1;
        return content;
    }

private:
    bool inside(std::size_t i) const {
        return blocks_[i].node >= best_ && blocks_[i].node < tree_[best_].end;
    }
    bool is_headline(std::size_t i) const {
        return !headline_.empty() && blocks_[i].block.text == headline_ &&
               blocks_[i].block.kind == BlockKind::heading;
    }
    bool linked(std::size_t i) const {
        return i < blocks_.size() && blocks_[i].link_characters * 2 > blocks_[i].characters;
    }

    // What is named like surroundings counts against, unless it holds the story: some pages never close a
    // share bar.
    void mark_surroundings() {
        const auto story = best_subtree(tree_, subtree_sums(tree_, blocks_, worths_));
        const auto prose_sums = subtree_sums(tree_, blocks_, prose_);
        for (std::size_t node = 1; node < tree_.nodes().size(); ++node) {
            if (tree_[node].tag == Tag::text) continue;
            surrounding_[node] = surrounding_[tree_[node].parent] ||
                                 (prose_sums[node] < prose_sums[story] * 0.5 && is_surroundings(tree_, node));
        }
        for (std::size_t i = 0; i < blocks_.size(); ++i)
            if (surrounding_[blocks_[i].node]) {
                worths_[i] = -0.3 * blocks_[i].characters;
                prose_[i] = 0;
            }
    }

    // The stretch of blocks inside with the greatest sum.
    void take_best_stretch() {
        double sum = 0, most = 0;
        std::size_t begin = 0;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (!inside(i)) continue;
            if (sum <= 0) {
                sum = 0;
                begin = i;
            }
            sum += worths_[i];
            if (sum > most) {
                most = sum;
                from_ = begin;
                to_ = i + 1;
            }
        }
    }

    // Prose beside it in the same element is of the same story, whatever stands between.
    void take_prose_beside() {
        const auto parent = parent_of_prose(tree_, blocks_, prose_, from_, to_);
        for (std::size_t i = 0; i < blocks_.size() && parent != 0; ++i)
            if (inside(i) && prose_[i] >= paragraph && tree_[blocks_[i].node].parent == parent) {
                from_ = std::min(from_, i);
                to_ = std::max(to_, i + 1);
            }
    }

    // What stands between the headline and its story: who wrote it, and when. Above it stands the paper's
    // name.
    void take_headline() {
        constexpr std::size_t longest_top = 8; // blocks
        for (auto i = from_; i > 0 && from_ - i < longest_top; --i)
            if (inside(i - 1) && is_headline(i - 1)) {
                from_ = i - 1;
                break;
            }
        for (auto i = from_; i < std::min(to_, from_ + longest_top); ++i) {
            if (prose_[i] >= paragraph) break;
            if (inside(i) && is_headline(i)) from_ = i;
        }
    }

    void mark_stretch(MainContent& content) const {
        double ahead = 0, behind = 0;
        for (std::size_t i = from_; i < to_; ++i) ahead += prose_[i];
        for (std::size_t i = from_; i < to_; ++i) {
            if (ends_article(blocks_[i]) && behind > ahead) break;
            behind += prose_[i];
            ahead -= prose_[i];
            const bool junk = is_page_line(blocks_[i]) || linked(i) ||
                              (names_contents(blocks_[i].block.text) && linked(i + 1));
            content.belongs[i] = inside(i) && !junk && !surrounding_[blocks_[i].node];
        }
    }

    // Prose between the headline and a picture show or an advertisement above the rest of the story.
    void mark_prose_below_headline(MainContent& content) const {
        constexpr double sentences = 60;
        std::size_t i = 0;
        while (i < blocks_.size() && !is_headline(i)) ++i;
        for (; i < from_; ++i)
            if (inside(i) && prose_[i] >= sentences && !is_page_line(blocks_[i])) content.belongs[i] = true;
    }

    static constexpr double paragraph = 20;

    const HtmlTree& tree_;
    const std::vector<HtmlBlock>& blocks_;
    std::string_view headline_;
    std::vector<double> worths_, prose_;
    std::vector<bool> surrounding_; // by node
    std::size_t best_{};            // the element that holds it
    std::size_t from_{}, to_{};     // blocks
};

} // namespace

MainContent find_main_content(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                              std::string_view headline) {
    return Story{tree, blocks, headline}.find();
}

void cut_page_parts(Block& block, std::vector<Skipped>& skipped) {
    auto& text = block.text;
    if (block.kind != BlockKind::paragraph && block.kind != BlockKind::heading) return;
    // The last link, when it leads away.
    const auto links = links_of(block);
    if (!links.empty() && links.back().end == text.size() && links.back().begin > 0) {
        const auto link = links.back();
        if (page_words().starts("page_link", opening(link.of(text))) && length_utf8(link.of(text)) <= 20) {
            skipped.push_back({block.line, std::string(link.of(text)), SkipReason::outside_the_article});
            keep_text(block, {0, trim(std::string_view(text).substr(0, link.begin)).size()});
        }
    }
    constexpr std::size_t longest = 120; // characters of a line of fields
    if (length_utf8(text) > longest || text.find("。") != std::string::npos) return;
    std::string kept;
    bool cutting = false, cut = false;
    for (std::size_t at = 0; at < text.size();) {
        auto end = at;
        auto c = code_point_at(text, end);
        while (c.size && !is_white_space(c.value) && c.value != '|' && c.value != U'｜') {
            end = c.end();
            c = code_point_at(text, end);
        }
        const auto field = std::string_view(text).substr(at, end - at);
        const auto behind = c.size ? c.end() : end;
        // A field goes on with what is too short to be one: 大 小 33
        const bool goes_on = cutting && length_utf8(field) <= 2;
        cutting = goes_on || page_words().starts("page_field", opening(field));
        if (cutting) {
            cut = true;
            if (!field.empty())
                skipped.push_back({block.line, std::string(field), SkipReason::outside_the_article});
        } else
            kept += text.substr(at, behind - at);
        at = behind;
    }
    if (!cut) return;
    text = std::string(trim(kept));
    block.inlines.clear();
}

} // namespace langdu::article
