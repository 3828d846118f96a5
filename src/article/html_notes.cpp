#include "article/html_notes.h"

#include "article/raised_text.h"
#include "base/unicode.h"

#include <algorithm>
#include <set>
#include <span>
#include <unordered_map>

namespace langdu::article {

namespace {

// The label that a note opens with, in bytes: [1], ①, 注1, 1. ; 0 without one.
std::size_t opening_label(std::string_view text) {
    std::size_t end = 0;
    constexpr std::size_t longest = 7; // characters
    std::size_t found = 0;
    for (std::size_t i = 0; i < longest; ++i) {
        const auto c = code_point_at(text, end);
        if (!c.size || is_white_space(c.value)) break;
        end = c.end();
        if (is_note_label(text.substr(0, end))) found = end;
    }
    // 一说始建于元代, 3月的雨: a bare number is a label before a mark or a space alone.
    const auto first = code_point_at(text, 0).value, next = code_point_at(text, found).value;
    const bool bare = is_ascii_digit(first) || is_han(first);
    const bool counted = first == U'注' || first == U'註';
    // 注的是…: without a number it is a label before a mark alone, too.
    const bool numbered = counted && code_point_at(text, found).begin > code_point_at(text, 0).size;
    if (((bare && !counted) || (counted && !numbered)) && found < text.size() && !is_white_space(next) &&
        std::u32string_view(U".、．:：)）]").find(code_point_before(text, found).value) ==
            std::u32string_view::npos)
        return 0;
    return found;
}

class Resolver {
public:
    explicit Resolver(HtmlBlocks& page) : page_(page), blocks_(page.blocks) {
        for (std::size_t i = 0; i < page.places.size(); ++i) places_.try_emplace(page.places[i].id, i);
    }

    void run() {
        for (std::size_t i = 0; i < blocks_.size(); ++i)
            for (auto& mark : blocks_[i].marks)
                if (const auto* place = note_of(i, mark)) refer(i, mark, *place);
        find_unlinked_notes();
        for (std::size_t i = 0; i < blocks_.size(); ++i) remove_labels(i);
        find_note_sections();
    }

private:
    const HtmlPlace* place_of(const NoteMark& mark) const {
        const auto found = mark.target.empty() ? places_.end() : places_.find(mark.target);
        if (found == places_.end()) return nullptr;
        const auto& place = page_.places[found->second];
        return place.block < blocks_.size() ? &place : nullptr;
    }

    static bool opens_with(const HtmlBlock& block, const NoteMark& mark) {
        if (mark.span.begin == 0) return true;
        // "注 [1]", "【1】": nothing said stands before it.
        for (auto c = code_point_at(block.block.text, 0); c.begin < mark.span.begin;
             c = code_point_at(block.block.text, c.end()))
            if (is_letter(c.value) || is_decimal_digit(c.value)) return false;
        return true;
    }

    // The place of the note that a mark in block `from` leads to; null when it is another kind of link.
    const HtmlPlace* note_of(std::size_t from, const NoteMark& mark) const {
        const auto* place = place_of(mark);
        if (!place || place->block <= from) return nullptr; // notes stand behind what they explain
        const auto& source = blocks_[from];
        const auto& note = blocks_[place->block];
        if (note.block.kind == BlockKind::footnote) return place;
        if (note.block.kind == BlockKind::heading || note.block.kind == BlockKind::table) return nullptr;
        if (mark.span.size() > 0 && mark.span.size() == source.block.text.size())
            return nullptr; // 1 2 3 下一页
        for (const auto* border : {note.marks.empty() ? nullptr : &note.marks.front(),
                                   note.marks.empty() ? nullptr : &note.marks.back()}) {
            if (!border) break;
            const auto& back = *border;
            const bool at_border = opens_with(note, back) || back.span.end == note.block.text.size();
            const auto* origin = place_of(back);
            if (at_border && origin && origin->block < place->block) return place;
        }
        const auto label = std::string_view(note.block.text).substr(0, opening_label(note.block.text));
        const bool listed = note.block.kind == BlockKind::list_item && mark.span.size() == 0;
        return listed || (!label.empty() && bare_label(label) == bare_label(mark.label)) ? place : nullptr;
    }

    void refer(std::size_t from, const NoteMark& mark, const HtmlPlace& place) {
        auto& block = blocks_[from].block;
        if (std::ranges::find(block.notes, mark.target) == block.notes.end())
            block.notes.push_back(mark.target);
        block.inlines.push_back({InlineKind::note, {mark.span.begin, mark.span.begin}, mark.target});
        referring_.insert(&mark);
        std::size_t end = std::clamp(place.end, place.block + 1, blocks_.size());
        // <p>[1]</p><p>the note</p>
        if (end == place.block + 1 &&
            opening_label(blocks_[place.block].block.text) == blocks_[place.block].block.text.size())
            end = std::min(end + 1, blocks_.size());
        if (end - place.block > most_blocks) end = place.block + 1;
        for (auto i = place.block; i < end; ++i) make_note(i, mark.target);
    }

    void make_note(std::size_t i, const std::string& marker) {
        auto& block = blocks_[i].block;
        if (block.kind != BlockKind::paragraph && block.kind != BlockKind::list_item &&
            block.kind != BlockKind::quote && block.kind != BlockKind::footnote)
            return;
        block.kind = BlockKind::footnote;
        block.marker = marker;
        block.level = 0;
    }

