#include "article/front_matter.h"

#include "article/lines.h"
#include "base/error.h"
#include "base/toml.h"
#include "base/unicode.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>

namespace langdu {

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
    if (node.IsMap()) return node["name"] && node["name"].IsScalar() ? flat(node["name"].Scalar()) : std::string();
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

// The reason when it does not parse.
std::optional<std::string> read_yaml(std::string_view text, Article& article) {
    try {
        const auto root = YAML::Load(std::string(text));
        if (!root.IsMap()) return "not valid YAML (no keys)";
        for (const auto& entry : root) set_field(entry.first.Scalar(), text_of(entry.second), article);
    } catch (const YAML::Exception& error) {
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

// A kind of front matter: the line before and behind it, and what stands behind the first line's key.
struct Dialect {
    std::string_view fence;
    std::string_view end; // may stand at the end as well
    char sign;
    std::optional<std::string> (*read)(std::string_view text, Article& article);
};
constexpr Dialect dialects[] = {{"---", "...", ':', read_yaml}, {"+++", "+++", '=', read_toml}};

// The first line that is no comment must be a key: a rule and a later rule with prose between them are no
// front matter.
bool begins_with_key(std::string_view text, char sign) {
    for (const auto& line : split_lines(text)) {
        if (line.blank() || line.text.starts_with('#') || line.text.starts_with('[')) continue;
        return line.text.find(sign) != std::string_view::npos;
    }
    return false;
}

} // namespace

FrontMatter read_front_matter(std::string_view utf8, Article& article) {
    const auto line_end = [&](std::size_t from) {
        const auto at = utf8.find('\n', from);
        return at == std::string_view::npos ? utf8.size() : at + 1;
    };
    const std::string_view fence = trim(utf8.substr(0, line_end(0)));
    const auto* dialect = std::ranges::find(dialects, fence, &Dialect::fence);
    if (dialect == std::end(dialects)) return {};
    const std::size_t begin = line_end(0);
    FrontMatter found{0, 1};
    for (std::size_t at = begin; at < utf8.size();) {
        const auto line_begin = at;
        at = line_end(at);
        const auto line = trim(utf8.substr(line_begin, at - line_begin));
        ++found.lines;
        if (line != fence && line != dialect->end) continue;
        const auto text = utf8.substr(begin, line_begin - begin);
        if (!begins_with_key(text, dialect->sign)) return {};
        const auto broken = dialect->read(text, article);
        const std::string reason = "front matter" + (broken ? " that is " + *broken : "");
        for (const auto& row : split_lines(text))
            if (!row.blank()) article.skipped.push_back({row.number + 1, std::string(row.text), reason});
        found.size = at;
        return found;
    }
    return {};
}

} // namespace langdu
