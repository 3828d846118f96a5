#include "article/unseen.h"

#include "article/html_visibility.h"
#include "base/unicode.h"

#include <algorithm>
#include <array>

namespace langdu::article {

namespace {

struct HtmlTag {
    std::string_view whole; // with its brackets
    std::string name;       // in lower case
    bool closes{}, empty{};
};

bool has_no_end(std::string_view name) {
    constexpr std::array<std::string_view, 13> names{"area",  "base", "br",   "col",    "embed", "hr", "img",
                                                     "input", "link", "meta", "source", "track", "wbr"};
    return std::ranges::find(names, name) != names.end();
}

// The next tag at or behind `from`; a whole of no length when there is none.
HtmlTag next_tag(std::string_view html, std::size_t from) {
    for (auto at = html.find('<', from); at != std::string_view::npos; at = html.find('<', at + 1)) {
        if (html.substr(at).starts_with("<!--")) {
            at = std::min(html.find("-->", at), html.size() - 1);
            continue;
        }
        HtmlTag tag;
        auto end = at + 1;
        tag.closes = end < html.size() && html[end] == '/';
        end += tag.closes;
        const auto name_begin = end;
        while (end < html.size() && (is_ascii_letter(static_cast<unsigned char>(html[end])) ||
                                     is_ascii_digit(static_cast<unsigned char>(html[end]))))
            ++end;
        if (end == name_begin) continue;
        tag.name = lower_case(html.substr(name_begin, end - name_begin));
        for (char quote = 0; end < html.size() && (quote || html[end] != '>'); ++end) {
            if (html[end] == quote)
                quote = 0;
            else if (!quote && (html[end] == '"' || html[end] == '\''))
                quote = html[end];
        }
        if (end >= html.size()) break;
        tag.whole = html.substr(at, end + 1 - at);
        tag.empty = tag.whole.ends_with("/>") || has_no_end(tag.name);
        return tag;
    }
    return {};
}

std::optional<SkipReason> hides(const HtmlTag& tag) {
    const HtmlTree tree{tag.whole};
    for (std::size_t node = 1; node < tree.nodes().size(); ++node) {
        const auto kind = tree[node].tag;
        if (kind == Tag::html || kind == Tag::head || kind == Tag::body) continue; // which every tree has
        return skip_reason(tree, node);
    }
    return std::nullopt;
}

std::size_t behind(std::string_view html, const HtmlTag& tag) {
    return static_cast<std::size_t>(tag.whole.data() - html.data()) + tag.whole.size();
}

} // namespace

std::size_t UnseenElements::skip_unseen(std::string_view html) {
    std::size_t at = 0;
    while (depth_ > 0) {
        const auto tag = next_tag(html, at);
        if (tag.whole.empty()) return html.size();
        at = behind(html, tag);
        if (tag.name == name_ && !tag.empty) depth_ += tag.closes ? -1 : 1;
    }
    return at;
}

void UnseenElements::pass(std::string_view html) {
    for (auto at = skip_unseen(html); depth_ == 0; at += skip_unseen(html.substr(at))) {
        const auto tag = next_tag(html, at);
        if (tag.whole.empty()) return;
        at = behind(html, tag);
        if (tag.closes || tag.empty) continue;
        reason_ = hides(tag);
        if (!reason_) continue;
        name_ = tag.name;
        depth_ = 1;
    }
}

} // namespace langdu::article
