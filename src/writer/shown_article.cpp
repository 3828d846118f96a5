#include "writer/shown_article.h"

#include "base/unicode.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

namespace langdu::writer {

namespace {

article::BlockKind block_kind(chapter::PassageKind kind) {
    switch (kind) {
    case chapter::PassageKind::heading:
        return article::BlockKind::heading;
    case chapter::PassageKind::quote:
        return article::BlockKind::quote;
    case chapter::PassageKind::list_item:
        return article::BlockKind::list_item;
    case chapter::PassageKind::caption:
        return article::BlockKind::caption;
    case chapter::PassageKind::paragraph:
    case chapter::PassageKind::announcement:
        break;
    }
    return article::BlockKind::paragraph;
}

// A place in the script's blocks, before they are put in order.
struct Place {
    std::size_t block{};
    Span span;
};

// Pictures are not text, whatever is said of them.
bool shows_its_text(const article::Block& block) { return block.kind != article::BlockKind::image; }

class Builder {
public:
    Builder(const chapter::Script* script, std::span<const timeline::Cue> cues)
        : script_(script), cues_(cues) {}

    ShownArticle build() {
        for (std::size_t from = 0, to = 0; from < cues_.size(); from = to) {
            for (to = from + 1; to < cues_.size() && cues_[to].kind == timeline::Cue::Kind::word;) ++to;
            say(cues_[from], cues_.subspan(from + 1, to - from - 1));
        }
        put_in_order();
        return std::move(out_);
    }

private:
    // What is said and stands nowhere, and the block of the script that it stands before.
    struct Insertion {
        ShownBlock shown;
        std::size_t before;
    };

    const chapter::Passage* passage_of(const timeline::Cue& cue) const {
        if (!script_ || cue.chapter >= script_->chapters.size()) return nullptr;
        const auto& passages = script_->chapters[cue.chapter].passages;
        return cue.number < passages.size() && passages[cue.number].block < script_->blocks.size()
                   ? &passages[cue.number]
                   : nullptr;
    }

    // Where a stretch of a passage stands.
    std::vector<Place> places_of(const chapter::Passage& passage, Span at) const {
        std::vector<Place> out;
        for (const auto& origin : passage.origins) {
            const auto begin = std::max(at.begin, origin.at),
                       end = std::min(at.end, origin.at + origin.span.size());
            if (begin >= end || origin.block >= script_->blocks.size() ||
                !shows_its_text(script_->blocks[origin.block]))
                continue;
            const Span span{origin.span.begin + begin - origin.at, origin.span.begin + end - origin.at};
            if (!out.empty() && out.back().block == origin.block && out.back().span.end == span.begin)
                out.back().span.end = span.end;
            else
                out.push_back({origin.block, span});
        }
        return out;
    }

    void say(const timeline::Cue& cue, std::span<const timeline::Cue> words) {
        const auto* passage = passage_of(cue);
        if (!passage) return say_beside(cue, words);
        open_ = false;
        reached_ = passage->block + 1;
        reached_in_ = cue.chapter;
        const auto places = places_of(*passage, cue.at);
        if (places.empty()) return say_of_whole(passage->block, cue);
        std::size_t word = 0;
        Frame begin = cue.begin;
        for (std::size_t i = 0; i < places.size(); ++i) {
            SaidStretch said{places[i].block, places[i].span, begin, cue.end, {}};
            bool sounds = words.empty() && i == 0;
            // Words that stand nowhere, as the name of a column, belong to what follows them.
            for (auto next = word; next < words.size(); ++next) {
                const auto at = places_of(*passage, words[next].at);
                if (at.empty()) continue;
                const bool here = at[0].block == said.block && at[0].span.begin < said.span.end &&
                                  at[0].span.end > said.span.begin;
                if (!here) break;
                said.words.push_back({std::max(at[0].span.begin, said.span.begin), words[next].begin});
                word = next + 1;
                sounds = true;
            }
            if (!sounds && i > 0) continue;
            if (word < words.size() && i + 1 < places.size()) said.end = words[word].begin;
            begin = said.end;
            add(std::move(said));
        }
    }

