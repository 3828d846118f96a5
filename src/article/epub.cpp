// EPUB 2 and 3: the files of the spine one after the other; a part without a heading of its own gets its
// title from the table of contents.
#include "article/epub_package.h"
#include "article/html_blocks.h"
#include "article/readers.h"
#include "base/error.h"
#include "base/unicode.h"

#include <algorithm>

namespace langdu {

namespace {

std::string part_text(const std::string& bytes, const std::string& place) {
    if (!find_invalid_utf8(bytes)) return bytes;
    return decode_text(bytes, place, std::nullopt);
}

// The heading that the table of contents gives to the beginning of a file.
const EpubTitle* title_of(const EpubPackage& package, const std::string& file) {
    const auto found = std::find_if(package.contents.begin(), package.contents.end(),
                                    [&](const EpubTitle& t) { return t.file == file; });
    return found == package.contents.end() ? nullptr : &*found;
}

bool is_list_of_contents(const HtmlTree& tree) {
    for (std::size_t i = 0; i < tree.nodes().size(); ++i)
        if (tree.attribute(i, "epub:type") == "toc") return true;
    return false;
}

} // namespace

bool looks_like_epub(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") &&
           (bytes.substr(0, 100).find("application/epub+zip") != std::string_view::npos ||
            bytes.find("META-INF/container.xml") != std::string_view::npos);
}

Article read_epub(const Source& source) {
    if (!source.bytes.starts_with("PK"))
        throw InputError(source.name + ": no EPUB whatever its name says; rename it to .md, .txt or .html");
    ZipArchive archive{source.bytes, source.name};
    const auto package = read_epub_package(archive, source.name);
    Article article;
    article.marked_up = true;
    article.title = package.title;
    article.author = package.author;
    article.date = package.date;
    article.tags = package.subjects;
    if (!package.language.empty()) article.language = package.language;
    article.cover = package.cover;
    if (!package.cover.empty()) article.cover_image = archive.read(package.cover).value_or("");
    for (const auto& warning : package.warnings) article.skipped.push_back({0, warning, "broken container"});
    int first_line = 0; // files are counted on: a line number is one of the whole book
    for (const auto& file : package.spine) {
        const auto bytes = archive.read(file);
        if (!bytes) {
            article.skipped.push_back({0, file, "missing in the container"});
            continue;
        }
        const auto text = part_text(*bytes, source.name + ":" + file);
        const HtmlTree tree{text};
        auto [blocks, skipped] = html_blocks(tree, 0);
        const bool contents = file == package.navigation || is_list_of_contents(tree);
        const auto heading = std::find_if(blocks.begin(), blocks.end(), [](const HtmlBlock& b) {
            return b.block.kind == BlockKind::heading;
        });
        const auto* title = title_of(package, file);
        if (!contents && title && heading == blocks.end() && !blocks.empty())
            article.blocks.push_back(
                {BlockKind::heading, first_line + 1, title->level, title->title, "", 1, 0, false});
        for (auto& found : blocks) {
            found.block.line += first_line;
            if (contents)
                article.skipped.push_back(
                    {found.block.line, std::move(found.block.text), "table of contents"});
            else
                article.blocks.push_back(std::move(found.block));
        }
        for (auto& entry : skipped) {
            entry.line += first_line;
            article.skipped.push_back(std::move(entry));
        }
        first_line += 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
    }
    return article;
}

} // namespace langdu
