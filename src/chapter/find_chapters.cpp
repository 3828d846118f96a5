#include "chapter/find_chapters.h"

#include "article/fields.h"
#include "base/error.h"
#include "base/unicode.h"
#include "chapter/arrange.h"
#include "chapter/passages.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

namespace langdu::chapter {

namespace {

// For players: NFC, one line, no control characters.
std::string clean_title(std::string_view text) {
    std::string out;
    bool space = false;
    const auto composed = nfc(text);
    for (auto c = code_point_at(composed, 0); c.size; c = code_point_at(composed, c.end())) {
        if (is_white_space(c.value) || is_control(c.value)) {
            space = !out.empty() && (space || is_white_space(c.value));
            continue;
        }
        if (space) out += ' ';
        space = false;
        append_utf8(out, c.value);
    }
    return out;
}

std::string stem_of(const std::string& source) {
    if (source.empty() || source == "-") return {};
    return clean_title(std::filesystem::path(source).stem().string());
}

// An empty chapter for what stands before the first heading.
Script begin_script(article::Article& article) {
    Script script{clean_title(article.title),
                  article.author,
                  article.date,
                  article.language,
                  article.source,
                  article.cover,
                  article.tags,
                  article.cover_image,
                  {},
                  article.warnings,
                  article.skipped,
                  {},
                  {}};
    script.public_source = article.public_source;
    script.original = article.original;
    script.pictures = std::move(article.pictures);
    if (script.title.empty()) script.title = stem_of(article.source);
    if (script.title.empty()) script.title = "朗读";
    if (script.date.empty()) script.date = article::date_of_file(article.source).value_or("");
    return script;
}

// Collects chapters: each heading begins one, but for the title above the first section, which opens its
// chapter, and for headings that are too deep.
class ChapterBuilder {
public:
    ChapterBuilder(Script& script, int deepest) : script_(script), deepest_(deepest) {
        chapter_ = {script.title, 1, 1, {}};
    }

    void say(Passages&& passages, article::BlockKind kind) {
        only_title_ = only_title_ && (passages.said.empty() || kind == article::BlockKind::byline);
        std::ranges::move(passages.said, std::back_inserter(chapter_.passages));
        report(std::move(passages));
    }

    void heading(const article::Block& block, Passages&& passages) {
        auto title = clean_title(block.text);
        if (title.empty()) title = script_.title;
        if (title == script_.title && (only_title_ || on_title_page()) && !chapter_.passages.empty()) {
            // A title page before the first page.
            script_.skipped.push_back({block.line, block.text, SkipReason::repeated_title});
            return;
        }
        if (block.level > deepest_ && !chapter_.passages.empty()) return say(std::move(passages), block.kind);
        if (!only_title_) end_chapter();
        chapter_.title = title;
        chapter_.level = block.level;
        chapter_.line = block.line;
        std::ranges::move(passages.said, std::back_inserter(chapter_.passages));
        only_title_ = only_title_ && title == script_.title;
        report(std::move(passages));
    }

    // Said although the text itself does not.
    void title() { chapter_.passages.push_back({PassageKind::heading, 0, script_.title}); }

    void end_chapter() {
        if (!chapter_.passages.empty()) script_.chapters.push_back(std::move(chapter_));
        chapter_ = {};
    }

private:
    // The title and a few words, such as the author's name.
    bool on_title_page() const {
        std::size_t characters = 0;
        for (const auto& passage : chapter_.passages) characters += length_utf8(passage.text);
        return script_.chapters.empty() && chapter_.title == script_.title && characters < 100;
    }
    void report(Passages&& passages) {
        std::ranges::move(passages.skipped, std::back_inserter(script_.skipped));
    }

    Script& script_;
    int deepest_;
    Chapter chapter_;
    bool only_title_{true}; // nothing but the title so far: the first section's chapter begins with it
};

} // namespace

Script find_chapters(const article::Article& written, const Tables& tables, const ChapterOptions& options) {
    auto structure = find_structure(written, tables, options.reasons);
    article::Article article = std::move(structure.article);
    if (options.outline) article = apply_outline(std::move(article), *options.outline);
    Script script = begin_script(article);
    script.doubt = structure.doubt;
    script.short_lines = std::move(structure.short_lines);
    ChapterBuilder builder{script, options.chapter_level};
    // A title that the text itself does not say is said first.
    const bool title_in_text = !article.blocks.empty() &&
                               article.blocks[0].kind == article::BlockKind::heading &&
                               clean_title(article.blocks[0].text) == script.title;
    if (!clean_title(article.title).empty() && !title_in_text) builder.title();
    Narrator narrator{article.blocks, options};
    for (const auto& block : article.blocks) {
        if (block.kind == article::BlockKind::heading)
            builder.heading(block, narrator.next());
        else
            builder.say(narrator.next(), block.kind);
    }
    builder.end_chapter();
    if (script.chapters.empty())
        throw InputError((article.source == "-" ? "standard input" : article.source) +
                         ": nothing to say in it; everything was skipped, see langdu explain");
    script.blocks = std::move(article.blocks);
    arrange_chapters(script, options);
    return script;
}

} // namespace langdu::chapter
