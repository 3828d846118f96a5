// Headings and captions from bare text: every short line is judged (outline_judge); then titles and levels.
#include "chapter/outline.h"

#include "base/unicode.h"
#include "chapter/contents.h"
#include "chapter/credits.h"
#include "chapter/headings.h"
#include "chapter/numbering.h"
#include "chapter/outline_judge.h"
#include "chapter/roles.h"

#include <algorithm>
#include <cmath>

namespace langdu::chapter {

namespace {

bool has_headings(const article::Article& article) {
    return std::any_of(article.blocks.begin(), article.blocks.end(),
                       [](const article::Block& b) { return b.kind == article::BlockKind::heading; });
}

// 第一章 is above 第一节; 2.1.3 is two levels below 2. Lines without a number are of the first level.
int level_of(const std::string& text) {
    const auto numbering = find_numbering(text);
    switch (numbering.style) {
    case NumberStyle::section:
    case NumberStyle::han_paren:
        return 2;
    case NumberStyle::decimal:
        return std::min(numbering.depth, 6);
    default:
        return 1;
    }
}

void mark_list_items(std::vector<article::Block>& blocks) {
    for (auto& block : blocks) {
        if (block.kind != article::BlockKind::paragraph) continue;
        const auto numbering = find_numbering(block.text);
        if (numbering.style == NumberStyle::none || numbering.style == NumberStyle::decimal ||
            numbering.style == NumberStyle::article ||
            !has_content(std::string_view(block.text).substr(numbering.size))) // （一）。 is all there is
            continue;
        block.kind = article::BlockKind::list_item;
        block.level = 1;
        block.marker = std::string(trim(std::string_view(block.text).substr(0, numbering.size)));
        article::erase_text(block, {0, numbering.size});
    }
}

// A first line that names the whole article and not its first section: longer than a cross-head, and the text
// goes on below it with a heading, a byline or its only stretch of prose.
bool is_title(const std::vector<article::Block>& blocks) {
    if (blocks.size() < 2 || blocks[0].kind != article::BlockKind::heading) return false;
    if (find_numbering(blocks[0].text).style != NumberStyle::none) return false;
    std::size_t headings = 0, characters = 0;
    for (std::size_t i = 1; i < blocks.size(); ++i)
        if (blocks[i].kind == article::BlockKind::heading) {
            ++headings;
            characters += length_utf8(blocks[i].text);
        }
    if (headings == 0 || blocks[1].kind == article::BlockKind::heading) return true;
    const auto own = length_utf8(blocks[0].text);
    return own >= 8 && own * headings * 2 >= characters * 3;
}

// The first line of a text without headings, when prose follows: its title. 《红楼梦》 is one anyway.
bool opens_as_title(const std::vector<article::Block>& blocks, const WordLists& words) {
    constexpr std::size_t few = 4; // blocks: a note, where a single paragraph tells
    if (blocks.size() < 2) return false;
    const std::string_view first = blocks[0].text;
    const auto length = length_utf8(first);
    if (first.starts_with("《") && first.find("》") != std::string_view::npos && length <= 40) return true;
    if (blocks[0].kind != article::BlockKind::paragraph) return false;
    const auto ends_in = [](std::string_view text, std::u32string_view marks) {
        return marks.find(code_point_before(text, text.size()).value) != std::u32string_view::npos;
    };
    if (length > 45 || ends_in(first, U"。；：，、.;:,…”")) return false;
    // 关于…的会议纪要: an official paper says what it is.
    if (length >= 6 && first.starts_with("关于") && words.ends("paper_name", first)) return true;
    if (blocks[1].separated && length >= 2) return true; // underlined
    if (length < (blocks.size() < few ? 2 : 6)) return false;
    for (std::size_t i = 1; i < blocks.size(); ++i)
        if (blocks[i].kind == article::BlockKind::heading) return false;
    if (blocks.size() < few)
        return length_utf8(blocks[1].text) > 2 * length && ends_in(blocks[1].text, U"。！？”’…");
    std::size_t below = 0;
    for (std::size_t i = 1; i < few; ++i) {
        if (!ends_in(blocks[i].text, U"。！？”’…")) return false;
        below += length_utf8(blocks[i].text);
    }
    return below > 60 && length_utf8(blocks[1].text) > 20;
}

// How far a line is from the other answer to the question whether it is a heading.
double margin(const Score& score) { return score.heading - std::max(0.0, score.caption); }
constexpr double close_call = 0.4; // log odds: three to two

void find_in_text(Structure& structure, const Tables& tables, bool with_reasons) {
    auto& article = structure.article;
    auto& blocks = article.blocks;
    for (auto& [at, score, reasons] : judge_lines(blocks, tables, with_reasons)) {
        auto& block = blocks[at];
        const auto role = score.role();
        const bool unsure = std::abs(margin(score)) < close_call;
        structure.doubt.unsure += unsure;
        structure.doubt.weighed += unsure || role == LineRole::heading;
        if (with_reasons)
            structure.short_lines.push_back({block.line, block.text,
                                             role == LineRole::heading   ? "heading"
                                             : role == LineRole::caption ? "caption"
                                                                         : "text",
                                             score.heading, score.caption, unsure, std::move(reasons)});
        if (role == LineRole::caption) block.kind = article::BlockKind::caption;
        if (role != LineRole::heading) continue;
        block.kind = article::BlockKind::heading;
        block.level = level_of(block.text);
    }
    const bool titled = opens_as_title(blocks, tables.words());
    if (titled) blocks[0].kind = article::BlockKind::heading;
    if ((titled || is_title(blocks)) && article.title.empty()) {
        article.title = blocks[0].text;
        blocks[0].level = 1;
        for (std::size_t i = 1; i < blocks.size(); ++i)
            if (blocks[i].kind == article::BlockKind::heading)
                blocks[i].level = std::min(blocks[i].level + 1, 6);
    }
}

} // namespace

void drop_furniture(article::Article& article, const Tables& tables) {
    drop_site_lines(article, tables.page());
    find_imprint(article, tables.page());
    drop_contents(article);
    tidy_headings(article, tables.words());
}

Structure find_structure(article::Article written, const Tables& tables, bool with_reasons) {
    Structure structure{std::move(written), {}, {}};
    auto& article = structure.article;
    drop_furniture(article, tables);
    if (!article.marked_up && !has_headings(article)) find_in_text(structure, tables, with_reasons);
    find_roles(article, tables.words());
    if (!article.marked_up)
        mark_list_items(article.blocks);
    else if (article.title.empty()) {
        // Markup: the only heading of the highest level is the title when it is the first.
        const auto first =
            std::find_if(article.blocks.begin(), article.blocks.end(),
                         [](const article::Block& b) { return b.kind == article::BlockKind::heading; });
        if (first != article.blocks.end()) {
            const auto high =
                std::count_if(article.blocks.begin(), article.blocks.end(), [&](const article::Block& b) {
                    return b.kind == article::BlockKind::heading && b.level <= first->level;
                });
            const bool opens = first == article.blocks.begin() || first->level == 1;
            if (high == 1 && opens) article.title = first->text;
        }
    }
    return structure;
}

Outline find_outline(const article::Article& article, const Tables& tables) {
    return outline_of(find_structure(article, tables).article);
}

Outline outline_of(const article::Article& article) {
    Outline outline;
    for (const auto& block : article.blocks) {
        if (block.kind == article::BlockKind::heading)
            outline.headings.push_back({block.line, block.level, block.text});
        if (block.kind == article::BlockKind::caption)
            outline.captions.push_back({block.line, 0, block.text});
    }
    return outline;
}

} // namespace langdu::chapter
