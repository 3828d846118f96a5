#include "article/html_source.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <vector>

namespace langdu::article {

namespace {

constexpr std::size_t deepest = 400; // elements in elements
constexpr std::size_t most_open_formats =
    32; // <b> and its kind, never closed: each paragraph repeats them all
constexpr std::size_t most_attributes = 128;     // the parser compares each with each
constexpr std::size_t most_elements = 3'000'000; // tags behind it are dropped: about a gigabyte in memory

template <std::size_t N>
constexpr bool contains(const std::array<std::string_view, N>& sorted, std::string_view name) {
    return std::binary_search(sorted.begin(), sorted.end(), name);
}

constexpr std::array<std::string_view, 14> void_elements = {"area",  "base",   "br",    "col",  "embed",
                                                            "hr",    "img",    "input", "link", "meta",
                                                            "param", "source", "track", "wbr"};
// Their text is no markup.
constexpr std::array<std::string_view, 8> raw_elements = {"iframe", "noembed",  "noframes", "script",
                                                          "style",  "textarea", "title",    "xmp"};
// What the parser closes by itself, so that it does not nest.
constexpr std::array<std::string_view, 17> self_limiting = {
    "a",      "body", "colgroup", "dd", "dt",    "head", "html",  "li", "nobr",
    "option", "p",    "tbody",    "td", "tfoot", "th",   "thead", "tr"};
constexpr std::array<std::string_view, 13> formats = {"b",     "big",    "code",   "em", "font", "i",  "s",
                                                      "small", "strike", "strong", "tt", "u",    "var"};

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
constexpr bool is_letter_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// One tag, from < to >.
struct SourceTag {
    std::string name;  // in lower case
    std::size_t end{}; // behind its >
    std::size_t attributes{};
    bool closes{};
    bool empty{}; // <x/>
};

class Preparer {
public:
    explicit Preparer(std::string_view page) : page_(page) {}

    std::string run() {
        out_.reserve(page_.size() + page_.size() / 32);
        for (std::size_t at = 0; at < page_.size();) {
            const auto open = std::min(page_.find('<', at), page_.size());
            out_ += page_.substr(at, open - at);
            at = open < page_.size() ? markup(open) : open;
        }
        return std::move(out_);
    }

private:
    struct Open {
        std::string name;
        bool dropped;
    };

    // From `open`, which holds a <; gives where to go on.
    std::size_t markup(std::size_t open) {
        const auto rest = page_.substr(open);
        if (rest.size() < 2) return keep(open, page_.size());
        if (rest.starts_with("<!--")) {
            if (rest.substr(4).starts_with('>')) return keep(open, open + 5);
            if (rest.substr(4).starts_with("->")) return keep(open, open + 6);
            return keep(open, find_end("-->", open + 4, no_comment_end_));
        }
        if (rest.starts_with("<![CDATA[")) {
            const auto end = find_end("]]>", open + 9, no_cdata_end_);
            if (end == page_.size() && !rest.ends_with("]]>")) return keep(open, open + 9);
            escape(page_.substr(open + 9, end - 3 - open - 9));
            return end;
        }
        if (const auto end = rest.find_first_of("[>");
            rest[1] == '!' && end != rest.npos && rest[end] == '[') {
            // Entities defined in a document type: none is expanded.
            const auto close = find_end("]>", open, no_subset_end_);
            out_ += "<!DOCTYPE html>";
            out_.append(static_cast<std::size_t>(
                            std::count(page_.begin() + static_cast<std::ptrdiff_t>(open),
                                       page_.begin() + static_cast<std::ptrdiff_t>(close), '\n')),
                        '\n');
            return close;
        }
        if (rest[1] == '!' || rest[1] == '?') return keep(open, find_end(">", open + 1, no_bracket_));
        if (is_letter_byte(rest[1]) || (rest[1] == '/' && rest.size() > 2 && is_letter_byte(rest[2])))
            return tag(open);
        return keep(open, open + 1);
    }

    std::size_t keep(std::size_t begin, std::size_t end) {
        out_ += page_.substr(begin, end - begin);
        return end;
    }

    // Behind the next `sign`, or the page's end. That there is none is remembered: pages may open without
    // end.
    std::size_t find_end(std::string_view sign, std::size_t from, bool& none) const {
        const auto at = none ? std::string_view::npos : page_.find(sign, from);
        none = at == std::string_view::npos;
        return none ? page_.size() : at + sign.size();
    }

