// What an EPUB says about itself: its metadata, the reading order, and the titles of its table of contents.
#pragma once

#include "article/zip_archive.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace langdu::article {

struct EpubTitle {
    std::string file;     // name in the archive
    std::string fragment; // id inside it, may be empty
    std::string title;
    int level{1};
};

// What stands before the text of a book, and is a page of its own.
enum class FrontPage { title, other };

struct EpubPackage {
    std::string title, author, date, language, cover, subjects;
    std::vector<std::string> spine;  // files in reading order
    std::vector<EpubTitle> contents; // NCX or navigation document, in order
    std::string navigation;          // EPUB 3: the file that holds the table of contents, not to be read
    std::string contents_page;       // EPUB 2: the same, by its guide
    std::map<std::string, FrontPage> front_pages; // by file, as guide and landmarks name them
    std::vector<std::string> warnings;
};

// "titlepage", "copyright-page", "cover": words of guides and of epub:type, one or several; nothing for
// others.
std::optional<FrontPage> front_page_of(std::string_view types);
// A link in file `from`, as a name in the archive; what climbs above its root stays at the root.
std::string resolve_link(const std::string& from, std::string_view link);
// What stands behind its #.
std::string fragment_of(std::string_view link);

// Throws InputError: no package, no spine, protected content. A misplaced container is tolerated with a
// warning.
EpubPackage read_epub_package(ZipArchive& archive, const std::string& place);

} // namespace langdu::article
