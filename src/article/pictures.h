// The pictures of an article that can be shown beside its text: where they are looked for, and how much of
// them is taken, whatever kind of file names them.
#pragma once

#include "article/article.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace langdu::article {

constexpr std::size_t largest_picture = 10u << 20, all_pictures = 100u << 20; // bytes
constexpr std::size_t most_pictures = 2000;

// Where a picture that an article names is looked for, below its folder: without %20, ?v=2 and ./; empty for
// an address of the web.
std::string picture_path(const std::string& address);

// The bytes of an address; nothing: not there. Throws InputError: cannot be read, larger than a picture may
// be.
using FindPicture = std::function<std::optional<std::string>(const std::string& address)>;

// Puts what is found into article.pictures, each address once and up to the limits; what cannot be read is a
// warning.
void hold_pictures(Article& article, const FindPicture& find);
// Those of data: addresses and of files below the article's folder. Nothing is fetched.
void hold_pictures(Article& article);
// Those of a page of the web, which is at this address; they become absolute. One that the public Internet
// sent leads to no inner address. No more than 200, and a minute.
void fetch_pictures(Article& article, const std::string& page);

} // namespace langdu::article
