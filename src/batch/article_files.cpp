#include "batch/article_files.h"

#include "base/error.h"
#include "base/file_pattern.h"
#include "base/unicode.h"
#include "podcast/library_lock.h"

#include <algorithm>
#include <cstdio>
#include <glob.h>

namespace langdu {

namespace fs = std::filesystem;

namespace {

bool has_article_extension(const fs::path& path) {
    static constexpr std::string_view known[] = {".md",   ".markdown", ".mkd",   ".mdown", ".txt",
                                                 ".text", ".html",     ".xhtml", ".htm",   ".epub"};
    const auto extension = lower_case(path.extension().string());
    return std::find(std::begin(known), std::end(known), extension) != std::end(known);
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

// Names of files may hold any bytes; an identity is text, in records, feeds and JSON: bad bytes become \xFF.
std::string identity_of(const fs::path& path) {
    const std::string name = path.generic_string();
    std::string out;
    for (std::string_view rest = name; !rest.empty();) {
        const auto bad = find_invalid_utf8(rest);
        out.append(rest.substr(0, bad.value_or(rest.size())));
        if (!bad) break;
        char shown[8];
        std::snprintf(shown, sizeof shown, "\\x%02X", static_cast<unsigned>(static_cast<unsigned char>(rest[*bad])));
        out.append(shown);
        rest.remove_prefix(*bad + 1);
    }
    return out;
}

void walk(const fs::path& folder, const FileFilter& filter, std::vector<ArticleFile>& found) {
    if (is_library(folder))
        throw InputError(folder.string() + ": is a library, not a folder of articles; keep them apart");
    std::error_code error;
    auto walker = fs::recursive_directory_iterator(folder, error);
    if (error) throw InputError(folder.string() + ": " + error.message() + "; check its permissions");
    for (; walker != fs::end(walker); walker.increment(error)) {
        if (error) throw InputError(folder.string() + ": " + error.message() + "; check its permissions");
        if (is_hidden(walker->path()) || is_library(walker->path())) {
            walker.disable_recursion_pending();
            continue;
        }
        std::error_code ignored; // a link to nowhere is no file
        if (!walker->is_regular_file(ignored)) continue;
        ArticleFile file{walker->path(), identity_of(walker->path().lexically_relative(folder))};
        const bool wanted = filter.include.empty() ? has_article_extension(file.path)
                                                   : matches_any(filter.include, file.identity);
        if (wanted && !matches_any(filter.exclude, file.identity)) found.push_back(std::move(file));
    }
}

std::vector<std::string> expand(const std::string& pattern) {
    glob_t result{};
    std::vector<std::string> out;
    if (::glob(pattern.c_str(), 0, nullptr, &result) == 0)
        out.assign(result.gl_pathv, result.gl_pathv + result.gl_pathc);
    ::globfree(&result);
    return out;
}

void take(const std::string& input, const FileFilter& filter, std::vector<ArticleFile>& found) {
    const fs::path path = fs::path(input).lexically_normal();
    std::error_code error;
    if (fs::is_directory(path, error)) return walk(path, filter, found);
    ArticleFile file{path, identity_of(path.filename())};
    if (!matches_any(filter.exclude, file.identity)) found.push_back(std::move(file));
}

void refuse_doubles(const std::vector<ArticleFile>& files) {
    for (std::size_t i = 1; i < files.size(); ++i)
        if (files[i - 1].identity == files[i].identity)
            throw InputError(
                files[i].path.string() + ": " + files[i - 1].path.string() +
                " has the same name, which names the episode; give the folder above both, or rename one");
}

} // namespace

std::vector<ArticleFile> find_article_files(const std::vector<std::string>& inputs,
                                            const FileFilter& filter) {
    std::vector<ArticleFile> found;
    for (const auto& input : inputs) {
        std::error_code error;
        if (fs::exists(input, error)) {
            take(input, filter, found);
            continue;
        }
        const auto names = expand(input);
        if (names.empty()) throw InputError(input + ": no such file or folder; check the path");
        for (const auto& name : names) take(name, filter, found);
    }
    std::sort(found.begin(), found.end(), [](const ArticleFile& a, const ArticleFile& b) {
        return a.identity != b.identity ? a.identity < b.identity : a.path < b.path;
    });
    found.erase(std::unique(found.begin(), found.end()), found.end()); // a folder, and a file of it by name
    refuse_doubles(found);
    return found;
}

} // namespace langdu
