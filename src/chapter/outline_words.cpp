#include "chapter/outline_words.h"

#include "base/unicode.h"

namespace langdu::chapter {

bool is_caption_label(std::string_view text, const WordLists& words) {
    if (words.starts("caption_label", text)) return true;
    if (!words.starts("caption_numbered", text)) return false;
    const auto at = text.find_first_of("0123456789");
    return at != std::string_view::npos && at < 20 && length_utf8(text.substr(0, at)) <= 12;
}

bool is_byline(std::string_view text, const WordLists& words) {
    constexpr std::size_t longest = 24; // characters
    return words.starts("byline", text) ||
           (words.ends("byline_ending", text) && length_utf8(text) <= longest);
}

bool shows_picture(std::string_view text, const WordLists& words) {
    return is_caption_label(text, words) || words.contains("caption_credit", text) ||
           words.ends("credit_ending", text);
}

} // namespace langdu::chapter
