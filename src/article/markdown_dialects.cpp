// First the lines that are signs themselves (boxes, imports, tables of contents), then spans within lines.
// Both are tables of rows: a new dialect is a row, or one more function for a line.
#include "article/markdown_dialects.h"

#include "article/lines.h"
#include "article/math_text.h"
#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace langdu::article {

namespace {

bool has_han(std::string_view text) {
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
        if (is_han(c.value)) return true;
    return false;
}

bool is_name_byte(char c) {
    return is_ascii_letter(static_cast<unsigned char>(c)) || is_ascii_digit(static_cast<unsigned char>(c)) ||
           c == '_' || c == '-' || c == '+';
}

std::size_t name_size(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size() && is_name_byte(text[size])) ++size;
    return size;
}

// What a line that is a sign leaves of itself.
struct SignLine {
    std::string text; // a title, or nothing
    bool title{};     // a line of its own: what stands beside it does not join it
};

// title="小心" => 小心
std::string_view quoted(std::string_view line) {
    const auto open = line.find('"');
    const auto close = line.rfind('"');
    return open == std::string_view::npos || close <= open ? std::string_view()
                                                           : line.substr(open + 1, close - open - 1);
}

// ::: tip 小提示, :::note[请注意], ::: {.callout-tip title="小心"}, :::
std::optional<SignLine> colon_fence(std::string_view line) {
    const auto colons = line.find_first_not_of(':');
    if (!line.starts_with(":::")) return std::nullopt;
    if (colons == std::string_view::npos) return SignLine{};
    auto rest = trim(line.substr(colons));
    while (rest.ends_with(':')) rest.remove_suffix(1);
    if (rest.starts_with('{')) {
        const auto close = rest.find('}');
        if (close == std::string_view::npos) return SignLine{};
        const auto behind = trim(rest.substr(close + 1));
        const auto title = rest.substr(0, close).find("title=");
        return SignLine{std::string(behind.empty() && title != rest.npos
                                        ? quoted(rest.substr(title, close - title))
                                        : behind),
                        true};
    }
    rest.remove_prefix(name_size(rest)); // tip, warning, details
    if (rest.starts_with('[')) {
        const auto close = rest.find(']');
        return SignLine{std::string(rest.substr(1, close == rest.npos ? close : close - 1)), true};
    }
    if (rest.starts_with('{')) {
        const auto close = rest.find('}');
        const auto title = rest.substr(0, close).find("title=");
        return SignLine{title == rest.npos ? std::string()
                                           : std::string(quoted(rest.substr(title, close - title))),
                        true};
    }
    return SignLine{std::string(trim(rest)), true};
}

// > [!WARNING] 小心火烛
std::optional<SignLine> callout(std::string_view line) {
    const auto sign = line.find_first_not_of("> \t");
    if (sign == std::string_view::npos || sign == 0 || !line.substr(sign).starts_with("[!"))
        return std::nullopt;
    const auto name = line.substr(sign + 2);
    const auto size = name_size(name);
    auto close = name.find(']', size);
    if (size == 0 || close == name.npos) return std::nullopt;
    auto title = trim(name.substr(close + 1));
    if (title.starts_with('+') || title.starts_with('-')) title = trim(title.substr(1));
    return SignLine{std::string(line.substr(0, sign)) + std::string(title), true};
}

bool is_import(std::string_view line) {
    if (line.starts_with("import ") && (line.find(" from ") != line.npos || line.find_first_of("\"'") == 7))
        return line.find_first_of("\"'") != line.npos;
    for (const std::string_view word :
         {"export const ", "export default ", "export let ", "export function ", "export {"})
        if (line.starts_with(word)) return true;
    return false;
}

bool is_contents_sign(std::string_view line) {
    const auto lower = lower_case(line);
    for (const std::string_view known :
         {"[toc]", "[[toc]]", "[[_toc_]]", "@[toc]", "{:toc}", "${toc}", "{{toc}}", "{{< toc >}}",
          "[[toc]]()", "* toc", "- toc", "1. toc", "[toc]()"})
        if (lower == known) return true;
    return false;
}