    void escape(std::string_view text) {
        for (const char c : text) {
            if (c == '<')
                out_ += "&lt;";
            else if (c == '&')
                out_ += "&amp;";
            else
                out_ += c;
        }
    }

    SourceTag parse_tag(std::size_t open) const {
        SourceTag tag;
        std::size_t at = open + 1;
        tag.closes = page_[at] == '/';
        at += tag.closes;
        const auto name = at;
        while (at < page_.size() && !is_space(page_[at]) && page_[at] != '/' && page_[at] != '>') ++at;
        tag.name.resize(at - name);
        std::transform(page_.begin() + static_cast<std::ptrdiff_t>(name),
                       page_.begin() + static_cast<std::ptrdiff_t>(at), tag.name.begin(), lower);
        bool slash = false; // a / with nothing behind it
        while (at < page_.size() && page_[at] != '>') {
            if (is_space(page_[at])) {
                ++at;
                continue;
            }
            if (page_[at] == '/') {
                slash = true;
                ++at;
                continue;
            }
            slash = false;
            ++tag.attributes;
            while (at < page_.size() && !is_space(page_[at]) && page_[at] != '=' && page_[at] != '>' &&
                   page_[at] != '/')
                ++at;
            auto value = at;
            while (value < page_.size() && is_space(page_[value])) ++value;
            if (value >= page_.size() || page_[value] != '=') continue;
            at = value + 1;
            while (at < page_.size() && is_space(page_[at])) ++at;
            if (at < page_.size() && (page_[at] == '"' || page_[at] == '\'')) {
                const auto quote = page_.find(page_[at], at + 1);
                at = quote == std::string_view::npos ? page_.size() : quote + 1;
            } else
                while (at < page_.size() && !is_space(page_[at]) && page_[at] != '>') ++at;
        }
        tag.empty = slash;
        tag.end = std::min(at + 1, page_.size());
        return tag;
    }

    std::size_t tag(std::size_t open) {
        const auto tag = parse_tag(open);
        const bool format = contains(formats, tag.name);
        elements_ += 1 + open_formats_;
        if (tag.closes) {
            if (format && open_formats_ > 0) --open_formats_;
            if (!drops_end(tag.name)) keep(open, tag.end);
            return tag.end;
        }
        const bool is_void = contains(void_elements, tag.name);
        const bool drop = elements_ > most_elements || (format && open_formats_ >= most_open_formats) ||
                          (!is_void && depth_ >= deepest);
        if (format && !tag.empty) ++open_formats_;
        if (!is_void && !tag.empty && !contains(self_limiting, tag.name)) {
            open_.push_back({tag.name, drop});
            depth_ += !drop;
        }
        if (drop) return tag.end;
        if (tag.attributes > most_attributes)
            out_ += "<" + tag.name + ">";
        else
            keep(open, tag.end);
        if (tag.empty && !is_void)
            out_ += "</" + tag.name + ">";
        else if (contains(raw_elements, tag.name))
            return raw_text(tag);
        return tag.end;
    }

    // <script>, <title>: up to its end tag nothing is markup.
    std::size_t raw_text(const SourceTag& tag) {
        for (std::size_t at = page_.find("</", tag.end); at != std::string_view::npos;
             at = page_.find("</", at + 2)) {
            const auto name = page_.substr(at + 2, tag.name.size());
            if (std::equal(name.begin(), name.end(), tag.name.begin(), tag.name.end(),
                           [](char a, char b) { return lower(a) == b; }))
                return keep(tag.end, at);
        }
        return keep(tag.end, page_.size());
    }

    // Closes what is open; was that tag left out, its end must go too.
    bool drops_end(const std::string& name) {
        constexpr std::size_t nearest = 64; // how far an end tag may reach
        for (std::size_t back = 1; back <= std::min(open_.size(), nearest); ++back) {
            if (open_[open_.size() - back].name != name) continue;
            const bool dropped = open_[open_.size() - back].dropped;
            for (std::size_t i = 0; i < back; ++i) {
                depth_ -= !open_.back().dropped;
                open_.pop_back();
            }
            return dropped;
        }
        return false;
    }

    std::string_view page_;
    std::string out_;
    std::vector<Open> open_;
    std::size_t depth_{}, open_formats_{}, elements_{};
    bool no_comment_end_{}, no_cdata_end_{}, no_bracket_{}, no_subset_end_{};
};

} // namespace

std::string prepare_html(std::string_view page) { return Preparer(page).run(); }

} // namespace langdu::article
