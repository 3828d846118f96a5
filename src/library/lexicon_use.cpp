#include "library/lexicon_use.h"

#include "base/error.h"
#include "base/files.h"
#include "base/hash.h"
#include "base/tsv.h"
#include "base/unicode.h"

#include <algorithm>

namespace langdu {

namespace {

// Letters and digits only, so that markup and line ends inside a word do not hide it.
std::string without_marks(std::string_view utf8) {
    std::string out;
    const std::string folded = lower_case(nfkc(utf8));
    for (auto c = code_point_at(folded, 0); c.size; c = code_point_at(folded, c.end()))
        if (is_letter(c.value) || is_decimal_digit(c.value)) append_utf8(out, c.value);
    return out;
}

bool is_plain_text(std::string_view bytes) {
    return !find_invalid_utf8(bytes) && bytes.find('\0') == std::string_view::npos &&
           bytes.find("</") == std::string_view::npos && bytes.find('&') == std::string_view::npos;
}

} // namespace

LexiconUse::LexiconUse(const std::filesystem::path& lexicon) {
    std::vector<TsvRow> rows;
    try {
        rows = read_tsv(lexicon, 1, 100);
    } catch (const InputError&) { // make_job() says what is wrong with it
    }
    for (const auto& row : rows) {
        const bool is_regex = row.cells.size() > 2 && row.cells[2] == "regex";
        Row& added = rows_.emplace_back();
        if (!is_regex) added.plain = without_marks(row.cells[0]);
        for (const auto& cell : row.cells) added.all.append(cell).append("\t");
    }
}

std::string LexiconUse::hash_for(std::string_view article_bytes) const {
    const bool plain = is_plain_text(article_bytes);
    const std::string article = plain ? without_marks(article_bytes) : std::string{};
    Hash hash;
    bool any = false;
    for (const auto& row : rows_)
        if (!plain || article.find(row.plain) != std::string::npos) {
            hash.add(row.all);
            any = true;
        }
    return any ? hash.hex() : std::string{};
}

} // namespace langdu