// *[HTML]: Hyper Text
bool is_abbreviation(std::string_view line) { return line.starts_with("*[") && line.find("]:") != line.npos; }

// #河边 #渡口: nothing but tags
bool is_tag_line(std::string_view line) {
    int tags = 0;
    for (std::size_t at = 0; at < line.size();) {
        const auto end = std::min(line.find_first_of(" \t", at), line.size());
        const auto word = line.substr(at, end - at);
        if (!word.empty()) {
            if (word.size() < 2 || word[0] != '#' || word[1] == '#') return false;
            ++tags;
        }
        at = end + 1;
    }
    return tags >= 2;
}

// {expression} of MDX alone in a line
bool is_expression(std::string_view line) {
    return line.size() > 2 && line.front() == '{' && line[1] != '{' && line[1] != '%' && line.back() == '}' &&
           !has_han(line) && line.find('}') == line.size() - 1;
}

bool is_template_name(std::string_view line) { return line.starts_with("{{{") && line.ends_with("}}}"); }

struct LineRow {
    bool (*is)(std::string_view line);
    SkipReason reason;
};
constexpr LineRow line_rows[] = {
    {is_contents_sign, SkipReason::table_of_contents},
    {is_abbreviation, SkipReason::abbreviation},
    {is_tag_line, SkipReason::tags},
    {is_expression, SkipReason::expression},
    {is_template_name, SkipReason::template_},
};

// A span within lines: what opens and closes it, what becomes of its inside.
enum class Inside { dropped, words, wiki_link };
struct SpanRow {
    std::string_view open, close;
    Inside inside;
    SkipReason reason;
};
constexpr SpanRow span_rows[] = {
    {"{{<", ">}}", Inside::dropped, SkipReason::shortcode},
    {"{{%", "%}}", Inside::dropped, SkipReason::shortcode},
    {"{%", "%}", Inside::words, SkipReason::template_tag},
    {"{{", "}}", Inside::dropped, SkipReason::template_},
    {"{/*", "*/}", Inside::dropped, SkipReason::comment},
    {"%%", "%%", Inside::dropped, SkipReason::comment},
    {"![[", "]]", Inside::dropped, SkipReason::embedded_file},
    {"[[", "]]", Inside::wiki_link, SkipReason::wiki_link},
    {"{++", "++}", Inside::words, SkipReason::change},
};
constexpr std::size_t longest_span = 4000; // bytes

// [[place#part|words]] => words; [[place]] => place
std::string_view words_of_link(std::string_view inside) {
    if (const auto bar = inside.rfind('|'); bar != inside.npos) return trim(inside.substr(bar + 1));
    const auto hash = inside.find_first_of("#^");
    if (hash == 0) return trim(inside.substr(std::min(inside.find_first_not_of("#^"), inside.size())));
    return trim(inside.substr(0, hash));
}

// {% button url, 新建项目 %} => 新建项目: the last argument, when it is in Chinese.
std::string_view words_of_tag(std::string_view inside) {
    const auto mark = inside.find_last_of(",@");
    const auto last =
        trim(mark == inside.npos ? inside.substr(inside.find_last_of(' ') + 1) : inside.substr(mark + 1));
    return has_han(last) ? last : std::string_view();
}

class Plainer {
public:
    Plainer(std::string_view markdown, int first_line, Article& article)
        : text_(markdown), line_(first_line), article_(article) {}

