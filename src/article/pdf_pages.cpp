#include "article/pdf_pages.h"

#include "article/lines.h"
#include "article/pdf_order.h"
#include "article/raised_text.h"
#include "base/error.h"
#include "base/json.h"
#include "base/run_limited.h"
#include "base/unicode.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <poppler-toc.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <initializer_list>
#include <iterator>
#include <map>
#include <memory>

namespace langdu::article {

namespace {

constexpr int most_pages = 20'000;
constexpr int most_entries = 20'000; // of an outline

std::string utf8_of(const poppler::ustring& text) {
    const auto bytes = text.to_utf8();
    return {bytes.begin(), bytes.end()};
}

// ⽂ => 文: fonts name a radical where they mean the character. Ligatures are their letters.
std::string folded(std::string_view text) {
    std::string out;
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end())) {
        const bool radical = c.value >= 0x2E80 && c.value <= 0x2FDF;
        const bool ligature = c.value >= 0xFB00 && c.value <= 0xFB06;
        const auto piece = text.substr(c.begin, c.size);
        if (radical || ligature)
            out += nfkc(piece);
        else if (c.value >= 0x20 && c.value != 0x7F)
            out += piece;
    }
    return out;
}

bool names_one_of(std::string_view font, std::initializer_list<std::string_view> names) {
    return std::ranges::any_of(
        names, [&](std::string_view name) { return font.find(name) != std::string_view::npos; });
}

// Of fonts that are drawings (Type 3) Poppler guesses the size by the width of their letters, twice too large
// for Han characters, which are as wide as they are high.
void correct_size(PdfWord& word) {
    double letters = 0;
    bool han = false;
    for (auto c = code_point_at(word.text, 0); c.size; c = code_point_at(word.text, c.end())) {
        letters += c.value < 0x80 ? 0.5 : 1;
        han |= is_han(c.value);
    }
    const double height = word.bottom - word.top, size = letters > 0 ? (word.right - word.left) / letters : 0;
    if (!han || word.turned != 0 || height < 2.2 * size) return;
    const double baseline = word.top + 0.73 * height;
    word.size = size;
    word.top = baseline - 0.88 * size;
    word.bottom = baseline + 0.12 * size;
}

