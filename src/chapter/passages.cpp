#include "chapter/passages.h"

#include "base/unicode.h"
#include "chapter/numbering.h"

#include <algorithm>
#include <utility>

namespace langdu::chapter {

namespace {

std::vector<std::string_view> split(std::string_view text, char mark) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find(mark, at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

// The whole of a block's text, maybe behind a word about it. Whose block it is, next() says.
Passages said(PassageKind kind, const article::Block& block, std::string text) {
    Passage passage{kind, block.line, std::move(text)};
    if (passage.text.ends_with(block.text))
        passage.origins.push_back(
            {passage.text.size() - block.text.size(), no_block, {0, block.text.size()}});
    return {{std::move(passage)}, {}};
}
Passages skip(const article::Block& block, SkipReason reason) {
    return {{}, {{block.line, block.text, reason}}};
}
// 1. ……
Passages without_content(const article::Block& block) {
    Passages out;
    if (!trim(block.text).empty()) out = skip(block, SkipReason::nothing_but_punctuation);
    if (has_content(block.marker))
        out.skipped.push_back(
            {block.line, block.marker,
             block.kind == article::BlockKind::list_item ? SkipReason::list_number : SkipReason::mark_up});
    return out;
}
Passages announce(const article::Block& block, std::string text, SkipReason reason) {
    return {{{PassageKind::announcement, block.line, std::move(text)}}, {{block.line, block.text, reason}}};
}

std::string lines_of(const article::Block& block) {
    return std::to_string(1 + std::count(block.text.begin(), block.text.end(), '\n'));
}

// 面积	十二平方公里 => 面积：十二平方公里。
void add_cell(Passage& passage, const article::Block& block, std::string_view cell) {
    const auto at = static_cast<std::size_t>(cell.data() - block.text.data());
    passage.origins.push_back({passage.text.size(), no_block, {at, at + cell.size()}});
    passage.text += cell;
}

Passage said_pair(const std::vector<std::string_view>& cells, const article::Block& block) {
    constexpr std::size_t longest_name = 16;
    const bool pair = cells.size() == 2 && !cells[0].empty() && !cells[1].empty() && has_content(cells[0]) &&
                      length_utf8(cells[0]) <= longest_name;
    Passage said{PassageKind::paragraph, block.line, {}};
    for (const auto& cell : cells)
        if (!cell.empty()) {
            if (!said.text.empty()) said.text += pair ? "：" : "，";
            add_cell(said, block, cell);
        }
    return said;
}

Passage with_full_stop(Passage passage) {
    for (const std::string_view end : {"。", "！", "？", "；", "：", "…", "”"})
        if (passage.text.ends_with(end)) return passage;
    passage.text += "。";
    return passage;
}

// Row by row: 城市：北京，人口：2185万。 The header row gives the names and is not said itself; where it is
// empty, nothing has a name.
Passages read_table(const article::Block& block) {
    Passages passages;
    const auto rows = split(block.text, '\n');
    const auto names = split(rows[0], '\t');
    if (rows.size() > 1 && std::ranges::none_of(names, has_content)) {
        for (std::size_t i = 1; i < rows.size(); ++i)
            if (auto said = said_pair(split(rows[i], '\t'), block); has_content(said.text))
                passages.said.push_back(with_full_stop(std::move(said)));
        return passages;
    }
    if (rows.size() == 1) return said(PassageKind::paragraph, block, std::string(rows[0]));
    int line = block.line + 1;
    std::vector<bool> said_name(names.size());
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto cells = split(rows[i], '\t');
        Passage said{PassageKind::paragraph, line + 1, {}};
        for (std::size_t column = 0; column < cells.size(); ++column) {
            if (cells[column].empty()) continue;
            if (!said.text.empty()) said.text += "，";
            if (column < names.size() && !names[column].empty()) {
                said.text.append(names[column]).append("：");
                said_name[column] = true;
            }
            add_cell(said, block, cells[column]);
        }
        if (said.text.empty()) continue;
        ++line;
        passages.said.push_back(with_full_stop(std::move(said)));
    }
    // A name whose column is empty everywhere, as in a box drawn as a table, is said before the rows.
    Passage unsaid{PassageKind::paragraph, block.line, {}};
    for (std::size_t column = 0; column < names.size(); ++column)
        if (!said_name[column] && has_content(names[column])) {
            if (!unsaid.text.empty()) unsaid.text += "，";
            add_cell(unsaid, block, names[column]);
        }
    if (unsaid.text.empty()) return passages;
    unsaid.text += "。";
    passages.said.insert(passages.said.begin(), std::move(unsaid));
    return passages;
}

Passages table(const article::Block& block, const ChapterOptions& options) {
    const auto rows = std::count(block.text.begin(), block.text.end(), '\n');
    if (options.tables == Policy::skip) return skip(block, SkipReason::table);
    if (options.tables == Policy::announce || rows > options.table_rows)
        return announce(block, "此处省略表格，共" + std::to_string(rows) + "行。", SkipReason::table);
    return read_table(block);
}

Passages by(Policy policy, PassageKind kind, const article::Block& block, const std::string& announcement,
            SkipReason reason) {
    switch (policy) {
    case Policy::read:
        return said(kind, block, block.text);
    case Policy::announce:
        return announce(block, announcement, reason);
    case Policy::skip:
        break;
    }
    return skip(block, reason);
}

// A caption that is announced is still said: 图注：...
Passages caption(const article::Block& block, bool of_table, const ChapterOptions& options) {
    if (options.captions == Policy::skip) return skip(block, SkipReason::caption);
    if (options.captions == Policy::read || block.text.starts_with("图") || block.text.starts_with("表"))
        return said(PassageKind::caption, block, block.text);
    return said(PassageKind::caption, block, (of_table ? "表：" : "图注：") + block.text);
}

// The text of links goes, or is said to be one.
Passages paragraph(PassageKind kind, const article::Block& block, Policy links) {
    const auto spans = article::links_of(block);
    if (links == Policy::read || spans.empty()) return said(kind, block, block.text);
    Passages passages;
    Passage passage{kind, block.line, {}};
    const auto add = [&](Span span) {
        if (!span.empty()) passage.origins.push_back({passage.text.size(), no_block, span});
        passage.text += span.of(block.text);
    };
    std::size_t at = 0;
    for (const auto& link : spans) {
        if (link.begin < at || link.end > block.text.size()) continue;
        const auto label = link.of(block.text);
        add({at, link.begin});
        if (links == Policy::announce) add(link);
        if (links == Policy::announce && label.find("://") == std::string_view::npos)
            passage.text += "（链接）"; // an address is said by its own policy
        if (links == Policy::skip)
            passages.skipped.push_back({block.line, std::string(label), SkipReason::link});
        at = link.end;
    }
    add({at, block.text.size()});
    if (has_content(passage.text)) passages.said.push_back(std::move(passage));
    return passages;
}

bool is_reference_heading(const article::Block& block) {
    if (block.kind != article::BlockKind::heading) return false;
    const auto numbering = find_numbering(block.text);
    const auto title = lower_case(trim(std::string_view(block.text).substr(numbering.size)));
    for (const std::string_view word : {"参考文献", "参考资料", "参考来源", "引用来源", "引用文献",
                                        "參考文獻", "參考資料", "references", "bibliography"})
        if (title == word) return true;
    return false;
}

// An entry of a list of literature: numbered, an item, or with an address.
bool is_reference(const article::Block& block) {
    if (block.kind == article::BlockKind::list_item) return true;
    return block.kind == article::BlockKind::paragraph &&
           (block.text.starts_with('[') || block.text.starts_with("［") ||
            block.text.find("://") != std::string::npos ||
            find_numbering(block.text).style != NumberStyle::none);
}

// For each block: 0, or as the first reference of a section their number, or -1 as one of the others.
std::vector<int> find_references(std::span<const article::Block> blocks) {
    std::vector<int> out(blocks.size());
    std::size_t first = blocks.size();
    bool inside = false;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind == article::BlockKind::heading) {
            inside = is_reference_heading(blocks[i]);
            first = blocks.size();
        } else if (inside && is_reference(blocks[i])) {
            out[i] = first == blocks.size() ? 1 : -1;
            if (first == blocks.size())
                first = i;
            else
                ++out[first];
        }
    }
    return out;
}

} // namespace