    std::string run() {
        out_.reserve(text_.size());
        find_tight_headings();
        for (std::size_t at = 0; at < text_.size();) {
            const auto end = std::min(text_.find('\n', at), text_.size());
            ++line_;
            at = line(at, end);
        }
        return std::move(out_);
    }

private:
    // The line from `at` to `end`; gives where the next one begins.
    std::size_t line(std::size_t at, std::size_t end) {
        auto raw = text_.substr(at, end - at);
        if (raw.ends_with('\r')) raw.remove_suffix(1);
        const auto text = trim(raw);
        int indent = 0;
        while (indent < 4 * depth_ && raw.substr(static_cast<std::size_t>(indent)).starts_with(' ')) ++indent;
        if (!text.empty() && depth_ > 0 && indent < 4 * depth_) depth_ = indent / 4;
        const auto inner = raw.substr(std::min(static_cast<std::size_t>(4 * depth_), raw.size()));
        const auto next = std::min(end + 1, text_.size());
        if (is_fence(text)) {
            if (opens_text_fence(text)) return sign({}, text, SkipReason::box, next, end);
            if (closes_text_fence(text)) return sign({}, text, SkipReason::box, next, end);
            put(inner, end);
            return next;
        }
        if (!fence_.empty() && code_tag(text) == "```") { // {% endhighlight %}
            article_.skipped.push_back({line_, std::string(text), SkipReason::template_tag});
            fence_.clear();
            put("```", end);
            return next;
        }
        if (!fence_.empty() || text.empty()) {
            put(text.empty() ? text : inner, end);
            importing_ = importing_ && !text.empty();
            return next;
        }
        if (importing_ || (raw[0] != ' ' && is_import(text))) {
            importing_ = text.find_last_of(";\"'}") != text.size() - 1;
            return sign({}, text, SkipReason::import_, next, end);
        }
        if (opens_indented_box(inner)) {
            ++depth_;
            const bool tab = inner.starts_with("=== ");
            const SignLine title{tab && holds_code_alone(next) ? std::string() : std::string(quoted(inner)),
                                 true};
            return sign(title, title.text.empty() ? text : text.substr(0, text.find('"')), SkipReason::box,
                        next, end);
        }
        if (const auto fence = colon_fence(text)) return sign(*fence, text, SkipReason::box, next, end);
        if (const auto box = callout(inner)) return sign(*box, text, SkipReason::box, next, end);
        if (const auto fence = code_tag(text); !fence.empty()) {
            article_.skipped.push_back({line_, std::string(text), SkipReason::template_tag});
            fence_ = fence_.empty() ? "```" : "";
            put(fence, end);
            return next;
        }
        if (const auto below = trim(text_.substr(next, text_.find('\n', next) - next));
            below == "{:toc}" || below == "{: toc}")
            return sign({}, text, SkipReason::table_of_contents, next, end); // * 目录 above it
        for (const auto& row : line_rows)
            if (row.is(text)) return sign({}, text, row.reason, next, end);
        if (const auto level = tight_heading(inner)) {
            auto title = trim(inner.substr(level));
            while (title.ends_with('#')) title.remove_suffix(1);
            put(std::string(level, '#') + " " + std::string(trim(title)), end);
            return next;
        }
        return spans(at + static_cast<std::size_t>(inner.data() - raw.data()), end);
    }

    void put(std::string_view text, std::size_t end) {
        out_ += text;
        if (end < text_.size()) out_ += '\n';
    }

    // A line that is a sign: its title is put, alone between line ends, and the line is on record.
    std::size_t sign(const SignLine& left, std::string_view whole, SkipReason reason, std::size_t next,
                     std::size_t end) {
        article_.skipped.push_back({line_, std::string(whole), reason});
        const bool bare = trim(left.text).empty() || left.text.find_first_not_of("> ") == std::string::npos;
        if (left.title && !bare) {
            if (out_.ends_with('\n') && out_.size() > 1 && out_[out_.size() - 2] != '\n')
                out_.insert(out_.size() - 1, "  ");
            put(left.text + "  ", end);
        } else
            put(left.text, end);
        return next;
    }

    // --- fences ----------------------------------------------------------------------------------
    bool is_fence(std::string_view text) {
        const bool fence = text.starts_with("```") || text.starts_with("~~~");
        if (!fence) return false;
        const auto size = std::min(text.find_first_not_of(text[0]), text.size());
        if (fence_.empty()) {
            if (text[0] == '`' && text.find('`', size) != text.npos) return false; // ```code``` in a line
            fence_ = std::string(text.substr(0, size));
            return true;
        }
        if (text[0] != fence_[0] || size < fence_.size() || size < text.size()) return false;
        fence_.clear();
        return true;
    }

