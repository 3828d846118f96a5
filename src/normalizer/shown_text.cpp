#include "normalizer/shown_text.h"

#include "base/pause_mark.h"
#include "normalizer/user_lexicon.h"

#include <algorithm>

namespace langdu::normalizer {

namespace {

constexpr std::size_t longest = 240; // bytes

// The words of the mark that opens here, and where it ends; nothing when it is none.
struct Mark {
    std::string_view words;
    std::size_t end{};
};

Mark mark_at(std::string_view text, std::size_t at) {
    const auto rest = text.substr(at + 1, longest);
    const auto bar = rest.find('|'), close = rest.find(']');
    if (bar == std::string_view::npos || close == std::string_view::npos || bar > close || bar == 0 ||
        bar + 1 == close)
        return {};
    auto words = rest.substr(0, bar);
    if (words.find_first_of("[\n") != std::string_view::npos) return {};
    bool named = false;
    for (const std::string_view name : {"读 ", "say "})
        if (words.starts_with(name)) {
            words.remove_prefix(name.size());
            named = true;
        }
    if (!named && !pinyin_for(words, rest.substr(bar + 1, close - bar - 1))) return {};
    return {words, at + 1 + close + 1};
}

} // namespace

std::string shown_text(std::string_view written) {
    std::string out;
    for (std::size_t at = 0; at < written.size();) {
        const auto open = std::min(written.find('[', at), written.size());
        out += written.substr(at, open - at);
        if (open == written.size()) break;
        const auto mark = mark_at(written, open);
        out += mark.end ? mark.words : written.substr(open, 1);
        at = mark.end ? mark.end : open + 1;
    }
    return out;
}

std::vector<Span> hidden_marks(std::string_view written) {
    constexpr std::string_view wide = "［";
    std::vector<Span> out;
    for (std::size_t at = 0;
         (at = std::min(written.find('[', at), written.find(wide, at))) < written.size();) {
        if (const auto pause = pause_mark_at(written, at)) {
            out.push_back({at, pause->end});
            at = pause->end;
        } else if (const auto mark = written[at] == '[' ? mark_at(written, at) : Mark{}; mark.end) {
            const auto begin = static_cast<std::size_t>(mark.words.data() - written.data());
            out.push_back({at, begin});
            out.push_back({begin + mark.words.size(), mark.end});
            at = mark.end;
        } else
            ++at;
    }
    return out;
}

} // namespace langdu::normalizer
