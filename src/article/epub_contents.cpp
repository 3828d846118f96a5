#include "article/epub_contents.h"

#include "base/unicode.h"

#include <algorithm>
#include <unordered_map>

namespace langdu::article {

namespace {

// Letters and digits alone: "第一章　清晨" and "第一章 清晨" are one.
std::string bare(std::string_view text) {
    std::string out;
    const auto folded = lower_case(nfkc(text));
    for (auto c = code_point_at(folded, 0); c.size; c = code_point_at(folded, c.end()))
        if (is_letter(c.value) || is_decimal_digit(c.value)) append_utf8(out, c.value);
    return out;
}

bool same_words(std::string_view a, std::string_view b) {
    const auto left = bare(a), right = bare(b);
    if (left.empty() || right.empty()) return false;
    return left == right || left.find(right) != std::string::npos || right.find(left) != std::string::npos;
}

struct NewHeading {
    std::size_t block{}, offset{};
    const EpubTitle* entry{};
};

class Placer {
public:
    Placer(HtmlBlocks& book, const std::vector<EpubFile>& files) : book_(book), blocks_(book.blocks) {
        for (const auto& place : book.places) places_.try_emplace(place.id, &place);
        for (const auto& file : files) files_.try_emplace(file.name, &file);
        named_.resize(blocks_.size());
    }

    void place(const std::vector<EpubTitle>& contents) {
        for (std::size_t i = 0; i < contents.size(); ++i) {
            const bool part = i + 1 < contents.size() && contents[i + 1].level > contents[i].level;
            place(contents[i], part);
        }
        lower_other_headings();
        insert();
    }

private:
    void place(const EpubTitle& entry, bool part) {
        const auto file = files_.find(entry.file);
        if (file == files_.end()) return;
        std::size_t at = file->second->begin, offset = 0;
        const auto end = file->second->end;
        if (!entry.fragment.empty())
            if (const auto place = places_.find(entry.file + "#" + entry.fragment);
                place != places_.end() && place->second->block < end) {
                at = place->second->block;
                offset = place->second->offset;
            }
        if (at >= end) { // a page of a picture: a part's name is said, a cover's is not
            if (part) added_.push_back({file->second->begin, 0, &entry});
            return;
        }
        if (offset >= blocks_[at].block.text.size()) offset = 0;
        // A cover or plate: its picture's words are no chapter.
        const bool pictures =
            std::all_of(blocks_.begin() + static_cast<std::ptrdiff_t>(at),
                        blocks_.begin() + static_cast<std::ptrdiff_t>(end),
                        [](const HtmlBlock& found) { return found.block.kind == BlockKind::image; });
        if (pictures && !part) return;
        if (offset == 0 && (takes_lines(entry, at, end) || takes_heading(entry, at, end))) return;
        added_.push_back({at, offset, &entry});
    }

    // 第一章, and 船 in the line below it, are together the entry's title.
    bool takes_lines(const EpubTitle& entry, std::size_t at, std::size_t end) {
        constexpr std::size_t most_lines = 4;
        const auto wanted = bare(entry.title);
        std::string words;
        for (auto i = at; i < std::min(end, at + most_lines); ++i) {
            const auto kind = blocks_[i].block.kind;
            if (kind == BlockKind::image && i > at) continue;
            if ((kind != BlockKind::paragraph && kind != BlockKind::heading) || named_[i]) return false;
            words += bare(blocks_[i].block.text);
            if (!wanted.starts_with(words)) return false;
            if (words != wanted) continue;
            auto& first = blocks_[at].block;
            if (i > at) first.text = entry.title;
            for (auto line = at + 1; line <= i; ++line)
                if (blocks_[line].block.kind != BlockKind::image) blocks_[line].block.text.clear();
            first.kind = BlockKind::heading;
            first.level = entry.level;
            first.inlines.clear();
            named_[at] = entry.level;
            return true;
        }
        return false;
    }

