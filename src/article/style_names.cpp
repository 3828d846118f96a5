#include "article/style_names.h"

#include "base/unicode.h"

#include <string>

namespace langdu::article {

namespace {

struct Name {
    std::string_view name; // in lower case
    StyleRole role;
    bool counted; // a level stands behind it
};

constexpr Name names[] = {
    {"heading", StyleRole::heading, true},
    {"标题", StyleRole::heading, true},
    {"標題", StyleRole::heading, true},
    {"überschrift", StyleRole::heading, true},
    {"titre", StyleRole::heading, true},
    {"título", StyleRole::heading, true},
    {"titolo", StyleRole::heading, true},
    {"заголовок", StyleRole::heading, true},
    {"見出し", StyleRole::heading, true},
    {"제목", StyleRole::heading, true},
    {"title", StyleRole::title, false},
    {"标题", StyleRole::title, false},
    {"標題", StyleRole::title, false},
    {"文章标题", StyleRole::title, false},
    {"subtitle", StyleRole::subtitle, false},
    {"副标题", StyleRole::subtitle, false},
    {"副標題", StyleRole::subtitle, false},
    {"caption", StyleRole::caption, false},
    {"题注", StyleRole::caption, false},
    {"標號", StyleRole::caption, false},
    {"图注", StyleRole::caption, false},
    {"图题", StyleRole::caption, false},
    {"表题", StyleRole::caption, false},
    {"illustration", StyleRole::caption, false},
    {"figure", StyleRole::caption, false},
    {"table", StyleRole::caption, false},
    {"drawing", StyleRole::caption, false},
    {"image caption", StyleRole::caption, false},
    {"table caption", StyleRole::caption, false},
    {"插图", StyleRole::caption, false},
    {"tablecaption", StyleRole::caption, false},
    {"figurecaption", StyleRole::caption, false},
    {"author", StyleRole::byline, false},
    {"作者", StyleRole::byline, false},
    {"date", StyleRole::byline, false},
    {"日期", StyleRole::byline, false},
    {"byline", StyleRole::byline, false},
    {"quote", StyleRole::quote, false},
    {"intense quote", StyleRole::quote, false},
    {"引用", StyleRole::quote, false},
    {"明显引用", StyleRole::quote, false},
    {"quotations", StyleRole::quote, false},
    {"block text", StyleRole::quote, false},
    {"html preformatted", StyleRole::code, false},
    {"html 预设格式", StyleRole::code, false},
    {"preformatted text", StyleRole::code, false},
    {"source code", StyleRole::code, false},
    {"code", StyleRole::code, false},
    {"html code", StyleRole::code, false},
    {"html 代码", StyleRole::code, false},
    {"source text", StyleRole::code, false},
    {"源文本", StyleRole::code, false},
    {"teletype", StyleRole::code, false},
    {"verbatim char", StyleRole::code, false},
    {"代码", StyleRole::code, false},
    {"预格式化的文本", StyleRole::code, false},
    {"toc", StyleRole::contents, true},
    {"contents", StyleRole::contents, true},
    {"目录", StyleRole::contents, true},
    {"toc heading", StyleRole::contents, false},
    {"contents heading", StyleRole::contents, false},
    {"目录标题", StyleRole::contents, false},
    {"table of figures", StyleRole::contents, false},
};

} // namespace

StyleMeaning style_meaning(std::string_view written) {
    std::string name = lower_case(trim(written));
    for (auto& c : name)
        if (c == '_') c = ' ';
    auto end = name.find_last_not_of("0123456789") + 1;
    const int level = name.size() - end == 1 ? name[end] - '0' : 0;
    const auto bare = trim(std::string_view(name).substr(0, end));
    for (const auto& known : names) {
        if (known.counted && level > 0 && bare == known.name) return {known.role, level};
        if (!known.counted && name == known.name) return {known.role, 0};
    }
    return {};
}

} // namespace langdu::article
