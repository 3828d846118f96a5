#include "article/pdf_margins.h"

#include "base/unicode.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace langdu::article {

namespace {

void skip(PdfLine& line, SkipReason reason, Article& article) {
    article.skipped.push_back({line.page, std::move(line.text), reason});
    line.text.clear();
}

void erase_skipped(std::vector<PdfLine>& lines) {
    std::erase_if(lines, [](const PdfLine& line) { return line.text.empty(); });
}

// 12, - 12 -, xii, 第 12 页 / 共 30 页, Page 3 of 9
bool is_page_number(std::string_view text) {
    const auto key = lower_case(nfkc(text));
    std::string words;
    bool digits = false;
    for (auto c = code_point_at(key, 0); c.size; c = code_point_at(key, c.end())) {
        digits |= is_decimal_digit(c.value);
        if (is_letter(c.value)) append_utf8(words, c.value);
    }
    if (key.size() > 40) return false;
    for (const std::string_view known :
         {"", "第页", "第页共页", "共页第页", "页", "page", "pageof", "p", "of"})
        if (words == known) return digits;
    return !digits && words.find_first_not_of("ivxlc") == std::string::npos && !words.empty() &&
           words.size() < 8;
}

// The first number in it.
std::optional<int> number_in(std::string_view text) {
    const auto digits = nfkc(text);
    const auto at = digits.find_first_of("0123456789");
    if (at == std::string::npos) return std::nullopt;
    int value = 0;
    for (auto i = at;
         i < digits.size() && is_ascii_digit(static_cast<unsigned char>(digits[i])) && value < 100'000; ++i)
        value = value * 10 + (digits[i] - '0');
    return value;
}

bool is_address(std::string_view text) {
    for (const std::string_view scheme : {"http://", "https://", "file://"})
        if (text.starts_with(scheme)) return true;
    return false;
}

// 11/30/26, 1:22 PM and 2024/3/5 14:30, as browsers print it.
bool opens_with_time(std::string_view text) {
    const auto slash = text.find('/'), colon = text.find(':');
    return !text.empty() && is_ascii_digit(static_cast<unsigned char>(text[0])) && slash < 5 && colon < 20 &&
           text.find('/', slash + 1) < colon;
}

// Lines beside each other at the top or the bottom of a page.
struct Edge {
    std::vector<PdfLine*> lines;
    int page{};
    double top{}, bottom{};
    bool outside{}; // at the very edge of the paper, or apart from the text
    std::string key;
    std::optional<int> offset; // of the page's number from the page's place in the file
    bool number{};             // nothing but a page's number
    bool dropped{};
};

class Margins {
public:
    Margins(const PdfText& text, std::vector<PdfLine>& lines, Article& article)
        : text_(text), lines_(lines), article_(article) {}

    void drop() {
        body_size_ = most_common_size();
        find_edges();
        count();
        for (auto& edge : edges_)
            if (const auto reason = reason_for(edge)) {
                edge.dropped = true;
                for (auto* line : edge.lines)
                    skip(*line, is_page_number(line->text) ? SkipReason::page_number : *reason, article_);
            }
        erase_skipped(lines_);
    }

private:
    static constexpr std::size_t deep = 2; // rows at either end of a page

    void find_edges() {
        std::map<int, std::vector<Edge>> pages;
        std::vector<PdfLine*> sorted;
        for (auto& line : lines_) sorted.push_back(&line);
        std::ranges::stable_sort(
            sorted, {}, [](const PdfLine* line) { return std::pair(line->page, line->top + line->bottom); });
        for (auto* line : sorted) {
            auto& rows = pages[line->page];
            const auto beside = [&](const Edge& row) {
                return std::min(row.bottom, line->bottom) - std::max(row.top, line->top) >
                       0.5 * std::min(row.bottom - row.top, line->bottom - line->top);
            };
            if (line->across || rows.empty() || rows.back().lines.front()->across || !beside(rows.back())) {
                rows.push_back(
                    {{line}, line->page, line->top, line->bottom, line->across, {}, {}, false, false});
            } else {
                rows.back().lines.push_back(line);
                rows.back().top = std::min(rows.back().top, line->top);
                rows.back().bottom = std::max(rows.back().bottom, line->bottom);
            }
        }
        for (auto& [page, rows] : pages) {
            std::ranges::stable_sort(rows, {}, &Edge::top);
            const auto height = text_.pages[static_cast<std::size_t>(page) - 1].height;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                auto& row = rows[i];
                const bool above = i < deep, below = i + deep >= rows.size();
                if (!above && !below && !row.outside) continue;
                const double apart = 0.8 * (row.bottom - row.top);
                const bool many = rows.size() > 2 * deep; // what stands apart of few lines may be the text
                row.outside |=
                    (above &&
                     (row.bottom < 0.12 * height || (many && rows[i + 1].top - row.bottom > apart))) ||
                    (below && (row.top > 0.88 * height || (many && row.top - rows[i - 1].bottom > apart)));
                row.number = true;
                for (const auto* line : row.lines) {
                    row.key += title_key(line->text, false);
                    const bool number = is_page_number(line->text);
                    row.number &= number;
                    if (const auto value = number ? number_in(line->text) : std::nullopt;
                        value && !row.offset)
                        row.offset = *value - page;
                    prints_address_ |= below && is_address(line->text);
                }
                row.outside |= row.number && (i == 0 || i + 1 == rows.size());
                edges_.push_back(std::move(row));
            }
        }
    }

    static long place_of(const Edge& edge) { return std::lround(edge.top / 6); }

    void count() {
        std::set<const PdfLine*> at_edges;
        for (const auto& edge : edges_) {
            if (edge.outside) pages_with_[{edge.key, place_of(edge)}].insert(edge.page);
            if (edge.outside && edge.number) ++numbered_;
            if (edge.offset) ++offsets_[*edge.offset];
            if (edge.outside) at_edges.insert(edge.lines.begin(), edge.lines.end());
        }
        for (const auto& line : lines_)
            if (!at_edges.contains(&line)) titles_.insert(title_key(line.text, false));
        for (const auto& entry : text_.outline) titles_.insert(title_key(entry.title, false));
    }

    std::size_t pages_like(const Edge& edge) const {
        std::set<int> pages;
        for (const long shift : {-1, 0, 1})
            if (const auto found = pages_with_.find({edge.key, place_of(edge) + shift});
                found != pages_with_.end())
                pages.insert(found->second.begin(), found->second.end());
        return pages.size();
    }

    bool counts_pages(const Edge& edge) const {
        if (!edge.offset) return false;
        return *edge.offset == 0 || offsets_.at(*edge.offset) >= 2;
    }

    std::optional<SkipReason> reason_for(const Edge& edge) const {
        if (!edge.outside) return std::nullopt;
        const auto pages = text_.pages.size();
        if (edge.number)
            return counts_pages(edge) || numbered_ * 2 >= pages ? std::optional(SkipReason::page_number)
                                                                : std::nullopt;
        // Headings are larger.
        if (edge.lines.front()->size > 1.1 * body_size_) return std::nullopt;
        if (!edge.key.empty() && pages_like(edge) >= (pages > 6 ? 3u : 2u)) return SkipReason::running_head;
        if (counts_pages(edge) && pages > 1) return SkipReason::running_head; // 第三章 清晨     57
        if (prints_address_)
            for (const auto* line : edge.lines)
                if (is_address(line->text) || opens_with_time(line->text)) return SkipReason::running_head;
        // The chapter's title again, on a page of its own.
        const bool repeats = edge.key.size() > 3 && titles_.contains(edge.key);
        return repeats && pages > 2 && pages_like(edge) >= 2 ? std::optional(SkipReason::running_head)
               : edge.lines.front()->across                  ? std::optional(SkipReason::text_across_the_page)
                                                             : std::nullopt;
    }

    double most_common_size() const {
        std::map<double, std::size_t> sizes;
        for (const auto& line : lines_) sizes[line.size] += line.text.size();
        return sizes.empty() ? 10 : std::ranges::max_element(sizes, {}, [](const auto& entry) {
                                        return entry.second;
                                    })->first;
    }

    const PdfText& text_;
    std::vector<PdfLine>& lines_;
    Article& article_;
    std::vector<Edge> edges_;
    std::map<std::pair<std::string, long>, std::set<int>> pages_with_; // a key at a height
    std::map<int, int> offsets_;
    std::set<std::string> titles_;
    std::size_t numbered_{};
    double body_size_{};
    bool prints_address_{};
};

// 第一章 ........ 3
bool is_leader_line(std::string_view text) {
    const auto end = text.find_last_not_of("0123456789 ivx");
    if (end == std::string_view::npos || end + 1 == text.size()) return false;
    const auto before = text.substr(0, end + 1);
    for (const std::string_view leader : {".....", "……", "·····", ". . . .", "．．．", "···", "‥‥"})
        if (before.ends_with(leader)) return true;
    return false;
}

bool names_contents(const std::string& key) {
    return key == "目录" || key == "目次" || key == "目錄" || key == "contents" || key == "tableofcontents";
}

} // namespace

