#include "batch/article_files.h"

#include "article/readers.h"
#include "base/error.h"
#include "base/file_pattern.h"
#include "base/unicode.h"
#include "podcast/library_lock.h"

#include <algorithm>
#include <cstdio>
#include <glob.h>
#include <map>

namespace langdu::batch {

namespace fs = std::filesystem;

namespace {

std::string extension_of(const fs::path& path) { return lower_case(path.extension().string()); }

bool is_one_of(std::string_view extension, std::string_view list) {
    return !extension.empty() &&
           (" " + std::string(list) + " ").find(" " + std::string(extension) + " ") != std::string::npos;
}

constexpr std::string_view subtitles = ".srt .vtt .ass .ssa .lrc";

// What lies beside articles and is no text to be read.
bool is_companion(std::string_view extension) {
    return is_one_of(
        extension,
        ".jpg .jpeg .png .gif .webp .svg .bmp .ico .avif .tif .tiff .css .js .map .woff .woff2 .ttf .otf "
        ".toml .tsv .json .yml .yaml .lock .mp3 .m4a .m4b .mka .opus .ogg .flac .wav .mp4 .mkv .webm");
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
        std::snprintf(shown, sizeof shown, "\\x%02X",
                      static_cast<unsigned>(static_cast<unsigned char>(rest[*bad])));
        out.append(shown);
        rest.remove_prefix(*bad + 1);
    }
    return out;
}

// Subtitles of a film, or those that a render wrote beside its article, are no article of their own.
bool belongs_to_another(const fs::path& path) {
    if (!is_one_of(extension_of(path), subtitles)) return false;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(path.parent_path(), error)) {
        const auto other = extension_of(entry.path());
        if (entry.path().stem() == path.stem() && !is_one_of(other, subtitles) &&
            (article::reads_extension(other) || is_companion(other)))
            return true;
    }
    return false;
}

void walk(const fs::path& folder, const FileFilter& filter, FoundFiles& found) {
    if (podcast::is_library(folder))
        throw InputError(folder.string() + ": is a library, not a folder of articles; keep them apart");
    std::error_code error;
    auto walker = fs::recursive_directory_iterator(folder, error);
    if (error) throw InputError(folder.string() + ": " + error.message() + "; check its permissions");
    for (; walker != fs::end(walker); walker.increment(error)) {
        if (error) throw InputError(folder.string() + ": " + error.message() + "; check its permissions");
        if (is_hidden(walker->path()) || podcast::is_library(walker->path())) {
            walker.disable_recursion_pending();
            continue;
        }
        std::error_code ignored; // a link to nowhere is no file
        if (!walker->is_regular_file(ignored)) continue;
        ArticleFile file{walker->path(), identity_of(walker->path().lexically_relative(folder))};
        if (matches_any(filter.exclude, file.identity)) continue;
        if (!filter.include.empty()) {
            if (matches_any(filter.include, file.identity)) found.articles.push_back(std::move(file));
            continue;
        }
        const auto extension = extension_of(file.path);
        if (article::reads_extension(extension) && !belongs_to_another(file.path))
            found.articles.push_back(std::move(file));
        else if (!article::reads_extension(extension) && !is_companion(extension))
            found.not_read.push_back(std::move(file));
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

void take(const std::string& input, const FileFilter& filter, FoundFiles& found) {
    const fs::path path = fs::path(input).lexically_normal();
    std::error_code error;
    if (fs::is_directory(path, error)) return walk(path, filter, found);
    ArticleFile file{path, identity_of(path.filename())};
    if (!matches_any(filter.exclude, file.identity)) found.articles.push_back(std::move(file));
}

// By identity; a folder and a file of it by name give a file twice.
void put_in_order(std::vector<ArticleFile>& files) {
    std::sort(files.begin(), files.end(), [](const ArticleFile& a, const ArticleFile& b) {
        return a.identity != b.identity ? a.identity < b.identity : a.path < b.path;
    });
    files.erase(std::unique(files.begin(), files.end()), files.end());
}

void refuse_doubles(const std::vector<ArticleFile>& files) {
    for (std::size_t i = 1; i < files.size(); ++i)
        if (files[i - 1].identity == files[i].identity)
            throw InputError(
                files[i].path.string() + ": " + files[i - 1].path.string() +
                " has the same name, which names the episode; give the folder above both, or rename one");
}

} // namespace

FoundFiles find_article_files(const std::vector<std::string>& inputs, const FileFilter& filter) {
    FoundFiles found;
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
    put_in_order(found.articles);
    put_in_order(found.not_read);
    refuse_doubles(found.articles);
    return found;
}

std::string not_read_text(const std::vector<ArticleFile>& files) {
    if (files.empty()) return {};
    std::map<std::string, std::size_t> kinds;
    std::string names;
    constexpr std::size_t most_names = 5;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto extension = extension_of(files[i].path);
        ++kinds[extension.empty() ? "without an extension" : extension];
        if (i < most_names) names += (i ? ", " : "") + files[i].identity;
    }
    std::string out;
    for (const auto& [kind, count] : kinds)
        out += (out.empty() ? "" : ", ") + std::to_string(count) + " " + kind;
    return std::to_string(files.size()) + " not read: " + out + " (" + names +
           (files.size() > most_names ? ", …)" : ")");
}

} // namespace langdu::batch
