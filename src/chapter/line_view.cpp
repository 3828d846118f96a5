#include "chapter/line_view.h"

#include "base/unicode.h"
#include "base/word_lists.h"
#include "chapter/outline_grams.h"
#include "chapter/outline_words.h"
#include "chapter/series.h"
#include "chapter/word_set.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>

namespace langdu::chapter {

namespace {

constexpr int longest_bare = 64, longest_candidate = 110, longest_sentence = 60, longest_credited = 300;
constexpr std::size_t words_limit = 3000; // bytes of a block whose words are looked at
constexpr std::size_t most_words = 100000;
constexpr int most_candidates = 20000;

bool is_any_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

// --- shapes --------------------------------------------------------------------------------------

// The mark that ends the text, a closing quote behind it left out: “走吧。” ends in a full stop.
char32_t end_mark(std::string_view text) {
    auto c = code_point_before(text, text.size());
    while (c.size && is_any_of(c.value, U"”’」』")) c = code_point_before(text, c.begin);
    return c.value;
}

// A whole sentence is a heading only behind a number, and a caption only behind a label (图为..., 资料图...),
// a date or in brackets.
bool may_stand_out(std::string_view text, const LineShape& shape) {
    if (is_any_of(shape.end_mark, U"；，、;,")) return false;
    if (!is_any_of(shape.end_mark, U"。.")) return true;
    return shape.numbering.style != NumberStyle::none || is_emoji(shape.first) ||
           is_any_of(shape.first, U"图圖表资資照示題题上下左右（(▲△↑") ||
           (shape.length <= longest_sentence && is_ascii_digit(shape.first)) || text.ends_with("摄。");
}

LineShape shape_of(const article::Block& block, const WordLists& words) {
    LineShape shape;
    const std::string_view text = block.text;
    constexpr std::size_t most_bytes = 4 * 2000;
    int han = 0, latin = 0;
    for (auto c = code_point_at(text, 0); c.size && c.begin < most_bytes && shape.length < 2000;
         c = code_point_at(text, c.end())) {
        ++shape.length;
        han += is_han(c.value);
        latin += c.value < 0x80 && is_ascii_letter(c.value);
    }
    shape.han = han / std::max(1.0, double(shape.length));
    shape.latin = latin / std::max(1.0, double(shape.length));
    shape.first = code_point_at(text, 0).value;
    shape.last = code_point_before(text, text.size()).value;
    shape.end_mark = end_mark(text);
    shape.speech = is_any_of(shape.first, U"“「『") && is_any_of(shape.last, U"”」』");
    if (shape.length <= 400) shape.numbering = find_numbering(text);
    if (block.kind != article::BlockKind::paragraph) return shape;
    const bool credited =
        shape.length <= longest_credited && (words.ends("credit_ending", text) || text.starts_with("图为"));
    shape.bare =
        (shape.length <= longest_bare || credited) && !is_any_of(shape.end_mark, U"。！？；，：、.!?;:,…．");
    shape.candidate = (shape.length <= longest_candidate || credited) && may_stand_out(text, shape);
    return shape;
}

// A sentence between long paragraphs may be what stood under a photo: 渔民将船停泊在岸边。
void allow_sentences(std::span<const article::Block> blocks, std::vector<LineShape>& shapes) {
    constexpr int long_paragraph = 70, long_neighbour = 50;
    int characters = 0, paragraphs = 0;
    for (const auto& shape : shapes)
        if (shape.length > 40) {
            characters += shape.length;
            ++paragraphs;
        }
    if (characters < long_paragraph * std::max(paragraphs, 1)) return;
    for (std::size_t i = 1; i + 1 < shapes.size(); ++i)
        if (shapes[i].length <= longest_sentence && is_any_of(shapes[i].last, U"。.") &&
            blocks[i].kind == article::BlockKind::paragraph && shapes[i - 1].length >= long_neighbour &&
            shapes[i + 1].length >= long_neighbour)
            shapes[i].candidate = true;
}

// So many short lines are no article: only those with a number may be headings then.
void thin_out(std::vector<LineShape>& shapes) {
    if (std::ranges::count_if(shapes, &LineShape::candidate) <= most_candidates) return;
    for (auto& shape : shapes)
        shape.candidate = shape.candidate && shape.numbering.style == NumberStyle::chapter;
}

// --- the document
// -------------------------------------------------------------------------------------------------

template <class Key>
Key most_frequent(const std::map<Key, int>& counts) {
    const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    return most == counts.end() ? Key{} : most->first;
}

double median(std::vector<int> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

// Distance in blocks to the line that goes on counting; 0: none.
int number_distance(const std::vector<LineShape>& shapes, std::size_t at, int step) {
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

// Text that was broken at a width has many lines of just that length.
int find_wrap_width(const std::vector<LineShape>& shapes) {
    constexpr int least = 20, most = 100, least_lines = 6;
    std::map<int, int> lengths;
    for (const auto& shape : shapes)
        if (shape.length > least && shape.length <= most) ++lengths[shape.length];
    int width = 0, lines = 0;
    for (const auto& [length, count] : lengths) {
        const auto shorter = lengths.find(length - 1);
        const int all = count + (shorter == lengths.end() ? 0 : shorter->second);
        if (all > lines) lines = all, width = length;
    }
    return lines >= least_lines && lines * 5 >= static_cast<int>(shapes.size()) ? width : 0;
}

DocumentView view_document(std::span<const article::Block> blocks, const std::vector<LineShape>& shapes,
                           const WordLists& words) {
    DocumentView view;
    view.words = &words;
    std::map<int, int> indents;
    std::vector<int> bares;
    int gaps = 0, speech = 0, talk = 0, numbered = 0, bulleted = 0, leading = 0, questions = 0, pictures = 0,
        prose = 0;
    double latin = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto& shape = shapes[i];
        view.characters += shape.length;
        view.candidates += shape.candidate;
        gaps += blocks[i].gap_before;
        latin += shape.latin * shape.length;
        speech += is_any_of(shape.first, U"“「『");
        talk += shape.speech && shape.length <= 60 && is_any_of(shape.end_mark, U"。！？…—～!?.");
        numbered += shape.numbering.style != NumberStyle::none;
        bulleted += shape.numbering.style == NumberStyle::bullet;
        leading += is_any_of(shape.last, U"：:");
        questions += is_any_of(shape.end_mark, U"？?");
        if (shape.bare) bares.push_back(shape.length);
        if (shape.candidate) {
            pictures += shows_picture(blocks[i].text, words);
            view.numbered_apart +=
                shape.bare && number_distance(shapes, i, 1) > 1 && number_distance(shapes, i, 1) < 120;
        }
        if (shape.length > 40) {
            ++indents[blocks[i].indent];
            ++view.paragraphs;
            prose += shape.length;
        }
    }
    const double count = std::max<double>(1, static_cast<double>(blocks.size()));
    view.blocks = static_cast<int>(blocks.size());
    view.bares = static_cast<int>(bares.size());
    view.mean_paragraph = prose / std::max(1.0, double(view.paragraphs));
    view.median_bare = median(std::move(bares));
    view.speech = speech / count;
    view.talk = talk / count;
    view.numbered = numbered / count;
    view.bulleted = bulleted / count;
    view.leading = leading / count;
    view.questions = questions / count;
    view.pictures = pictures * 1000.0 / std::max(1, view.characters);
    view.latin = latin / std::max(1, view.characters);
    view.gaps = gaps / count;
    view.gaps_matter = gaps > 1 && gaps < view.blocks * 9 / 10;
    view.usual_indent = view.paragraphs >= 2 ? most_frequent(indents) : 0;
    view.wrap_width = find_wrap_width(shapes);
    return view;
}

// --- what stands around
// -------------------------------------------------------------------------------------------------

std::string_view opening_of(std::string_view text) {
    constexpr int characters = 3;
    std::size_t end = 0;
    for (int i = 0; i < characters && end < text.size(); ++i) end = code_point_at(text, end).end();
    return text.substr(0, end);
}

// How blocks open, and how often below a short line: 年龄：..., below every product of a list.
struct Opening {
    int times{}, below_short{};
};
using Openings = std::unordered_map<std::string_view, Opening>;
Openings count_openings(std::span<const article::Block> blocks, const std::vector<LineShape>& shapes) {
    Openings openings;
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        auto& opening = openings[opening_of(blocks[i].text)];
        ++opening.times;
        opening.below_short += shapes[i - 1].bare;
    }
    return openings;
}

// The stretch of prose on either side of block i, as blocks [first, last).
struct Stretch {
    std::size_t before, after;
};
Stretch stretch_around(const std::vector<LineShape>& shapes, std::size_t i) {
    Stretch stretch{i, i + 1};
    while (stretch.before > 0 && !shapes[stretch.before - 1].bare && i - stretch.before < 6) --stretch.before;
    while (stretch.after < shapes.size() && !shapes[stretch.after].bare && stretch.after - i < 7)
        ++stretch.after;
    return stretch;
}

bool numbered_alike(const LineShape& a, const LineShape& b) {
    return a.numbering.style != NumberStyle::none && a.numbering.style == b.numbering.style &&
           a.numbering.depth == b.numbering.depth;
}

LineSurroundings view_surroundings(std::span<const article::Block> blocks,
                                   const std::vector<LineShape>& shapes, const DocumentView& document,
                                   const Openings& openings, std::size_t i) {
    LineSurroundings view;
    const auto& shape = shapes[i];
    view.gap_before = blocks[i].gap_before;
    view.gap_after = i + 1 == blocks.size() || blocks[i + 1].gap_before;
    view.outdent = document.paragraphs >= 2 ? document.usual_indent - blocks[i].indent : 0;
    const auto leads = [](const LineShape& s) { return s.last == U'：' || s.last == ':'; };
    if (i > 0) {
        const auto& other = shapes[i - 1];
        view.previous = blocks[i - 1].text;
        view.previous_length = other.length;
        view.previous_bare = other.bare;
        view.previous_leads = leads(other);
        view.previous_counts = numbered_alike(other, shape);
        view.previous_broken = document.wrap_width > 0 && std::abs(other.length - document.wrap_width) <= 1 &&
                               !is_any_of(other.last, U"。！？.!?：:”』」；;");
    }
    if (i > 1) view.second_previous_length = shapes[i - 2].length;
    if (i + 1 < blocks.size()) {
        const auto& other = shapes[i + 1];
        view.next = blocks[i + 1].text;
        view.next_length = other.length;
        view.next_bare = other.bare;
        view.next_leads = leads(other);
        view.next_numbered = other.numbering.style != NumberStyle::none;
        view.next_counts = numbered_alike(shape, other);
        view.next_bulleted = other.numbering.style == NumberStyle::bullet;
        const auto& opening = openings.at(opening_of(view.next));
        view.next_twin =
            !other.bare && opening.below_short > 1 && opening.below_short * 3 >= opening.times * 2;
    }
    if (i + 2 < blocks.size()) view.second_next_length = shapes[i + 2].length;
    constexpr int run_limit = 8;
    std::size_t from = i, to = i + 1;
    while (from > 0 && shapes[from - 1].bare && view.bare_before < run_limit) --from, ++view.bare_before;
    while (to < blocks.size() && shapes[to].bare && view.bare_after < run_limit) ++to, ++view.bare_after;
    constexpr int list_item = 40;
    std::size_t list = i;
    while (list > 0 && i - list < run_limit && shapes[list - 1].candidate &&
           shapes[list - 1].length <= list_item && !leads(shapes[list - 1]))
        --list;
    view.list_led = list > 0 && leads(shapes[list - 1]);
    view.run_led = from > 0 && leads(shapes[from - 1]);
    int run_length = 0;
    for (std::size_t j = from; j < to; ++j) run_length += j == i ? 0 : shapes[j].length;
    if (to - from > 1)
        view.length_in_run = shape.length * static_cast<double>(to - from - 1) / std::max(run_length, 1);
    const auto stretch = stretch_around(shapes, i);
    for (std::size_t j = stretch.before; j < i; ++j) view.characters_before += shapes[j].length;
    for (std::size_t j = i + 1; j < stretch.after; ++j) view.characters_after += shapes[j].length;
    return view;
}

// --- lines that look alike
// -------------------------------------------------------------------------------------------------

// Marks, indentation and blank lines.
using Look = std::tuple<NumberStyle, int, int, int, bool, bool>;
Look look_of(std::span<const article::Block> blocks, const std::vector<LineShape>& shapes,
             const DocumentView& document, std::size_t i) {
    const auto& shape = shapes[i];
    const int opens = is_any_of(shape.first, U"“‘「『\"")     ? 1
                      : is_any_of(shape.first, U"《（(【[〔") ? 2
                      : is_han(shape.first)                   ? 3
                      : shape.first < 0x80                    ? 4
                                                              : 5;
    const int ends = shape.bare                          ? 0
                     : is_any_of(shape.end_mark, U"？?") ? 1
                     : is_any_of(shape.end_mark, U"！!") ? 2
                     : is_any_of(shape.end_mark, U"：:") ? 3
                                                         : 4;
    const bool gap_before = document.gaps_matter && blocks[i].gap_before;
    const bool gap_after = document.gaps_matter && i + 1 < blocks.size() && blocks[i + 1].gap_before;
    return {shape.numbering.style, opens, ends, std::min(blocks[i].indent, 8), gap_before, gap_after};
}

bool stands_alone(const std::vector<LineShape>& shapes, std::size_t i) {
    return (i == 0 || !shapes[i - 1].bare) && (i + 1 == shapes.size() || !shapes[i + 1].bare);
}

struct Alike {
    int id{};
    std::vector<std::size_t> blocks;
    double alone{}, next{}, evenness{};
};
using Looks = std::map<Look, Alike>;

Looks group_looks(std::span<const article::Block> blocks, const std::vector<LineShape>& shapes,
                  const DocumentView& document, const std::vector<int>& positions) {
    Looks looks;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (shapes[i].candidate) looks[look_of(blocks, shapes, document, i)].blocks.push_back(i);
    int id = 0;
    for (auto& [look, alike] : looks) {
        alike.id = id++;
        const double count = static_cast<double>(alike.blocks.size());
        double sum = 0, squares = 0;
        for (std::size_t k = 0; k < alike.blocks.size(); ++k) {
            const auto i = alike.blocks[k];
            alike.alone += stands_alone(shapes, i) / count;
            if (i + 1 < shapes.size()) alike.next += shapes[i + 1].length / count;
            if (k == 0) continue;
            const double distance = positions[i] - positions[alike.blocks[k - 1]];
            sum += distance;
            squares += distance * distance;
        }
        if (alike.blocks.size() >= 3) {
            const double mean = sum / (count - 1);
            alike.evenness =
                std::sqrt(std::max(0.0, squares / (count - 1) - mean * mean)) / std::max(1.0, mean);
        }
    }
    return looks;
}

bool similar_length(int a, int b) { return std::abs(a - b) <= 2 + std::min(a, b) / 3; }

struct Membership {
    int id{-1}, members{};
    double prose{};
    bool fixed_head{}, chapters{};
};

std::vector<Membership> join_series(std::span<const article::Block> blocks,
                                    const std::vector<LineShape>& shapes, const std::vector<int>& positions,
                                    const WordLists& words) {
    std::vector<std::string_view> lines(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (shapes[i].candidate) lines[i] = blocks[i].text;
    std::vector<Membership> out(blocks.size());
    int id = -1;
    for (const auto& series : find_series(lines)) {
        ++id;
        const auto span = positions[series.members.back()] - positions[series.members.front()];
        const double prose = span / static_cast<double>(series.members.size() - 1);
        const std::string_view first = lines[series.members.front()];
        const auto style = shapes[series.members.front()].numbering.style;
        // vol.001: a head of its own, text between, and all through the work.
        const bool headed = series.fixed_head && style == NumberStyle::none &&
                            !is_caption_label(first, words) && !first.starts_with("第") && prose >= 100 &&
                            span * 2 >= positions.back();
        const auto bare = std::ranges::count_if(series.members, [&](auto i) { return shapes[i].bare; });
        const bool dated = series.dated && prose >= 40 && span * 3 >= positions.back() &&
                           bare * 4 >= static_cast<std::ptrdiff_t>(series.members.size()) * 3; // no sentences
        const bool chapters = (series.chapters && prose >= 40) || headed || dated;
        for (const auto i : series.members)
            if (out[i].id < 0 || (chapters && !out[i].chapters))
                out[i] = {id, static_cast<int>(series.members.size()), prose, series.fixed_head, chapters};
    }
    return out;
}

std::string_view first_two(std::string_view text) {
    const auto second = code_point_at(text, code_point_at(text, 0).end());
    return text.substr(0, second.end());
}
std::string_view last_two(std::string_view text) {
    return text.substr(code_point_before(text, code_point_before(text, text.size()).begin).begin);
}
std::string_view body_of(const article::Block& block, const LineShape& shape) {
    const std::string_view text = block.text;
    return trim(text.substr(std::min(shape.numbering.size, text.size())));
}

// How many candidates open and end with the same two characters.
struct Ends {
    std::unordered_map<std::string_view, int> openings, endings;
};
Ends count_ends(std::span<const article::Block> blocks, const std::vector<LineShape>& shapes) {
    Ends ends;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!shapes[i].candidate) continue;
        ++ends.openings[first_two(body_of(blocks[i], shapes[i]))];
        ++ends.endings[last_two(body_of(blocks[i], shapes[i]))];
    }
    return ends;
}

LineSeries view_series(const std::vector<LineShape>& shapes, const Membership& membership, const Alike& alike,
                       const std::vector<int>& bares, const std::vector<int>& positions, std::size_t i) {
    LineSeries view;
    view.next_number = number_distance(shapes, i, 1);
    view.previous_number = number_distance(shapes, i, -1);
    view.look = alike.id;
    view.series = membership.id;
    view.members = membership.members;
    view.prose = membership.prose;
    view.fixed_head = membership.fixed_head;
    view.chapters = membership.chapters;
    view.alike = static_cast<int>(alike.blocks.size());
    view.alike_alone = alike.alone;
    view.alike_next = alike.next;
    view.evenness = alike.evenness;
    constexpr std::size_t most_compared = 400;
    if (alike.blocks.size() <= most_compared)
        for (const auto other : alike.blocks)
            view.alike_same_length += similar_length(shapes[other].length, shapes[i].length);
    const auto own = std::ranges::lower_bound(alike.blocks, i);
    if (own != alike.blocks.begin()) view.alike_before = positions[i] - positions[*(own - 1)];
    if (own + 1 != alike.blocks.end()) view.alike_after = positions[*(own + 1)] - positions[i];
    const auto shorter = std::ranges::lower_bound(bares, shapes[i].length) - bares.begin();
    view.length_rank =
        static_cast<double>(shorter) / static_cast<double>(std::max<std::size_t>(1, bares.size()));
    return view;
}

// --- words
// -------------------------------------------------------------------------------------------------

// Words of every block; of each word the first block and how many have it.
struct Word {
    std::size_t first{};
    int blocks{};
};
struct DocumentWords {
    std::vector<WordHashes> blocks;
    std::unordered_map<std::uint64_t, Word> words;
    std::unordered_map<std::string_view, int> lines; // candidates, how often
};

DocumentWords read_words(std::span<const article::Block> blocks, const std::vector<LineShape>& shapes) {
    DocumentWords all;
    all.blocks.reserve(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        all.blocks.push_back(words_of(std::string_view(blocks[i].text).substr(0, words_limit)));
        if (all.words.size() < most_words)
            for (const auto word : all.blocks.back())
                ++all.words.try_emplace(word, Word{i, 0}).first->second.blocks;
        if (shapes[i].candidate) ++all.lines[blocks[i].text];
    }
    return all;
}

bool holds(std::span<const article::Block> blocks, std::string_view text) {
    return std::ranges::any_of(
        blocks, [&](const article::Block& block) { return block.text.find(text) != std::string::npos; });
}

// Without quotation marks around it.
std::string_view unquoted(std::string_view text) {
    const auto first = code_point_at(text, 0), last = code_point_before(text, text.size());
    if (is_any_of(first.value, U"“「『《") && is_any_of(last.value, U"”」』》") && last.begin > first.end())
        return text.substr(first.end(), last.begin - first.end());
    return text;
}

LineEcho view_echo(std::span<const article::Block> blocks, const std::vector<LineShape>& shapes,
                   const DocumentWords& words, const Alike& alike,
                   const std::vector<std::string_view>& earlier, std::string_view body, std::size_t i) {
    LineEcho view;
    const auto own = words_of(body);
    const auto in = [&](std::size_t from, std::size_t to) {
        return share(own, std::span(words.blocks).subspan(from, to - from));
    };
    const std::size_t from = i - std::min<std::size_t>(i, 2), to = std::min(blocks.size(), i + 3);
    const auto stretch = stretch_around(shapes, i);
    view.next = in(i + 1, to);
    view.previous = in(from, i);
    view.after = in(i + 1, stretch.after);
    view.before = in(stretch.before, i);
    // The section: up to the neighbours that look alike.
    constexpr std::size_t section_limit = 12;
    const auto place = std::ranges::lower_bound(alike.blocks, i);
    const auto end =
        std::min(place + 1 == alike.blocks.end() ? blocks.size() : *(place + 1), i + 1 + section_limit);
    const auto begin =
        std::max(place == alike.blocks.begin() ? 0 : *(place - 1) + 1, i - std::min(i, section_limit));
    view.section = in(i + 1, end);
    view.section_before = in(begin, i);
    if (!body.empty()) {
        const auto bare = unquoted(body);
        view.whole_next = holds(blocks.subspan(i + 1, to - i - 1), bare);
        view.whole_previous = holds(blocks.subspan(from, i - from), bare);
        view.whole_section = holds(blocks.subspan(i + 1, end - i - 1), bare);
        view.repeats_line = std::ranges::any_of(
            earlier, [&](std::string_view other) { return other.find(body) != std::string_view::npos; });
        view.just_repeats = i > 0 && shapes[i - 1].candidate && blocks[i - 1].text.ends_with(body);
    }
    view.repeated = words.lines.at(blocks[i].text) > 1;
    if (i > 0) view.title = in(0, 1);
    if (own.empty()) return view;
    const double count = static_cast<double>(own.size());
    for (const auto word : own) {
        const auto found = words.words.find(word);
        const auto known = found == words.words.end() ? Word{i, 1} : found->second;
        view.rare += (known.blocks <= 1) / count;
        view.common += known.blocks / count / static_cast<double>(blocks.size());
        view.known_before += (known.first < i) / count;
    }
    return view;
}

} // namespace