    // ```{note} 标题: a box of MyST, whose text is no code.
    bool opens_text_fence(std::string_view text) {
        if (fence_.empty()) return false;
        const auto info = trim(text.substr(fence_.size()));
        constexpr std::array<std::string_view, 14> boxes = {
            "{note}",      "{tip}",   "{warning}", "{important}",  "{caution}", "{danger}",  "{hint}",
            "{attention}", "{error}", "{seealso}", "{admonition}", "{topic}",   "{sidebar}", "{margin}"};
        if (std::ranges::none_of(boxes, [&](std::string_view box) { return info.starts_with(box); }))
            return false;
        text_fences_.push_back(std::exchange(fence_, {}));
        return true;
    }
    bool closes_text_fence(std::string_view text) {
        if (text_fences_.empty() || text != text_fences_.back() || fence_ != text) return false;
        text_fences_.pop_back();
        fence_.clear();
        return true;
    }

    // {% highlight ruby %} and {{< highlight go >}} are fences; empty for every other line.
    static std::string code_tag(std::string_view text) {
        for (const auto& [open, close] :
             {std::pair<std::string_view, std::string_view>{"{%", "%}"}, {"{{<", ">}}"}, {"{{%", "%}}"}}) {
            if (!text.starts_with(open) || !text.ends_with(close) || text.size() < open.size() + close.size())
                continue;
            const auto inside = trim(text.substr(open.size(), text.size() - open.size() - close.size()));
            for (const std::string_view name : {"highlight", "codeblock", "code"}) {
                if (inside.starts_with(name) && name_size(inside) == name.size()) {
                    const auto rest = trim(inside.substr(name.size()));
                    return "```" + std::string(rest.substr(0, name_size(rest)));
                }
                if (inside == "end" + std::string(name) || inside == "/" + std::string(name) ||
                    inside == "/ " + std::string(name))
                    return "```";
            }
        }
        return {};
    }

    // --- boxes whose text is indented ------------------------------------------------------------
    static bool opens_indented_box(std::string_view line) {
        return line.starts_with("!!! ") || line.starts_with("??? ") || line.starts_with("???+ ") ||
               line.starts_with("=== \"");
    }

    // Has the tab whose text begins at `at` nothing but code? Then its name (Python) is no text.
    bool holds_code_alone(std::size_t at) const {
        bool fenced = false, code = false;
        constexpr std::size_t furthest = 20'000; // bytes
        const auto limit = std::min(text_.size(), at + furthest);
        while (at < limit) {
            const auto end = std::min(text_.find('\n', at), text_.size());
            const auto raw = text_.substr(at, end - at);
            const auto text = trim(raw);
            at = end + 1;
            if (text.empty()) continue;
            if (raw.find_first_not_of(' ') < static_cast<std::size_t>(4 * depth_)) return code;
            if (text.starts_with("```") || text.starts_with("~~~")) {
                fenced = !fenced;
                code = true;
            } else if (!fenced)
                return false;
        }
        return code;
    }

    // --- ##标题 ------------------------------------------------------------------------------------
    static std::size_t sharps(std::string_view line) {
        const auto count = std::min(line.find_first_not_of('#'), line.size());
        return count <= 6 ? count : 0;
    }

    // At which levels are headings written without a space? #标签 and #tag are none.
    void find_tight_headings() {
        std::array<int, 7> loose{}, tight{};
        bool fenced = false;
        for (const auto& line : split_lines(text_)) {
            if (line.text.starts_with("```") || line.text.starts_with("~~~")) fenced = !fenced;
            const auto level = line.indent > 3 ? 0 : sharps(line.text);
            if (fenced || level == 0 || level == line.text.size()) continue;
            loose[level] += line.text[level] == ' ' || line.text[level] == '\t';
            tight[level] += names_heading(line.text, level);
        }
        bool deeper = false;
        for (std::size_t level = 6; level > 0; --level) {
            tight_[level] = tight[level] > 0 && loose[level] == 0 && (level > 1 || deeper || tight[1] == 1);
            deeper |= tight_[level];
        }
    }
    static bool names_heading(std::string_view line, std::size_t level) {
        const auto title = line.substr(level);
        const auto first = code_point_at(title, 0).value;
        if (!is_han(first) && !(level > 1 && is_letter(first)) && !is_ascii_digit(first) && first != U'《' &&
            first != U'“' && first != U'【' && first != U'（')
            return false;
        if (level == 1 && is_ascii_digit(first) && !has_han(title)) return false; // #43691
        const auto more = title.find(" #");
        return more == title.npos ||
               trim(title.substr(more)).find_first_not_of('#') == std::string_view::npos;
    }
    std::size_t tight_heading(std::string_view line) const {
        const auto level = sharps(line);
        return level > 0 && tight_[level] && level < line.size() && names_heading(line, level) ? level : 0;
    }

