// What looks wrong in an article, on one screen: for a person who wants to know whether it can be rendered as
// it is. explain says what was made of every character; this says where to look.
#include "app/app.h"
#include "app/report.h"
#include "app/settings.h"
#include "app/translate.h"
#include "base/files.h"
#include "base/unicode.h"
#include "chapter/numbering.h"
#include "narration/narrate_passage.h"
#include "podcast/dates.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <set>

namespace langdu::app {

namespace {

struct CheckState {
    std::string article;
    Values given;
};

// Places of one kind of doubt, as they are printed.
using Doubts = std::map<std::string, std::vector<std::string>>;

std::string place_of(int line, std::string_view text) {
    constexpr std::size_t longest = 60; // bytes
    auto shown = std::string(text.substr(0, grapheme_cut(text, longest)));
    if (shown.size() < text.size()) shown += "…";
    return line > 0 ? tr("line {}: {}", line, shown) : shown;
}

std::size_t characters(const chapter::Chapter& chapter) {
    std::size_t sum = 0;
    for (const auto& passage : chapter.passages) sum += length_utf8(passage.text);
    return sum;
}

void check_titles(const chapter::Script& script, Doubts& doubts) {
    std::map<std::string, int> seen;
    for (const auto& chapter : script.chapters) {
        const auto& title = chapter.title;
        const auto place = place_of(chapter.line, title);
        if (++seen[title] == 2) doubts["titles that stand twice"].push_back(place);
        const auto numbering = chapter::find_numbering(title);
        const bool digits = title.find_first_not_of("0123456789.- ") == std::string::npos;
        if (digits || (numbering.style != chapter::NumberStyle::none && numbering.size >= title.size()))
            doubts["titles that are numbers alone"].push_back(place);
        if (length_utf8(title) > 45 || title.ends_with("。") || title.ends_with("，"))
            doubts["titles that may be sentences"].push_back(place);
        if (script.chapters.size() > 1 && characters(chapter) < length_utf8(title) + 10)
            doubts["chapters with hardly any text"].push_back(place);
    }
}

// Signs of markup in what will be said.
void check_marks(const chapter::Passage& passage, Doubts& doubts) {
    for (const std::string_view mark :
         {":::",   "{{",     "}}",  "{%", "%}", "[[", "]]", "](", "![",  "**", "</",   "/>", "&nbsp",
          "&amp;", "\\frac", "\\(", "$$", "[!", "{#", "==", "~~", "```", "[^", "<!--", "�"})
        if (passage.text.find(mark) != std::string::npos) {
            doubts["marks that may be read"].push_back(place_of(
                passage.line, passage.text.substr(grapheme_cut(passage.text, passage.text.find(mark)))));
            return;
        }
}

// Digits in a row that are long for a number.
void check_numbers(const narration::NarratedPassage& plan, int line, Doubts& doubts) {
    constexpr std::size_t longest = 9;
    for (const auto& reading : plan.text.readings) {
        const auto written = reading.written.of(plan.text.written);
        std::size_t run = 0, most = 0;
        for (const char c : written) {
            run = c >= '0' && c <= '9' ? run + 1 : 0;
            most = std::max(most, run);
        }
        if (most >= longest && !reading.skipped)
            doubts["long numbers"].push_back(place_of(
                line, std::string(written) + " => " + std::string(reading.spoken.of(plan.text.spoken))));
    }
}

void print_size(const chapter::Script& script) {
    const auto [least, most] = std::ranges::minmax_element(script.chapters, {}, characters);
    std::cout << "  "
              << (script.chapters.size() > 1
                      ? tr("chapters: {}, from {} ({}) to {} characters ({})", script.chapters.size(),
                           characters(*least), least->title, characters(*most), most->title)
                      : tr("chapters: {}", script.chapters.size()))
              << '\n';
}

// The text has no title. Of alibaba-ai.txt the first heading may be a better one, but that is for people to
// say.
bool is_called_by_its_file(const chapter::Script& script) {
    return script.title == std::filesystem::path(script.source).stem() &&
           std::ranges::none_of(script.blocks,
                                [&](const article::Block& block) { return block.text == script.title; });
}

int check(const CheckState& state) {
    const Job job = make_job(state.article, {}, state.given);
    const chapter::Script script = read_script(job);
    const narration::Mandarin mandarin{data_directory(), job.accent};
    Doubts doubts;
    std::vector<Skipped> skipped = script.skipped;
    std::set<std::string> unknown;
    std::size_t said = 0;
    for (const auto& chapter : script.chapters)
        for (const auto& passage : chapter.passages) {
            const auto plan = narration::narrate_passage(passage, mandarin, job.normalizer);
            skipped.insert(skipped.end(), plan.skipped.begin(), plan.skipped.end());
            unknown.insert(plan.unknown.begin(), plan.unknown.end());
            said += length_utf8(passage.text);
            check_marks(passage, doubts);
            check_numbers(plan, passage.line, doubts);
        }
    check_titles(script, doubts);
    std::size_t outside = 0;
    for (const auto& piece : skipped)
        if (piece.reason == SkipReason::outside_the_article) outside += length_utf8(piece.text);
    std::cout << script.title;
    for (const auto& field : {script.author, script.date, script.language})
        if (!field.empty()) std::cout << ", " << field;
    std::cout << "\n  "
              << (outside > 0 ? tr("text: {} characters are said, {} more are on the page ({}% is said)",
                                   said, outside, 100 * said / (said + outside))
                              : tr("text: {} characters are said", said))
              << '\n';
    print_size(script);
    if (is_called_by_its_file(script)) {
        const auto& first = script.chapters.front().title;
        std::cout << "  "
                  << tr("title: none in it, its file's name is taken; --title '{}' gives it another",
                        first == script.title ? std::string(3, '.') : first)
                  << '\n';
    }
    if (const auto sum = sum_skipped(skipped); sum.characters)
        std::cout << "  " << tr("skipped: {}", sum.by_reason) << '\n';
    auto warnings = script.warnings;
    if (const auto complaint = podcast::date_complaint(script.date); !complaint.empty())
        warnings.push_back(complaint);
    for (const auto& warning : warnings) std::cout << "  ! " << tr(warning) << '\n';
    if (!unknown.empty()) {
        std::cout << "  ? " << tr("no known reading:");
        for (const auto& character : unknown) std::cout << ' ' << character;
        std::cout << '\n';
    }
    constexpr std::size_t most_shown = 3;
    for (const auto& [what, places] : doubts) {
        std::cout << "  ? " << tr(what) << ": " << places.size() << '\n';
        for (std::size_t i = 0; i < std::min(places.size(), most_shown); ++i)
            std::cout << "      " << places[i] << '\n';
    }
    if (doubts.empty() && unknown.empty() && warnings.empty())
        std::cout << "  " << tr("nothing looks wrong") << '\n';
    return 0;
}

} // namespace

std::function<int()> command_check(Arguments& app) {
    const auto state = std::make_shared<CheckState>();
    app.add_option("ARTICLE", state->article, "A file, a web address, or - for standard input").required();
    add_settings(app, state->given);
    return [state] { return check(*state); };
}

} // namespace langdu::app
