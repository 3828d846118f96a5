#include "chapter/contents.h"

#include "base/unicode.h"
#include "chapter/numbering.h"

#include <algorithm>
#include <unordered_map>

namespace langdu {

namespace {

constexpr std::size_t longest_entry = 240; // bytes
constexpr std::size_t fewest_entries = 3, most_missing = 16;

// Without its number and white space: "1. 概览" and "第一章　概览" are one.
std::string key_of(std::string_view text) {
    auto body = text.substr(std::min(find_numbering(text).size, text.size()));
    std::string key;
    for (auto c = code_point_at(body, 0); c.size; c = code_point_at(body, c.end()))
        if (is_letter(c.value) || is_decimal_digit(c.value)) key += body.substr(c.begin, c.size);
    return key.empty() ? std::string(text) : key;
}

bool opens_contents(const Block& block) {
    const auto key = lower_case(key_of(block.text));
    return key == "目录" || key == "目錄" || key == "tableofcontents" || key == "contents";
}

} // namespace

void drop_contents(Article& article) {
    auto& blocks = article.blocks;
    const auto opening = std::ranges::find_if(blocks, opens_contents);
    if (opening == blocks.end()) return;
    const auto first = static_cast<std::size_t>(opening - blocks.begin());
    std::vector<std::string> keys(blocks.size());
    std::unordered_map<std::string, std::size_t> last; // where a line stands last
    for (std::size_t i = first; i < blocks.size(); ++i) {
        if (blocks[i].text.size() > longest_entry || blocks[i].text.ends_with("。")) continue;
        keys[i] = key_of(blocks[i].text);
        last[keys[i]] = i;
    }
    // Entries may be wrapped or lack their line below: some lines may be missing.
    std::size_t end = first + 1;
    for (std::size_t i = first + 1; i < blocks.size() && !keys[i].empty() && i < end + most_missing; ++i)
        if (last[keys[i]] > i) end = i + 1;
    // What was found must stand behind the whole list, not inside it.
    std::size_t entries = 0;
    for (std::size_t i = first + 1; i < end; ++i) entries += !keys[i].empty() && last[keys[i]] >= end;
    if (entries < fewest_entries || entries * 2 < end - first - 1) return;
    for (std::size_t i = first; i < end; ++i)
        article.skipped.push_back({blocks[i].line, blocks[i].text, "table of contents"});
    blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(first),
                 blocks.begin() + static_cast<std::ptrdiff_t>(end));
}

} // namespace langdu
