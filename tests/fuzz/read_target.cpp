#include "fuzz/targets.h"

#include "article/read_article.h"
#include "article/rtf_source.h"
#include "article/zip_archive.h"
#include "base/error.h"
#include "chapter/chapter_tables.h"
#include "chapter/find_chapters.h"

#include <string>
#include <vector>

namespace langdu::fuzz {

namespace {

// Containers may be written as their members, so that a mutation meets what is in them:
//     %%% word/document.xml
//     <w:document> ...
constexpr std::string_view member = "%%% ";

std::string packed(std::string_view bytes) {
    std::vector<article::ZipMember> members;
    while (bytes.starts_with(member)) {
        const auto line_end = std::min(bytes.find('\n'), bytes.size());
        const auto name = bytes.substr(member.size(), line_end - member.size());
        bytes.remove_prefix(std::min(line_end + 1, bytes.size()));
        auto next = bytes.find("\n%%% ");
        const auto text = bytes.substr(0, next);
        bytes = next == std::string_view::npos ? std::string_view() : bytes.substr(next + 1);
        if (!name.empty() && name.find('\0') == std::string_view::npos)
            members.push_back({std::string(name), std::string(text)});
    }
    return article::pack_zip(members);
}

} // namespace

void read_as(std::string_view reader, std::string_view bytes) {
    article::ReadOptions options;
    options.reader = reader;
    try {
        chapter::find_chapters(
            article::read_article_bytes(bytes.starts_with(member) ? packed(bytes) : std::string(bytes),
                                        "fuzz", options),
            test::chapter_tables());
    } catch (const Error&) { // refused: fine
    }
}

void rewrite_rtf(std::string_view bytes) {
    try {
        article::rtf_for_pandoc(std::string(bytes), "fuzz");
    } catch (const Error&) {
    }
}

} // namespace langdu::fuzz
