#include "chapter/outline_features.h"

#include "base/unicode.h"
#include "chapter/line_view.h"
#include "chapter/outline_words.h"

#include <algorithm>

namespace langdu::chapter {

namespace {

using View = LineView;
using Style = NumberStyle;

bool is_any_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }
int count_of(std::string_view text, std::u32string_view set) {
    int count = 0;
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
        count += is_any_of(c.value, set);
    return count;
}
// The text without its last character: a mark inside it, not at its end.
std::string_view inner(std::string_view text) {
    return text.substr(0, code_point_before(text, text.size()).begin);
}
bool counts(const View& v) { return v.series.next_number > 0 || v.series.previous_number > 0; }
int nearest_number(const View& v) {
    if (v.series.next_number == 0) return v.series.previous_number;
    return v.series.previous_number == 0 ? v.series.next_number
                                         : std::min(v.series.next_number, v.series.previous_number);
}
const WordLists& words(const View& v) { return *v.document->words; }
bool alone(const View& v) { return !v.around.previous_bare && !v.around.next_bare; }
bool is_section_word(const View& v, std::string_view text) {
    const auto& list = words(v).words("section_word");
    return std::find(list.begin(), list.end(), text) != list.end();
}
// Without what a portrait or a grave is called: 刘邦像, 孔子墓.
std::string_view without_portrait_noun(std::string_view text, const WordLists& words) {
    for (const auto& noun : words.words("portrait_noun"))
        if (text.size() > noun.size() && text.ends_with(noun))
            return text.substr(0, text.size() - noun.size());
    return text;
}
bool stands_around(const View& v, std::string_view text) {
    return v.around.previous.find(text) != std::string_view::npos ||
           v.around.next.find(text) != std::string_view::npos;
}
// A name known from the text around, alone: a portrait's caption. Two to four characters that begin like a
// Chinese name, or a foreign one with a dot inside: 林小满, 大卫·休谟像.
bool is_name(const View& v) {
    const auto name = without_portrait_noun(v.text, words(v));
    const auto length = length_utf8(name);
    if (length < 2 || length > 14) return false;
    bool dotted = false;
    for (auto c = code_point_at(name, 0); c.size; c = code_point_at(name, c.end())) {
        const bool dot = c.value == U'·' || c.value == U'‧' || c.value == U'・';
        if (!is_han(c.value) && !dot) return false;
        dotted |= dot && c.begin > 0;
    }
    if (dotted) return v.echo.previous + v.echo.next >= 0.5;
    return length <= 4 && stands_around(v, name) && words(v).starts("surname", name);
}
// The text behind an opening bracket or dash.
std::string_view behind_marks(std::string_view text) {
    for (auto c = code_point_at(text, 0); c.size && is_punctuation(c.value); c = code_point_at(text, 0))
        text.remove_prefix(c.size);
    return text;
}
// Its last words speak of a picture: 如下图所示, 点击“设置”打开窗口.
bool points_to_picture(std::string_view text, const WordLists& words) {
    auto from = text.size();
    for (int i = 0; i < 60 && from > 0; ++i) from = code_point_before(text, from).begin;
    return words.contains("picture_pointer", text.substr(from));
}
// A bigram of the line is among the first characters of the next: 色键 ... 色键是一种.
bool opens_next(const View& v) {
    std::size_t end = 0;
    for (int i = 0; i < 14 && end < v.around.next.size(); ++i) end = code_point_at(v.around.next, end).end();
    const auto head = v.around.next.substr(0, end);
    std::size_t at = 0;
    while (at < v.text.size()) {
        const auto c = code_point_at(v.text, at);
        if (c.end() >= v.text.size()) break;
        const auto pair = v.text.substr(at, code_point_at(v.text, c.end()).end() - at);
        if (head.find(pair) != std::string_view::npos) return true;
        at = c.end();
    }
    return false;
}
bool bracketed(const View& v) {
    return is_any_of(v.shape.first, U"（(【[〔") && is_any_of(v.shape.last, U"）)】]〕");
}
// Digits in the line, its number left out.
int digits_in(std::string_view text) { return count_of(text, U"0123456789"); }
double at_most(double value, double limit) { return std::min(value, limit); }

// ▲ ... , ... /图, （筆者攝影）: how photo captions of the news look.
bool is_photo_line(const View& v) {
    return is_any_of(v.shape.first, U"▲△▼↑←→◀▶") || words(v).ends("credit_ending", v.text) ||
           words(v).ends("credit_ending", inner(v.text));
}

struct FeatureRow {
    std::string_view name;
    double (*value)(const View&);
};

constexpr FeatureRow rows[] = {
    // what the line looks like
    {"length", [](const View& v) { return double(v.shape.length); }},
    {"han", [](const View& v) { return double(v.shape.han); }},
    {"latin", [](const View& v) { return double(v.shape.latin); }},
    {"digits", [](const View& v) { return double(digits_in(v.body)); }},
    {"ends_full_stop", [](const View& v) { return double(is_any_of(v.shape.last, U"。.．；;")); }},
    {"ends_question", [](const View& v) { return double(is_any_of(v.shape.last, U"？?")); }},
    {"ends_colon", [](const View& v) { return double(is_any_of(v.shape.last, U"：:")); }},
    {"ends_quote", [](const View& v) { return double(is_any_of(v.shape.last, U"”’」』\"")); }},
    {"opens_title_mark", [](const View& v) { return double(v.shape.first == U'《'); }},
    {"bracketed", [](const View& v) { return double(bracketed(v)); }},
    {"commas", [](const View& v) { return double(count_of(inner(v.text), U"，,")); }},
    {"stops", [](const View& v) { return double(count_of(inner(v.body), U"。；！？;!?")); }},
    {"colons", [](const View& v) { return double(count_of(inner(v.text), U"：:")); }},
    {"spaces", [](const View& v) { return double(count_of(v.body, U" \u3000")); }},
    {"dashes", [](const View& v) { return double(count_of(v.body, U"—–|｜/·")); }},
    {"brackets", [](const View& v) { return double(count_of(v.text, U"（(")); }},
    // its words
    {"wording_heading", [](const View& v) { return double(v.wording.heading); }},
    {"wording_caption", [](const View& v) { return double(v.wording.caption); }},
    {"question_word", [](const View& v) { return double(words(v).contains("question_word", v.text)); }},
    {"prose_word", [](const View& v) { return double(words(v).contains("prose_word", v.text)); }},
    {"section_word",
     [](const View& v) {
         return double(v.shape.length <= 12 &&
                       (words(v).starts("section_word", v.body) || words(v).ends("section_word", v.body)));
     }},
    {"section_exact", [](const View& v) { return double(is_section_word(v, v.body)); }},
    {"heading_opening", [](const View& v) { return double(words(v).starts("heading_opening", v.body)); }},
    {"byline", [](const View& v) { return double(is_byline(behind_marks(v.text), words(v))); }},
    // signs of a picture
    {"credit",
     [](const View& v) {
         return double(words(v).contains("caption_credit", v.text) || words(v).ends("credit_ending", v.text));
     }},
    {"caption_label", [](const View& v) { return double(is_caption_label(v.text, words(v))); }},
    {"picture_noun", [](const View& v) { return double(words(v).ends("picture_noun", v.text)); }},
    {"place_noun", [](const View& v) { return double(words(v).ends("place_noun", v.text)); }},
    {"measure_chart",
     [](const View& v) {
         return double(words(v).contains("measure_noun", v.text) && words(v).ends("chart_verb", v.text));
     }},
    {"name_alone", [](const View& v) { return double(alone(v) && is_name(v)); }},
    {"pointed_to",
     [](const View& v) {
         return double(!v.around.next_bare && points_to_picture(v.around.previous, words(v)));
     }},
    {"just_repeats", [](const View& v) { return double(v.echo.just_repeats); }},
    {"photo_line", [](const View& v) { return double(is_photo_line(v)); }},
    // its number
    {"number_chapter",
     [](const View& v) {
         return double(v.shape.numbering.style == Style::chapter ||
                       v.shape.numbering.style == Style::section);
     }},
    {"number_article", [](const View& v) { return double(v.shape.numbering.style == Style::article); }},
    {"number_decimal",
     [](const View& v) {
         return double(v.shape.numbering.style == Style::decimal ? v.shape.numbering.depth : 0);
     }},
    {"number_arabic", [](const View& v) { return double(v.shape.numbering.style == Style::arabic); }},
    {"number_han", [](const View& v) { return double(v.shape.numbering.style == Style::han); }},
    {"number_small",
     [](const View& v) {
         return double(v.shape.numbering.style == Style::arabic_paren ||
                       v.shape.numbering.style == Style::circled || v.shape.numbering.style == Style::letter);
     }},
    {"bullet", [](const View& v) { return double(v.shape.numbering.style == Style::bullet); }},
    {"number_value", [](const View& v) { return double(at_most(v.shape.numbering.value, 30)); }},
    {"number_counts_on", [](const View& v) { return double(counts(v)); }},
    {"number_distance", [](const View& v) { return double(at_most(nearest_number(v), 40)); }},
    {"series_members", [](const View& v) { return double(at_most(v.series.members, 40)); }},
    {"series_prose", [](const View& v) { return double(at_most(v.series.prose, 3000)); }},
    {"series_chapters", [](const View& v) { return double(v.series.chapters); }},
    // where it stands
    {"place", [](const View& v) { return double(v.place); }},
    {"block", [](const View& v) { return double(at_most(double(v.block), 40)); }},
    {"blocks_behind",
     [](const View& v) { return double(at_most(v.document->blocks - 1 - double(v.block), 20)); }},
    {"characters_to_it", [](const View& v) { return double(at_most(v.characters_before, 5000)); }},
    {"outdent", [](const View& v) { return double(v.around.outdent); }},
    {"gap_before", [](const View& v) { return double(v.document->gaps_matter && v.around.gap_before); }},
    {"gap_after", [](const View& v) { return double(v.document->gaps_matter && v.around.gap_after); }},
    {"previous_length", [](const View& v) { return double(at_most(v.around.previous_length, 600)); }},
    {"second_previous_length",
     [](const View& v) { return double(at_most(v.around.second_previous_length, 600)); }},
    {"previous_bare", [](const View& v) { return double(v.around.previous_bare); }},
    {"previous_leads", [](const View& v) { return double(v.around.previous_leads); }},
    {"next_length", [](const View& v) { return double(at_most(v.around.next_length, 600)); }},
    {"second_next_length", [](const View& v) { return double(at_most(v.around.second_next_length, 600)); }},
    {"next_bare", [](const View& v) { return double(v.around.next_bare); }},
    {"next_leads", [](const View& v) { return double(v.around.next_leads); }},
    {"next_numbered", [](const View& v) { return double(v.around.next_numbered); }},
    {"next_bulleted", [](const View& v) { return double(v.around.next_bulleted); }},
    {"previous_counts", [](const View& v) { return double(v.around.previous_counts); }},
    {"next_counts", [](const View& v) { return double(v.around.next_counts); }},
    {"run_led", [](const View& v) { return double(v.around.run_led); }},
    {"previous_stop",
     [](const View& v) {
         return double(is_any_of(code_point_before(v.around.previous, v.around.previous.size()).value,
                                 U"。.！？!?”．"));
     }},
    {"bare_before", [](const View& v) { return double(v.around.bare_before); }},
    {"bare_after", [](const View& v) { return double(v.around.bare_after); }},
    {"length_in_run", [](const View& v) { return double(at_most(v.around.length_in_run, 8)); }},
    {"prose_before", [](const View& v) { return double(at_most(v.around.characters_before, 3000)); }},
    {"prose_after", [](const View& v) { return double(at_most(v.around.characters_after, 3000)); }},
    {"next_twin", [](const View& v) { return double(v.around.next_twin); }},
    {"next_goes_on", [](const View& v) { return double(words(v).starts("going_on", v.around.next)); }},
    // words it shares
    {"opens_next", [](const View& v) { return double(opens_next(v)); }},
    {"words_next", [](const View& v) { return double(v.echo.next); }},
    {"words_previous", [](const View& v) { return double(v.echo.previous); }},
    {"words_after", [](const View& v) { return double(v.echo.after); }},
    {"words_before", [](const View& v) { return double(v.echo.before); }},
    {"words_section", [](const View& v) { return double(v.echo.section); }},
    {"words_section_before", [](const View& v) { return double(v.echo.section_before); }},
    {"words_ahead", [](const View& v) { return double(v.echo.next - v.echo.previous); }},
    {"section_ahead", [](const View& v) { return double(v.echo.section - v.echo.section_before); }},
    {"whole_next", [](const View& v) { return double(v.echo.whole_next); }},
    {"repeated", [](const View& v) { return double(v.echo.repeated); }},
    {"known_before", [](const View& v) { return double(v.echo.known_before); }},
    {"whole_section", [](const View& v) { return double(v.echo.whole_section); }},
    {"rare", [](const View& v) { return double(v.echo.rare); }},
    {"common", [](const View& v) { return double(v.echo.common); }},
    {"title_words", [](const View& v) { return double(v.echo.title); }},
    // lines that look alike
    {"alike", [](const View& v) { return double(at_most(v.series.alike, 100)); }},
    {"alike_share",
     [](const View& v) { return double(v.series.alike / std::max(1.0, double(v.document->candidates))); }},
    {"alike_alone", [](const View& v) { return double(v.series.alike_alone); }},
    {"alike_next", [](const View& v) { return double(at_most(v.series.alike_next, 600)); }},
    {"alike_same_length", [](const View& v) { return double(at_most(v.series.alike_same_length, 100)); }},
    {"alike_before", [](const View& v) { return double(at_most(v.series.alike_before, 5000)); }},
    {"alike_after", [](const View& v) { return double(at_most(v.series.alike_after, 5000)); }},
    {"evenness", [](const View& v) { return double(v.series.evenness); }},
    {"length_rank", [](const View& v) { return double(v.series.length_rank); }},
    {"same_opening", [](const View& v) { return double(at_most(v.series.same_opening, 30)); }},
    {"same_ending", [](const View& v) { return double(at_most(v.series.same_ending, 30)); }},
    {"length_to_bare",
     [](const View&
            v) { return double(at_most(v.shape.length / std::max(1.0, v.document->median_bare), 10)); }},
    {"length_to_paragraph",
     [](const View&
            v) { return double(at_most(v.shape.length / std::max(1.0, v.document->mean_paragraph), 2)); }},
    // the document
    {"document_blocks", [](const View& v) { return double(at_most(v.document->blocks, 500)); }},
    {"document_characters", [](const View& v) { return double(at_most(v.document->characters, 30000)); }},
    {"document_bare",
     [](const View& v) { return double(v.document->bares / std::max(1.0, double(v.document->blocks))); }},
    {"document_bare_rate",
     [](const View& v) { return double(v.document->bares * 1000.0 / std::max(1, v.document->characters)); }},
    {"document_paragraph", [](const View& v) { return double(at_most(v.document->mean_paragraph, 600)); }},
    {"document_median_bare", [](const View& v) { return double(v.document->median_bare); }},
    {"document_speech", [](const View& v) { return double(v.document->speech); }},
    {"document_numbered", [](const View& v) { return double(v.document->numbered); }},
    {"document_bulleted", [](const View& v) { return double(v.document->bulleted); }},
    {"document_leading", [](const View& v) { return double(v.document->leading); }},
    {"document_questions", [](const View& v) { return double(v.document->questions); }},
    {"document_pictures", [](const View& v) { return double(v.document->pictures); }},
    {"document_latin", [](const View& v) { return double(v.document->latin); }},
    {"document_gaps", [](const View& v) { return double(v.document->gaps); }},
    {"numbered_apart", [](const View& v) { return double(at_most(v.document->numbered_apart, 40)); }},
};

} // namespace

std::vector<std::string_view> feature_names() {
    std::vector<std::string_view> names;
    for (const auto& row : rows) names.push_back(row.name);
    return names;
}

std::vector<std::vector<float>> line_features(std::span<const LineView> lines) {
    std::vector<std::vector<float>> out;
    out.reserve(lines.size());
    for (const auto& line : lines) {
        std::vector<float> values;
        values.reserve(std::size(rows));
        for (const auto& row : rows) values.push_back(static_cast<float>(row.value(line)));
        out.push_back(std::move(values));
    }
    return out;
}

} // namespace langdu::chapter
