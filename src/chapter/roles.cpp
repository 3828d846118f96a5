#include "chapter/roles.h"

#include "article/fields.h"
#include "base/unicode.h"

#include <algorithm>
#include <optional>

namespace langdu::chapter {

namespace {

constexpr int longest_byline = 60, longest_credit = 80; // characters
constexpr std::size_t top_blocks = 8, last_blocks = 10; // where they are looked for

bool has_sentence_mark(std::string_view text) {
    return text.find("。") != std::string_view::npos || text.find("！") != std::string_view::npos ||
           text.find("？") != std::string_view::npos;
}

// Nothing but dates, times and the name of a place or paper.
bool is_dateline(std::string_view text) {
    const auto date = article::find_date(text);
    return date && date->span.begin <= 24 && length_utf8(text) <= 48 && !has_sentence_mark(text);
}

// The name behind 作者：, 文/ or 记者; up to the next white space or mark.
std::string author_of(std::string_view text, const WordLists& words) {
    for (const auto& label : words.words("author_label")) {
        const auto at = text.find(label);
        if (at == std::string_view::npos) continue;
        auto rest = trim(text.substr(at + label.size()));
        std::size_t end = 0;
        for (auto c = code_point_at(rest, 0); c.size; c = code_point_at(rest, c.end())) {
            const bool inside = is_letter(c.value) || c.value == U'·' || c.value == U'、' || c.value == '.' ||
                                (c.value == ' ' && is_ascii_letter(code_point_at(rest, c.end()).value) &&
                                 end > 0 && is_ascii_letter(code_point_before(rest, end).value));
            if (!inside) break;
            end = c.end();
        }
        const auto name = rest.substr(0, end);
        if (length_utf8(name) >= 2 && length_utf8(name) <= 30) return std::string(name);
    }
    // 曹雪芹　高鹗　著
    for (const auto& ending : words.words("author_ending"))
        if (text.ends_with(ending)) {
            std::string names;
            for (auto rest = trim(text.substr(0, text.size() - ending.size())); !rest.empty();) {
                std::size_t end = 0;
                for (auto c = code_point_at(rest, 0); c.size && !is_white_space(c.value);
                     c = code_point_at(rest, end))
                    end = c.end();
                names += (names.empty() ? "" : "、") + std::string(rest.substr(0, end));
                rest = trim(rest.substr(end));
            }
            return names;
        }
    return {};
}

bool is_byline(const article::Block& block, const WordLists& words) {
    const auto length = length_utf8(block.text);
    if (length > longest_byline || has_sentence_mark(block.text)) return false;
    return words.starts("byline", block.text) || is_dateline(block.text) ||
           (length <= 30 && words.ends("author_ending", block.text));
}

// The text behind an opening bracket or bullet.
std::string_view opening(std::string_view text) {
    for (auto c = code_point_at(text, 0); c.size && is_punctuation(c.value); c = code_point_at(text, 0))
        text.remove_prefix(c.size);
    return text;
}

bool is_credit(const article::Block& block, const WordLists& words) {
    if (length_utf8(block.text) > longest_credit) return false;
    if (words.starts("credit_line", opening(block.text))) return true;
    // 作者：王甲　责任编辑：李乙
    if (has_sentence_mark(block.text)) return false;
    for (const std::string_view label :
         {"责任编辑", "责编：", "责编:", "責任編輯", "编辑：", "编辑:", "校对：", "审核："})
        if (block.text.find(label) != std::string::npos) return true;
    return false;
}

bool is_count(const article::Block& block, const WordLists& words) {
    return length_utf8(block.text) <= 40 && words.starts("count_line", opening(block.text)) &&
           block.text.find_first_of("0123456789") != std::string::npos;
}

// 《三国演义》作者：罗贯中 => 《三国演义》
void split_title(article::Article& article, const WordLists& words) {
    for (const std::string_view label : {"作者：", "作者:"})
        if (const auto at = article.title.find(label); at != std::string::npos && at > 0) {
            if (article.author.empty()) article.author = author_of(article.title, words);
            auto& blocks = article.blocks;
            if (!blocks.empty() && blocks[0].text == article.title) { // a title and a byline
                article::Block byline = blocks[0];
                byline.kind = article::BlockKind::byline;
                article::erase_text(byline, {0, at});
                article::keep_text(blocks[0], {0, trim(article.title.substr(0, at)).size()});
                blocks.insert(blocks.begin() + 1, std::move(byline));
            }
            article.title = trim(article.title.substr(0, at));
            return;
        }
}

} // namespace

void find_roles(article::Article& article, const WordLists& words) {
    auto& blocks = article.blocks;
    split_title(article, words);
    // The top ends where prose begins: bylines stand before it.
    std::size_t top = 0;
    while (top < std::min(blocks.size(), top_blocks) &&
           (blocks[top].kind != article::BlockKind::paragraph || is_byline(blocks[top], words) ||
            is_count(blocks[top], words) || top == 0))
        ++top;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        auto& block = blocks[i];
        if (block.kind != article::BlockKind::paragraph) continue;
        if (i < top && is_byline(block, words)) {
            block.kind = article::BlockKind::byline;
            if (article.author.empty()) article.author = author_of(block.text, words);
            if (const auto date = article::find_date(block.text); date && article.date.empty())
                article.date = date->iso;
        }
        if (is_count(block, words) || (i + last_blocks >= blocks.size() && i > 0 && is_credit(block, words)))
            block.kind = article::BlockKind::credit;
    }
}

} // namespace langdu::chapter
