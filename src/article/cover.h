// The picture that an article names as its cover.
#pragma once

#include <optional>
#include <string>

namespace langdu::article {

// Its bytes: those the article held, else of a file in the article's folder, else from the web when the
// article came from there; nothing when only the picture is on the web. Throws InputError: cannot be read. A
// page of the public web (`public_source`) does not lead into the user's own network.
std::optional<std::string> read_article_cover(const std::string& article, const std::string& cover,
                                              const std::string& held, bool public_source = false);

} // namespace langdu::article
