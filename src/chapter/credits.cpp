#include "chapter/credits.h"

#include "base/unicode.h"

#include <algorithm>

namespace langdu::chapter {

namespace {

// A word of the list is in the text, with all its parts: 首发于+转载
bool has_parts(const std::vector<std::string>& list, std::string_view text) {
    return std::ranges::any_of(list, [&](const std::string& word) {
        for (std::size_t at = 0; at <= word.size();) {
            const auto end = std::min(word.find('+', at), word.size());
            if (text.find(std::string_view(word).substr(at, end - at)) == std::string_view::npos)
                return false;
            at = end + 1;
        }
        return true;
    });
}

bool is_heading(const article::Block& block) { return block.kind == article::BlockKind::heading; }

// Full-width letters are no other ones: ＷＷＷ．
std::string folded(std::string_view text) { return lower_case(nfkc(text)); }

bool is_prose(std::string_view text) {
    return length_utf8(text) > 60 && text.find("。") != std::string_view::npos;
}

bool is_imprint_line(const article::Block& block, const WordLists& words) {
    return length_utf8(block.text) <= 160 && words.contains("imprint", folded(block.text));
}
bool is_imprint_sign(const article::Block& block, const WordLists& words) {
    return length_utf8(block.text) <= 160 && words.contains("imprint_sign", folded(block.text));
}

void make_credit(article::Block& block) {
    if (block.kind == article::BlockKind::image) return;
    block.kind = article::BlockKind::credit;
    block.level = 0;
}

// From one sign on, as far as lines of its kind follow with few others between.
void spread(std::vector<article::Block>& blocks, std::size_t sign, const WordLists& words) {
    constexpr std::size_t most_between = 3;
    const auto reach = [&](int step) {
        std::size_t last = sign, between = 0;
        for (std::size_t i = sign + static_cast<std::size_t>(step);
             i < blocks.size() && between <= most_between; i += static_cast<std::size_t>(step)) {
            if (is_heading(blocks[i]) || is_prose(blocks[i].text)) break;
            const bool same = is_imprint_line(blocks[i], words) || is_imprint_sign(blocks[i], words) ||
                              blocks[i].kind == article::BlockKind::credit;
            between = same ? 0 : between + 1;
            if (same) last = i;
        }
        return last;
    };
    const auto begin = reach(-1), end = reach(1);
    for (auto i = begin; i <= end; ++i) make_credit(blocks[i]);
}

// 本章未完，请点击下一页 in brackets, within a paragraph.
bool cut_fragments(article::Article& article, article::Block& block,
                   const std::vector<std::string>& site_lines) {
    bool cut = false;
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}, {"【", "】"}, {"[", "]"}})
        for (auto at = block.text.find(open); at != std::string::npos;) {
            const auto end = block.text.find(close, at);
            if (end == std::string::npos) break;
            const auto size = end + close.size() - at;
            const auto inside = block.text.substr(at, size);
            if (size > 300 || !has_parts(site_lines, folded(inside))) {
                at = block.text.find(open, at + open.size());
                continue;
            }
            article.skipped.push_back({block.line, inside, SkipReason::line_of_the_site});
            article::erase_text(block, {at, at + size});
            cut = true;
            at = block.text.find(open, at);
        }
    if (cut) {
        const auto kept = trim(block.text);
        const auto at = static_cast<std::size_t>(kept.data() - block.text.data());
        article::keep_text(block, {at, at + kept.size()});
    }
    return cut;
}

bool is_address_line(std::string_view line) {
    const auto address = trim(line);
    return address.starts_with("www.") &&
           address.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-/") == address.npos;
}

bool is_site_line(const article::Block& block, const std::vector<std::string>& site_lines) {
    if (length_utf8(block.text) > 90) return false;
    const auto line = folded(block.text);
    return has_parts(site_lines, line) || is_address_line(line);
}

} // namespace

void find_imprint(article::Article& article, const WordLists& words) {
    auto& blocks = article.blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (!is_heading(blocks[i]) && blocks[i].kind != article::BlockKind::credit &&
            is_imprint_sign(blocks[i], words))
            spread(blocks, i, words);
    // 版权信息 and nothing else below it
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!is_heading(blocks[i])) continue;
        const auto& names = words.words("imprint_heading");
        const bool named = std::ranges::find(names, folded(trim(blocks[i].text))) != names.end();
        std::size_t end = i + 1, credits = 0, prose = 0;
        for (; end < blocks.size() && !is_heading(blocks[end]); ++end) {
            credits += blocks[end].kind == article::BlockKind::credit;
            prose += is_prose(blocks[end].text) && blocks[end].kind != article::BlockKind::credit;
        }
        const auto all = end - i - 1;
        if (all == 0 || prose > 0 || (named ? credits == 0 : credits < all)) continue;
        for (auto at = i; at < end; ++at) make_credit(blocks[at]);
    }
}

void drop_site_lines(article::Article& article, const WordLists& words) {
    const auto& site_lines = words.words("site_line");
    auto& blocks = article.blocks;
    for (auto& block : blocks) {
        if (block.kind != article::BlockKind::paragraph && block.kind != article::BlockKind::heading)
            continue;
        if (block.kind == article::BlockKind::paragraph) cut_fragments(article, block, site_lines);
        if (!is_site_line(block, site_lines)) continue;
        article.skipped.push_back({block.line, block.text, SkipReason::line_of_the_site});
        block.text.clear();
    }
    article::drop_empty(blocks);
}

} // namespace langdu::chapter