    // --- spans -----------------------------------------------------------------------------------
    // A line of text from `at` to `end`; a span may reach into the lines below it.
    std::size_t spans(std::size_t at, std::size_t end) {
        while (at < end) {
            const auto found = text_.substr(at, end - at).find_first_of("`$\\{%[!=:^");
            const auto mark = found == std::string_view::npos ? end : at + found;
            out_ += text_.substr(at, mark - at);
            if (mark == end) break;
            const auto behind = span(mark, end);
            at = behind > mark ? behind : mark + 1;
            if (behind <= mark) out_ += text_[mark];
            if (at > end) end = std::min(text_.find('\n', at), text_.size()); // it went over lines
        }
        if (end < text_.size()) out_ += '\n';
        return std::min(end + 1, text_.size());
    }

    // Behind the span that opens at `at`; `at` itself when none does.
    std::size_t span(std::size_t at, std::size_t end) {
        const char c = text_[at];
        if (c == '`') return code_span(at, end);
        if (c == '$' || c == '\\') return formula(at);
        if (c == '=') return marked(at, end);
        if (c == ':') return emoji(at, end);
        if (c == '^') return block_id(at, end);
        if (c == '[')
            if (const auto behind = citation(at, end); behind > at) return behind;
        const auto rest = text_.substr(at, longest_span);
        for (const auto& row : span_rows) {
            if (!rest.starts_with(row.open)) continue;
            const auto close = rest.find(row.close, row.open.size());
            if (close == rest.npos) continue;
            const auto inside = rest.substr(row.open.size(), close - row.open.size());
            if (row.open == "%%" && inside.empty()) continue;
            if (inside.find("\n\n") != inside.npos && row.open != "%%" && row.open != "{/*") continue;
            if (row.inside == Inside::wiki_link &&
                (inside.find('\n') != inside.npos || inside.find(']') != inside.npos))
                continue;
            const auto size = close + row.close.size();
            const bool alone =
                trim(text_.substr(text_.rfind('\n', at) + 1, at - text_.rfind('\n', at) - 1)).empty() &&
                trim(text_.substr(at + size, std::min(text_.find('\n', at + size), text_.size()) - at - size))
                    .empty();
            if (row.inside == Inside::wiki_link)
                drop(rest.substr(0, size), row.reason, words_of_link(inside));
            else
                drop(rest.substr(0, size), row.reason,
                     row.inside == Inside::words && !alone ? words_of_tag(inside) : "");
            return at + size;
        }
        return c == '{' ? attributes(at, end) : at;
    }

    void drop(std::string_view whole, SkipReason reason, std::string_view words) {
        article_.skipped.push_back({line_, std::string(trim(whole)), reason});
        out_ += words;
        const auto lines = std::count(whole.begin(), whole.end(), '\n');
        out_.append(static_cast<std::size_t>(lines), '\n');
        line_ += static_cast<int>(lines);
    }

    std::size_t code_span(std::size_t at, std::size_t end) {
        const auto ticks = std::min(text_.find_first_not_of('`', at), end) - at;
        const auto close = text_.substr(0, end).find(std::string(ticks, '`'), at + ticks);
        const auto behind = close == text_.npos ? at + ticks : close + ticks;
        out_ += text_.substr(at, behind - at);
        return behind;
    }

