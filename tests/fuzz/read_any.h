#pragma once

#include "article/read_article.h"
#include "base/error.h"
#include "chapter/find_chapters.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace langdu::fuzz {

inline int read_any(const std::uint8_t* data, std::size_t size, const char* reader) {
    ReadOptions options;
    options.reader = reader;
    try {
        find_chapters(read_article_bytes({reinterpret_cast<const char*>(data), size}, "fuzz", options));
    } catch (const Error&) { // refused: fine
    }
    return 0;
}

} // namespace langdu::fuzz
