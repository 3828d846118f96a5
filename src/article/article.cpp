#include "article/article.h"

#include <algorithm>

namespace langdu::article {

std::vector<Span> links_of(const Block& block) {
    std::vector<Span> out;
    for (const auto& mark : block.inlines)
        if (mark.kind == InlineKind::link) out.push_back(mark.span);
    return out;
}

void erase_text(Block& block, Span gone) {
    gone.end = std::min(gone.end, block.text.size());
    if (gone.begin >= gone.end) return;
    block.text.erase(gone.begin, gone.size());
    const auto moved = [&](std::size_t at) {
        return at <= gone.begin ? at : at >= gone.end ? at - gone.size() : gone.begin;
    };
    for (auto& mark : block.inlines) mark.span = {moved(mark.span.begin), moved(mark.span.end)};
    for (auto& picture : block.pictures)
        if (picture.at && block.kind != BlockKind::image) *picture.at = moved(*picture.at);
    std::erase_if(block.inlines,
                  [](const InlineMark& mark) { return mark.kind != InlineKind::note && mark.span.empty(); });
}

void put_before(Block& block, const std::string& words) {
    block.text.insert(0, words);
    for (auto& mark : block.inlines)
        mark.span = {mark.span.begin + words.size(), mark.span.end + words.size()};
    for (auto& picture : block.pictures)
        if (picture.at && block.kind != BlockKind::image) *picture.at += words.size();
}

void keep_text(Block& block, Span kept) {
    erase_text(block, {kept.end, block.text.size()});
    erase_text(block, {0, kept.begin});
}

bool is_empty(const Block& block) {
    return block.text.empty() && (block.kind != BlockKind::image || block.pictures.empty());
}

bool stands_in_line(const Block& block) {
    return block.kind == BlockKind::image && !block.pictures.empty() && block.pictures[0].at;
}

void drop_empty(std::vector<Block>& blocks) {
    std::vector<Picture> waiting; // for a first block
    std::vector<Block> out;
    out.reserve(blocks.size());
    for (auto& block : blocks) {
        if (!block.text.empty()) {
            const bool own = block.kind == BlockKind::image && !block.pictures.empty();
            block.pictures.insert(block.pictures.begin() + (own ? 1 : 0), waiting.begin(), waiting.end());
            waiting.clear();
            out.push_back(std::move(block));
        } else if (block.kind == BlockKind::image)
            for (auto& picture : block.pictures) {
                picture.behind = !out.empty();
                picture.at.reset();
                auto last = out.rbegin();
                while (last != out.rend() && last + 1 != out.rend() && stands_in_line(*last)) ++last;
                (picture.behind ? last->pictures : waiting).push_back(std::move(picture));
            }
    }
    blocks = std::move(out);
}

} // namespace langdu::article
