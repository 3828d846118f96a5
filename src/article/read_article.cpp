#include "article/read_article.h"
#include "base/files.h"
namespace langdu {
Article read_article(const std::string& path, const ReadOptions& options) { return read_article_bytes(read_file(path), path, options); }
Article read_article_bytes(std::string, const std::string&, const ReadOptions&) { return {}; }
} // namespace langdu
