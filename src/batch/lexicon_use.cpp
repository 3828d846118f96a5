#include "batch/lexicon_use.h"

#include "base/error.h"
#include "base/files.h"
#include "base/hash.h"
#include "base/tsv.h"
#include "base/unicode.h"

#include <algorithm>

namespace langdu::batch {

namespace {

// Letters and digits only, so that markup and line ends inside a word do not hide it.
std::string without_marks(std::string_view utf8) {
    std::string out;
    const std::string folded = lower_case(nfkc(utf8));
    for (auto c = code_point_at(folded, 0); c.size; c = code_point_at(folded, c.end()))
        if (is_letter(c.value) || is_decimal_digit(c.value)) append_utf8(out, c.value);
    return out;
}

bool is_text(std::string_view bytes) {
    return !find_invalid_utf8(bytes) && bytes.find('\0') == std::string_view::npos;
}

// Without what stands between < and >: markup inside a word does not hide it.
std::string without_tags(std::string_view text) {
    constexpr std::size_t longest_tag = 1000;
    std::string out;
    while (!text.empty()) {
        const auto open = text.find('<');
        out.append(text.substr(0, open));
        if (open == text.npos) break;
        text.remove_prefix(open);
        const auto close = text.substr(0, longest_tag).find('>');
        text.remove_prefix(close == text.npos ? 1 : close + 1);
    }
    return out;
}

// &#34892; and &eacute; are letters that this look does not see.
bool has_letter_entity(std::string_view text) {
    constexpr std::string_view marks[] = {"amp",   "lt",    "gt",     "quot",   "apos",  "nbsp",
                                          "ensp",  "emsp",  "mdash",  "ndash",  "ldquo", "rdquo",
                                          "lsquo", "rsquo", "middot", "hellip", "times", "laquo",
                                          "raquo", "copy",  "reg",    "trade",  "bull",  "thinsp"};
    for (auto at = text.find('&'); at != text.npos; at = text.find('&', at + 1)) {
        const auto rest = text.substr(at + 1, 32);
        const auto end =
            rest.find_first_not_of("#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
        if (end == rest.npos || end == 0 || rest[end] != ';') continue;
        if (std::find(std::begin(marks), std::end(marks), rest.substr(0, end)) == std::end(marks))
            return true;
    }
    return false;
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
    const bool known = is_text(article_bytes) && !has_letter_entity(article_bytes);
    const std::string written = known ? without_marks(article_bytes) : "";
    const std::string untagged = known && article_bytes.find('<') != article_bytes.npos
                                     ? without_marks(without_tags(article_bytes))
                                     : "";
    Hash hash;
    bool any = false;
    for (const auto& row : rows_)
        if (!known || written.find(row.plain) != written.npos || untagged.find(row.plain) != untagged.npos) {
            hash.add(row.all);
            any = true;
        }
    return any ? hash.hex() : std::string{};
}

} // namespace langdu::batch
