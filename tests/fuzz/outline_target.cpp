// An article and the outline that a user edited: what is found survives being written and read, and any rows
// are applied or refused. Input: rows of an outline, a line "%%%", the article.
#include "fuzz/targets.h"

#include "article/read_article.h"
#include "base/error.h"
#include "chapter/chapter_tables.h"
#include "chapter/find_chapters.h"
#include "coverage_proof.h"

#include <algorithm>
#include <vector>

namespace langdu::fuzz {

namespace {

using Place = std::pair<int, int>; // line, level

std::vector<Place> places(const chapter::Outline& outline) {
    std::vector<Place> out;
    for (const auto& entry : outline.headings) out.emplace_back(entry.line, entry.level);
    for (const auto& entry : outline.captions) out.emplace_back(entry.line, 0);
    std::ranges::sort(out);
    return out;
}

void check_script(const article::Article& article, const chapter::ChapterOptions& options) {
    try {
        const auto script = chapter::find_chapters(article, test::chapter_tables(), options);
        const auto lost = test::missing(test::census_of_blocks(article), test::census_of(script));
        demand(lost.empty(), "lost by the chapters: " + lost);
    } catch (const InputError&) { // nothing left to say, a row that names no text
    }
}

void use_outline(std::string_view rows, const article::Article& article) {
    chapter::ChapterOptions options;
    try {
        options.outline = chapter::parse_outline(rows, "outline.txt");
    } catch (const InputError&) {
        return;
    }
    check_script(article, options);
}

} // namespace

void find_and_apply_outline(std::string_view bytes) {
    constexpr std::string_view border = "\n%%%\n";
    const auto at = bytes.find(border);
    const auto rows = at == std::string_view::npos ? std::string_view() : bytes.substr(0, at);
    if (at != std::string_view::npos) bytes.remove_prefix(at + border.size());
    article::ReadOptions plain;
    plain.reader = "text";
    article::Article article;
    try {
        article = article::read_article_bytes(std::string(bytes), "fuzz.txt", plain);
    } catch (const Error&) {
        return;
    }
    if (at != std::string_view::npos) return use_outline(rows, article);

    chapter::ChapterOptions reasons;
    reasons.reasons = true;
    check_script(article, reasons);
    const auto found = chapter::find_structure(article, test::chapter_tables(), true);
    const auto outline = chapter::outline_of(found.article);
    const auto again = chapter::parse_outline(chapter::write_outline(outline, found.short_lines), "written");
    demand(places(again) == places(outline), "an outline that is written and read is another");
    use_outline(chapter::write_outline(outline, found.short_lines), article);
}

} // namespace langdu::fuzz
