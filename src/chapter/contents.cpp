#include "chapter/contents.h"

#include "base/unicode.h"
#include "chapter/numbering.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace langdu::chapter {

namespace {

constexpr std::size_t longest_entry = 150; // bytes
constexpr std::size_t fewest_entries = 3, most_missing = 16;

std::string letters_of(std::string_view text) {
    std::string out;
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
        if (is_letter(c.value) || is_decimal_digit(c.value)) out += text.substr(c.begin, c.size);
    return out;
}

// Without the page behind its dots: 第一章 起风……12
std::string_view without_page(std::string_view text) {
    auto end = text.size();
    while (end > 0 && is_ascii_digit(static_cast<unsigned char>(text[end - 1]))) --end;
    if (end == text.size() || end == 0) return text;
    const auto before = code_point_before(text, end);
    const bool leader = before.value == U'…' || before.value == U'·' || before.value == '\t' ||
                        (before.value == '.' && end > 1 && text[end - 2] == '.');
    return leader ? text.substr(0, before.begin) : text;
}

// Without its number and white space: "1. 概览" and "第一章　概览" are one.
std::string key_of(std::string_view text) {
    text = without_page(text);
    const auto key = letters_of(text.substr(std::min(find_numbering(text).size, text.size())));
    return key.empty() ? std::string(text) : key;
}

bool names_contents(std::string_view text) {
    const auto key = lower_case(letters_of(text));
    for (const std::string_view name :
         {"目录", "目錄", "目次", "本书目录", "本文目录", "文章目录", "内容目录", "章节目录", "目录列表",
          "tableofcontents", "contents", "toc"})
        if (key == name) return true;
    return false;
}

bool can_be_entry(const article::Block& block) {
    if (block.text.size() > longest_entry || block.kind == article::BlockKind::table ||
        block.kind == article::BlockKind::code || block.kind == article::BlockKind::image)
        return false;
    for (const std::string_view mark : {"。", "！”", "？”", "。”", "；", "，”"})
        if (block.text.ends_with(mark)) return false;
    return true;
}

void drop(article::Article& article, std::size_t begin, std::size_t end) {
    auto& blocks = article.blocks;
    for (std::size_t i = begin; i < end; ++i)
        article.skipped.push_back({blocks[i].line, blocks[i].text, SkipReason::table_of_contents});
    blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(begin),
                 blocks.begin() + static_cast<std::ptrdiff_t>(end));
}

// Below a line 目录: lines that stand again further on, until the first of them does.
void drop_named_list(article::Article& article) {
    auto& blocks = article.blocks;
    const auto opening =
        std::ranges::find_if(blocks, [](const article::Block& block) { return names_contents(block.text); });
    if (opening == blocks.end()) return;
    const auto first = static_cast<std::size_t>(opening - blocks.begin());
    std::vector<std::string> keys(blocks.size());
    std::unordered_map<std::string, std::size_t> last; // where a line stands last
    for (std::size_t i = first + 1; i < blocks.size(); ++i) {
        if (!can_be_entry(blocks[i])) continue;
        keys[i] = key_of(blocks[i].text);
        last[keys[i]] = i;
    }
    // Entries may be wrapped or lack their line below: some lines may be missing.
    constexpr std::size_t first_entries = 3; // the text goes on with one of these
    std::unordered_set<std::string> whole, opening_keys;
    std::size_t end = first + 1;
    for (std::size_t i = first + 1; i < blocks.size() && !keys[i].empty() && i < end + most_missing; ++i) {
        if (article.marked_up && blocks[i].kind == article::BlockKind::heading && i > first + 1) break;
        // 小结 may be in it many times.
        const bool numbered = find_numbering(blocks[i].text).style != NumberStyle::none;
        const bool again = opening_keys.contains(keys[i]) ||
                           (numbered && whole.contains(letters_of(without_page(blocks[i].text))));
        if (again && i > first + fewest_entries) break;
        whole.insert(letters_of(without_page(blocks[i].text)));
        if (i <= first + first_entries && keys[i].size() > 3) opening_keys.insert(keys[i]);
        if (last[keys[i]] > i) end = i + 1;
    }
    // What was found must stand behind the whole list, not inside it.
    std::size_t entries = 0;
    for (std::size_t i = first + 1; i < end; ++i) entries += !keys[i].empty() && last[keys[i]] >= end;
    if (entries < fewest_entries || entries * 2 < end - first - 1) return;
    drop(article, first, end);
}

bool is_link(const article::Block& block) {
    std::size_t linked = 0;
    if (block.kind == article::BlockKind::table) return false;
    for (const auto& link : article::links_of(block)) linked += link.size();
    return linked * 10 >= block.text.size() * 8;
}

// A list of links whose words are headings of the same work, whatever stands above it.
void drop_linked_lists(article::Article& article) {
    auto& blocks = article.blocks;
    std::unordered_set<std::string> headings;
    for (const auto& block : blocks)
        if (block.kind == article::BlockKind::heading) headings.insert(key_of(block.text));
    for (std::size_t begin = 0; begin < blocks.size(); ++begin) {
        std::size_t end = begin, entries = 0;
        while (end < blocks.size() &&
               (blocks[end].kind == article::BlockKind::list_item ||
                blocks[end].kind == article::BlockKind::paragraph) &&
               is_link(blocks[end])) {
            entries += headings.contains(key_of(blocks[end].text));
            ++end;
        }
        if (end - begin >= fewest_entries && entries * 5 >= (end - begin) * 4) {
            if (begin > 0 && names_contents(blocks[begin - 1].text)) --begin;
            drop(article, begin, end);
        } else
            begin = std::max(begin, end);
    }
}

} // namespace

void drop_contents(article::Article& article) {
    drop_named_list(article);
    if (article.marked_up) drop_linked_lists(article);
}

} // namespace langdu::chapter
