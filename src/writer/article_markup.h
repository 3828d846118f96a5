// A shown article as HTML and XHTML: the same elements for a library's page and for an EPUB.
#pragma once

#include "writer/shown_article.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace langdu::writer {

struct ShownPicture {
    std::string file;
    int width{}, height{}; // 0: not known
};

// What differs between them.
struct MarkupRules {
    // Attributes of the element around a stretch, by its number in ShownArticle.said, with the space before
    // them.
    std::function<std::string(std::size_t said)> said;
    // Where the picture of an address is; nothing: it cannot be shown.
    std::function<std::optional<ShownPicture>(const std::string& address)> picture;
    // The page that holds a block, for links to notes; empty: this one.
    std::function<std::string(std::size_t block)> page_of;
    std::string address; // of the article, for relative links; may be empty
    bool epub{};         // epub:type, no loading attributes
};

class ArticleMarkup {
public:
    // Both must outlive it.
    ArticleMarkup(const ShownArticle& article, const MarkupRules& rules);
    // The text of one block, for a headline.
    std::string line(std::size_t block) const;
    // Blocks from `begin` to `end`, without `but`, the headline. Headings begin at h2.
    std::string blocks(std::size_t begin, std::size_t end, std::size_t but = chapter::no_block) const;

private:
    friend class BlockWriter;
    std::string inline_text(std::size_t block, Span range) const;
    std::string whole(std::size_t block) const; // attributes of an announced block
    std::string picture(const ShownPicture& shown, const std::string& alt, std::string_view attributes) const;
    std::string picture_in_line(std::size_t block, std::size_t picture) const; // empty: it is not shown there
    bool shown_in_line(std::size_t image) const;

    const ShownArticle& article_;
    const MarkupRules& rules_;
    std::vector<std::vector<std::size_t>> said_; // per block, by their span
    std::vector<std::pair<std::string, std::size_t>>
        notes_; // markers and the first block of each, in the order of the text
    using PictureInLine = std::pair<std::size_t, std::size_t>; // block, and which of its pictures
    std::map<PictureInLine, std::size_t> images_;              // blocks that say what they show
    std::map<std::size_t, PictureInLine> in_line_;             // the other way round
};

// UTF-16 units of a text as it is shown, up to `end`: what scripts count.
std::size_t shown_length(std::string_view text, std::size_t end);

// An address that a page may lead to: absolute, of the web or of mail; empty for every other.
std::string outward_link(const std::string& page, std::string_view link);

} // namespace langdu::writer
