#include "chapter/arrange.h"

#include "base/error.h"
#include "base/unicode.h"

#include <algorithm>
#include <iterator>

namespace langdu::chapter {

namespace {

using Chapters = std::vector<Chapter>;

int characters(const Chapter& chapter) {
    int sum = 0;
    for (const auto& passage : chapter.passages) sum += static_cast<int>(length_utf8(passage.text));
    return sum;
}

void append(Chapter& chapter, std::vector<Passage>&& more) {
    std::ranges::move(more, std::back_inserter(chapter.passages));
}

// 第一卷 without text before 第一回: it is said first, and both names show: 第一卷 · 第一回.
Chapters join_part_titles(Chapters chapters) {
    Chapters out;
    for (std::size_t i = 0; i < chapters.size(); ++i) {
        auto& chapter = chapters[i];
        const bool bare = std::ranges::all_of(
            chapter.passages, [](const Passage& passage) { return passage.kind == PassageKind::heading; });
        if (bare && i + 1 < chapters.size() && chapters[i + 1].level > chapter.level) {
            auto& next = chapters[i + 1];
            next.title = chapter.title + " · " + next.title;
            next.level = chapter.level;
            next.line = chapter.line;
            append(chapter, std::move(next.passages));
            next.passages = std::move(chapter.passages);
        } else
            out.push_back(std::move(chapter));
    }
    return out;
}

Chapters merge_short(Chapters chapters, int below) {
    Chapters out;
    for (auto& chapter : chapters) {
        // A short chapter goes on the one before; at the front the next one goes on it.
        const bool joins = !out.empty() && (characters(chapter) < below || characters(out.back()) < below);
        if (joins)
            append(out.back(), std::move(chapter.passages));
        else
            out.push_back(std::move(chapter));
    }
    return out;
}

// Parts of about the same length, cut before a heading or a longer pause where one is near.
Chapters split_long(Chapters chapters, int above) {
    Chapters out;
    for (auto& chapter : chapters) {
        const int all = characters(chapter);
        if (all <= above) {
            out.push_back(std::move(chapter));
            continue;
        }
        const int parts = (all + above - 1) / above;
        const int near = all / parts / 8;
        Chapter part{chapter.title, chapter.level, chapter.line, {}};
        int sum = 0, number = 1;
        for (auto& passage : chapter.passages) {
            const int goal = static_cast<int>(static_cast<long long>(all) * number / parts);
            const bool good_place = passage.kind == PassageKind::heading || passage.set_off;
            const int length = static_cast<int>(length_utf8(passage.text));
            if (number < parts && !part.passages.empty() &&
                (sum + length / 2 >= goal || (good_place && sum >= goal - near))) {
                out.push_back(std::move(part));
                part = {chapter.title, chapter.level, passage.line, {}};
                ++number;
            }
            sum += length;
            part.passages.push_back(std::move(passage));
        }
        out.push_back(std::move(part));
        if (number > 1)
            for (int n = 1; n <= number; ++n)
                out[out.size() - static_cast<std::size_t>(number - n) - 1].title +=
                    "（" + std::to_string(n) + "）";
    }
    return out;
}

// A chapter shows what stands from its first words to those of the next.
void find_blocks(Script& script) {
    std::size_t end = script.blocks.size();
    for (auto chapter = script.chapters.rbegin(); chapter != script.chapters.rend(); ++chapter) {
        const auto first = std::ranges::find_if(
            chapter->passages, [](const Passage& passage) { return passage.block != no_block; });
        chapter->end_block = end;
        chapter->first_block = first == chapter->passages.end() ? end : std::min(first->block, end);
        end = chapter->first_block;
    }
    if (!script.chapters.empty()) script.chapters.front().first_block = 0;
}

bool chosen(const ChapterOptions& options, int number) {
    if (options.first_chapters > 0 && number > options.first_chapters) return false;
    return options.only.empty() || std::ranges::any_of(options.only, [&](const ChapterRange& range) {
               return number >= range.first && number <= range.last;
           });
}

std::string counted(std::size_t chapters) {
    return std::to_string(chapters) + (chapters == 1 ? " chapter" : " chapters");
}

void choose(Script& script, const ChapterOptions& options) {
    Chapters out;
    int left = options.first_characters;
    for (std::size_t i = 0; i < script.chapters.size(); ++i) {
        auto& chapter = script.chapters[i];
        if (!chosen(options, static_cast<int>(i) + 1) || (options.first_characters > 0 && left <= 0)) {
            script.skipped.push_back({chapter.line, chapter.title, SkipReason::chapter_not_chosen});
            continue;
        }
        if (options.first_characters > 0) {
            std::size_t count = 0;
            for (; count < chapter.passages.size() && left > 0; ++count)
                left -= static_cast<int>(length_utf8(chapter.passages[count].text));
            if (count < chapter.passages.size() && chapter.passages[count].block != no_block)
                chapter.end_block = std::max(chapter.first_block, chapter.passages[count].block);
            for (std::size_t p = count; p < chapter.passages.size(); ++p)
                script.skipped.push_back(
                    {chapter.passages[p].line, chapter.passages[p].text, SkipReason::behind_the_sample});
            chapter.passages.resize(count);
        }
        out.push_back(std::move(chapter));
    }
    if (out.empty())
        throw SettingError("only", "",
                           "chooses nothing: the article has " + counted(script.chapters.size()) +
                               "; langdu render --dry-run lists them");
    script.chapters = std::move(out);
}

} // namespace

void arrange_chapters(Script& script, const ChapterOptions& options) {
    auto chapters = join_part_titles(std::move(script.chapters));
    if (options.merge_below > 0) chapters = merge_short(std::move(chapters), options.merge_below);
    if (options.split_above > 0) chapters = split_long(std::move(chapters), options.split_above);
    script.chapters = std::move(chapters);
    find_blocks(script);
    choose(script, options);
}

} // namespace langdu::chapter
