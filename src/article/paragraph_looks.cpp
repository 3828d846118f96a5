#include "article/paragraph_looks.h"

#include "base/unicode.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace langdu::article {

namespace {

constexpr std::size_t longest = 40; // characters

bool may_be_heading(const std::string& text) {
    bool words = false;
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
        words |= is_letter(c.value);
    const auto last = code_point_before(text, text.size()).value;
    return words && length_utf8(text) <= longest &&
           std::u32string_view(U"。，；,;：:、").find(last) == std::u32string_view::npos;
}

} // namespace

std::vector<int> levels_by_look(std::span<const ParagraphLook> paragraphs) {
    std::map<int, std::size_t> sizes;
    std::size_t bold = 0, all = 0;
    for (const auto& paragraph : paragraphs) {
        const auto count = paragraph.text.size();
        sizes[paragraph.size] += count;
        all += count;
        if (paragraph.bold) bold += count;
    }
    if (all == 0) return {};
    const int usual =
        std::ranges::max_element(sizes, {}, [](const auto& entry) { return entry.second; })->first;
    const bool bold_stands_out = bold * 5 < all;
    using Look = std::pair<int, bool>;
    std::vector<Look> looks(paragraphs.size());
    const auto is_large = [&](std::size_t i) { return paragraphs[i].size * 100 >= usual * 115; };
    const auto is_bold = [&](std::size_t i) {
        return bold_stands_out && paragraphs[i].bold && paragraphs[i].size >= usual;
    };
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (!may_be_heading(paragraphs[i].text)) continue;
        // Bold lines one below the other are labels or a form.
        const auto like = [&](std::size_t at) {
            return is_bold(at) && !is_large(at) && may_be_heading(paragraphs[at].text);
        };
        const bool alone = i + 1 < paragraphs.size() && !like(i + 1) && (i == 0 || !like(i - 1));
        if (is_large(i) || (is_bold(i) && alone)) looks[i] = {paragraphs[i].size, paragraphs[i].bold};
    }
    std::set<Look, std::greater<>> ranks(looks.begin(), looks.end());
    ranks.erase(Look());
    const auto found = std::ranges::count_if(looks, [](const Look& look) { return look != Look(); });
    std::vector<int> levels(paragraphs.size());
    bool below_title = false; // anything but lines at the top
    std::size_t top = 0;
    while (top < looks.size() && looks[top] != Look()) ++top;
    for (std::size_t i = 0; i < looks.size(); ++i) {
        if (looks[i] == Look()) continue;
        levels[i] = std::min(static_cast<int>(std::distance(ranks.begin(), ranks.find(looks[i]))) + 1, 6);
        below_title |= i >= top;
    }
    return below_title && found * 2 < std::ssize(paragraphs) ? levels : std::vector<int>();
}

} // namespace langdu::article
