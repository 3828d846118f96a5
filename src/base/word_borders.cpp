#include "base/word_borders.h"

#include "base/unicode.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

namespace langdu {

std::vector<std::size_t> word_borders(std::string_view utf8) {
    std::vector<std::size_t> out;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> borders{
        icu::BreakIterator::createWordInstance(icu::Locale::getChina(), status)};
    if (U_FAILURE(status)) return out;
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, utf8.data(), static_cast<int64_t>(utf8.size()), &status);
    borders->setText(&text, status);
    for (auto at = borders->next(); at != icu::BreakIterator::DONE; at = borders->next())
        out.push_back(static_cast<std::size_t>(at));
    utext_close(&text);
    return out;
}

std::string keep_words_whole(std::string_view utf8) {
    const auto borders = word_borders(utf8);
    const auto in_run = [](char32_t c) {
        return c > ' ' && c < 0x2000;
    }; // Latin, Greek, Cyrillic; not the marks of Chinese
    std::string out;
    char32_t before = 0;
    for (auto c = code_point_at(utf8, 0); c.size; c = code_point_at(utf8, c.end())) {
        const bool border = std::binary_search(borders.begin(), borders.end(), c.begin);
        const bool run = in_run(before) && in_run(c.value);
        if (c.begin > 0 && (!border || run) && !is_white_space(before) && !is_white_space(c.value))
            append_utf8(out, 0x2060);
        out += utf8.substr(c.begin, c.size);
        before = c.value;
    }
    return out;
}

} // namespace langdu
