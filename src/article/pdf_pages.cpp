#include "article/pdf_pages.h"

#include "article/lines.h"
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
#include <map>
#include <memory>

namespace langdu {

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

struct Word {
    std::string text;
    double left{}, top{}, right{}, bottom{}, size{};
    bool space{}, bold{};
};

Word word_of(const poppler::text_box& box) {
    const auto place = box.bbox();
    Word word{folded(utf8_of(box.text())), place.left(), place.top(), place.right(), place.bottom(), place.height(), box.has_space_after(), false};
    if (box.has_font_info()) {
        if (box.get_font_size() > 0) word.size = box.get_font_size();
        const auto font = lower_case(box.get_font_name());
        for (const std::string_view heavy : {"bold", "black", "heavy", "simhei", "heiti"}) word.bold |= font.find(heavy) != std::string::npos;
    }
    return word;
}

class LineBuilder {
public:
    LineBuilder(PdfText& out, int page) : out_(out), page_(page) {}
    ~LineBuilder() { finish(); }

    void add(const Word& word) {
        if (trim(word.text).empty()) return;
        if (!line_.empty() && !continues(word)) finish();
        line_.push_back(word);
    }

private:
    bool continues(const Word& next) const {
        const auto& last = line_.back();
        const double overlap = std::min(last.bottom, next.bottom) - std::max(last.top, next.top);
        const double height = std::min(last.bottom - last.top, next.bottom - next.top);
        const double size = std::max(last.size, next.size);
        const double gap = next.left - last.right;
        return overlap > 0.4 * height && gap > -0.5 * size && gap < 2.5 * size;
    }

    void finish() {
        if (line_.empty()) return;
        std::map<double, std::size_t> sizes; // how many letters have it
        std::size_t letters = 0, bold = 0;
        for (const auto& word : line_) {
            const auto count = length_utf8(word.text);
            sizes[std::round(word.size * 2) / 2] += count;
            letters += count;
            if (word.bold) bold += count;
        }
        PdfLine line;
        line.page = page_;
        line.size = std::ranges::max_element(sizes, {}, [](const auto& entry) { return entry.second; })->first;
        line.bold = bold * 10 > letters * 9;
        line.left = line_.front().left;
        line.right = line_.back().right;
        line.top = line_.front().top;
        line.bottom = line_.front().bottom;
        const Word* previous = nullptr;
        for (const auto& word : line_) {
            line.top = std::min(line.top, word.top);
            line.bottom = std::max(line.bottom, word.bottom);
            append(line, previous, word);
            previous = &word;
        }
        if (!trim(line.text).empty()) out_.lines.push_back(std::move(line));
        line_.clear();
    }

    static void append(PdfLine& line, const Word* previous, const Word& word) {
        const double middle = (line.top + line.bottom) / 2;
        const bool small = word.size < 0.8 * line.size && previous;
        if (small && word.bottom < middle + 0.25 * line.size) {
            if (is_raised_mark(line.text, word.text, false))
                line.notes.push_back(word.text);
            else
                line.text += raised_text(line.text, word.text);
            return;
        }
        if (previous && !line.text.empty()) {
            const double gap = word.left - previous->right;
            const bool wide = gap > 0.6 * line.size;
            const bool tight = is_han(code_point_before(line.text, line.text.size()).value) || is_han(code_point_at(word.text, 0).value);
            if (wide || (previous->space && !tight)) line.text += ' ';
        }
        line.text += word.text;
    }

    PdfText& out_;
    int page_;
    std::vector<Word> line_;
};

void read_outline(const poppler::toc_item& item, int level, PdfText& out) {
    for (const auto* child : item.children()) {
        if (static_cast<int>(out.outline.size()) >= most_entries) return;
        if (auto title = std::string(trim(folded(utf8_of(child->title())))); !title.empty()) out.outline.push_back({level, std::move(title)});
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
    if (document->pages() > most_pages) throw InputError("has " + std::to_string(document->pages()) + " pages; that is no document");
    PdfText out;
    out.title = utf8_of(document->info_key("Title"));
    out.author = utf8_of(document->info_key("Author"));
    out.subject = utf8_of(document->info_key("Subject"));
    out.keywords = utf8_of(document->info_key("Keywords"));
    out.date = date_of(document->info_date_t("CreationDate"));
    for (int i = 0; i < document->pages(); ++i) {
        const std::unique_ptr<poppler::page> page{document->create_page(i)};
        const auto area = page ? page->page_rect() : poppler::rectf();
        out.pages.push_back({area.width(), area.height()});
        if (!page) continue;
        LineBuilder lines{out, i + 1};
        for (const auto& box : page->text_list(poppler::page::text_list_include_font)) lines.add(word_of(box));
    }
    if (const std::unique_ptr<poppler::toc> toc{document->create_toc()}) read_outline(*toc->root(), 1, out);
    return out;
}

// --- from one process to the other --------------------------------------------------------------------------------
std::string packed(const PdfText& text) {
    Json pages = Json::array(), lines = Json::array(), outline = Json::array();
    for (const auto& page : text.pages) pages.push_back({page.width, page.height});
    for (const auto& line : text.lines)
        lines.push_back({line.page, line.left, line.top, line.right, line.bottom, line.size, line.bold, line.text, line.notes});
    for (const auto& entry : text.outline) outline.push_back(Json::array({entry.level, entry.title}));
    return json_text({{"title", text.title}, {"author", text.author}, {"subject", text.subject}, {"keywords", text.keywords},
                      {"date", text.date}, {"pages", pages}, {"lines", lines}, {"outline", outline}});
}

PdfText unpacked(const std::string& bytes) {
    const Json in = parse_json(bytes);
    PdfText text{in["title"], in["author"], in["subject"], in["keywords"], in["date"], {}, {}, {}};
    for (const auto& page : in["pages"]) text.pages.push_back({page[0], page[1]});
    for (const auto& line : in["lines"])
        text.lines.push_back({line[0], line[1], line[2], line[3], line[4], line[5], line[6], line[7], line[8]});
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

} // namespace langdu
