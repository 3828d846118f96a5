// Which articles a batch is about.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::batch {

// identity: the path relative to the folder it was found in, '/' between names; a file given by itself is its
// name.
struct ArticleFile {
    std::filesystem::path path;
    std::string identity;
    bool operator==(const ArticleFile&) const = default;
};

struct FileFilter {
    std::vector<std::string> include; // empty: what the readers know by their extensions
    std::vector<std::string> exclude;
};

struct FoundFiles {
    std::vector<ArticleFile> articles;
    // Texts of folders that no reader reads: .doc, .pages; not the pictures, styles and settings beside
    // articles.
    std::vector<ArticleFile> not_read;
};

// Folders are walked without their hidden files, links to folders are not followed. Sorted by identity. A
// file that was named is taken whatever its extension; a name that does not exist is tried as a pattern.
// Throws InputError: nothing there; two articles with one identity.
FoundFiles find_article_files(const std::vector<std::string>& inputs, const FileFilter& filter);

// 3 not read: 2 .doc, 1 .wps (a.doc, b.doc, c.wps); a long list of names is cut. Empty without any.
std::string not_read_text(const std::vector<ArticleFile>& files);

} // namespace langdu::batch