Narrator::Narrator(std::span<const article::Block> blocks, const ChapterOptions& options)
    : blocks_(blocks), options_(options), references_(find_references(blocks)) {
    for (const auto& block : blocks) {
        referred_.insert(block.notes.begin(), block.notes.end());
        if (block.kind == article::BlockKind::footnote) notes_[block.marker].push_back(&block);
    }
}

void Narrator::count(const article::Block& item) {
    counters_.resize(static_cast<std::size_t>(std::max(1, item.level)));
    if (!item.marker.empty()) ++counters_.back();
}

// 1. and 一、 are said, a dash is not: its pause is enough.
Passages Narrator::list_item(const article::Block& block) {
    auto passages = paragraph(PassageKind::list_item, block, options_.links);
    if (block.marker.empty()) return passages;
    const bool said = !passages.said.empty(), counted = has_content(block.marker);
    if (said && options_.lists == ListStyle::ordinal)
        put_before(passages.said[0], "第" + std::to_string(counters_.back()) + "，");
    else if (said && counted && options_.lists == ListStyle::written) {
        std::string marker = block.marker;
        while (marker.ends_with('.') || marker.ends_with(')')) marker.pop_back();
        put_before(passages.said[0], marker + (marker.ends_with("、") || marker.ends_with("）") ? "" : "、"));
        return passages;
    }
    if (counted) passages.skipped.push_back({block.line, block.marker, SkipReason::list_number});
    return passages;
}