    // Raised marks that are no links, and paragraphs at the end of their section that open with the same
    // labels.
    void find_unlinked_notes() {
        std::set<std::string> labels;
        std::size_t begin = 0;
        for (std::size_t i = 0; i <= blocks_.size(); ++i) {
            if (i < blocks_.size() &&
                (blocks_[i].block.kind != BlockKind::heading || is_note_heading(blocks_[i].block.text))) {
                for (const auto& mark : blocks_[i].marks)
                    if (mark.span.size() == 0 && !mark.label.empty()) labels.insert(bare_label(mark.label));
                continue;
            }
            for (auto last = i; last > begin && !labels.empty(); --last) {
                auto& block = blocks_[last - 1].block;
                if (block.kind == BlockKind::footnote || block.kind == BlockKind::heading) continue;
                if (block.kind != BlockKind::paragraph && block.kind != BlockKind::list_item) break;
                const auto size = opening_label(block.text);
                const auto label = std::string_view(block.text).substr(0, size);
                if (size == 0 || !labels.contains(bare_label(label))) break;
                make_note(last - 1, "");
            }
            labels.clear();
            begin = i;
        }
    }

    // Marks that led to notes, and in notes what leads back.
    void remove_labels(std::size_t i) {
        auto& found = blocks_[i];
        const bool note = found.block.kind == BlockKind::footnote;
        bool labelled = false; // its label is gone
        std::vector<Span> gone;
        for (const auto& mark : found.marks) {
            labelled |= note && mark.span.begin == 0;
            const bool back = note && (opens_with(found, mark) || mark.span.end == found.block.text.size());
            if (mark.span.size() > 0 && (referring_.contains(&mark) || back)) gone.push_back(mark.span);
        }
        if (note && !labelled)
            if (const auto size = opening_label(found.block.text); size > 0 && size < found.block.text.size())
                gone.insert(gone.begin(), Span{0, size});
        if (!gone.empty()) erase(found, gone);
    }

    // Spans in order.
    void erase(HtmlBlock& found, std::span<const Span> gone) {
        auto& block = found.block;
        std::string text;
        std::vector<std::size_t> moved(block.text.size() + 1,
                                       std::string::npos); // where each byte is afterwards
        std::size_t at = 0;
        for (std::size_t i = 0; i <= gone.size(); ++i) {
            const auto begin = i < gone.size() ? gone[i].begin : block.text.size();
            if (begin < at) continue; // inside the one before
            for (auto byte = at; byte <= begin; ++byte) moved[byte] = text.size() + byte - at;
            text += std::string_view(block.text).substr(at, begin - at);
            if (i == gone.size()) break;
            at = gone[i].end;
            page_.skipped.push_back(
                {block.line, std::string(gone[i].of(block.text)), SkipReason::footnote_mark});
            // A space beside it belonged to it.
            const bool word =
                at < block.text.size() && is_ascii_letter(static_cast<unsigned char>(block.text[at]));
            if (text.ends_with(' ') && !word) text.pop_back();
            while (text.empty() && at < block.text.size() && block.text[at] == ' ') ++at;
        }
        for (auto next = text.size(), byte = moved.size(); byte-- > 0; next = moved[byte])
            moved[byte] = std::min(moved[byte], next);
        for (auto& mark : block.inlines) mark.span = {moved[mark.span.begin], moved[mark.span.end]};
        for (auto& picture : block.pictures)
            if (picture.at && *picture.at < moved.size()) *picture.at = moved[*picture.at];
        std::erase_if(block.inlines, [](const InlineMark& mark) {
            return mark.kind != InlineKind::note && mark.span.empty();
        });
        block.text = std::move(text);
        found.marks.clear();
    }

    static bool is_note_heading(std::string_view text) {
        for (const std::string_view name :
             {"注释", "注解", "註釋", "註解", "脚注", "腳註", "尾注", "尾註", "注", "注 释", "注　释", "附注",
              "Notes", "Footnotes", "Endnotes", "notes"})
            if (trim(text) == name) return true;
        return false;
    }

    // A heading over nothing but notes is one of them.
    void find_note_sections() {
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (blocks_[i].block.kind != BlockKind::heading) continue;
            std::size_t end = i + 1;
            while (end < blocks_.size() && blocks_[end].block.kind == BlockKind::footnote) ++end;
            const bool closes = end == blocks_.size() || blocks_[end].block.kind == BlockKind::heading;
            if (end > i + 1 && closes && (is_note_heading(blocks_[i].block.text) || end > i + 2)) {
                blocks_[i].block.kind = BlockKind::footnote;
                blocks_[i].block.level = 0;
            }
        }
    }

    static constexpr std::size_t most_blocks = 40; // of one note
    HtmlBlocks& page_;
    std::vector<HtmlBlock>& blocks_;
    std::unordered_map<std::string, std::size_t> places_;
    std::set<const NoteMark*> referring_;
};

} // namespace

void resolve_notes(HtmlBlocks& page) { Resolver(page).run(); }

void resolve_page_notes(HtmlBlocks& page) {
    for (auto& place : page.places) place.id.insert(0, 1, '#');
    for (auto& found : page.blocks)
        for (auto& mark : found.marks) mark.target.erase(0, mark.target.find('#'));
    resolve_notes(page);
}

} // namespace langdu::article
