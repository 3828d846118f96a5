#include "writer/article_markup.h"

#include "article/fetch.h"
#include "base/escape.h"
#include "base/unicode.h"
#include "normalizer/shown_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace langdu::writer {

namespace {

bool is_border(std::string_view text, std::size_t at) {
    return at <= text.size() && (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

std::string_view element_of(article::InlineKind kind) {
    switch (kind) {
    case article::InlineKind::link:
        return "a";
    case article::InlineKind::emphasis:
        return "em";
    case article::InlineKind::strong:
        return "strong";
    case article::InlineKind::code:
        return "code";
    case article::InlineKind::deleted:
        return "del";
    case article::InlineKind::note:
        break;
    }
    return "span";
}

// An element around a stretch of a text: by its begin, the longer one first.
struct Wrapper {
    Span span;
    std::string_view element;
    std::string attributes;
};

// A sign that stands at one place.
struct Sign {
    std::size_t at;
    std::string markup;
};

// Two lists of attributes; classes are made one.
std::string joined(std::string_view own, const std::string& more) {
    constexpr std::string_view sign = " class=\"";
    const auto other = more.find(sign);
    if (!own.starts_with(sign) || other == std::string::npos) return std::string(own) + more;
    auto out = more;
    return out.insert(other + sign.size(),
                      std::string(own.substr(sign.size(), own.find('"', sign.size()) - sign.size())) + " ");
}

// Sentences stay whole, marks that reach over their borders are cut and opened again. Sentences and marks are
// sorted.
std::string wrap(std::string_view text, Span range, const std::vector<Wrapper>& wrappers,
                 std::size_t sentences, const std::vector<Sign>& signs, const std::vector<Span>& hidden) {
    std::vector<std::size_t> borders{range.begin, range.end};
    const auto add = [&](std::size_t at) {
        if (at > range.begin && at < range.end) borders.push_back(at);
    };
    for (const auto& wrapper : wrappers) add(wrapper.span.begin), add(wrapper.span.end);
    for (const auto& span : hidden) add(span.begin), add(span.end);
    for (const auto& sign : signs) add(sign.at);
    std::ranges::sort(borders);
    borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
    std::string out;
    std::vector<std::size_t> open;
    auto sign = signs.begin();
    auto mark = hidden.begin();
    std::size_t sentence = 0, next = sentences; // of the wrappers: the sentence that may go on, the next mark
    std::vector<std::size_t> marks;             // that are open
    const auto close_to = [&](std::size_t depth) {
        for (; open.size() > depth; open.pop_back())
            out.append("</").append(wrappers[open.back()].element).append(">");
    };
    for (std::size_t i = 0; i < borders.size(); ++i) {
        const auto at = borders[i];
        std::vector<std::size_t> wanted;
        if (i + 1 < borders.size()) {
            while (sentence < sentences && wrappers[sentence].span.end <= at) ++sentence;
            if (sentence < sentences && wrappers[sentence].span.begin <= at) wanted.push_back(sentence);
            for (; next < wrappers.size() && wrappers[next].span.begin <= at; ++next) marks.push_back(next);
            std::erase_if(marks, [&](std::size_t w) { return wrappers[w].span.end <= at; });
            wanted.insert(wanted.end(), marks.begin(), marks.end());
        }
        // Inside out: what ends here is closed before a sign, what begins here is opened behind it.
        std::size_t common = 0;
        while (common < open.size() && common < wanted.size() && open[common] == wanted[common]) ++common;
        close_to(common);
        for (; sign != signs.end() && sign->at <= at; ++sign)
            if (sign->at == at) out += sign->markup;
        for (auto w = common; w < wanted.size(); ++w) {
            out.append("<")
                .append(wrappers[wanted[w]].element)
                .append(wrappers[wanted[w]].attributes)
                .append(">");
            open.push_back(wanted[w]);
        }
        if (i + 1 == borders.size()) break;
        while (mark != hidden.end() && mark->end <= at) ++mark;
        const bool shown = mark == hidden.end() || mark->begin > at;
        if (shown) out += escape_xml(text.substr(at, borders[i + 1] - at));
    }
    close_to(0);
    return out;
}

} // namespace

std::size_t shown_length(std::string_view text, std::size_t end) {
    const auto hidden = normalizer::hidden_marks(text);
    std::size_t out = 0;
    auto mark = hidden.begin();
    for (auto c = code_point_at(text, 0); c.size && c.begin < end; c = code_point_at(text, c.end())) {
        while (mark != hidden.end() && mark->end <= c.begin) ++mark;
        const bool shown = mark == hidden.end() || mark->begin > c.begin;
        const bool forbidden = (c.value < 0x20 && c.value != '\t' && c.value != '\n' && c.value != '\r') ||
                               c.value == 0xFFFE || c.value == 0xFFFF;
        if (shown && !forbidden) out += c.value > 0xFFFF ? 2 : 1;
    }
    return out;
}

std::string outward_link(const std::string& page, std::string_view link) {
    link = trim(link);
    for (const char c : link)
        if (static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>' || c == '\\' ||
            c == '^' || c == '`' || c == '{' || c == '|' || c == '}')
            return {};
    const auto lower = lower_case(link.substr(0, 8));
    if (lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("mailto:"))
        return std::string(link);
    const auto colon = link.find(':');
    if (colon != link.npos && colon < link.find_first_of("/?#")) return {}; // javascript:, data:
    if (link.empty() || link.starts_with('#') || !article::is_url(page)) return {};
    const auto host = page.find("://") + 3;
    if (link.starts_with("//")) return page.substr(0, host - 2) + std::string(link);
    const auto path = std::min(page.find_first_of("/?#", host), page.size());
    if (link.starts_with('/')) return page.substr(0, path) + std::string(link);
    const auto end = std::min(page.find_first_of("?#", path), page.size());
    const auto slash = page.rfind('/', end == 0 ? 0 : end - 1);
    return (slash < host ? page.substr(0, path) + "/" : page.substr(0, slash + 1)) + std::string(link);
}

ArticleMarkup::ArticleMarkup(const ShownArticle& article, const MarkupRules& rules)
    : article_(article), rules_(rules) {
    said_.resize(article.blocks.size());
    for (std::size_t i = 0; i < article.said.size(); ++i) said_[article.said[i].block].push_back(i);
    for (auto& all : said_)
        std::ranges::sort(all, {}, [&](std::size_t i) { return std::pair{article.said[i].span.begin, i}; });
    std::vector<std::pair<std::string, std::size_t>> notes;
    for (std::size_t b = 0; b < article.blocks.size(); ++b)
        if (const auto& block = article.blocks[b].block;
            block.kind == article::BlockKind::footnote && !block.marker.empty())
            if (std::ranges::find(notes, block.marker, &std::pair<std::string, std::size_t>::first) ==
                notes.end())
                notes.emplace_back(block.marker, b);
    for (const auto& [block, chapter, announcement, written_as] : article.blocks)
        for (const auto& mark : block.inlines)
            if (mark.kind == article::InlineKind::note)
                if (const auto found =
                        std::ranges::find(notes, mark.target, &std::pair<std::string, std::size_t>::first);
                    found != notes.end()) {
                    notes_.push_back(*found);
                    notes.erase(found);
                }
    std::ranges::move(notes, std::back_inserter(notes_));
    for (std::size_t b = 0; b < article.blocks.size(); ++b) {
        const auto& pictures = article.blocks[b].block.pictures;
        if (article.blocks[b].block.kind == article::BlockKind::image) continue;
        for (std::size_t p = 0, image = b + 1; p < pictures.size() && image < article.blocks.size(); ++p) {
            const auto& own = article.blocks[image].block;
            if (own.kind != article::BlockKind::image || own.pictures.empty() || !own.pictures[0].at) break;
            if (own.pictures[0].address != pictures[p].address || own.pictures[0].alt != pictures[p].alt)
                continue;
            images_[{b, p}] = image;
            in_line_[image++] = {b, p};
        }
    }
}

std::string ArticleMarkup::picture(const ShownPicture& shown, const std::string& alt,
                                   std::string_view attributes) const {
    std::string out = "<img src=\"" + escape_xml(shown.file) + "\" alt=\"" + escape_xml(alt) + "\"";
    if (shown.width > 0 && shown.height > 0)
        out +=
            " width=\"" + std::to_string(shown.width) + "\" height=\"" + std::to_string(shown.height) + "\"";
    return out.append(attributes).append(rules_.epub ? "/>" : " loading=\"lazy\"/>");
}

// A small one is like a character, a large one stands by itself. What is on the web only is a link, since the
// page asks for nothing there.
std::string ArticleMarkup::picture_in_line(std::size_t block, std::size_t number) const {
    constexpr int highest_in_line = 64; // pixels
    const auto& one = article_.blocks[block].block.pictures[number];
    const auto image = images_.find({block, number});
    const auto said = image == images_.end() ? std::string() : whole(image->second);
    if (const auto shown = rules_.picture ? rules_.picture(one.address) : std::nullopt)
        return picture(*shown, one.alt,
                       shown->height > highest_in_line ? joined(" class=\"large\"", said) : said);
    const auto target = outward_link(rules_.address, one.address);
    if (target.empty() || one.alt.empty()) return {};
    return "<a href=\"" + escape_xml(target) + "\"" + said + ">" + escape_xml(one.alt) + "</a>";
}

bool ArticleMarkup::shown_in_line(std::size_t image) const {
    const auto found = in_line_.find(image);
    return found != in_line_.end() && !picture_in_line(found->second.first, found->second.second).empty();
}

std::string ArticleMarkup::whole(std::size_t block) const {
    for (const auto i : said_[block])
        if (article_.said[i].whole()) return rules_.said(i);
    return {};
}

std::string ArticleMarkup::inline_text(std::size_t at, Span range) const {
    const auto& block = article_.blocks[at].block;
    const std::string_view text = block.text;
    std::vector<Wrapper> wrappers;
    std::vector<Sign> signs;
    const auto good = [&](Span span) {
        return span.begin <= span.end && is_border(text, span.begin) && is_border(text, span.end);
    };
    for (const auto i : said_[at]) {
        const auto span = article_.said[i].span;
        if (!span.empty() && good(span) && span.begin < range.end && range.begin < span.end)
            wrappers.push_back(
                {{std::max(span.begin, range.begin), std::min(span.end, range.end)}, "span", rules_.said(i)});
    }
    const auto sentences = wrappers.size();
    for (const auto& mark : block.inlines) {
        if (!good(mark.span)) continue;
        if (mark.kind == article::InlineKind::note) {
            const auto found =
                std::ranges::find(notes_, mark.target, &std::pair<std::string, std::size_t>::first);
            if (found == notes_.end() || mark.span.begin < range.begin || mark.span.begin > range.end)
                continue;
            const auto number = std::to_string(found - notes_.begin() + 1);
            signs.push_back(
                {mark.span.begin,
                 "<sup class=\"noteref\"><a" +
                     std::string(rules_.epub ? " epub:type=\"noteref\" role=\"doc-noteref\"" : "") +
                     " href=\"" + escape_xml(rules_.page_of ? rules_.page_of(found->second) : "") + "#note" +
                     number + "\">[" + number + "]</a></sup>"});
            continue;
        }
        if (mark.span.begin >= range.end || mark.span.end <= range.begin) continue;
        Wrapper wrapper{{std::max(mark.span.begin, range.begin), std::min(mark.span.end, range.end)},
                        element_of(mark.kind),
                        {}};
        if (mark.kind == article::InlineKind::link) {
            const auto target = outward_link(rules_.address, mark.target);
            if (target.empty()) continue;
            wrapper.attributes =
                " href=\"" + escape_xml(target) + "\"" + (rules_.epub ? "" : " rel=\"noreferrer\"");
        }
        wrappers.push_back(std::move(wrapper));
    }
    for (std::size_t p = 0; p < block.pictures.size(); ++p) {
        if (!block.pictures[p].at || block.kind == article::BlockKind::image) continue;
        const auto place = std::min(*block.pictures[p].at, text.size());
        if (place >= range.begin && place <= range.end && is_border(text, place))
            signs.push_back({place, picture_in_line(at, p)});
    }
    std::stable_sort(wrappers.begin() + static_cast<std::ptrdiff_t>(sentences), wrappers.end(),
                     [](const Wrapper& a, const Wrapper& b) {
                         return a.span.begin != b.span.begin ? a.span.begin < b.span.begin
                                                             : a.span.end > b.span.end;
                     });
    std::ranges::stable_sort(signs, {}, &Sign::at);
    auto hidden = normalizer::hidden_marks(range.of(text));
    for (auto& span : hidden) span = {span.begin + range.begin, span.end + range.begin};
    return wrap(text, range, wrappers, sentences, signs, hidden);
}

std::string ArticleMarkup::line(std::size_t block) const {
    return inline_text(block, {0, article_.blocks[block].block.text.size()});
}

// Writes blocks one after the other; lists, quotes and notes are open across them.
class BlockWriter {
public:
    explicit BlockWriter(const ArticleMarkup& markup)
        : markup_(markup), article_(markup.article_), rules_(markup.rules_) {}

    void add(std::size_t at, bool captioned, std::size_t caption) {
        const auto& block = article_.blocks[at].block;
        if (markup_.shown_in_line(at)) return; // its list or quotation goes on
        if (block.kind != article::BlockKind::list_item) close_lists();
        if (block.kind != article::BlockKind::quote) close(quote_, "</blockquote>\n");
        if (block.kind != article::BlockKind::footnote) close(notes_, "</section>\n");
        if (block.separated && block.kind != article::BlockKind::heading) out_ += "<hr/>\n";
        if (captioned) pictures(caption, false);
        if (block.kind != article::BlockKind::caption) pictures(at, false);
        write(at, captioned, caption);
        pictures(at, true);
        if (captioned) pictures(caption, true);
    }

    std::string finish() {
        close_lists();
        close(quote_, "</blockquote>\n");
        close(notes_, "</section>\n");
        return std::move(out_);
    }

private:
    struct List {
        std::string_view element;
        bool item{}; // one is open
    };

    void close(bool& open, std::string_view end) {
        if (std::exchange(open, false)) out_ += end;
    }

    void close_list() {
        if (lists_.back().item) out_ += "</li>\n";
        out_.append("</").append(lists_.back().element).append(">\n");
        lists_.pop_back();
    }
    void close_lists() {
        while (!lists_.empty()) close_list();
    }

    void element(std::string_view name, std::string_view attributes, std::size_t at) {
        const auto whole = markup_.whole(at);
        const auto kind = whole.empty() ? std::string(attributes) : joined(attributes, whole);
        out_.append("<")
            .append(name)
            .append(kind)
            .append(">")
            .append(markup_.line(at))
            .append("</")
            .append(name)
            .append(">\n");
    }

    void write(std::size_t at, bool captioned, std::size_t caption) {
        const auto& block = article_.blocks[at].block;
        if (article_.blocks[at].announcement) return element("p", " class=\"announcement\"", at);
        switch (block.kind) {
        case article::BlockKind::heading:
            return heading(at);
        case article::BlockKind::paragraph:
            return element("p", "", at);
        case article::BlockKind::quote:
            if (!std::exchange(quote_, true)) out_ += "<blockquote>\n";
            return element("p", "", at);
        case article::BlockKind::list_item:
            return list_item(at);
        case article::BlockKind::caption:
            return captioned_figure(at);
        case article::BlockKind::byline:
        case article::BlockKind::credit:
            return element("p", " class=\"credit\"", at);
        case article::BlockKind::table:
            return table(at, captioned ? caption : chapter::no_block);
        case article::BlockKind::code:
            out_.append("<pre")
                .append(markup_.whole(at))
                .append("><code>")
                .append(markup_.line(at))
                .append("</code></pre>\n");
            return;
        case article::BlockKind::formula:
            return element("pre", " class=\"formula\"", at);
        case article::BlockKind::image:
            return image(at, captioned ? caption : chapter::no_block);
        case article::BlockKind::footnote:
            return footnote(at);
        }
    }

    // One deeper than what it stands in, without gaps, whatever levels the text jumps.
    void heading(std::size_t at) {
        const int level = std::max(1, article_.blocks[at].block.level);
        while (!levels_.empty() && levels_.back() >= level) levels_.pop_back();
        levels_.push_back(level);
        element("h" + std::to_string(std::min<std::size_t>(6, 1 + levels_.size())), "", at);
    }

    // A number that browsers count themselves; 0: it is written.
    static int number_of(const std::string& marker) {
        const auto digits = marker.find_first_not_of("0123456789");
        if (digits == 0 || digits == std::string::npos || digits > 6 || marker.substr(digits) != ".")
            return 0;
        return std::stoi(marker.substr(0, digits));
    }
    static bool is_bullet(const std::string& marker) {
        for (auto c = code_point_at(marker, 0); c.size; c = code_point_at(marker, c.end()))
            if (is_letter(c.value) || is_decimal_digit(c.value)) return false;
        return true;
    }

    void list_item(std::size_t at) {
        const auto& block = article_.blocks[at].block;
        const auto depth = static_cast<std::size_t>(std::clamp(block.level, 1, 12));
        const int number = number_of(block.marker);
        const bool goes_on = block.marker.empty() && lists_.size() >= depth;
        while (lists_.size() > depth) close_list();
        if (goes_on && lists_.back().item) return element("p", "", at); // another paragraph of the item
        const std::string_view kind = number > 0 ? "ol" : "ul";
        if (lists_.size() == depth && lists_.back().element != kind) close_list();
        while (lists_.size() < depth) {
            if (!lists_.empty() && !std::exchange(lists_.back().item, true)) out_ += "<li>";
            lists_.push_back({lists_.size() + 1 == depth ? kind : "ul", false});
            const auto opened = lists_.back().element;
            out_.append("<").append(opened);
            if (opened == "ol" && number != 1)
                out_.append(" start=\"").append(std::to_string(number)).append("\"");
            if (opened == "ul" && !is_bullet(block.marker)) out_ += " class=\"labelled\"";
            out_ += ">\n";
        }
        if (std::exchange(lists_.back().item, true)) out_ += "</li>\n";
        out_.append("<li").append(markup_.whole(at)).append(">");
        if (number == 0 && !is_bullet(block.marker))
            out_.append("<span class=\"label\">").append(escape_xml(block.marker)).append("</span>");
        out_ += markup_.line(at);
    }

    void table(std::size_t at, std::size_t caption) {
        const auto& text = article_.blocks[at].block.text;
        const auto whole = markup_.whole(at);
        if (!rules_.epub) out_ += "<div class=\"table\" role=\"group\" aria-label=\"表格\">\n";
        out_.append("<table").append(whole).append(">\n");
        if (caption != chapter::no_block)
            out_.append("<caption>").append(markup_.line(caption)).append("</caption>\n");
        const bool headed = text.substr(0, text.find('\n')).find_first_not_of("\t ") != std::string::npos &&
                            text.find('\n') != std::string::npos;
        for (std::size_t begin = 0, row = 0; begin <= text.size(); ++row) {
            const auto end = std::min(text.find('\n', begin), text.size());
            if (headed || row > 0 || text.find('\n') == std::string::npos)
                table_row(at, {begin, end}, headed && row == 0);
            begin = end + 1;
        }
        out_ += rules_.epub ? "</table>\n" : "</table>\n</div>\n";
    }

    void table_row(std::size_t at, Span row, bool head) {
        const auto& text = article_.blocks[at].block.text;
        out_ += head ? "<thead><tr>" : "<tr>";
        for (auto begin = row.begin; begin <= row.end;) {
            const auto end = std::min(text.find('\t', begin), row.end);
            const bool named = head && end > begin; // an empty head names nothing
            out_.append(named ? "<th scope=\"col\">" : "<td>")
                .append(markup_.inline_text(at, {begin, end}))
                .append(named ? "</th>" : "</td>");
            begin = end + 1;
        }
        out_ += head ? "</tr></thead>\n" : "</tr>\n";
    }

    // Those beside the text.
    std::vector<std::string> beside(std::size_t at, bool behind) const {
        const auto& block = article_.blocks[at].block;
        std::vector<std::string> out;
        for (std::size_t i = block.kind == article::BlockKind::image ? 1 : 0; i < block.pictures.size();
             ++i) {
            const auto& one = block.pictures[i];
            if (one.at || one.behind != behind || !rules_.picture) continue;
            if (const auto shown = rules_.picture(one.address))
                out.push_back(markup_.picture(*shown, one.alt, ""));
        }
        return out;
    }

    void pictures(std::size_t at, bool behind) {
        for (const auto& picture : beside(at, behind)) out_ += "<figure>" + picture + "</figure>\n";
    }

    void captioned_figure(std::size_t at) {
        const auto above = beside(at, false);
        if (above.empty()) return element("p", " class=\"caption\"", at);
        out_ += "<figure>";
        for (const auto& picture : above) out_ += picture;
        out_.append("<figcaption")
            .append(markup_.whole(at))
            .append(">")
            .append(markup_.line(at))
            .append("</figcaption></figure>\n");
    }

    void image(std::size_t at, std::size_t caption) {
        const auto& block = article_.blocks[at].block;
        const auto address = block.pictures.empty() ? std::string() : block.pictures[0].address;
        const auto shown = rules_.picture && !address.empty() ? rules_.picture(address) : std::nullopt;
        const auto target = outward_link(rules_.address, address);
        if (!shown && block.text.empty() && target.empty() && caption == chapter::no_block) return;
        out_.append("<figure").append(markup_.whole(at)).append(">");
        if (shown)
            out_ += markup_.picture(*shown, block.text, "");
        else if (!target.empty()) // on the web: the page asks for nothing there, the reader may
            out_.append("<a href=\"")
                .append(escape_xml(target))
                .append("\">")
                .append(escape_xml(block.text.empty() ? target : block.text))
                .append("</a>");
        else if (!block.text.empty())
            out_.append("<p class=\"caption\">").append(escape_xml(block.text)).append("</p>");
        if (caption != chapter::no_block)
            out_.append("<figcaption")
                .append(markup_.whole(caption))
                .append(">")
                .append(markup_.line(caption))
                .append("</figcaption>");
        out_ += "</figure>\n";
    }

    void footnote(std::size_t at) {
        if (!std::exchange(notes_, true)) out_ += "<section class=\"notes\">\n";
        const auto& known = markup_.notes_;
        const auto found = std::ranges::find(known, at, &std::pair<std::string, std::size_t>::second);
        if (found == known.end()) return element("p", "", at);
        const auto number = std::to_string(found - known.begin() + 1);
        const auto open = rules_.epub ? "<aside epub:type=\"footnote\" role=\"doc-footnote\""
                                      : "<div role=\"doc-footnote\"";
        out_.append(open)
            .append(" id=\"note")
            .append(number)
            .append("\">\n<p")
            .append(markup_.whole(at))
            .append("><span class=\"label\">[")
            .append(number)
            .append("] </span>");
        out_.append(markup_.line(at)).append(rules_.epub ? "</p>\n</aside>\n" : "</p>\n</div>\n");
    }

    const ArticleMarkup& markup_;
    const ShownArticle& article_;
    const MarkupRules& rules_;
    std::string out_;
    std::vector<List> lists_;
    std::vector<int> levels_;
    bool quote_{}, notes_{};
};

std::string ArticleMarkup::blocks(std::size_t begin, std::size_t end, std::size_t but) const {
    BlockWriter writer{*this};
    const auto kind = [&](std::size_t at) {
        return at < end && at != but ? std::optional(article_.blocks[at].block.kind) : std::nullopt;
    };
    for (auto at = begin; at < end; ++at) {
        if (at == but) continue;
        // A caption joins the picture above it or the table below it.
        if (kind(at) == article::BlockKind::image && kind(at + 1) == article::BlockKind::caption &&
            !shown_in_line(at)) {
            writer.add(at, true, at + 1);
            ++at;
        } else if (kind(at) == article::BlockKind::caption && kind(at + 1) == article::BlockKind::table) {
            writer.add(at + 1, true, at);
            ++at;
        } else
            writer.add(at, false, chapter::no_block);
    }
    return writer.finish();
}

} // namespace langdu::writer
