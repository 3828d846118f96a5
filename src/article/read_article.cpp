#include "article/read_article.h"

#include "article/fetch.h"
#include "article/fields.h"
#include "article/pictures.h"
#include "article/readers.h"
#include "base/error.h"
#include "base/files.h"
#include "base/unicode.h"

#include <algorithm>
#include <utility>

namespace langdu::article {

Article read_article(const std::string& path, const ReadOptions& options) {
    if (!is_url(path)) return read_article_bytes(read_file(path), path, options);
    auto [bytes, charset, from_public, address] = fetch(path);
    ReadOptions fetched = options;
    // Bytes that are valid UTF-8 beat what a server says about them.
    if (!fetched.encoding && !charset.empty() && charset != "utf-8" && find_invalid_utf8(bytes))
        fetched.encoding = charset;
    auto article = read_article_bytes(std::move(bytes), path, fetched);
    article.public_source = from_public;
    if (options.pictures) fetch_pictures(article, address.empty() ? path : address);
    return article;
}

Article read_article_bytes(std::string bytes, const std::string& name, const ReadOptions& options) {
    const Source source{std::move(bytes), name, options};
    const std::string place = place_of(source);
    if (source.bytes.empty()) throw InputError(place + ": is empty; give it some text");
    Article article = choose_reader(source).read(source);
    if (article.title.empty() && std::ranges::all_of(article.blocks, &std::string::empty, &Block::text))
        throw InputError(place + ": no text in it; is it the right file?");
    article.source = name;
    tidy_fields(article);
    if (options.pictures) hold_pictures(article);
    return article;
}

} // namespace langdu::article