    std::size_t formula(std::size_t at) {
        if (const auto end = environment(at); end > at) return end;
        const auto span = math_at(text_, at);
        if (!span) {
            if (text_[at] != '\\' || at + 1 >= text_.size()) return at;
            out_ += text_.substr(at, 2); // an escaped sign
            return text_[at + 1] == '\n' ? at : at + 2;
        }
        const auto whole = text_.substr(at, span->end - at);
        // Alone in its lines a formula is a block of its own.
        const auto line_begin = text_.rfind('\n', at) + 1;
        const auto line_end = std::min(text_.find('\n', span->end), text_.size());
        if (span->display &&
            trim(text_.substr(line_begin, at - line_begin)).find_first_not_of("> ") ==
                std::string_view::npos &&
            trim(text_.substr(span->end, line_end - span->end)).empty()) {
            display(whole, span->source);
            return span->end;
        }
        article_.skipped.push_back({line_, std::string(whole), SkipReason::formula});
        for (const char c : math_text(span->source).value_or("（公式）")) {
            if (std::string_view("*_[]<>`|").find(c) != std::string_view::npos) out_ += '\\';
            out_ += c;
        }
        const auto lines = std::count(whole.begin(), whole.end(), '\n');
        out_.append(static_cast<std::size_t>(lines), '\n');
        line_ += static_cast<int>(lines);
        return span->end;
    }

    // \begin{align} ... \end{align} outside dollars
    std::size_t environment(std::size_t at) {
        constexpr std::string_view open = "\\begin{";
        const auto rest = text_.substr(at, longest_span);
        if (!rest.starts_with(open)) return at;
        const auto close = rest.find('}');
        if (close == rest.npos) return at;
        const auto mark = "\\end{" + std::string(rest.substr(open.size(), close - open.size())) + "}";
        const auto end = rest.find(mark);
        if (end == rest.npos || rest.substr(0, end).find("\n\n") != rest.npos) return at;
        const auto whole = rest.substr(0, end + mark.size());
        display(whole, whole);
        return at + whole.size();
    }

    // TeX's signs are no Markdown: as one line of code between $$.
    void display(std::string_view whole, std::string_view source) {
        std::string flat(trim(source));
        std::replace_if(
            flat.begin(), flat.end(), [](char c) { return c == '\n' || c == '\r' || c == '`'; }, ' ');
        out_ += "$$`" + flat + "`$$";
        const auto lines = std::count(whole.begin(), whole.end(), '\n');
        out_.append(static_cast<std::size_t>(lines), '\n');
        line_ += static_cast<int>(lines);
    }

    // [@chen2020; see @li] of Pandoc, no link
    std::size_t citation(std::size_t at, std::size_t end) {
        constexpr std::size_t longest = 200;
        const auto close = text_.substr(0, std::min(end, at + longest)).find(']', at);
        if (close == text_.npos || text_[std::min(close + 1, text_.size() - 1)] == '(') return at;
        const auto inside = text_.substr(at + 1, close - at - 1);
        const auto sign = inside.find('@');
        if (sign == inside.npos || sign + 1 >= inside.size() || !is_name_byte(inside[sign + 1]) ||
            inside.find('[') != inside.npos)
            return at;
        if (sign > 0 && inside[sign - 1] != ' ' && inside[sign - 1] != '-' && inside[sign - 1] != ';')
            return at; // an address
        drop(text_.substr(at, close + 1 - at), SkipReason::citation, "");
        return close + 1;
    }

    // ^block1 at the end of a line: the name of the block in Obsidian
    std::size_t block_id(std::size_t at, std::size_t end) {
        const auto size = name_size(text_.substr(at + 1, end - at - 1));
        if (at == 0 || (text_[at - 1] != ' ' && text_[at - 1] != '\n') || size < 2 ||
            !trim(text_.substr(at + 1 + size, end - at - 1 - size)).empty())
            return at;
        drop(text_.substr(at, size + 1), SkipReason::block_name, "");
        return at + size + 1;
    }

    // ==划出的字==
    std::size_t marked(std::size_t at, std::size_t end) {
        if (!text_.substr(at, end - at).starts_with("==") || text_.substr(at + 2).starts_with('=')) return at;
        const auto close = text_.substr(0, std::min(end, at + longest_span)).find("==", at + 2);
        if (close == text_.npos || close == at + 2 || text_[at + 2] == ' ' || text_[close - 1] == ' ')
            return at;
        if (const auto inside = text_.substr(at + 2, close - at - 2);
            inside.find_first_of("&|(") != inside.npos)
            return at; // a == b
        out_ += text_.substr(at + 2, close - at - 2);
        return close + 2;
    }