std::vector<article::Block> fold_traditional(std::span<const article::Block> blocks, const Tables& tables) {
    const auto& table = tables.bare_text().simplified;
    std::vector<article::Block> out(blocks.begin(), blocks.end());
    for (auto& block : out) {
        std::string folded;
        folded.reserve(block.text.size());
        for (auto c = code_point_at(block.text, 0); c.size; c = code_point_at(block.text, c.end())) {
            const auto found = is_han(c.value) ? table.find(c.value) : table.end();
            if (found == table.end())
                folded.append(block.text, c.begin, c.size);
            else
                folded += found->second;
        }
        block.text = std::move(folded);
    }
    return out;
}

std::vector<LineView> view_lines(std::span<const article::Block> blocks, const Tables& tables) {
    const auto& grams = tables.bare_text().grams;
    std::vector<LineShape> shapes;
    shapes.reserve(blocks.size());
    for (const auto& block : blocks) shapes.push_back(shape_of(block, tables.words()));
    allow_sentences(blocks, shapes);
    thin_out(shapes);

    std::vector<int> positions{0}, bares;
    for (const auto& shape : shapes) {
        positions.push_back(positions.back() + shape.length);
        if (shape.bare) bares.push_back(shape.length);
    }
    std::ranges::sort(bares);
    const auto document = std::make_shared<DocumentView>(view_document(blocks, shapes, tables.words()));
    const auto memberships = join_series(blocks, shapes, positions, tables.words());
    for (std::size_t i = 0; i < blocks.size(); ++i) document->counted |= memberships[i].chapters;
    const auto openings = count_openings(blocks, shapes);
    const auto looks = group_looks(blocks, shapes, *document, positions);
    const auto words = read_words(blocks, shapes);
    const auto ends = count_ends(blocks, shapes);

    std::vector<LineView> views;
    std::vector<std::string_view> earlier; // bare lines before
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (!shapes[i].candidate) continue;
        const auto& shape = shapes[i];
        LineView view;
        view.block = i;
        view.text = blocks[i].text;
        view.body = body_of(blocks[i], shape);
        view.wording = grams.weigh(view.body);
        view.shape = shape;
        view.document = document;
        view.characters_before = positions[i];
        view.place = positions[i] / std::max(1.0, double(document->characters));
        const auto& alike = looks.at(look_of(blocks, shapes, *document, i));
        view.around = view_surroundings(blocks, shapes, *document, openings, i);
        view.series = view_series(shapes, memberships[i], alike, bares, positions, i);
        view.series.opening = first_two(view.body);
        view.series.ending = last_two(view.body);
        view.series.same_opening = ends.openings.at(view.series.opening) - 1;
        view.series.same_ending = ends.endings.at(view.series.ending) - 1;
        view.echo = view_echo(blocks, shapes, words, alike, earlier, view.body, i);
        views.push_back(std::move(view));
        if (shape.bare) {
            earlier.push_back(blocks[i].text);
            if (earlier.size() > 200) earlier.erase(earlier.begin());
        }
    }
    return views;
}

} // namespace langdu::chapter
