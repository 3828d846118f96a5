// Title, author, date and language as they are written -> as they are meant.
#pragma once

#include "article/article.h"
#include "base/span.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace langdu::article {

struct WrittenDate {
    std::string iso; // 2024-05-06
    Span span;       // where it stands
};
// 2024年5月6日, 2024-05-06, 2024/5/6, 2024.5.6, anywhere in the text.
std::optional<WrittenDate> find_date(std::string_view text);
// 14 May 2024, May 14, 2024: as mail and feeds write it.
std::optional<std::string> find_english_date(std::string_view text);
// A date that opens the name of a file: 2024-05-06-title.md, 20240506_title.md
std::optional<std::string> date_of_file(std::string_view path);

// Authors without placeholders, addresses and the names in `sites`, joined by 、.
std::string clean_authors(std::string_view authors, std::span<const std::string> sites = {});

// The language of the text: a well-formed tag that agrees with its characters, else zh-CN or zh-TW by them.
std::string language_of(const Article& article);

// All of them, for any reader.
void tidy_fields(Article& article);

} // namespace langdu::article
