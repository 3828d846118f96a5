#include "base/skip_reason.h"

#include <algorithm>
#include <array>

namespace langdu {

namespace {

struct ReasonRow {
    SkipReason reason;
    std::string_view words;
};

constexpr std::array rows{
    ReasonRow{SkipReason::abbreviation, "abbreviation"},
    ReasonRow{SkipReason::about_the_book, "about the book"},
    ReasonRow{SkipReason::about_the_feed, "about the feed"},
    ReasonRow{SkipReason::about_the_item, "about the item"},
    ReasonRow{SkipReason::angle_bracket, "angle bracket"},
    ReasonRow{SkipReason::arrow, "arrow"},
    ReasonRow{SkipReason::attribute, "attribute"},
    ReasonRow{SkipReason::behind_the_sample, "behind the sample"},
    ReasonRow{SkipReason::block_name, "block name"},
    ReasonRow{SkipReason::box, "box"},
    ReasonRow{SkipReason::broken_container, "broken container"},
    ReasonRow{SkipReason::broken_front_matter, "broken front matter"},
    ReasonRow{SkipReason::byline, "byline"},
    ReasonRow{SkipReason::caption, "caption"},
    ReasonRow{SkipReason::change, "change"},
    ReasonRow{SkipReason::chapter_not_chosen, "chapter not chosen"},
    ReasonRow{SkipReason::citation, "citation"},
    ReasonRow{SkipReason::code_block, "code block"},
    ReasonRow{SkipReason::code_language, "code language"},
    ReasonRow{SkipReason::combining_mark, "combining mark"},
    ReasonRow{SkipReason::comment, "comment"},
    ReasonRow{SkipReason::control_character, "control character"},
    ReasonRow{SkipReason::credit, "credit"},
    ReasonRow{SkipReason::cue_number, "cue number"},
    ReasonRow{SkipReason::dash_before_until_now, "dash before until now"},
    ReasonRow{SkipReason::dash_in_a_name, "dash in a name"},
    ReasonRow{SkipReason::data_of_the_lyrics, "data of the lyrics"},
    ReasonRow{SkipReason::decoration, "decoration"},
    ReasonRow{SkipReason::deleted_revision, "deleted revision"},
    ReasonRow{SkipReason::diagram, "diagram"},
    ReasonRow{SkipReason::directive, "directive"},
    ReasonRow{SkipReason::document_property, "document property"},
    ReasonRow{SkipReason::drawing, "drawing"},
    ReasonRow{SkipReason::drawing_of_a_formula, "drawing of a formula"},
    ReasonRow{SkipReason::e_mail_address, "e-mail address"},
    ReasonRow{SkipReason::edit_link, "edit link"},
    ReasonRow{SkipReason::embedded_file, "embedded file"},
    ReasonRow{SkipReason::embedded_object, "embedded object"},
    ReasonRow{SkipReason::emoji, "emoji"},
    ReasonRow{SkipReason::expression, "expression"},
    ReasonRow{SkipReason::field, "field"},
    ReasonRow{SkipReason::footnote, "footnote"},
    ReasonRow{SkipReason::footnote_mark, "footnote mark"},
    ReasonRow{SkipReason::for_browsers_without_frames, "for browsers without frames"},
    ReasonRow{SkipReason::for_browsers_without_scripts, "for browsers without scripts"},
    ReasonRow{SkipReason::form, "form"},
    ReasonRow{SkipReason::formula, "formula"},
    ReasonRow{SkipReason::formula_source, "formula source"},
    ReasonRow{SkipReason::formula_without_words, "formula without words"},
    ReasonRow{SkipReason::front_matter, "front matter"},
    ReasonRow{SkipReason::front_page, "front page"},
    ReasonRow{SkipReason::hashtag_sign, "hashtag sign"},
    ReasonRow{SkipReason::hidden, "hidden"},
    ReasonRow{SkipReason::html_comment, "HTML comment"},
    ReasonRow{SkipReason::html_tag, "HTML tag"},
    ReasonRow{SkipReason::image_address, "image address"},
    ReasonRow{SkipReason::image_description, "image description"},
    ReasonRow{SkipReason::image_title, "image title"},
    ReasonRow{SkipReason::import_, "import"},
    ReasonRow{SkipReason::index, "index"},
    ReasonRow{SkipReason::invalid_byte, "invalid byte"},
    ReasonRow{SkipReason::line_of_the_site, "line of the site"},
    ReasonRow{SkipReason::link, "link"},
    ReasonRow{SkipReason::link_definition, "link definition"},
    ReasonRow{SkipReason::link_target, "link target"},
    ReasonRow{SkipReason::link_title, "link title"},
    ReasonRow{SkipReason::list_mark, "list mark"},
    ReasonRow{SkipReason::list_number, "list number"},
    ReasonRow{SkipReason::mark_up, "mark-up"},
    ReasonRow{SkipReason::missing_in_the_container, "missing in the container"},
    ReasonRow{SkipReason::name_of_the_feed, "name of the feed"},
    ReasonRow{SkipReason::no_text, "no text"},
    ReasonRow{SkipReason::note_mark, "note mark"},
    ReasonRow{SkipReason::note_of_the_subtitles, "note of the subtitles"},
    ReasonRow{SkipReason::note_without_a_mark, "note without a mark"},
    ReasonRow{SkipReason::nothing_but_punctuation, "nothing but punctuation"},
    ReasonRow{SkipReason::other_language, "other language"},
    ReasonRow{SkipReason::outline_entry_that_stands_on_no_page, "outline entry that stands on no page"},
    ReasonRow{SkipReason::outside_the_article, "outside the article"},
    ReasonRow{SkipReason::page_footer, "page footer"},
    ReasonRow{SkipReason::page_header, "page header"},
    ReasonRow{SkipReason::page_mark, "page mark"},
    ReasonRow{SkipReason::page_number, "page number"},
    ReasonRow{SkipReason::page_title, "page title"},
    ReasonRow{SkipReason::pause_mark, "pause mark"},
    ReasonRow{SkipReason::permalink, "permalink"},
    ReasonRow{SkipReason::placeholder, "placeholder"},
    ReasonRow{SkipReason::quote, "quote"},
    ReasonRow{SkipReason::raised_or_lowered, "raised or lowered"},
    ReasonRow{SkipReason::raised_sign, "raised sign"},
    ReasonRow{SkipReason::reading_taken_from_ruby, "reading, taken from ruby"},
    ReasonRow{SkipReason::reference, "reference"},
    ReasonRow{SkipReason::renamed_by_the_outline, "renamed by the outline"},
    ReasonRow{SkipReason::repeated_line, "repeated line"},
    ReasonRow{SkipReason::repeated_title, "repeated title"},
    ReasonRow{SkipReason::replacement_character, "replacement character"},
    ReasonRow{SkipReason::row_number, "row number"},
    ReasonRow{SkipReason::ruby, "ruby"},
    ReasonRow{SkipReason::running_head, "running head"},
    ReasonRow{SkipReason::script, "script"},
    ReasonRow{SkipReason::script_of_the_subtitles, "script of the subtitles"},
    ReasonRow{SkipReason::script_without_a_voice, "script without a voice"},
    ReasonRow{SkipReason::separator, "separator"},
    ReasonRow{SkipReason::shortcode, "shortcode"},
    ReasonRow{SkipReason::sign_without_an_amount, "sign without an amount"},
    ReasonRow{SkipReason::sound, "sound"},
    ReasonRow{SkipReason::table, "table"},
    ReasonRow{SkipReason::table_of_contents, "table of contents"},
    ReasonRow{SkipReason::tags, "tags"},
    ReasonRow{SkipReason::template_, "template"},
    ReasonRow{SkipReason::template_tag, "template tag"},
    ReasonRow{SkipReason::text_across_the_page, "text across the page"},
    ReasonRow{SkipReason::time, "time"},
    ReasonRow{SkipReason::title_of_the_notes, "title of the notes"},
    ReasonRow{SkipReason::trade_mark_or_copyright_sign, "trade mark or copyright sign"},
    ReasonRow{SkipReason::url, "url"},
    ReasonRow{SkipReason::user_lexicon, "user lexicon"},
    ReasonRow{SkipReason::wiki_link, "wiki link"},
    ReasonRow{SkipReason::other, "other"},
};

static_assert([] {
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (static_cast<std::size_t>(rows[i].reason) != i) return false;
    return rows.size() == static_cast<std::size_t>(SkipReason::other) + 1;
}());

} // namespace

std::string_view words_of(SkipReason reason) { return rows[static_cast<std::size_t>(reason)].words; }

SkipReason skip_reason_of(std::string_view words) {
    const auto* row = std::ranges::find(rows, words, &ReasonRow::words);
    return row == rows.end() ? SkipReason::other : row->reason;
}

} // namespace langdu