    // A heading that stands there, or near by with the same words; or a line of these words.
    bool takes_heading(const EpubTitle& entry, std::size_t at, std::size_t end) {
        constexpr std::size_t near = 4; // blocks
        for (auto i = at; i < std::min(end, at + near); ++i) {
            auto& block = blocks_[i].block;
            if (named_[i] || block.kind == BlockKind::footnote) continue;
            const bool heading = block.kind == BlockKind::heading;
            const bool line = block.kind == BlockKind::paragraph && bare(block.text) == bare(entry.title);
            if (!(heading && (i == at || same_words(block.text, entry.title))) && !line) continue;
            block.kind = BlockKind::heading;
            block.level = entry.level;
            named_[i] = entry.level;
            return true;
        }
        return false;
    }

    // Headings that the table does not list are below those that it does.
    void lower_other_headings() {
        std::vector<int> levels = named_;
        for (const auto& added : added_)
            if (added.block < levels.size() && added.offset == 0)
                levels[added.block] = std::max(levels[added.block], added.entry->level);
        int above = 0;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (levels[i] > 0) above = levels[i];
            auto& block = blocks_[i].block;
            if (block.kind == BlockKind::heading && named_[i] == 0 && above > 0)
                block.level = std::min(6, std::max(block.level, above + 1));
        }
    }

    void insert() {
        std::ranges::stable_sort(added_, {}, [](const NewHeading& h) {
            return std::pair{h.block, h.offset};
        });
        std::vector<HtmlBlock> out;
        out.reserve(blocks_.size() + added_.size());
        auto next = added_.begin();
        for (std::size_t i = 0; i <= blocks_.size(); ++i) {
            std::size_t cut = 0; // bytes of the block that are out already
            for (; next != added_.end() && next->block == i; ++next) {
                if (i < blocks_.size() && next->offset > cut) {
                    out.push_back(piece(blocks_[i], cut, next->offset));
                    cut = next->offset;
                }
                HtmlBlock heading;
                const int line = i < blocks_.size() ? blocks_[i].block.line : 0;
                heading.block = {
                    BlockKind::heading, line, next->entry->level, next->entry->title, "", 1, 0, false};
                out.push_back(std::move(heading));
            }
            if (i == blocks_.size()) break;
            out.push_back(cut > 0 ? piece(blocks_[i], cut, blocks_[i].block.text.size())
                                  : std::move(blocks_[i]));
        }
        std::erase_if(out, [](const HtmlBlock& found) {
            return trim(found.block.text).empty() &&
                   (found.block.kind != BlockKind::image || found.block.pictures.empty());
        });
        blocks_ = std::move(out);
    }

    static HtmlBlock piece(const HtmlBlock& whole, std::size_t begin, std::size_t end) {
        HtmlBlock part = whole;
        const auto text = trim(std::string_view(whole.block.text).substr(begin, end - begin));
        const auto at = static_cast<std::size_t>(text.data() - whole.block.text.data());
        std::erase_if(part.block.pictures, [&](const Picture& picture) {
            const auto place = picture.at.value_or(picture.behind ? whole.block.text.size() : 0);
            const bool last = end == whole.block.text.size() && place == end;
            return place < begin || (place >= end && !last);
        });
        keep_text(part.block, {at, at + text.size()});
        if (begin > 0) part.block.marker.clear();
        return part;
    }

    HtmlBlocks& book_;
    std::vector<HtmlBlock>& blocks_;
    std::unordered_map<std::string, const HtmlPlace*> places_;
    std::unordered_map<std::string, const EpubFile*> files_;
    std::vector<int> named_; // level of the entry that took the heading, else 0
    std::vector<NewHeading> added_;
};

} // namespace

void place_headings(HtmlBlocks& book, const std::vector<EpubFile>& files,
                    const std::vector<EpubTitle>& contents) {
    Placer(book, files).place(contents);
}

} // namespace langdu::article