    // :smile:, but no 10:30:00, a::b or :ref:`x`
    std::size_t emoji(std::size_t at, std::size_t end) {
        if (at > 0 && (is_name_byte(text_[at - 1]) || text_[at - 1] == ':' || text_[at - 1] == '/'))
            return at;
        const auto name = text_.substr(at + 1, end - at - 1);
        const auto size = name_size(name);
        if (size < 2 || size >= name.size() || name[size] != ':') return at;
        const auto behind = at + size + 2;
        if (behind < text_.size() &&
            (is_name_byte(text_[behind]) || text_[behind] == '`' || text_[behind] == ':'))
            return at;
        if (name.substr(0, size).find_first_of("abcdefghijklmnopqrstuvwxyz") == name.npos && name[0] != '+')
            return at;
        drop(text_.substr(at, size + 2), SkipReason::emoji, "");
        return behind;
    }

    // {#id}, {.class}, {: .no_toc }, {width=50%} behind a heading, a picture or a link
    std::size_t attributes(std::size_t at, std::size_t end) {
        const auto rest = text_.substr(at, end - at);
        const auto close = rest.substr(0, 200).find('}');
        if (close == rest.npos || close < 2 || has_han(rest.substr(0, close))) return at;
        const auto inside = trim(rest.substr(1, close - 1));
        const bool sign = inside.starts_with('#') || inside.starts_with('.') || inside.starts_with(':');
        const bool pair = inside.find('=') != inside.npos;
        const bool last = trim(rest.substr(close + 1)).empty();
        const char before = at > 0 ? text_[at - 1] : ' ';
        const bool behind_link = before == ')' || before == ']' || before == '`' || before == '*';
        if (!((sign && (last || behind_link)) || (pair && behind_link))) return at;
        drop(rest.substr(0, close + 1), SkipReason::attribute, "");
        return at + close + 1;
    }

    std::string_view text_;
    int line_;
    Article& article_;
    std::string out_;
    int depth_{}; // boxes may stand in boxes, each four columns deeper
    std::string fence_;
    std::vector<std::string> text_fences_;
    bool importing_{};
    std::array<bool, 7> tight_{};
};

} // namespace

std::string plain_markdown(std::string_view markdown, int first_line, Article& article) {
    return Plainer(markdown, first_line, article).run();
}

namespace {

// Behind a directive that starts at `at` (":numref:fig_price"); at itself without one.
std::size_t end_of_directive(std::string_view text, std::size_t at) {
    const auto run = [&](std::size_t from, auto belongs) {
        while (from < text.size() && belongs(text[from])) ++from;
        return from;
    };
    if (text[at] != ':') return at;
    const auto name = run(at + 1, [](char c) { return c >= 'a' && c <= 'z'; });
    if (name < at + 3 || name >= text.size() || text[name] != ':') return at;
    const auto end = run(name + 1, [](char c) {
        return is_ascii_letter(static_cast<unsigned char>(c)) ||
               is_ascii_digit(static_cast<unsigned char>(c)) || c == '_' || c == '-';
    });
    return end > name + 1 ? end : at;
}

} // namespace

WithoutDirectives without_directives(std::string_view paragraph) {
    if (paragraph.starts_with("{:") && paragraph.ends_with('}')) return {"", {std::string(paragraph)}};
    WithoutDirectives out;
    for (std::size_t at = 0; at < paragraph.size();) {
        const auto colon = std::min(paragraph.find(':', at), paragraph.size());
        out.text += paragraph.substr(at, colon - at);
        if (colon == paragraph.size()) break;
        const auto end = end_of_directive(paragraph, colon);
        if (end > colon)
            out.directives.emplace_back(paragraph.substr(colon, end - colon));
        else
            out.text += ':';
        at = std::max(end, colon + 1);
    }
    return out;
}

} // namespace langdu::article
