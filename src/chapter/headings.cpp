#include "chapter/headings.h"

#include "base/unicode.h"
#include "chapter/numbering.h"

#include <algorithm>

namespace langdu::chapter {

namespace {

std::string bare(std::string_view text) {
    std::string out;
    const auto folded = lower_case(nfkc(text));
    for (auto c = code_point_at(folded, 0); c.size; c = code_point_at(folded, c.end()))
        if (is_letter(c.value) || is_decimal_digit(c.value)) append_utf8(out, c.value);
    return out;
}

// 图1.1 山路, 表 2-3 里程; 图为…（…摄）
bool is_caption(std::string_view text, const WordLists& words) {
    const auto squeezed = trim(text);
    for (const auto& label : words.words("caption_numbered")) {
        if (!squeezed.starts_with(label)) continue;
        const auto number = trim(squeezed.substr(label.size()));
        const auto digits = std::min(number.find_first_not_of("0123456789.-–—"), number.size());
        if (digits > 0 && is_ascii_digit(static_cast<unsigned char>(number[0])) && digits < number.size())
            return true;
    }
    if (squeezed.starts_with("图为") || squeezed.starts_with("圖為") || squeezed.starts_with("图：") ||
        squeezed.starts_with("图片来源"))
        return true;
    for (const std::string_view credit :
         {"摄）", "摄)", "攝）", "攝)", "/摄", " 摄", "　摄", "供图）", "供图"})
        if (squeezed.ends_with(credit)) return true;
    return false;
}

bool is_heading(const article::Block& block) { return block.kind == article::BlockKind::heading; }

// 第一回, Chapter 3, 7: a number whose title may stand in the heading below. A part's (第一卷) may not: what
// stands below it is its first chapter.
bool is_bare_number(std::string_view text) {
    const auto line = trim(text);
    const auto numbering = find_numbering(line);
    if (numbering.style == NumberStyle::none || numbering.style == NumberStyle::bullet) {
        const bool digits =
            !line.empty() && line.size() <= 3 && line.find_first_not_of("0123456789") == line.npos;
        const auto lower = lower_case(line);
        return digits ||
               (lower.starts_with("chapter ") && lower.find_first_not_of("0123456789ivxlc", 8) == lower.npos);
    }
    if (numbering.size < line.size()) return false;
    for (const std::string_view part : {"卷", "部", "编", "編", "辑", "輯", "篇", "册", "冊", "部分"})
        if (line.ends_with(part)) return false;
    return true;
}

// # 第一章 船, and below it the lines 第一章 and 船.
void drop_title_lines(article::Article& article) {
    auto& blocks = article.blocks;
    for (std::size_t i = 0; i + 2 < blocks.size(); ++i) {
        if (!is_heading(blocks[i]) || blocks[i + 1].kind != article::BlockKind::paragraph ||
            blocks[i + 2].kind != article::BlockKind::paragraph ||
            bare(blocks[i].text) != bare(blocks[i + 1].text + blocks[i + 2].text))
            continue;
        for (auto at : {i + 1, i + 2}) {
            article.skipped.push_back({blocks[at].line, blocks[at].text, SkipReason::repeated_title});
            blocks[at].text.clear();
        }
    }
    article::drop_empty(blocks);
}

} // namespace

void tidy_headings(article::Article& article, const WordLists& words) {
    if (!article.marked_up) return;
    std::vector<article::Block> out;
    out.reserve(article.blocks.size());
    const auto drop = [&](const article::Block& block) {
        article.skipped.push_back({block.line, block.text, SkipReason::repeated_title});
    };
    for (auto& block : article.blocks) {
        if (is_heading(block) && is_caption(block.text, words)) block.kind = article::BlockKind::caption;
        // The last block that is not a picture: one may stand between a title and its repetition.
        auto last = out.rbegin();
        while (last != out.rend() && last->kind == article::BlockKind::image) ++last;
        if (last == out.rend()) {
            out.push_back(std::move(block));
            continue;
        }
        const bool line = block.kind == article::BlockKind::paragraph || is_heading(block);
        const bool last_line = last->kind == article::BlockKind::paragraph || is_heading(*last);
        if (line && last_line && (is_heading(block) || is_heading(*last)) && block.text.size() <= 300) {
            const auto own = bare(block.text);
            if (!own.empty() && own == bare(last->text)) {
                // Said once, as a heading of the higher level.
                if (is_heading(block) && is_heading(*last)) last->level = std::min(last->level, block.level);
                if (!is_heading(*last)) {
                    drop(*last);
                    const int at = last->line;
                    *last = std::move(block);
                    last->line = at;
                } else
                    drop(block);
                continue;
            }
            const bool number = is_heading(block) && is_heading(*last) && last->text != article.title &&
                                is_bare_number(last->text) &&
                                find_numbering(block.text).style == NumberStyle::none;
            if (number) {
                last->text += " " + block.text;
                last->level = std::min(last->level, block.level);
                last->inlines.clear();
                continue;
            }
        }
        out.push_back(std::move(block));
    }
    article.blocks = std::move(out);
    drop_title_lines(article);
}

} // namespace langdu::chapter
