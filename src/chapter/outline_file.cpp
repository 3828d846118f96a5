// The outline as a text that people edit: langdu outline a.txt > outline.txt, then --outline outline.txt.
#include "chapter/outline.h"

#include "article/lines.h"
#include "base/error.h"
#include "base/unicode.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace langdu::chapter {

namespace {

constexpr std::string_view caption_word = "caption";
constexpr std::size_t longest_heading = 64; // characters

// A row that stands for a block: a heading in `level`, or a caption.
struct Row {
    OutlineEntry entry;
    bool caption{};
};

std::vector<Row> rows_of(const Outline& outline) {
    std::vector<Row> rows;
    for (const auto& entry : outline.headings) rows.push_back({entry, false});
    for (const auto& entry : outline.captions) rows.push_back({entry, true});
    std::ranges::stable_sort(rows, {}, [](const Row& row) { return row.entry.line; });
    return rows;
}

// As it stands in the file.
std::string label_of(const article::Block& block) {
    return block.kind == article::BlockKind::list_item ? block.marker : std::string();
}
std::string written(const article::Block& block) { return label_of(block) + block.text; }

// Several blocks may stand on one line, as in a web page of one line: the one that says the title is meant.
std::size_t find_block(const std::vector<article::Block>& blocks, const OutlineEntry& entry,
                       const std::vector<bool>& taken) {
    std::size_t best = blocks.size();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].line != entry.line || taken[i]) continue;
        if (blocks[i].text == entry.title || written(blocks[i]) == entry.title) return i;
        if (best == blocks.size()) best = i;
    }
    return best;
}

} // namespace

std::string write_outline(const Outline& outline, const std::vector<ShortLine>& short_lines) {
    std::string out;
    const auto write_row = [&](int line, const std::string& sign, const std::string& title) {
        out += std::to_string(line) + '\t' + sign + ' ' + title + '\n';
    };
    const auto write_why = [&](const ShortLine& line) {
        if (line.reasons.empty()) return;
        out += line.unsure ? ";\tunsure: " : ";\twhy: ";
        for (std::size_t i = 0; i < line.reasons.size(); ++i) out += (i ? ", " : "") + line.reasons[i];
        out += '\n';
    };
    auto next = short_lines.begin();
    // Lines that were nearly headings: take the ; away to make them so.
    const auto write_left_out = [&](int before) {
        for (; next != short_lines.end() && next->line < before; ++next)
            if (next->unsure && next->role == "text") {
                out += "; ";
                write_row(next->line, "##", next->text);
                write_why(*next);
            }
    };
    for (const auto& [entry, caption] : rows_of(outline)) {
        write_left_out(entry.line);
        write_row(entry.line,
                  caption ? std::string(caption_word)
                          : std::string(static_cast<std::size_t>(entry.level), '#'),
                  entry.title);
        for (; next != short_lines.end() && next->line == entry.line; ++next)
            if (next->role != "text") write_why(*next);
    }
    write_left_out(std::numeric_limits<int>::max());
    return out;
}

Outline parse_outline(std::string_view text, const std::string& place) {
    Outline outline;
    for (const auto& line : article::split_lines(text)) {
        if (line.blank() || line.text.starts_with(';')) continue;
        const auto fail = [&](const char* what) {
            throw InputError(place + ":" + std::to_string(line.number) + ": " + what +
                             "; write rows like \"12<tab>## title\" or \"16<tab>caption text\"");
        };
        OutlineEntry entry;
        const char* const end = line.text.data() + line.text.size();
        const auto number = std::from_chars(line.text.data(), end, entry.line);
        if (number.ec != std::errc() || entry.line < 0) fail("begins with no line number");
        auto rest = trim({number.ptr, static_cast<std::size_t>(end - number.ptr)});
        if (rest.starts_with(caption_word)) {
            entry.level = 0;
            entry.title = trim(rest.substr(caption_word.size()));
            outline.captions.push_back(std::move(entry));
            continue;
        }
        const auto signs = std::min(rest.find_first_not_of('#'), rest.size());
        if (signs == 0 || signs > 6) fail("is neither a heading of one to six # nor a caption");
        entry.level = static_cast<int>(signs);
        entry.title = trim(rest.substr(signs));
        outline.headings.push_back(std::move(entry));
    }
    return outline;
}

article::Article apply_outline(article::Article article, const Outline& outline) {
    auto& blocks = article.blocks;
    std::vector<bool> taken(blocks.size());
    struct Placed {
        std::size_t block;
        Row row;
    };
    std::vector<Placed> placed;
    for (const auto& row : rows_of(outline)) {
        const auto at = find_block(blocks, row.entry, taken);
        if (at == blocks.size())
            throw InputError("outline: no text begins on line " + std::to_string(row.entry.line) +
                             "; langdu outline lists the lines");
        taken[at] = true;
        placed.push_back({at, row});
    }
    std::ranges::stable_sort(placed, {}, &Placed::block);
    std::vector<article::Block> out;
    auto next = placed.begin();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        auto& block = blocks[i];
        if (next == placed.end() || next->block != i) {
            if (block.kind == article::BlockKind::heading ||
                (block.kind == article::BlockKind::caption && !block.text.empty()))
                block.kind = article::BlockKind::paragraph;
            out.push_back(std::move(block));
            continue;
        }
        const auto& [entry, caption] = next++->row;
        if (caption) {
            article::put_before(block, label_of(block));
            block.kind = article::BlockKind::caption;
            out.push_back(std::move(block));
            continue;
        }
        const bool named = entry.title.empty() || entry.title == block.text || entry.title == written(block);
        const bool inserted =
            !named && block.kind != article::BlockKind::heading && length_utf8(block.text) > longest_heading;
        if (inserted)
            out.push_back(
                {article::BlockKind::heading, block.line, entry.level, entry.title, "", 1, 0, true});
        else {
            article::put_before(block, label_of(block));
            if (!named) {
                article.skipped.push_back({block.line, block.text, SkipReason::renamed_by_the_outline});
                if (article.title == block.text) article.title = entry.title;
                block.text = entry.title;
                block.inlines.clear();
            }
            block.kind = article::BlockKind::heading;
            block.level = entry.level;
        }
        out.push_back(std::move(block));
    }
    article.blocks = std::move(out);
    return article;
}

} // namespace langdu::chapter
