#include "chapter/outline_features.h"

#include "base/files.h"
#include "base/unicode.h"
#include "base/word_lists.h"
#include "chapter/line_view.h"

#include <algorithm>

namespace langdu {

namespace {

using View = LineView;
using Style = NumberStyle;

bool is_any_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }
bool has_any_of(std::string_view text, std::u32string_view set) {
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
        if (is_any_of(c.value, set)) return true;
    return false;
}
bool has_han(std::string_view text) {
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
        if (is_han(c.value)) return true;
    return false;
}
// The text without its last character: a mark inside it, not at its end.
std::string_view inner(std::string_view text) {
    return text.substr(0, code_point_before(text, text.size()).begin);
}
bool between(int value, int low, int high) { return value >= low && value <= high; }
bool counts(const View& v) { return v.next_number_distance > 0 || v.previous_number_distance > 0; }
int nearest_number(const View& v) {
    if (v.next_number_distance == 0) return v.previous_number_distance;
    return v.previous_number_distance == 0 ? v.next_number_distance
                                           : std::min(v.next_number_distance, v.previous_number_distance);
}
// Words that tell headings from captions and bylines; read once.
const WordLists& words() {
    static const WordLists lists{data_directory() / "voices/mandarin/outline_words.tsv"};
    return lists;
}
bool is_caption_label(const View& v) {
    if (words().starts("caption_label", v.text)) return true;
    if (!words().starts("caption_numbered", v.text)) return false;
    const auto at = v.text.find_first_of("0123456789");
    return at != std::string_view::npos && at < 20 && length_utf8(v.text.substr(0, at)) <= 12;
}
bool alone(const View& v) { return !v.previous_bare && !v.next_bare; }
bool is_one_of(std::string_view name, std::string_view text) {
    const auto& list = words().words(name);
    return std::find(list.begin(), list.end(), text) != list.end();
}
bool is_section_word(std::string_view text) { return is_one_of("section_word", text); }
// Two to four characters that begin like a name, known from the text around: a portrait's caption.
bool is_name(const View& v) {
    if (v.length < 2 || v.length > 4 || !(v.whole_previous || v.whole_next)) return false;
    for (auto c = code_point_at(v.text, 0); c.size; c = code_point_at(v.text, c.end()))
        if (!is_han(c.value)) return false;
    return words().starts("surname", v.text);
}
// Its last words speak of a picture: 如下图所示, 点击“设置”打开窗口.
bool points_to_picture(std::string_view text) {
    auto from = text.size();
    for (int i = 0; i < 60 && from > 0; ++i) from = code_point_before(text, from).begin;
    return words().contains("picture_pointer", text.substr(from));
}
// A bigram of the line is among the first characters of the next: 色键 ... 色键是一种.
bool opens_next(const View& v) {
    std::size_t end = 0;
    for (int i = 0; i < 14 && end < v.next.size(); ++i) end = code_point_at(v.next, end).end();
    const auto head = v.next.substr(0, end);
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
bool asks(std::string_view text) { return length_utf8(text) < 80 && has_any_of(text, U"？?"); }
// 桥接模式(Bridge Pattern): the term and what it is called elsewhere.
bool has_gloss(std::string_view text) {
    const auto last = code_point_before(text, text.size());
    if (!is_any_of(last.value, U"）)")) return false;
    const auto open = std::min(text.find('('), text.find("（"));
    return open != std::string_view::npos && open > 0 &&
           is_ascii_letter(code_point_at(text, code_point_at(text, open).end()).value);
}
bool bracketed(const View& v) { return is_any_of(v.first, U"（(【[〔") && is_any_of(v.last, U"）)】]〕"); }

struct FeatureRow {
    std::string_view name;
    double (*value)(const View&);
};

constexpr FeatureRow rows[] = {
    {"bias", [](const View&) { return 1.0; }},
    // what the line looks like
    {"length_1_2", [](const View& v) { return double(between(v.length, 1, 2)); }},
    {"length_3_4", [](const View& v) { return double(between(v.length, 3, 4)); }},
    {"length_5_8", [](const View& v) { return double(between(v.length, 5, 8)); }},
    {"length_9_14", [](const View& v) { return double(between(v.length, 9, 14)); }},
    {"length_15_20", [](const View& v) { return double(between(v.length, 15, 20)); }},
    {"length_21_28", [](const View& v) { return double(between(v.length, 21, 28)); }},
    {"length_29_40", [](const View& v) { return double(between(v.length, 29, 40)); }},
    {"length_41", [](const View& v) { return double(v.length > 40); }},
    {"ends_full_stop", [](const View& v) { return double(is_any_of(v.last, U"。.．；;")); }},
    {"ends_question", [](const View& v) { return double(is_any_of(v.last, U"？?")); }},
    {"ends_exclamation", [](const View& v) { return double(is_any_of(v.last, U"！!")); }},
    {"ends_colon", [](const View& v) { return double(is_any_of(v.last, U"：:")); }},
    {"ends_comma", [](const View& v) { return double(is_any_of(v.last, U"，,、")); }},
    {"ends_ellipsis", [](const View& v) { return double(v.last == U'…'); }},
    {"ends_quote", [](const View& v) { return double(is_any_of(v.last, U"”’」』\"")); }},
    {"ends_bracket", [](const View& v) { return double(is_any_of(v.last, U"）)】]")); }},
    {"opens_quote", [](const View& v) { return double(is_any_of(v.first, U"“‘「『\"")); }},
    {"opens_title_mark", [](const View& v) { return double(v.first == U'《'); }},
    {"bracketed", [](const View& v) { return double(bracketed(v)); }},
    {"inner_comma", [](const View& v) { return double(has_any_of(inner(v.text), U"，,")); }},
    {"inner_stop", [](const View& v) { return double(has_any_of(inner(v.body), U"。；！？;!?")); }},
    {"inner_colon", [](const View& v) { return double(has_any_of(inner(v.text), U"：:")); }},
    {"no_han", [](const View& v) { return double(!has_han(v.text)); }},
    {"no_han_short", [](const View& v) { return double(!has_han(v.text) && v.length <= 16); }},
    {"emoji", [](const View& v) { return double(is_emoji(v.first)); }},
    {"emoji_sentence", [](const View& v) { return double(is_emoji(v.first) && is_any_of(v.last, U"。！？.!?")); }},
    {"address",
     [](const View& v) {
         return double(v.text.find("://") != std::string_view::npos ||
                       v.text.find('@') != std::string_view::npos);
     }},
    {"question_word", [](const View& v) { return double(words().contains("question_word", v.text)); }},
    {"prose_word", [](const View& v) { return double(words().contains("prose_word", v.text)); }},
    {"prose_word_long",
     [](const View& v) { return double(v.length > 14 && words().contains("prose_word", v.text)); }},
    {"section_word",
     [](const View& v) {
         return double(v.length <= 12 &&
                       (words().starts("section_word", v.body) || words().ends("section_word", v.body)));
     }},
    {"lead_in", [](const View& v) { return double(words().contains("lead_in", v.text)); }},
    {"byline", [](const View& v) { return double(words().starts("byline", v.text)); }},
    {"credit", [](const View& v) { return double(words().contains("caption_credit", v.text)); }},
    {"caption_label", [](const View& v) { return double(is_caption_label(v)); }},
    {"picture_noun", [](const View& v) { return double(words().ends("picture_noun", v.text)); }},
    {"picture_verb", [](const View& v) { return double(words().contains("picture_verb", v.text)); }},
    {"chart_verb", [](const View& v) { return double(words().ends("chart_verb", v.text)); }},
    // its number
    {"number_chapter",
     [](const View& v) {
         return double(v.numbering.style == Style::chapter || v.numbering.style == Style::section);
     }},
    {"number_article", [](const View& v) { return double(v.numbering.style == Style::article); }},
    {"number_step", [](const View& v) { return double(v.numbering.style == Style::step); }},
    {"number_decimal", [](const View& v) { return double(v.numbering.style == Style::decimal); }},
    {"number_arabic",
     [](const View& v) {
         return double(v.numbering.style == Style::arabic || v.numbering.style == Style::padded);
     }},
    {"number_han", [](const View& v) { return double(v.numbering.style == Style::han); }},
    {"number_han_paren", [](const View& v) { return double(v.numbering.style == Style::han_paren); }},
    {"number_small",
     [](const View& v) {
         return double(v.numbering.style == Style::arabic_paren || v.numbering.style == Style::circled ||
                       v.numbering.style == Style::letter);
     }},
    {"bullet", [](const View& v) { return double(v.numbering.style == Style::bullet); }},
    {"number_counts_on", [](const View& v) { return double(counts(v)); }},
    {"number_adjacent", [](const View& v) { return double(counts(v) && nearest_number(v) == 1); }},
    {"number_apart", [](const View& v) { return double(counts(v) && nearest_number(v) > 1); }},
    // where it stands
    {"first_block", [](const View& v) { return double(v.first_block); }},
    {"last_block", [](const View& v) { return double(v.last_block); }},
    {"opening", [](const View& v) { return double(v.block < 4); }},
    {"outdented", [](const View& v) { return double(v.outdent >= 2); }},
    {"gap_before_only", [](const View& v) { return double(v.gaps_matter && v.gap_before && !v.gap_after); }},
    {"gap_none", [](const View& v) { return double(v.gaps_matter && !v.gap_before); }},
    {"gap_both", [](const View& v) { return double(v.gaps_matter && v.gap_before && v.gap_after); }},
    {"previous_long", [](const View& v) { return double(v.previous_length >= 60); }},
    {"previous_stop",
     [](const View& v) {
         return double(is_any_of(code_point_before(v.previous, v.previous.size()).value, U"。.！？!?”．"));
     }},
    {"previous_bare", [](const View& v) { return double(v.previous_bare); }},
    {"previous_leads", [](const View& v) { return double(v.previous_leads); }},
    {"previous_numbered", [](const View& v) { return double(v.previous_numbered); }},
    {"next_long", [](const View& v) { return double(v.next_length >= 60); }},
    {"next_medium", [](const View& v) { return double(between(v.next_length, 25, 59)); }},
    {"next_bare", [](const View& v) { return double(v.next_bare); }},
    {"next_leads", [](const View& v) { return double(v.next_leads); }},
    {"next_numbered", [](const View& v) { return double(v.next_numbered); }},
    {"alone", [](const View& v) { return double(alone(v)); }},
    {"run_3", [](const View& v) { return double(v.bare_before + v.bare_after >= 2); }},
    {"run_5", [](const View& v) { return double(v.bare_before + v.bare_after >= 4); }},
    {"run_end", [](const View& v) { return double(v.bare_before >= 2 && v.bare_after == 0); }},
    {"prose_before_long", [](const View& v) { return double(v.characters_before >= 300); }},
    {"prose_after_long", [](const View& v) { return double(v.characters_after >= 300); }},
    {"prose_after_short", [](const View& v) { return double(v.characters_after < 60); }},
    {"pair_first", [](const View& v) { return double(!v.previous_bare && v.bare_after == 1); }},
    {"pair_second", [](const View& v) { return double(!v.next_bare && v.bare_before == 1); }},
    {"opens_list", [](const View& v) { return double(v.opens_list); }},
    {"short_in_run", [](const View& v) { return double(v.length_in_run < 0.5); }},
    {"long_in_run", [](const View& v) { return double(v.length_in_run > 1.5); }},
    {"numbered_headings", [](const View& v) { return double(v.numbered_headings); }},
    {"name_alone", [](const View& v) { return double(alone(v) && is_name(v)); }},
    {"place_noun_alone", [](const View& v) { return double(alone(v) && words().ends("place_noun", v.text)); }},
    {"measure_chart",
     [](const View& v) {
         return double(words().contains("measure_noun", v.text) && words().ends("chart_verb", v.text));
     }},
    {"locative",
     [](const View& v) {
         const auto at = v.body.find("在");
         return double(v.length <= 24 && at != std::string_view::npos && at >= 6);
     }},
    {"section_exact", [](const View& v) { return double(is_section_word(v.body)); }},
    {"section_exact_run", [](const View& v) { return double(is_section_word(v.body) && !alone(v)); }},
    {"section_name", [](const View& v) { return double(is_one_of("section_name", v.body)); }},
    {"heading_opening", [](const View& v) { return double(words().starts("heading_opening", v.body)); }},
    {"question_alone",
     [](const View& v) { return double(is_any_of(v.last, U"？?") && v.next_length >= 25 && !v.next_leads); }},
    {"question_beside",
     [](const View& v) { return double(is_any_of(v.last, U"？?") && (asks(v.previous) || asks(v.next))); }},
    {"gloss", [](const View& v) { return double(v.length < 40 && has_gloss(v.text)); }},
    {"picture_noun_alone",
     [](const View& v) { return double(alone(v) && words().ends("picture_noun", v.text)); }},
    {"pointed_to", [](const View& v) { return double(!v.next_bare && points_to_picture(v.previous)); }},
    {"back_alone",
     [](const View& v) { return alone(v) ? std::max(0.0, v.words_previous - v.words_next) : 0; }},
    // words it shares
    {"words_next", [](const View& v) { return v.words_next; }},
    {"opens_next", [](const View& v) { return double(opens_next(v)); }},
    {"next_goes_on", [](const View& v) { return double(words().starts("going_on", v.next)); }},
    {"words_previous", [](const View& v) { return v.words_previous; }},
    {"words_after", [](const View& v) { return v.words_after; }},
    {"words_before", [](const View& v) { return v.words_before; }},
    {"words_back", [](const View& v) { return std::max(0.0, v.words_previous - v.words_next); }},
    {"words_ahead", [](const View& v) { return std::max(0.0, v.words_next - v.words_previous); }},
    {"whole_next", [](const View& v) { return double(v.whole_next); }},
    {"whole_previous", [](const View& v) { return double(v.whole_previous); }},
    {"known_before", [](const View& v) { return v.known_before; }},
    {"repeats_line", [](const View& v) { return double(v.repeats_line); }},
    {"just_repeats", [](const View& v) { return double(v.just_repeats); }},
    {"repeated", [](const View& v) { return double(v.repeated); }},
    {"subject", [](const View& v) { return v.subject; }},
    {"next_twin", [](const View& v) { return double(v.next_twin); }},
};

} // namespace

std::vector<std::string_view> feature_names() {
    std::vector<std::string_view> names;
    for (const auto& row : rows) names.push_back(row.name);
    return names;
}

std::vector<Candidate> find_candidates(std::span<const Block> blocks) {
    std::vector<Candidate> candidates;
    for (const auto& view : view_lines(blocks)) {
        Candidate candidate{view.block, {}};
        candidate.features.reserve(std::size(rows));
        for (const auto& row : rows) candidate.features.push_back(static_cast<float>(row.value(view)));
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

} // namespace langdu
