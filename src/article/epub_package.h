// What an EPUB says about itself: its metadata, the reading order, and the titles of its table of contents.
#pragma once

#include "article/zip_archive.h"

#include <string>
#include <vector>

namespace langdu {

struct EpubTitle {
    std::string file;     // name in the archive
    std::string fragment; // id inside it, may be empty
    std::string title;
    int level{1};
};

struct EpubPackage {
    std::string title, author, date, language, cover, subjects;
    std::vector<std::string> spine;  // files in reading order
    std::vector<EpubTitle> contents; // NCX or navigation document, in order
    std::string navigation;          // EPUB 3: the file that holds the table of contents, not to be read
    std::vector<std::string> warnings;
};

// Throws InputError: no package, no spine, protected content. A misplaced container is tolerated with a
// warning.
EpubPackage read_epub_package(ZipArchive& archive, const std::string& place);

} // namespace langdu
