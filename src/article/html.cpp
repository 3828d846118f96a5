// Web pages: the main content with its headings, lists, tables and captions; what surrounds it is reported as
// skipped.
#include "article/fields.h"
#include "article/html_blocks.h"
#include "article/html_content.h"
#include "article/html_metadata.h"
#include "article/html_notes.h"
#include "article/readers.h"
#include "base/error.h"
#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace langdu::article {

namespace {

// The charset a page declares in its first bytes; bytes that are valid UTF-8 beat it.
std::optional<std::string> declared_charset(std::string_view bytes) {
    const auto head = lower_case(bytes.substr(0, 4096));
    const auto at = head.find("charset=");
    if (at == std::string::npos) return std::nullopt;
    std::size_t begin = head.find_first_not_of("\"' ", at + 8);
    if (begin == std::string::npos) return std::nullopt;
    auto name = head.substr(begin, head.find_first_of("\"' />;\r\n", begin) - begin);
    if (name == "gb2312" || name == "gbk") name = "gb18030"; // its superset, which such pages often need
    if (name == "big5") name = "big5-hkscs";
    return name.empty() ? std::nullopt : std::optional(name);
}

std::string decode_page(const Source& source, const std::string& place) {
    if (source.options.encoding) return decode_text(source.bytes, place, source.options.encoding);
    if (!find_invalid_utf8(source.bytes) && source.bytes.find('\0') == std::string::npos)
        return decode_text(source.bytes, place, std::nullopt);
    if (const auto charset = declared_charset(source.bytes); charset && *charset != "utf-8") {
        try {
            return decode_text(source.bytes, place, charset);
        } catch (const Error&) { // a wrong declaration: found like any other
        }
    }
    return decode_text(source.bytes, place, std::nullopt);
}

// Bold lines between paragraphs stand for headings where a page has none.
void promote_strong_lines(std::vector<HtmlBlock>& blocks) {
    for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
        auto& block = blocks[i];
        if (!block.strong || block.block.kind != BlockKind::paragraph || block.characters > 32 ||
            blocks[i + 1].strong)
            continue;
        const auto last = code_point_before(block.block.text, block.block.text.size()).value;
        if (std::u32string_view(U"。；，：,;:.").find(last) != std::u32string_view::npos) continue;
        block.block.kind = BlockKind::heading;
        block.block.level = 3;
    }
}

// The name of a product below each of its pictures, the site's address between paragraphs: short lines
// without marks that stand three times and more by themselves. Lines of a song stand together.
void drop_repeated_lines(std::vector<HtmlBlock>& blocks, std::vector<Skipped>& skipped) {
    constexpr std::size_t shortest = 8, longest = 40; // characters; 材料 and 做法 of each recipe are none
    const auto is_line = [&](std::size_t i) {
        const auto& block = blocks[i].block;
        return (block.kind == BlockKind::paragraph || block.kind == BlockKind::caption) &&
               length_utf8(block.text) <= longest && block.text.find_first_of("!?;") == std::string::npos &&
               std::ranges::none_of(
                   std::array{"。", "，", "！", "？", "；", "：", "”", "…"},
                   [&](const char* mark) { return block.text.find(mark) != std::string::npos; });
    };
    std::map<std::string, int> counts;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!is_line(i)) continue;
        const auto another = [&](std::size_t at) {
            return at < blocks.size() && is_line(at) && blocks[at].block.text != blocks[i].block.text;
        };
        if (length_utf8(blocks[i].block.text) >= shortest)
            counts[blocks[i].block.text] += another(i - 1) || another(i + 1) ? -100 : 1;
    }
    for (auto& found : blocks)
        if (const auto count = counts.find(found.block.text); count != counts.end() && count->second >= 3) {
            skipped.push_back({found.block.line, found.block.text, SkipReason::repeated_line});
            found.block.text.clear();
        }
}

} // namespace

Recognized recognize_html(std::string_view bytes) {
    const auto head = lower_case(trim(bytes.substr(0, 1024)));
    const auto is = [](bool page) { return page ? Recognized::sure : Recognized::no; };
    for (const std::string_view sign : {"<!doctype html", "<html", "<head", "<body", "<?xml"})
        if (head.starts_with(sign))
            return is(head.find("<?xml") != 0 || head.find("<html") != std::string::npos);
    return is(head.starts_with("<!--") && head.find("<html") != std::string::npos);
}

Article read_html(const Source& source) {
    const HtmlTree tree{decode_page(source, place_of(source))};
    Article article;
    const auto metadata = read_metadata(tree);
    auto page = html_blocks(tree, 0);
    resolve_page_notes(page);
    auto& blocks = page.blocks;
    article.title = find_headline(metadata, blocks);
    const auto content = find_main_content(tree, blocks, article.title);
    if (content.share < 0.5)
        article.warnings.push_back("only " + std::to_string(std::lround(content.share * 100)) +
                                   "% of the page's prose was taken; langdu explain lists the rest");
    article.author = clean_authors(metadata.author, metadata.sites);
    article.date = metadata.date;
    article.tags = metadata.tags;
    article.cover = metadata.cover;
    article.original = metadata.original;
    if (!metadata.language.empty()) article.language = metadata.language;
    article.skipped = std::move(page.skipped);
    if (metadata.page_title != article.title && !metadata.page_title.empty())
        article.skipped.push_back({1, metadata.page_title, SkipReason::page_title});
    std::vector<HtmlBlock> kept;
    bool titled = false; // the title is a field: one line with it is no loss
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const bool title_line = kept.size() < 3 && is_site_line(metadata, blocks[i].block, article.title);
        if (content.belongs[i] && !title_line)
            kept.push_back(std::move(blocks[i]));
        else if (titled || blocks[i].block.text != article.title)
            article.skipped.push_back(
                {blocks[i].block.line, std::move(blocks[i].block.text), SkipReason::outside_the_article});
        else
            titled = true;
    }
    for (auto& block : kept) cut_page_parts(block.block, article.skipped);
    drop_repeated_lines(kept, article.skipped);
    std::erase_if(kept, [](const HtmlBlock& block) { return block.block.text.empty(); });
    const bool headings = std::any_of(kept.begin(), kept.end(), [&](const HtmlBlock& b) {
        return b.block.kind == BlockKind::heading && b.block.text != article.title;
    });
    if (!headings) promote_strong_lines(kept);
    for (auto& block : kept) article.blocks.push_back(std::move(block.block));
    // Text and line breaks only: its headings are found like those of plain text.
    article.marked_up = std::any_of(article.blocks.begin(), article.blocks.end(),
                                    [](const Block& block) { return block.kind == BlockKind::heading; }) ||
                        !article.title.empty();
    return article;
}

} // namespace langdu::article