PdfWord word_of(const poppler::text_box& box) {
    const auto place = box.bbox();
    PdfWord word{
        folded(utf8_of(box.text())), place.left(), place.top(), place.right(), place.bottom(), place.height(),
        box.has_space_after(),       false,        false,       box.rotation()};
    if (!box.has_font_info()) return word;
    if (box.get_font_size() > 0) word.size = box.get_font_size();
    // A word may begin in one font and end in another.
    int bold = 0, mono = 0;
    const auto letters = static_cast<int>(length_utf8(utf8_of(box.text())));
    for (int i = 0; i < letters; ++i) {
        const auto font = lower_case(box.get_font_name(i));
        bold += names_one_of(font, {"bold", "black", "heavy", "simhei", "heiti"});
        mono += names_one_of(
            font, {"mono", "courier", "consol", "menlo", "typewriter", "lmtt", "cmtt", "sourcecode"});
    }
    const bool latin =
        std::ranges::all_of(word.text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    word.bold = bold * 2 > letters;
    word.mono = latin && mono * 2 > letters;
    correct_size(word);
    return word;
}

using Words = std::vector<PdfWord>;

// Smaller letters above or below the base line: marks of notes, powers, indices. Is it one?
bool append_shifted(PdfLine& line, const PdfWord& word, double base) {
    const double raised = base - word.bottom;
    if (word.size > 0.9 * line.size) return false;
    if (raised > 0.2 * line.size) {
        if (line.text.empty() && is_note_label(word.text)) {
            line.text = word.text;
            line.label = word.text.size();
        } else if (is_raised_mark(line.text, word.text, false))
            line.notes.push_back(word.text);
        else
            line.text += raised_text(line.text, word.text);
        return true;
    }
    constexpr std::size_t longest = 3; // bytes of an index
    if (raised > -0.05 * line.size || line.text.empty() || word.text.size() > longest) return false;
    line.text += lowered_text(line.text, word.text);
    return true;
}

void append(PdfLine& line, const PdfWord* previous, const PdfWord& word, double base) {
    if (append_shifted(line, word, base)) return;
    if (previous && !line.text.empty()) {
        const double gap = word.left - previous->right;
        const bool wide = gap > 0.6 * line.size;
        const bool tight = is_han(code_point_before(line.text, line.text.size()).value) ||
                           is_han(code_point_at(word.text, 0).value);
        if (wide || (previous->space && !tight)) line.text += ' ';
    }
    line.text += word.text;
}

void add_line(const Words& words, int page, PdfText& out) {
    std::map<double, std::size_t> sizes; // how many letters have it
    std::size_t letters = 0, bold = 0, mono = 0;
    for (const auto& word : words) {
        const auto count = length_utf8(word.text);
        sizes[std::round(word.size * 2) / 2] += count;
        letters += count;
        if (word.bold) bold += count;
        if (word.mono) mono += count;
    }
    PdfLine line;
    line.page = page;
    line.size = std::ranges::max_element(sizes, {}, [](const auto& entry) { return entry.second; })->first;
    line.bold = bold * 10 > letters * 9;
    line.mono = mono * 10 > letters * 6;
    line.left = words.front().left;
    line.right = words.back().right;
    line.top = words.front().top;
    line.bottom = words.front().bottom;
    for (const auto& word : words) {
        line.top = std::min(line.top, word.top);
        line.bottom = std::max(line.bottom, word.bottom);
    }
    const auto normal =
        std::ranges::find_if(words, [&](const PdfWord& word) { return word.size > 0.9 * line.size; });
    const double base = normal == words.end() ? line.bottom : normal->bottom;
    const PdfWord* previous = nullptr;
    for (const auto& word : words) {
        append(line, previous, word, base);
        previous = &word;
    }
    if (!trim(line.text).empty()) out.lines.push_back(std::move(line));
}

// Words that are far from each other are lines of their own: cells, a running head and its number.
void add_lines(Words words, int page, PdfText& out) {
    for (auto& line : reading_order(std::move(words))) {
        Words piece;
        for (auto& word : line) {
            if (!piece.empty() &&
                word.left - piece.back().right > 2.5 * std::max(piece.back().size, word.size)) {
                add_line(piece, page, out);
                piece.clear();
            }
            piece.push_back(std::move(word));
        }
        if (!piece.empty()) add_line(piece, page, out);
    }
}

// What most of the page's words are turned by.
int turn_of(const Words& words) {
    if (is_set_vertically(words)) return 90;
    std::map<int, std::size_t> turns;
    for (const auto& word : words) ++turns[word.turned];
    const auto most = std::ranges::max_element(turns, {}, [](const auto& turn) { return turn.second; });
    return most != turns.end() && (most->first == 90 || most->first == 270) ? most->first : 0;
}

// Text across the page's own direction: a stamp at the edge, a running head above vertical text. Two digits
// in a vertical line stand upright.
bool stands_across(const PdfWord& word, int turn, bool vertical, double height) {
    if (!vertical || word.turned == turn) return word.turned != turn;
    const bool at_edge = word.bottom < 0.06 * height || word.top > 0.94 * height;
    return word.right - word.left > 1.6 * (word.bottom - word.top) || (at_edge && length_utf8(word.text) > 1);
}

void add_page(const poppler::page& page, int number, PdfText& out) {
    auto area = page.page_rect();
    if (page.orientation() == poppler::page::landscape || page.orientation() == poppler::page::seascape)
        area = {0, 0, area.height(), area.width()};
    Words words, across;
    for (const auto& box : page.text_list(poppler::page::text_list_include_font))
        if (auto word = word_of(box); !trim(word.text).empty()) words.push_back(std::move(word));
    const int turn = turn_of(words);
    const bool vertical = is_set_vertically(words);
    // Not the ranges' one: Clang 14 does not compile its result.
    const auto other = std::stable_partition(words.begin(), words.end(), [&](const PdfWord& word) {
        return !stands_across(word, turn, vertical, area.height());
    });
    across.assign(std::make_move_iterator(other), std::make_move_iterator(words.end()));
    words.erase(other, words.end());
    if (turn != 0) turn_back(words, turn, area.width(), area.height());
    out.pages.push_back({turn == 0 ? area.width() : area.height(), turn == 0 ? area.height() : area.width()});
    add_lines(std::move(words), number, out);
    for (const auto& word : across) {
        add_line({word}, number, out);
        out.lines.back().across = true;
    }
}

void read_outline(const poppler::toc_item& item, int level, PdfText& out) {
    for (const auto* child : item.children()) {
        if (static_cast<int>(out.outline.size()) >= most_entries) return;
        if (auto title = std::string(trim(folded(utf8_of(child->title())))); !title.empty())
            out.outline.push_back({level, std::move(title)});
        if (level < 6) read_outline(*child, level + 1, out);
    }
}

std::string date_of(std::time_t time) {
    std::tm parts{};
    if (time <= 0 || !::gmtime_r(&time, &parts)) return {};
    char text[32];
    return std::string(text, std::strftime(text, sizeof text, "%Y-%m-%d", &parts));
}

PdfText read_document(std::string_view bytes) {
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    const std::unique_ptr<poppler::document> document{
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()))};
    if (!document) throw InputError("a broken PDF; get the file again");
    if (document->is_locked()) throw InputError("is protected by a password; save it without one");
    if (document->pages() > most_pages)
        throw InputError("has " + std::to_string(document->pages()) + " pages; that is no document");
    PdfText out;
    out.title = utf8_of(document->info_key("Title"));
    out.author = utf8_of(document->info_key("Author"));
    out.subject = utf8_of(document->info_key("Subject"));
    out.keywords = utf8_of(document->info_key("Keywords"));
    out.date = date_of(document->info_date_t("CreationDate"));
    for (int i = 0; i < document->pages(); ++i) {
        const std::unique_ptr<poppler::page> page{document->create_page(i)};
        page ? add_page(*page, i + 1, out) : out.pages.push_back({});
    }
    if (const std::unique_ptr<poppler::toc> toc{document->create_toc()}) read_outline(*toc->root(), 1, out);
    return out;
}

