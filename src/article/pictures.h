// The pictures of an article that can be shown beside its text.
#pragma once

#include "article/article.h"

#include <string>

namespace langdu::article {

// Where a picture that an article names is looked for, below its folder: without %20, ?v=2 and ./; empty for
// an address of the web.
std::string picture_path(const std::string& address);

// Reads those of files below the article's folder and of data: addresses into article.pictures; what cannot
// be read is a warning. Nothing is fetched.
void hold_pictures(Article& article);

} // namespace langdu::article
