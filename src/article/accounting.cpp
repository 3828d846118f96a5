#include "article/accounting.h"

#include "article/lines.h"
#include "base/unicode.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace langdu::article {

namespace {

bool counts_as_text(char32_t c) {
    if (c < 0x80) return is_ascii_letter(c) || is_ascii_digit(c);
    return is_han(c) || is_letter(c) || is_decimal_digit(c);
}

// How many of each character are still open. A table by code point: this looks at every character of a book.
class OpenCharacters {
public:
    void begin(std::string_view text) {
        ++round_;
        open_ = 0;
        for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
            if (counts_as_text(c.value)) {
                ++count(c.value);
                ++open_;
            }
    }
    void take(std::string_view text) {
        for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
            if (counts_as_text(c.value) && count(c.value)-- > 0) --open_;
    }
    // Those of the text that are open, from behind: a label stands behind its link.
    std::string left_of(std::string_view text) {
        std::u32string found;
        for (auto c = code_point_before(text, text.size()); c.size && open_ > 0;
             c = code_point_before(text, c.begin)) {
            if (!counts_as_text(c.value) || count(c.value) <= 0) continue;
            --count(c.value);
            --open_;
            found += c.value;
        }
        std::reverse(found.begin(), found.end());
        return to_utf8(found);
    }

private:
    struct Entry {
        int round{};
        int count{};
    };
    int& count(char32_t c) {
        auto& entry = entries_[c];
        if (entry.round != round_) entry = {round_, 0};
        return entry.count;
    }
    std::vector<Entry> entries_ = std::vector<Entry>(0x110000);
    int round_{};
    long open_{};
};

} // namespace

void account_for_markup(std::string_view source, int first_line, Article& article) {
    const auto lines = split_lines(source);
    const int count = static_cast<int>(lines.size());
    // Stretches of lines that blocks share; begins[i]: the first line of the stretch that line i is in.
    std::vector<bool> joined(lines.size() + 1); // line i belongs to the stretch of line i - 1
    const auto index = [&](int line) { return std::clamp(line - first_line - 1, 0, std::max(0, count - 1)); };
    for (const auto& block : article.blocks)
        for (int i = index(block.line) + 1; i <= index(block.line + std::max(1, block.lines) - 1); ++i)
            joined[static_cast<std::size_t>(i)] = true;
    std::vector<std::vector<std::string_view>> said(lines.size());
    std::vector<int> begins(lines.size());
    for (int i = 0; i < count; ++i)
        begins[static_cast<std::size_t>(i)] =
            i > 0 && joined[static_cast<std::size_t>(i)] ? begins[static_cast<std::size_t>(i) - 1] : i;
    const auto add = [&](int line, std::string_view text) {
        if (line > first_line && count > 0)
            said[static_cast<std::size_t>(begins[static_cast<std::size_t>(index(line))])].push_back(text);
    };
    for (const auto& block : article.blocks) {
        add(block.line, block.text);
        add(block.line, block.marker);
    }
    for (const auto& skipped : article.skipped) add(skipped.line, skipped.text);
    OpenCharacters open;
    std::vector<Skipped> markup; // `said` looks into article.skipped: added at the end
    for (int begin = 0; begin < count;) {
        int end = begin + 1;
        while (end < count && joined[static_cast<std::size_t>(end)]) ++end;
        const auto& first = lines[static_cast<std::size_t>(begin)].text;
        const auto& last = lines[static_cast<std::size_t>(end) - 1].text;
        const std::string_view text{first.data(),
                                    static_cast<std::size_t>(last.data() + last.size() - first.data())};
        open.begin(text);
        for (const auto part : said[static_cast<std::size_t>(begin)]) {
            // An address that a definition elsewhere gave to a link does not stand here.
            if (part.size() < 200 && part.find("://") != std::string_view::npos &&
                text.find(part) == std::string_view::npos)
                continue;
            open.take(part);
        }
        if (const auto rest = open.left_of(text); !rest.empty())
            markup.push_back(
                {lines[static_cast<std::size_t>(begin)].number + first_line, rest, SkipReason::mark_up});
        begin = end;
    }
    std::ranges::move(markup, std::back_inserter(article.skipped));
}

} // namespace langdu::article
