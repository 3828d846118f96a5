#include "chapter/find_chapters.h"

#include "base/error.h"
#include "base/unicode.h"
#include "chapter/passages.h"

#include <filesystem>

namespace langdu {

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

bool says_something(const Chapter& chapter) { return !chapter.passages.empty(); }

} // namespace

Script find_chapters(const Article& written, const ChapterOptions& options) {
    const Article article = find_structure(written);
    Script script{clean_title(article.title),
                  article.author,
                  article.date,
                  article.language,
                  article.source,
                  article.cover,
                  article.tags,
                  {},
                  article.skipped};
    const bool titled = !script.title.empty();
    if (!titled) script.title = stem_of(article.source);
    if (script.title.empty()) script.title = "朗读";

    Chapter chapter{script.title, 1, 1, {}};
    // A title that the text itself does not say is said first.
    const bool title_in_text = !article.blocks.empty() && article.blocks[0].kind == BlockKind::heading &&
                               clean_title(article.blocks[0].text) == script.title;
    if (titled && !title_in_text) chapter.passages.push_back({PassageKind::heading, 0, script.title});
    bool only_title = true; // nothing but the title so far: the first section's chapter begins with it
    for (const auto& block : article.blocks) {
        if (block.kind == BlockKind::heading) {
            auto title = clean_title(block.text);
            if (title.empty()) title = script.title;
            const bool again = only_title && title == script.title && !chapter.passages.empty();
            if (again) { // a title page before the first page
                script.skipped.push_back({block.line, block.text, "repeated title"});
                continue;
            }
            const Passage said{PassageKind::heading, block.line, block.text};
            if (only_title) {
                chapter.title = title;
                chapter.level = block.level;
                chapter.line = block.line;
            } else {
                if (says_something(chapter)) script.chapters.push_back(std::move(chapter));
                chapter = {title, block.level, block.line, {}};
            }
            chapter.passages.push_back(said);
            only_title = only_title && title == script.title;
            continue;
        }
        auto passages = passages_of(block, options);
        only_title = only_title && passages.said.empty();
        for (auto& passage : passages.said) chapter.passages.push_back(std::move(passage));
        for (auto& skipped : passages.skipped) script.skipped.push_back(std::move(skipped));
    }
    if (says_something(chapter)) script.chapters.push_back(std::move(chapter));
    if (script.chapters.empty())
        throw InputError((article.source == "-" ? "standard input" : article.source) +
                         ": nothing to say in it; everything was skipped, see langdu explain");
    return script;
}

} // namespace langdu
