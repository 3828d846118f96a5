#include "chapter/outline_words.h"

#include "base/files.h"
#include "base/unicode.h"

namespace langdu::chapter {

const WordLists& outline_words() {
    static const WordLists lists{data_directory() / "voices/mandarin/outline_words.tsv"};
    return lists;
}

bool is_caption_label(std::string_view text) {
    if (outline_words().starts("caption_label", text)) return true;
    if (!outline_words().starts("caption_numbered", text)) return false;
    const auto at = text.find_first_of("0123456789");
    return at != std::string_view::npos && at < 20 && length_utf8(text.substr(0, at)) <= 12;
}

bool is_byline(std::string_view text) {
    constexpr std::size_t longest = 24; // characters
    const auto& words = outline_words();
    return words.starts("byline", text) ||
           (words.ends("byline_ending", text) && length_utf8(text) <= longest);
}

bool shows_picture(std::string_view text) {
    return is_caption_label(text) || outline_words().contains("caption_credit", text) ||
           outline_words().ends("credit_ending", text);
}

} // namespace langdu::chapter
