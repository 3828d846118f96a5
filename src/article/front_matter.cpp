#include "article/front_matter.h"

#include "base/unicode.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <functional>
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

// A scalar, or the scalars of a list or map; deeper nesting is not for these fields.
std::string text_of(const YAML::Node& node) {
    if (node.IsScalar()) return flat(node.Scalar());
    std::string out;
    const auto add = [&](const YAML::Node& item) {
        if (item.IsScalar()) out += (out.empty() ? "" : "、") + flat(item.Scalar());
    };
    if (node.IsSequence())
        for (const auto& item : node) add(item.IsMap() && item["name"] ? item["name"] : item);
    if (node.IsMap() && node["name"]) add(node["name"]);
    return out;
}

void read_yaml(std::string_view text, Article& article) {
    const auto root = YAML::Load(std::string(text));
    if (!root.IsMap()) throw YAML::Exception(YAML::Mark::null_mark(), "no keys");
    for (const auto& entry : root) {
        const auto key = lower_case(entry.first.Scalar());
        const auto field = field_of(key);
        if (!field) continue;
        if (auto value = text_of(entry.second); !value.empty()) {
            const bool set = field != &Article::language && !(article.*field).empty();
            if (!set) article.*field = std::move(value);
        }
    }
}

} // namespace

FrontMatter read_front_matter(std::string_view utf8, Article& article) {
    const auto line_end = [&](std::size_t from) {
        const auto at = utf8.find('\n', from);
        return at == std::string_view::npos ? utf8.size() : at + 1;
    };
    const std::string_view fence = trim(utf8.substr(0, line_end(0)));
    if (fence != "---") return {};
    const std::size_t begin = line_end(0);
    FrontMatter found{0, 1};
    for (std::size_t at = begin; at < utf8.size();) {
        const auto next = line_end(at);
        const auto line = trim(utf8.substr(at, next - at));
        ++found.lines;
        if (line == fence || (fence == "---" && line == "...")) {
            const auto text = utf8.substr(begin, at - begin);
            // A rule and a later rule with prose between them are no front matter: the first line must be a
            // key.
            if (text.substr(0, text.find('\n')).find(':') == std::string_view::npos) return {};
            std::string reason = "front matter";
            try {
                read_yaml(text, article);
            } catch (const YAML::Exception& error) {
                reason += " that is not valid YAML (" + error.msg + ")";
            }
            int number = 1;
            for (std::size_t from = 0; from < text.size();) {
                const auto end = std::min(text.find('\n', from), text.size());
                ++number;
                if (const auto row = trim(text.substr(from, end - from)); !row.empty())
                    article.skipped.push_back({number, std::string(row), reason});
                from = end + 1;
            }
            found.size = next;
            return found;
        }
        at = next;
    }
    return {};
}

} // namespace langdu