    // A note that is said twice stands once.
    void add(SaidStretch said) {
        auto& taken = taken_[said.block];
        const bool behind = taken.empty() || said.span.begin >= taken.back().end; // nearly always
        const bool overlaps = !behind && std::ranges::any_of(taken, [&](const Span& span) {
            return span.begin < said.span.end && said.span.begin < span.end;
        });
        if (overlaps) return;
        taken.push_back(said.span);
        out_.said.push_back(std::move(said));
    }

    void say_of_whole(std::size_t block, const timeline::Cue& cue) {
        if (!out_.said.empty() && out_.said.back().block == block && out_.said.back().whole())
            out_.said.back().end = cue.end;
        else if (std::exchange(whole_[block], true) == false)
            out_.said.push_back({block, {}, cue.begin, cue.end, {}});
    }

    void say_beside(const timeline::Cue& cue, std::span<const timeline::Cue> words) {
        if (!open_ || cue.paragraph_start || cue.chapter != insertions_.back().shown.chapter) {
            std::size_t before = chapter::no_block;
            if (script_ && cue.chapter < script_->chapters.size())
                before = reached_in_ == cue.chapter ? reached_ : script_->chapters[cue.chapter].first_block;
            article::Block block;
            block.kind = block_kind(cue.passage);
            block.level = 1;
            insertions_.push_back({{std::move(block), cue.chapter,
                                    cue.passage == chapter::PassageKind::announcement, chapter::no_block},
                                   before});
            open_ = true;
        }
        auto& text = insertions_.back().shown.block.text;
        const auto at = text.size();
        text += cue.text;
        SaidStretch said{beside + insertions_.size() - 1, {at, text.size()}, cue.begin, cue.end, {}};
        std::size_t from = 0;
        for (const auto& word : words)
            if (const auto found = cue.text.find(word.text, from); found != std::string::npos) {
                said.words.push_back({at + found, word.begin});
                from = found + word.text.size();
            }
        out_.said.push_back(std::move(said));
    }

    void put_in_order() {
        std::map<std::size_t, std::size_t> where; // of a script's block, or of an insertion, in the article
        auto next = insertions_.begin();
        const auto insert = [&](std::size_t chapter, std::size_t before) {
            for (; next != insertions_.end() && next->shown.chapter == chapter && next->before <= before;
                 ++next) {
                where[beside + static_cast<std::size_t>(next - insertions_.begin())] = out_.blocks.size();
                out_.blocks.push_back(std::move(next->shown));
            }
        };
        if (script_)
            for (std::size_t c = 0; c < script_->chapters.size(); ++c) {
                const auto& chapter = script_->chapters[c];
                for (auto b = chapter.first_block; b < chapter.end_block && b < script_->blocks.size(); ++b) {
                    insert(c, b);
                    where[b] = out_.blocks.size();
                    out_.blocks.push_back({script_->blocks[b], c, false, b});
                }
                insert(c, chapter::no_block);
            }
        for (; next != insertions_.end(); ++next) {
            where[beside + static_cast<std::size_t>(next - insertions_.begin())] = out_.blocks.size();
            out_.blocks.push_back(std::move(next->shown));
        }
        // What stands in a part that was not chosen is not shown: the words before it go on.
        std::erase_if(out_.said, [&](const SaidStretch& said) { return !where.contains(said.block); });
        for (auto& said : out_.said) said.block = where[said.block];
    }

    static constexpr std::size_t beside = static_cast<std::size_t>(1)
                                          << 40; // indices of insertions from here

    const chapter::Script* script_;
    std::span<const timeline::Cue> cues_;
    ShownArticle out_;
    std::vector<Insertion> insertions_; // in the order of time
    bool open_{};                       // the last insertion goes on
    std::size_t reached_{},
        reached_in_{chapter::no_block}; // behind the last block that was said, and its chapter
    std::map<std::size_t, std::vector<Span>> taken_;
    std::map<std::size_t, bool> whole_;
};

} // namespace

ShownArticle show_article(const chapter::Script* script, std::span<const timeline::Cue> cues) {
    return Builder(script && !script->blocks.empty() ? script : nullptr, cues).build();
}

} // namespace langdu::writer
