#include "chapter/line_view.h"

#include "base/unicode.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace langdu {

namespace {

constexpr int longest_candidate = 64;
constexpr std::size_t words_limit = 3000; // bytes of a neighbour that are looked at

using Word = std::uint64_t;
using Words = std::vector<Word>; // sorted, each once

// Han bigrams and lower-case Latin words and numbers, hashed. A lone Han character counts as a word.
Words words_of(std::string_view text) {
    Words words;
    char32_t before = 0;
    bool paired = true;
    Word latin = 0;
    const auto end_han = [&] {
        if (before && !paired) words.push_back(before);
        before = 0;
        paired = true;
    };
    for (auto c = code_point_at(text, 0);; c = code_point_at(text, c.end())) {
        const bool in_latin =
            c.size && c.value < 0x80 && (is_ascii_letter(c.value) || is_ascii_digit(c.value));
        if (in_latin)
            latin = (latin ^ (c.value | 0x20)) * 0x100000001B3ULL + 1;
        else if (latin) {
            words.push_back(latin | (Word{1} << 63));
            latin = 0;
        }
        if (c.size && is_han(c.value)) {
            if (before) words.push_back(Word{before} << 32 | c.value);
            paired = before != 0;
            before = c.value;
        } else
            end_han();
        if (!c.size) break;
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

double share(const Words& words, const Words& in) {
    if (words.empty()) return 0;
    std::size_t hits = 0;
    for (const auto word : words) hits += std::binary_search(in.begin(), in.end(), word);
    return static_cast<double>(hits) / static_cast<double>(words.size());
}

Words words_of(std::span<const Block> blocks) {
    std::string text;
    for (const auto& block : blocks) {
        if (text.size() > words_limit) break;
        text += block.text.substr(0, words_limit);
        text += '\n';
    }
    return words_of(text);
}

bool ends_sentence(char32_t c) {
    return std::u32string_view(U"。！？；，：、.!?;,:…．").find(c) != std::u32string_view::npos;
}

// 8月12日，居民在清理淤泥。某某 摄: a caption of some length says whose picture it is.
constexpr int longest_credited = 150;
bool ends_with_credit(std::string_view text) {
    for (const std::string_view ending :
         {"摄", "摄）", "摄)", "供图", "供图）", "社发", "社发）", "资料图", "资料图）", "资料照片",
          "资料照片）", "视觉中国", "视觉中国）", "/图", "制图", "制图）"})
        if (text.ends_with(ending)) return true;
    return false;
}

struct Shape {
    int length{};
    char32_t last{};
    bool candidate{};
    bool bare{};
    Numbering numbering;
};

// The mark that ends the text, a closing quote behind it left out: “走吧。” ends in a full stop.
char32_t end_mark(std::string_view text) {
    auto c = code_point_before(text, text.size());
    while (c.size && std::u32string_view(U"”’」』").find(c.value) != std::u32string_view::npos)
        c = code_point_before(text, c.begin);
    return c.value;
}

// A whole sentence is a heading only behind a number, and a caption only behind a label (图为..., 资料图...)
// or in brackets.
bool may_stand_out(std::string_view text, const Numbering& numbering) {
    if (std::u32string_view(U"。；，、.;,").find(end_mark(text)) == std::u32string_view::npos) return true;
    return numbering.style != NumberStyle::none || is_emoji(code_point_at(text, 0).value) ||
           std::u32string_view(U"图圖表资資照示题題上下左右（(▲△↑").find(code_point_at(text, 0).value) !=
               std::u32string_view::npos;
}

Shape shape_of(const Block& block) {
    Shape shape;
    shape.length = block.text.size() > 4 * 2000 ? 2000 : static_cast<int>(length_utf8(block.text));
    shape.last = code_point_before(block.text, block.text.size()).value;
    if (shape.length <= 400) shape.numbering = find_numbering(block.text);
    const bool is_short = block.kind == BlockKind::paragraph &&
                          (shape.length <= longest_candidate ||
                           (shape.length <= longest_credited &&
                            (ends_with_credit(block.text) || block.text.starts_with("图为"))));
    shape.bare = is_short && !ends_sentence(end_mark(block.text));
    shape.candidate = is_short && may_stand_out(block.text, shape.numbering);
    return shape;
}

// So many short lines are no article: only those with a number may be headings then.
void thin_out(std::vector<Shape>& shapes) {
    constexpr int most_candidates = 20000;
    if (std::count_if(shapes.begin(), shapes.end(), [](const Shape& s) { return s.candidate; }) <=
        most_candidates)
        return;
    for (auto& shape : shapes)
        shape.candidate = shape.candidate && shape.numbering.style == NumberStyle::chapter;
}

// The word that most paragraphs share is what the article is about; 0 when no word is in a quarter of them.
Word subject_of(std::span<const Block> blocks, const std::vector<Shape>& shapes) {
    std::unordered_map<Word, int> counts;
    int paragraphs = 0;
    for (std::size_t i = 0; i < blocks.size() && paragraphs < 200; ++i) {
        if (shapes[i].bare || shapes[i].length < 30) continue;
        ++paragraphs;
        for (const auto word : words_of(blocks.subspan(i, 1))) ++counts[word];
    }
    Word best = 0;
    int most = 0;
    for (const auto& [word, count] : counts)
        if (count > most || (count == most && word < best)) {
            best = word;
            most = count;
        }
    return most >= 4 && most * 4 >= paragraphs ? best : 0;
}

std::string_view opening_of(std::string_view text) {
    constexpr int characters = 3;
    std::size_t end = 0;
    for (int i = 0; i < characters && end < text.size(); ++i) end = code_point_at(text, end).end();
    return text.substr(0, end);
}

// Distance in blocks to the line that goes on counting; 0: none.
int number_distance(const std::vector<Shape>& shapes, std::size_t at, int step) {
    const auto& own = shapes[at].numbering;
    if (own.style == NumberStyle::none || own.style == NumberStyle::bullet) return 0;
    constexpr int reach = 120;
    for (int distance = 1; distance <= reach; ++distance) {
        const auto other = static_cast<std::ptrdiff_t>(at) + step * distance;
        if (other < 0 || other >= static_cast<std::ptrdiff_t>(shapes.size())) return 0;
        const auto& numbering = shapes[static_cast<std::size_t>(other)].numbering;
        if (numbering.style == own.style && numbering.depth == own.depth &&
            numbering.value == own.value + step)
            return distance;
    }
    return 0;
}

} // namespace

std::vector<LineView> view_lines(std::span<const Block> blocks) {
    std::vector<Shape> shapes;
    shapes.reserve(blocks.size());
    std::map<int, int> indents;
    int gaps = 0, paragraphs = 0;
    for (const auto& block : blocks) {
        shapes.push_back(shape_of(block));
        gaps += block.gap_before;
        if (shapes.back().length > 40) {
            ++indents[block.indent];
            ++paragraphs;
        }
    }
    thin_out(shapes);
    const auto usual =
        std::max_element(indents.begin(), indents.end(), [](auto a, auto b) { return a.second < b.second; });
    const int usual_indent = usual == indents.end() ? 0 : usual->first;
    const bool gaps_matter = gaps > 1 && gaps < static_cast<int>(blocks.size()) * 9 / 10;
    const Word subject = subject_of(blocks, shapes);
    std::unordered_map<std::string_view, int> times;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (shapes[i].candidate) ++times[blocks[i].text];

    // How blocks open, and how often below a short line: 年龄：..., below every product of a list.
    struct Opening {
        int times{}, below_short{};
    };
    std::map<std::string_view, Opening> openings;
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        auto& opening = openings[opening_of(blocks[i].text)];
        ++opening.times;
        opening.below_short += shapes[i - 1].candidate;
    }

    int numbered_apart = 0;
    for (std::size_t i = 0; i < shapes.size(); ++i)
        numbered_apart +=
            shapes[i].bare && number_distance(shapes, i, 1) > 1 && number_distance(shapes, i, 1) < 120;

    std::vector<LineView> views;
    std::vector<std::string_view> earlier; // bare lines before
    std::unordered_set<Word> seen;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto& block = blocks[i];
        const auto& shape = shapes[i];
        const auto own_words =
            shape.candidate || seen.size() < 20000 ? words_of(blocks.subspan(i, 1)) : Words{};
        if (shape.candidate) {
            LineView view;
            view.block = i;
            view.text = block.text;
            view.numbering = shape.numbering;
            view.body = trim(view.text.substr(std::min(shape.numbering.size, view.text.size())));
            view.length = shape.length;
            view.first = code_point_at(view.text, 0).value;
            view.last = shape.last;
            view.first_block = i == 0;
            view.last_block = i + 1 == blocks.size();
            view.gap_before = block.gap_before;
            view.gap_after = i + 1 == blocks.size() || blocks[i + 1].gap_before;
            view.gaps_matter = gaps_matter;
            view.outdent = paragraphs >= 2 ? usual_indent - block.indent : 0;
            if (i > 0) {
                view.previous = blocks[i - 1].text;
                view.previous_length = shapes[i - 1].length;
                view.previous_bare = shapes[i - 1].bare;
                view.previous_leads = shapes[i - 1].last == U'：' || shapes[i - 1].last == ':';
                view.previous_numbered = shapes[i - 1].numbering.style != NumberStyle::none;
            }
            if (i + 1 < blocks.size()) {
                view.next = blocks[i + 1].text;
                const auto& opening = openings.at(opening_of(view.next));
                view.next_twin = !shapes[i + 1].bare && opening.below_short > 1 &&
                                 opening.below_short * 3 >= opening.times * 2;
                view.next_length = shapes[i + 1].length;
                view.next_bare = shapes[i + 1].bare;
                view.next_leads = shapes[i + 1].last == U'：' || shapes[i + 1].last == ':';
                view.next_numbered = shapes[i + 1].numbering.style != NumberStyle::none;
                view.next_bulleted = shapes[i + 1].numbering.style == NumberStyle::bullet;
            }
            view.opens_list = i + 1 < blocks.size() && shape.numbering.style == NumberStyle::none &&
                              (view.next_bulleted || shapes[i + 1].numbering.value == 1);
            view.numbered_headings = shape.numbering.style == NumberStyle::none && numbered_apart >= 3;
            constexpr int run_limit = 8;
            std::size_t from = i, to = i + 1;
            while (from > 0 && shapes[from - 1].bare && view.bare_before < run_limit)
                --from, ++view.bare_before;
            while (to < blocks.size() && shapes[to].bare && view.bare_after < run_limit)
                ++to, ++view.bare_after;
            int run_length = 0;
            for (std::size_t j = from; j < to; ++j) run_length += j == i ? 0 : shapes[j].length;
            if (to - from > 1)
                view.length_in_run =
                    shape.length * static_cast<double>(to - from - 1) / std::max(run_length, 1);
            // The stretches of prose on either side.
            std::size_t before = i, after = i + 1;
            while (before > 0 && !shapes[before - 1].bare && i - before < 6)
                view.characters_before += shapes[--before].length;
            while (after < blocks.size() && !shapes[after].bare && after - i < 7)
                view.characters_after += shapes[after++].length;

            view.next_number_distance = number_distance(shapes, i, 1);
            view.previous_number_distance = number_distance(shapes, i, -1);

            const auto line_words = words_of(view.body);
            const std::size_t two_before = std::min<std::size_t>(i, 2);
            const auto neighbours_before = blocks.subspan(i - two_before, two_before);
            const auto neighbours_after =
                blocks.subspan(i + 1).first(std::min<std::size_t>(2, blocks.size() - i - 1));
            view.words_next = share(line_words, words_of(neighbours_after));
            view.words_previous = share(line_words, words_of(neighbours_before));
            view.words_after = share(line_words, words_of(blocks.subspan(i + 1, after - i - 1)));
            view.words_before = share(line_words, words_of(blocks.subspan(before, i - before)));
            if (!view.body.empty()) {
                for (const auto& other : neighbours_after)
                    view.whole_next |= other.text.find(view.body) != std::string::npos;
                for (const auto& other : neighbours_before)
                    view.whole_previous |= other.text.find(view.body) != std::string::npos;
                for (const auto other : earlier)
                    view.repeats_line |= other.find(view.body) != std::string_view::npos;
                view.just_repeats =
                    i > 0 && shapes[i - 1].candidate && blocks[i - 1].text.ends_with(view.body);
            }
            view.repeated = times[view.text] > 1;
            if (subject && std::binary_search(line_words.begin(), line_words.end(), subject)) {
                const auto opening = words_of(
                    view.body.substr(0, code_point_at(view.body, 0).value < 0x80 ? view.body.find(' ') : 6));
                view.subject = std::binary_search(opening.begin(), opening.end(), subject) ? 1 : 0.5;
            }
            for (const auto word : line_words) view.known_before += seen.contains(word);
            if (!line_words.empty()) view.known_before /= static_cast<double>(line_words.size());
            views.push_back(view);
            if (shape.bare) {
                earlier.push_back(view.text);
                if (earlier.size() > 200) earlier.erase(earlier.begin());
            }
        }
        if (seen.size() < 20000) seen.insert(own_words.begin(), own_words.end());
    }
    return views;
}

} // namespace langdu
