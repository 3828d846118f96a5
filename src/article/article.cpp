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
    std::erase_if(block.inlines,
                  [](const InlineMark& mark) { return mark.kind != InlineKind::note && mark.span.empty(); });
}

void put_before(Block& block, const std::string& words) {
    block.text.insert(0, words);
    for (auto& mark : block.inlines)
        mark.span = {mark.span.begin + words.size(), mark.span.end + words.size()};
}

void keep_text(Block& block, Span kept) {
    erase_text(block, {kept.end, block.text.size()});
    erase_text(block, {0, kept.begin});
}

void drop_empty(std::vector<Block>& blocks) {
    std::vector<Picture> waiting; // for a first block
    std::vector<Block> out;
    out.reserve(blocks.size());
    for (auto& block : blocks) {
        if (!block.text.empty()) {
            if (block.kind != BlockKind::image)
                block.pictures.insert(block.pictures.begin(), waiting.begin(), waiting.end());
            if (block.kind != BlockKind::image) waiting.clear();
            out.push_back(std::move(block));
        } else if (block.kind == BlockKind::image)
            for (auto& picture : block.pictures) {
                picture.behind = !out.empty() && out.back().kind != BlockKind::image;
                (picture.behind ? out.back().pictures : waiting).push_back(std::move(picture));
            }
    }
    blocks = std::move(out);
}

} // namespace langdu::article