// Pieces of code with nothing between them, as one example in four languages, are announced once.
// "rust,ignore" behind the fence: the language is announced, and listed as it was written.
Passages Narrator::code(std::size_t at) {
    const article::Block& block = blocks_[at];
    const auto is_code = [&](std::size_t i) {
        return i < blocks_.size() && blocks_[i].kind == article::BlockKind::code;
    };
    auto policy = options_.code;
    std::size_t pieces = 1;
    while (is_code(at + pieces)) ++pieces;
    if (policy == Policy::announce && at > 0 && is_code(at - 1)) policy = Policy::skip;
    const std::string language = block.marker.substr(0, block.marker.find_first_of(" ,{"));
    Passages passages = by(policy, PassageKind::paragraph, block,
                           pieces > 1 ? "此处省略代码，共" + std::to_string(pieces) + "段。"
                                      : "此处省略" + language + "代码，共" + lines_of(block) + "行。",
                           SkipReason::code_block);
    if (!block.marker.empty())
        passages.skipped.push_back({block.line, block.marker, SkipReason::code_language});
    return passages;
}

// At the end of the paragraph that refers to them.
void Narrator::add_notes(const article::Block& block, Passages& passages) {
    for (const auto& name : block.notes) {
        const auto found = notes_.find(name);
        if (found == notes_.end()) continue;
        if (options_.footnotes == Policy::announce)
            passages.said.push_back({PassageKind::announcement, block.line, "此处有脚注。"});
        if (options_.footnotes == Policy::read)
            for (const auto* note : found->second) {
                Passage passage{PassageKind::paragraph, note->line,
                                (note == found->second[0] ? "注：" : "") + note->text};
                passage.origins.push_back({passage.text.size() - note->text.size(),
                                           static_cast<std::size_t>(note - blocks_.data()),
                                           {0, note->text.size()}});
                passages.said.push_back(std::move(passage));
            }
    }
}

Passages Narrator::say(std::size_t at) {
    const article::Block& block = blocks_[at];
    if (block.kind == article::BlockKind::list_item) count(block);
    if (!has_content(block.text)) return without_content(block);
    if (references_[at] != 0 && options_.references != Policy::read) {
        if (references_[at] < 0 || options_.references == Policy::skip)
            return skip(block, SkipReason::reference);
        return announce(block, "此处省略参考文献，共" + std::to_string(references_[at]) + "条。",
                        SkipReason::reference);
    }
    switch (block.kind) {
    case article::BlockKind::heading:
        return said(PassageKind::heading, block, block.text);
    case article::BlockKind::paragraph:
        return paragraph(PassageKind::paragraph, block, options_.links);
    case article::BlockKind::quote:
        return options_.quotes == Policy::read
                   ? paragraph(PassageKind::quote, block, options_.links)
                   : by(options_.quotes, PassageKind::quote, block, "此处省略引文。", SkipReason::quote);
    case article::BlockKind::list_item:
        return list_item(block);
    case article::BlockKind::caption:
        return caption(block, at + 1 < blocks_.size() && blocks_[at + 1].kind == article::BlockKind::table,
                       options_);
    case article::BlockKind::table:
        return table(block, options_);
    case article::BlockKind::code:
        return code(at);
    case article::BlockKind::image:
        return by(options_.images, PassageKind::caption, block, "此处有图：" + block.text,
                  SkipReason::image_description);
    case article::BlockKind::footnote:
        // Where the text refers to it, it was said there.
        if (options_.footnotes == Policy::read && referred_.contains(block.marker)) return {};
        if (options_.footnotes == Policy::announce && referred_.contains(block.marker))
            return skip(block, SkipReason::footnote);
        return by(options_.footnotes, PassageKind::paragraph, block, "此处有脚注。", SkipReason::footnote);
    case article::BlockKind::formula:
        return by(options_.formulas, PassageKind::paragraph, block, "此处省略公式。", SkipReason::formula);
    case article::BlockKind::byline:
        return by(options_.bylines, PassageKind::paragraph, block, "此处省略署名。", SkipReason::byline);
    case article::BlockKind::credit:
        return by(options_.credits, PassageKind::paragraph, block, "此处省略编辑信息。", SkipReason::credit);
    }
    return {};
}

Passages Narrator::next() {
    const auto& block = blocks_[at_];
    if (block.kind != article::BlockKind::list_item) counters_.clear();
    const bool quote = block.kind == article::BlockKind::quote;
    set_off_ |= quote != in_quote_ || (block.separated && options_.separators == Policy::read);
    in_quote_ = quote;
    const auto at = at_++;
    auto passages = say(at);
    for (auto& passage : passages.said)
        for (auto& origin : passage.origins) origin.block = at;
    add_notes(block, passages);
    if (block.separated && options_.separators == Policy::announce)
        passages.said.insert(passages.said.begin(), {PassageKind::announcement, block.line, "分隔线。"});
    for (auto& passage : passages.said) passage.block = at;
    if (!passages.said.empty()) passages.said[0].set_off = std::exchange(set_off_, false);
    return passages;
}

} // namespace langdu::chapter
