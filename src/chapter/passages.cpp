#include "chapter/passages.h"

#include "base/unicode.h"

#include <algorithm>

namespace langdu {

namespace {

std::vector<std::string> split(const std::string& text, char mark) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find(mark, at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

bool has_content(std::string_view text) {
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
        if (is_letter(c.value) || is_decimal_digit(c.value) || is_symbol(c.value)) return true;
    return false;
}

Passages say(PassageKind kind, const Block& block, std::string text) {
    return {{{kind, block.line, std::move(text)}}, {}};
}
Passages skip(const Block& block, const char* reason) { return {{}, {{block.line, block.text, reason}}}; }
Passages announce(const Block& block, std::string text, const char* reason) {
    return {{{PassageKind::announcement, block.line, std::move(text)}}, {{block.line, block.text, reason}}};
}

std::string lines_of(const Block& block) {
    return std::to_string(1 + std::count(block.text.begin(), block.text.end(), '\n'));
}

// Row by row: 城市：北京，人口：2185万。 The header row gives the names and is not said itself.
Passages read_table(const Block& block) {
    Passages passages;
    const auto rows = split(block.text, '\n');
    const auto names = split(rows[0], '\t');
    if (rows.size() == 1) return say(PassageKind::paragraph, block, rows[0]);
    int line = block.line + 1;
    std::vector<bool> said_name(names.size());
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto cells = split(rows[i], '\t');
        std::string said;
        for (std::size_t column = 0; column < cells.size(); ++column) {
            if (cells[column].empty()) continue;
            if (!said.empty()) said += "，";
            if (column < names.size() && !names[column].empty()) {
                said += names[column] + "：";
                said_name[column] = true;
            }
            said += cells[column];
        }
        if (!said.empty()) passages.said.push_back({PassageKind::paragraph, ++line, said + "。"});
    }
    // A name whose column is empty everywhere, as in a box drawn as a table, is said before the rows.
    std::string unsaid;
    for (std::size_t column = 0; column < names.size(); ++column)
        if (!said_name[column] && has_content(names[column])) unsaid += (unsaid.empty() ? "" : "，") + names[column];
    if (!unsaid.empty()) passages.said.insert(passages.said.begin(), {PassageKind::paragraph, block.line, unsaid + "。"});
    return passages;
}

Passages table(const Block& block, const ChapterOptions& options) {
    const auto rows = std::count(block.text.begin(), block.text.end(), '\n');
    if (options.tables == Policy::skip) return skip(block, "table");
    if (options.tables == Policy::announce || rows > options.table_rows)
        return announce(block, "此处省略表格，共" + std::to_string(rows) + "行。", "table");
    return read_table(block);
}

// 1. and 一、 are said, a dash is not: its pause is enough.
Passages list_item(const Block& block) {
    if (!has_content(block.marker)) return say(PassageKind::list_item, block, block.text);
    std::string marker = block.marker;
    while (!marker.empty() && (marker.back() == '.' || marker.back() == ')')) marker.pop_back();
    return say(PassageKind::list_item, block,
               marker.ends_with("、") || marker.ends_with("）") ? marker + block.text
                                                                : marker + "、" + block.text);
}

Passages by(Policy policy, PassageKind kind, const Block& block, const std::string& announcement,
            const char* reason) {
    switch (policy) {
    case Policy::read:
        return say(kind, block, block.text);
    case Policy::announce:
        return announce(block, announcement, reason);
    case Policy::skip:
        break;
    }
    return skip(block, reason);
}

// "rust,ignore" behind the fence: the language is announced, and listed as it was written.
Passages code(const Block& block, const ChapterOptions& options) {
    const std::string language = block.marker.substr(0, block.marker.find_first_of(" ,{"));
    Passages passages = by(options.code, PassageKind::paragraph, block,
                           "此处省略" + language + "代码，共" + lines_of(block) + "行。", "code block");
    if (!block.marker.empty()) passages.skipped.push_back({block.line, block.marker, "code language"});
    return passages;
}

// A caption that is announced is still said: 图注：...
Passages caption(const Block& block, const ChapterOptions& options) {
    if (options.captions == Policy::skip) return skip(block, "caption");
    if (options.captions == Policy::read || block.text.starts_with("图") || block.text.starts_with("表"))
        return say(PassageKind::caption, block, block.text);
    return say(PassageKind::caption, block, "图注：" + block.text);
}

} // namespace

Passages passages_of(const Block& block, const ChapterOptions& options) {
    if (!has_content(block.text)) {
        if (trim(block.text).empty()) return {};
        return skip(block, "nothing but punctuation");
    }
    switch (block.kind) {
    case BlockKind::heading:
        return say(PassageKind::heading, block, block.text);
    case BlockKind::paragraph:
        return say(PassageKind::paragraph, block, block.text);
    case BlockKind::quote:
        return say(PassageKind::quote, block, block.text);
    case BlockKind::list_item:
        return list_item(block);
    case BlockKind::caption:
        return caption(block, options);
    case BlockKind::table:
        return table(block, options);
    case BlockKind::code:
        return code(block, options);
    case BlockKind::image:
        return by(options.images, PassageKind::caption, block, "此处有图：" + block.text,
                  "image description");
    case BlockKind::footnote:
        return by(options.footnotes, PassageKind::paragraph, block, "此处有脚注。", "footnote");
    case BlockKind::formula:
        return by(options.formulas, PassageKind::paragraph, block, "此处省略公式。", "formula");
    }
    return {};
}

} // namespace langdu
