#include "article/front_matter.h"

#include "article/lines.h"
#include "base/error.h"
#include "base/json.h"
#include "base/toml.h"
#include "base/unicode.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>

namespace langdu::article {

namespace {

// Which keys fill which field, in order of trust.
struct FieldRow {
    std::string Article::*field;
    std::string_view keys;
};
constexpr FieldRow fields[] = {
    {&Article::title, "title 标题"},
    {&Article::author, "author authors creator 作者"},
    {&Article::date, "date published pubdate 日期"},
    {&Article::tags, "tags tag categories category keywords 标签 分类"},
    {&Article::language, "lang language"},
    {&Article::original, "original original_url canonical canonical_url source_url url link 原文 来源链接"},
    {&Article::cover, "cover image thumbnail featured_image 封面"},
};

std::string Article::*field_of(std::string_view key) {
    for (const auto& row : fields)
        for (std::size_t at = row.keys.find(key); at != std::string_view::npos;
             at = row.keys.find(key, at + 1)) {
            const auto end = at + key.size();
            if ((at == 0 || row.keys[at - 1] == ' ') && (end == row.keys.size() || row.keys[end] == ' '))
                return row.field;
        }
    return nullptr;
}

std::string flat(std::string_view text) {
    std::string out(trim(text));
    std::replace_if(
        out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return out;
}

// A scalar, or the scalars of a list, or the name in a map; deeper nesting is not for these fields.
std::string text_of(const YAML::Node& node) {
    if (node.IsScalar()) return flat(node.Scalar());
    // One level: an anchor may contain itself.
    if (node.IsMap())
        return node["name"] && node["name"].IsScalar() ? flat(node["name"].Scalar()) : std::string();
    std::string out;
    if (node.IsSequence())
        for (const auto& item : node) {
            const auto& named = item.IsMap() && item["name"] ? item["name"] : item;
            if (named.IsScalar()) out += (out.empty() ? "" : "、") + flat(named.Scalar());
        }
    return out;
}

std::string text_of(const TomlValue& value) {
    if (value.kind == TomlValue::Kind::string) return flat(value.string);
    std::string out;
    for (const auto& child : value.children) {
        const bool wanted = value.kind == TomlValue::Kind::array || child.key == "name";
        if (const auto text = wanted ? text_of(child) : ""; !text.empty())
            out += (out.empty() ? "" : "、") + text;
    }
    return out;
}

void set_field(const std::string& key, const std::string& value, Article& article) {
    const auto field = field_of(lower_case(key));
    if (!field || value.empty()) return;
    const bool set = field != &Article::language && !(article.*field).empty();
    if (!set) article.*field = value;
}

// "读书笔记", 'a', [a, b] => without their quotes and brackets
std::string plain_value(std::string_view value) {
    value = trim(value);
    const bool list = value.size() >= 2 && value.front() == '[' && value.back() == ']';
    if (list) value = value.substr(1, value.size() - 2);
    std::string out;
    for (std::size_t at = 0; at <= value.size();) {
        const auto end = list ? std::min(value.find(',', at), value.size()) : value.size();
        auto item = trim(value.substr(at, end - at));
        if (item.size() >= 2 && (item.front() == '"' || item.front() == '\'') && item.back() == item.front())
            item = item.substr(1, item.size() - 2);
        if (!item.empty()) out += (out.empty() ? "" : "、") + std::string(item);
        at = end + 1;
    }
    return out;
}

// Known keys, one a line: for YAML that does not parse as a whole, since one stray colon costs no more than
// its own line; and for heads that are no YAML.
void read_lines(std::string_view text, Article& article) {
    std::string key, items; // of the list that - lines fill
    const auto finish = [&] {
        if (!items.empty()) set_field(key, items, article);
        items.clear();
    };
    for (const auto& line : split_lines(text)) {
        if (line.text.starts_with("- ")) {
            if (const auto item = plain_value(line.text.substr(2)); !item.empty())
                items += (items.empty() ? "" : "、") + item;
            continue;
        }
        const auto colon = line.text.find(':');
        if (line.indent > 0 || colon == std::string_view::npos) continue;
        finish();
        key = trim(line.text.substr(0, colon));
        if (const auto value = plain_value(line.text.substr(colon + 1)); !value.empty())
            set_field(key, value, article);
    }
    finish();
}

// The reason when it does not parse.
std::optional<std::string> read_yaml(std::string_view text, Article& article) {
    try {
        const auto root = YAML::Load(std::string(text));
        if (!root.IsMap()) return "not valid YAML (no keys)";
        for (const auto& entry : root) set_field(entry.first.Scalar(), text_of(entry.second), article);
    } catch (const YAML::Exception& error) {
        read_lines(text, article);
        return "not valid YAML (" + error.msg + ")";
    }
    return std::nullopt;
}

std::optional<std::string> read_toml(std::string_view text, Article& article) {
    try {
        for (const auto& entry : parse_toml(text, "front matter").children)
            set_field(entry.key, text_of(entry), article);
    } catch (const InputError& error) {
        return std::string("not valid TOML (") + error.what() + ")";
    }
    return std::nullopt;
}

std::string text_of(const Json& value) {
    if (value.is_string()) return flat(value.get<std::string>());
    std::string out;
    if (value.is_array())
        for (const auto& item : value)
            if (item.is_string()) out += (out.empty() ? "" : "、") + flat(item.get<std::string>());
    return out;
}

std::optional<std::string> read_json(std::string_view text, Article& article) {
    constexpr int deepest = 32; // the parser recurses
    int depth = 0;
    for (const char c : text) {
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        if (depth > deepest) return "nested too deep";
    }
    std::string whole(trim(text));
    if (!whole.starts_with('{')) whole = "{" + whole + "}"; // Hexo leaves the braces out
    const auto root = Json::parse(whole, nullptr, false);
    if (!root.is_object()) return "not valid JSON";
    for (const auto& [key, value] : root.items()) set_field(key, text_of(value), article);
    return std::nullopt;
}

// A kind of front matter: the line before and behind it, and what stands behind the first line's key.
struct Dialect {
    std::string_view fence;
    std::string_view end; // may stand at the end as well
    char sign;
    std::optional<std::string> (*read)(std::string_view text, Article& article);
};
constexpr Dialect dialects[] = {
    {"---", "...", ':', read_yaml}, {"+++", "+++", '=', read_toml}, {";;;", ";;;", ':', read_json}};

// The first line that is no comment must be a key: a rule and a later rule with prose between them are no
// front matter.
bool begins_with_key(std::string_view text, char sign) {
    for (const auto& line : split_lines(text)) {
        if (line.blank() || line.text.starts_with('#') || line.text.starts_with('[')) continue;
        return line.text.find(sign) != std::string_view::npos;
    }
    return false;
}

std::size_t line_end(std::string_view text, std::size_t from) {
    const auto at = text.find('\n', from);
    return at == std::string_view::npos ? text.size() : at + 1;
}

FrontMatter report(std::string_view head, SkipReason reason, Article& article) {
    FrontMatter found{head.size(), 0};
    for (const auto& row : split_lines(head)) {
        ++found.lines;
        if (!row.blank()) article.skipped.push_back({row.number, std::string(row.text), reason});
    }
    return found;
}

FrontMatter read_fenced(std::string_view utf8, Article& article) {
    const std::string_view fence = trim(utf8.substr(0, line_end(utf8, 0)));
    const auto* dialect = std::ranges::find(dialects, fence, &Dialect::fence);
    if (dialect == std::end(dialects)) return {};
    const std::size_t begin = line_end(utf8, 0);
    FrontMatter found{0, 1};
    for (std::size_t at = begin; at < utf8.size();) {
        const auto line_begin = at;
        at = line_end(utf8, at);
        const auto line = trim(utf8.substr(line_begin, at - line_begin));
        ++found.lines;
        if (line != fence && line != dialect->end) continue;
        const auto text = utf8.substr(begin, line_begin - begin);
        if (!begins_with_key(text, dialect->sign)) return {};
        const auto broken = dialect->read(text, article);
        if (broken) article.warnings.push_back("the front matter is " + *broken);
        const auto reason = broken ? SkipReason::broken_front_matter : SkipReason::front_matter;
        for (const auto& row : split_lines(text))
            if (!row.blank()) article.skipped.push_back({row.number + 1, std::string(row.text), reason});
        found.size = at;
        return found;
    }
    return {};
}

// { "title": ... } on lines of its own, as Hugo has it.
FrontMatter read_braced(std::string_view utf8, Article& article) {
    if (!utf8.starts_with('{') || utf8.starts_with("{{") || utf8.starts_with("{%")) return {};
    int depth = 0;
    bool quoted = false;
    constexpr std::size_t longest = 20'000; // bytes
    for (std::size_t at = 0; at < std::min(utf8.size(), longest); ++at) {
        const char c = utf8[at];
        if (c == '\\' && quoted)
            ++at;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted)
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        if (depth > 0) continue;
        const auto head = utf8.substr(0, line_end(utf8, at));
        if (!trim(head.substr(at + 1)).empty()) return {};
        Article read;
        if (read_json(head, read) || (read.title.empty() && read.date.empty() && read.author.empty()))
            return {};
        read_json(head, article);
        return report(head, SkipReason::front_matter, article);
    }
    return {};
}

// % 题目, % 作者, % 日期: the head of Pandoc, in this order.
FrontMatter read_percent(std::string_view utf8, Article& article) {
    std::string Article::*const order[] = {&Article::title, &Article::author, &Article::date};
    std::size_t at = 0;
    for (const auto field : order) {
        const auto line = utf8.substr(at, line_end(utf8, at) - at);
        if (!line.starts_with("% ") && trim(line) != "%") break;
        if (const auto value = trim(line.substr(1)); !value.empty() && (article.*field).empty())
            article.*field = value;
        at += line.size();
    }
    return at == 0 ? FrontMatter{} : report(utf8.substr(0, at), SkipReason::front_matter, article);
}

// Title: ..., Date: ... up to a blank line: Pelican, MultiMarkdown.
FrontMatter read_head(std::string_view utf8, Article& article) {
    constexpr std::string_view first_keys[] = {"title",    "date", "author", "authors",
                                               "category", "tags", "slug",   "layout"};
    std::size_t at = 0, known = 0, lines = 0;
    while (at < utf8.size()) {
        const auto line = utf8.substr(at, line_end(utf8, at) - at);
        if (trim(line).empty()) break;
        if (lines > 0 && trim(line) == "---") { // old Hexo: no fence above
            at += line.size();
            break;
        }
        const auto colon = line.find(':');
        const bool goes_on = lines > 0 && (line[0] == ' ' || line[0] == '\t');
        const auto key = lower_case(line.substr(0, std::min(colon, line.size())));
        const bool is_key = colon != std::string_view::npos && colon > 0 && colon <= 24 &&
                            key.find_first_not_of("abcdefghijklmnopqrstuvwxyz_- ") == std::string::npos;
        if (!goes_on && !is_key) return {};
        const bool first_key = std::ranges::find(first_keys, key) != std::end(first_keys);
        if (lines == 0 && !first_key) return {};
        known += first_key;
        at += line.size();
        ++lines;
    }
    const auto head = utf8.substr(0, at);
    const bool titled = lower_case(head).find("title:") != std::string::npos;
    if (known < 2 && !(known == 1 && titled)) return {};
    read_lines(head, article);
    return report(head, SkipReason::front_matter, article);
}

} // namespace

FrontMatter read_front_matter(std::string_view utf8, Article& article) {
    for (const auto read : {read_fenced, read_braced, read_percent, read_head})
        if (const auto found = read(utf8, article); found.size > 0) return found;
    return {};
}

} // namespace langdu::article
