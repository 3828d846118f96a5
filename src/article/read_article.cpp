#include "article/read_article.h"

#include "article/readers.h"
#include "base/error.h"
#include "base/files.h"

#include <utility>

namespace langdu {

Article read_article(const std::string& path, const ReadOptions& options) {
    return read_article_bytes(read_file(path), path, options);
}

Article read_article_bytes(std::string bytes, const std::string& name, const ReadOptions& options) {
    const std::string place = name == "-" ? "standard input" : name;
    if (bytes.empty()) throw InputError(place + ": is empty; give it some text");
    const Source source{std::move(bytes), name, options};
    Article article = choose_reader(source).read(source);
    if (article.blocks.empty() && article.title.empty())
        throw InputError(place + ": no text in it; is it the right file?");
    article.source = name;
    return article;
}

} // namespace langdu
