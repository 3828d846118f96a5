// EPUB 2 and 3: the files of the spine one after the other, with the headings that the table of contents
// knows.
#include "article/epub_contents.h"
#include "article/epub_package.h"
#include "article/fetch.h"
#include "article/html_blocks.h"
#include "article/html_notes.h"
#include "article/html_visibility.h"
#include "article/pictures.h"
#include "article/readers.h"
#include "base/error.h"
#include "base/unicode.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <set>

namespace langdu::article {

namespace {

std::string part_text(const std::string& bytes, const std::string& place) {
    if (!find_invalid_utf8(bytes)) return bytes;
    return decode_text(bytes, place, std::nullopt);
}

// A page of links and little else is a table of contents, whatever its file is called.
bool is_list_of_links(const std::vector<HtmlBlock>& blocks) {
    int all = 0, linked = 0, entries = 0;
    for (const auto& found : blocks) {
        all += found.characters;
        linked += found.link_characters;
        entries += found.link_characters > 0;
    }
    return entries >= 3 && linked * 10 >= all * 8;
}

bool is_list_of_contents(const HtmlTree& tree) {
    for (std::size_t i = 0; i < tree.nodes().size(); ++i)
        if (has_name(tree.attribute(i, "epub:type"), "toc")) return true;
    return false;
}

// As the page itself says it.
std::optional<FrontPage> front_page_said_by(const HtmlTree& tree) {
    for (std::size_t i = 0; i < tree.nodes().size(); ++i)
        if (tree[i].tag == Tag::body || tree[i].tag == Tag::section)
            if (const auto front = front_page_of(tree.attribute(i, "epub:type"))) return front;
    return std::nullopt;
}

// The blocks of all files, one after the other; places and links in the form file#id.
class BookReader {
public:
    BookReader(ZipArchive& archive, const EpubPackage& package, const std::string& place, FrontPages wanted)
        : archive_(archive), package_(package), place_(place), wanted_(wanted) {}

    HtmlBlocks read() {
        std::vector<EpubFile> files;
        for (const auto& file : package_.spine) {
            const auto begin = book_.blocks.size();
            add(file);
            files.push_back({file, begin, book_.blocks.size()});
        }
        resolve_notes(book_);
        place_headings(book_, files, package_.contents);
        drop_contents();
        return std::move(book_);
    }
    std::vector<std::string> warnings;

private:
    // Titles of the table of contents one after the other, each a link: where a book is one file (MOBI), its
    // list of contents has no page of its own.
    void drop_contents() {
        constexpr std::size_t fewest = 3;
        std::set<std::string, std::less<>> titles;
        for (const auto& entry : package_.contents) titles.insert(entry.title);
        auto& blocks = book_.blocks;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            auto end = i;
            std::size_t known = 0;
            for (; end < blocks.size() && is_link(blocks[end]); ++end)
                known += titles.contains(blocks[end].block.text);
            for (; known >= fewest && i < end; ++i) {
                book_.skipped.push_back(
                    {blocks[i].block.line, std::move(blocks[i].block.text), SkipReason::table_of_contents});
                blocks[i].block.text.clear();
            }
            i = std::max(i, end);
        }
        std::erase_if(blocks, [](const HtmlBlock& found) { return is_empty(found.block); });
    }

    static bool is_link(const HtmlBlock& found) {
        return found.block.kind != BlockKind::heading && found.characters > 0 &&
               found.link_characters * 10 >= found.characters * 9;
    }

    // A page that is the book, whatever it is called, is no front page.
    bool is_unwanted_front(const std::string& file, const HtmlTree& tree,
                           const std::vector<HtmlBlock>& blocks) const {
        constexpr int longest = 4000; // characters
        if (wanted_ == FrontPages::read || package_.spine.size() < 2) return false;
        const auto known = package_.front_pages.find(file);
        const auto front = known != package_.front_pages.end() ? known->second : front_page_said_by(tree);
        if (!front || (*front == FrontPage::title && wanted_ == FrontPages::title)) return false;
        int all = 0;
        for (const auto& found : blocks) all += found.characters;
        return all <= longest;
    }

    void add(const std::string& file) {
        const auto bytes = archive_.read(file);
        if (!bytes) {
            book_.skipped.push_back({0, file, SkipReason::missing_in_the_container});
            warnings.push_back(file + " is missing in the book");
            return;
        }
        std::string text;
        try {
            text = part_text(*bytes, place_ + ":" + file);
        } catch (const InputError&) { // a picture, a font, another book: the rest of this one can be read
            book_.skipped.push_back({0, file, SkipReason::no_text});
            warnings.push_back(file + " in the book is no text");
            return;
        }
        const HtmlTree tree{text};
        auto part = html_blocks(tree, 0);
        const bool contents = file == package_.navigation || is_list_of_contents(tree) ||
                              file == package_.contents_page || is_list_of_links(part.blocks);
        const bool left_out = contents || is_unwanted_front(file, tree, part.blocks);
        for (auto& place : part.places) {
            const auto first = book_.blocks.size();
            if (!left_out)
                book_.places.push_back(
                    {file + "#" + place.id, first + place.block, first + place.end, place.offset});
        }
        for (auto& found : part.blocks) {
            found.block.line += first_line_;
            for (auto& picture : found.block.pictures)
                if (!picture.address.empty() && !picture.address.starts_with("data:") &&
                    !is_url(picture.address))
                    picture.address = resolve_link(file, picture.address);
            for (auto& mark : found.marks)
                if (!mark.target.empty())
                    mark.target = resolve_link(file, mark.target) + "#" + fragment_of(mark.target);
            if (left_out)
                book_.skipped.push_back({found.block.line, std::move(found.block.text),
                                         contents ? SkipReason::table_of_contents : SkipReason::front_page});
            else
                book_.blocks.push_back(std::move(found));
        }
        for (auto& entry : part.skipped) {
            entry.line += first_line_;
            book_.skipped.push_back(std::move(entry));
        }
        first_line_ += 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
    }

    ZipArchive& archive_;
    const EpubPackage& package_;
    const std::string& place_;
    FrontPages wanted_;
    HtmlBlocks book_;
    int first_line_{}; // files are counted on: a line number is one of the whole book
};

} // namespace

Recognized recognize_epub(std::string_view bytes) {
    const bool book = bytes.starts_with("PK\x03\x04") &&
                      (bytes.substr(0, 100).find("application/epub+zip") != std::string_view::npos ||
                       bytes.find("META-INF/container.xml") != std::string_view::npos);
    return book ? Recognized::sure : Recognized::no;
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
    for (const auto& warning : package.warnings)
        article.skipped.push_back({0, warning, SkipReason::broken_container});
    BookReader reader{archive, package, source.name, source.options.front_pages};
    auto book = reader.read();
    for (auto& found : book.blocks) article.blocks.push_back(std::move(found.block));
    std::ranges::move(book.skipped, std::back_inserter(article.skipped));
    std::ranges::move(reader.warnings, std::back_inserter(article.warnings));
    if (source.options.pictures)
        hold_pictures(article,
                      [&](const std::string& name) { return archive.read_picture(name, largest_picture); });
    return article;
}

} // namespace langdu::article