std::string title_key(std::string_view text, bool digits) {
    const auto folded = lower_case(nfkc(text));
    std::string out;
    for (auto c = code_point_at(folded, 0); c.size; c = code_point_at(folded, c.end()))
        if (is_letter(c.value) || (digits && is_decimal_digit(c.value))) append_utf8(out, c.value);
    return out;
}

void drop_margins(const PdfText& text, std::vector<PdfLine>& lines, Article& article) {
    Margins(text, lines, article).drop();
}

// Leaders show it, or a line that names it above lines that come again or stand in the outline.
void drop_contents(const PdfText& text, std::vector<PdfLine>& lines, Article& article) {
    constexpr std::size_t fewest = 3, longest = 60; // lines, characters
    std::vector<std::string> keys;
    std::map<std::string, std::size_t> last; // where a key stands last
    for (const auto& entry : text.outline) last[title_key(entry.title)] = lines.size();
    for (const auto& line : lines) {
        keys.push_back(title_key(line.text));
        last.try_emplace(keys.back()).first->second = std::max(last[keys.back()], keys.size() - 1);
    }
    const auto is_number = [&](std::size_t i) {
        return !keys[i].empty() && keys[i].find_first_not_of("0123456789ivxlc") == std::string::npos;
    };
    const auto is_entry = [&](std::size_t i) {
        if (is_leader_line(lines[i].text)) return true;
        if (length_utf8(lines[i].text) > longest || lines[i].text.ends_with("。")) return false;
        const auto bare = keys[i].substr(std::min(keys[i].find_first_not_of("0123456789"), keys[i].size()));
        for (const auto& key : {keys[i], keys[i].substr(0, keys[i].find_last_not_of("0123456789") + 1), bare,
                                bare.substr(0, bare.find_last_not_of("0123456789") + 1)})
            if (const auto found = last.find(key); key.size() > 3 && found != last.end() && found->second > i)
                return true;
        return false;
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].text.empty()) continue;
        if (names_contents(keys[i])) {
            std::size_t end = i + 1, entries = 0, known = 0;
            std::set<std::string> seen; // what stands twice is the text
            for (auto at = end;
                 at < lines.size() && at < end + 3 && (is_number(at) || seen.insert(keys[at]).second); ++at)
                if (is_number(at) || is_entry(at)) {
                    entries += !is_number(at);
                    ++known;
                    end = at + 1;
                }
            if (entries >= fewest || (entries > 0 && known == end - i - 1))
                for (auto at = i; at < end; ++at) skip(lines[at], SkipReason::table_of_contents, article);
        }
        if (!is_leader_line(lines[i].text)) continue;
        if (i > 0 && names_contents(keys[i - 1]) && !lines[i - 1].text.empty())
            skip(lines[i - 1], SkipReason::table_of_contents, article);
        skip(lines[i], SkipReason::table_of_contents, article);
    }
    erase_skipped(lines);
}

} // namespace langdu::article
