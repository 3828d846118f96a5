// Text -> article -> script -> narration, and the promise of the whole: every written character is spoken or
// listed. Input: a letter for the reader (t m h), one for what is done with what is no prose, the document.
#include "fuzz/targets.h"

#include "article/html_tree.h"
#include "article/read_article.h"
#include "base/error.h"
#include "base/files.h"
#include "base/unicode.h"
#include "chapter/chapter_tables.h"
#include "chapter/find_chapters.h"
#include "coverage_proof.h"
#include "narration/narrate_passage.h"
#include "narration/narration.h"

#include <optional>

namespace langdu::fuzz {

namespace {

std::string_view reader_of(char letter) {
    switch (letter) {
    case 'm':
        return "markdown";
    case 'h':
        return "html";
    default:
        return "text";
    }
}

chapter::ChapterOptions options_of(char letter) {
    const auto n = static_cast<unsigned char>(letter);
    chapter::ChapterOptions out;
    const auto policy = static_cast<chapter::Policy>(n % 3);
    if (n % 4 == 1) out.captions = out.code = out.tables = out.images = out.formulas = out.footnotes = policy;
    if (n % 4 == 2)
        out.references = out.links = out.quotes = out.separators = out.bylines = out.credits = policy;
    out.lists = static_cast<chapter::ListStyle>(n / 4 % 3);
    if (n % 8 == 4) out.split_above = 50;
    if (n % 8 == 5) out.merge_below = 50;
    return out;
}

normalizer::NormalizerOptions normalizer_of(char letter) {
    normalizer::NormalizerOptions out;
    const auto n = static_cast<unsigned char>(letter);
    out.url = static_cast<normalizer::UrlPolicy>(n % 3);
    out.email = static_cast<normalizer::UrlPolicy>(n / 2 % 3);
    out.emoji = static_cast<normalizer::UrlPolicy>(n / 4 % 3);
    return out;
}

// What a browser would show of a page, all of a text.
test::Census visible(std::string_view reader, const std::string& bytes) {
    test::Census out;
    if (reader != "html") {
        test::count(out, decode_text(bytes, "fuzz", {}));
        return out;
    }
    if (find_invalid_utf8(bytes)) return out; // its encoding is the reader's business
    const article::HtmlTree tree{bytes};
    for (std::size_t i = 0; i < tree.nodes().size(); ++i) {
        const auto parent = tree[tree[i].parent].tag;
        const bool shown =
            parent != article::Tag::script && parent != article::Tag::style && parent != article::Tag::title;
        if (tree[i].tag == article::Tag::text && shown) test::count(out, tree[i].text);
    }
    return out;
}

// Those that have nothing to say are refused.
std::optional<chapter::Script> script_of(const article::Article& article,
                                         const chapter::ChapterOptions& options) {
    try {
        return chapter::find_chapters(article, test::chapter_tables(), options);
    } catch (const InputError&) {
        return std::nullopt;
    }
}

void check_narration(const chapter::Script& script, const normalizer::NormalizerOptions& options) {
    static const narration::Mandarin mandarin{data_directory()};
    std::size_t sentences = 0;
    for (const auto& chapter : script.chapters) {
        demand(!chapter.title.empty(), "a chapter without a title");
        for (const auto& passage : chapter.passages) {
            const auto narrated = narration::narrate_passage(passage, mandarin, options);
            const auto lost = test::unspoken(narrated);
            demand(lost.empty(), "neither spoken nor listed: " + lost);
            for (const auto& piece : narrated.skipped)
                demand(piece.reason != SkipReason::other, "skipped without a reason");
            ++sentences;
        }
    }
    narration::Narration narration{script, mandarin, {options, true}};
    while (narration.next()) ++sentences;
}

} // namespace

void whole_chain(std::string_view bytes) {
    if (bytes.size() < 2) return;
    const auto reader = reader_of(bytes[0]);
    const std::string document(bytes.substr(2));
    article::ReadOptions read;
    read.reader = reader;
    article::Article article;
    test::Census written;
    try {
        article = article::read_article_bytes(document, "fuzz", read);
        written = visible(reader, document);
    } catch (const Error&) {
        return;
    }
    auto lost = test::missing(written, test::census_of(article));
    demand(lost.empty(), "lost by the reader: " + lost);
    const auto script = script_of(article, options_of(bytes[1]));
    if (!script) return;
    lost = test::missing(test::census_of_blocks(article), test::census_of(*script));
    demand(lost.empty(), "lost by the chapters: " + lost);
    check_narration(*script, normalizer_of(bytes[1]));
}

} // namespace langdu::fuzz