// --- from one process to the other ---------------------------------------------------------------
std::string packed(const PdfText& text) {
    Json pages = Json::array(), lines = Json::array(), outline = Json::array();
    for (const auto& page : text.pages) pages.push_back({page.width, page.height});
    for (const auto& line : text.lines)
        lines.push_back({line.page, line.left, line.top, line.right, line.bottom, line.size, line.bold,
                         line.mono, line.across, line.text, line.notes, line.label});
    for (const auto& entry : text.outline) outline.push_back(Json::array({entry.level, entry.title}));
    return json_text({{"title", text.title},
                      {"author", text.author},
                      {"subject", text.subject},
                      {"keywords", text.keywords},
                      {"date", text.date},
                      {"pages", pages},
                      {"lines", lines},
                      {"outline", outline}});
}

PdfText unpacked(const std::string& bytes) {
    const Json in = parse_json(bytes);
    PdfText text{in["title"], in["author"], in["subject"], in["keywords"], in["date"], {}, {}, {}};
    for (const auto& page : in["pages"]) text.pages.push_back({page[0], page[1]});
    for (const auto& line : in["lines"])
        text.lines.push_back({line[0], line[1], line[2], line[3], line[4], line[5], line[6], line[7], line[8],
                              line[9], line[10], false, line[11]});
    for (const auto& entry : in["outline"]) text.outline.push_back({entry[0], entry[1]});
    return text;
}

} // namespace

PdfText read_pdf_text(std::string_view bytes, const std::string& place) {
    if (bytes.size() > (1u << 30)) throw InputError(place + ": a PDF of more than 1 GB; that is no document");
    const auto result = run_limited([&] { return packed(read_document(bytes)); });
    switch (result.end) {
    case LimitedEnd::done:
        return unpacked(result.output);
    case LimitedEnd::too_slow:
        throw InputError(place + ": this PDF takes too long to read; print it to a new PDF");
    case LimitedEnd::too_large:
        throw InputError(place + ": this PDF has too much text; split it");
    case LimitedEnd::failed:
        break;
    }
    if (result.exit_code == 1) throw InputError(place + ": " + result.errors);
    throw InputError(place + ": a broken PDF; print it to a new PDF");
}

} // namespace langdu::article
