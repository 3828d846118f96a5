#include "chapter/outline_judge.h"

#include "chapter/outline_context.h"
#include "chapter/outline_features.h"
#include "chapter/outline_words.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

namespace langdu::chapter {

namespace {

constexpr double never = -9;

// A quotation may be the cross-head of a report: 「黄金周」. Where people talk a lot, and anywhere a whole
// sentence among those who talk, it is what somebody says.
bool is_speech(const LineView& line) {
    const auto& document = *line.document;
    if (!line.shape.speech) return false;
    const bool sentence =
        std::u32string_view(U"。！？…—～!?.").find(line.shape.end_mark) != std::u32string_view::npos;
    return document.talk > 0.15 || (document.talk > 0.05 && document.counted) ||
           (sentence && (document.talk > 0.05 || document.mean_paragraph < 60));
}

// 一, 12, 3.: nothing but a number.
bool is_number(const LineView& line) {
    std::size_t end = 0;
    return line.body.empty() || (read_number(line.text, end) && end == line.text.size());
}

bool names_part(const LineView& line) { return line.document->words->starts("part_name", line.body); }

// Chapters that count, or people who talk: no article with pictures.
bool tells_story(const LineView& line) { return line.document->counted || line.document->talk > 0.05; }

// What only a caption says, or only a caption looks like: 2, what many captions do: 1.
int picture_sign(const LineView& line) {
    const auto& words = *line.document->words;
    if (shows_picture(line.text, words)) return 2;
    if (tells_story(line)) return 0;
    const auto& echo = line.echo;
    if (echo.just_repeats || words.ends("picture_noun", line.text) || words.ends("place_noun", line.text) ||
        words.ends("chart_verb", line.text) || (line.shape.length <= 4 && words.starts("surname", line.text)))
        return 2;
    return words.contains("picture_verb", line.text) ||
           words.contains("picture_pointer", line.around.previous) || echo.repeats_line ||
           echo.whole_previous || echo.whole_next || echo.previous >= 0.5 || echo.before >= 0.5 ||
           line.document->pictures > 0;
}

// Lines that count on stand or fall together: each gets the mean of its series.
void agree(std::span<const LineView> lines, std::vector<Score>& scores) {
    struct Sum {
        double heading{}, caption{}, count{};
    };
    std::map<int, Sum> sums;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].series.series >= 0) {
            auto& sum = sums[lines[i].series.series];
            sum.heading += scores[i].heading;
            sum.caption += scores[i].caption;
            ++sum.count;
        }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& series = lines[i].series;
        if (series.series < 0) continue;
        const auto& sum = sums.at(series.series);
        constexpr double surely = 4;
        const double mean = sum.heading / sum.count;
        // 1. 2. 3. may join a list and the headings around it: a line that is sure of itself is half heard.
        scores[i].heading = series.chapters     ? mean + surely
                            : series.fixed_head ? mean
                                                : (mean + scores[i].heading) / 2;
        if (series.chapters) scores[i].caption = never;
    }
}

} // namespace

std::vector<Score> obey_structure(std::span<const LineView> lines, std::vector<Score> scores) {
    agree(lines, scores);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& line = lines[i];
        auto& score = scores[i];
        // Nothing taught what titles look like: a first line that stands alone is one.
        if (line.block == 0 && line.shape.bare && line.shape.length >= 6 && score.caption < 0 &&
            !is_byline(line.text, *line.document->words))
            score.heading += 1.5;
        if (line.around.list_led) score.heading -= 0.5; // what a colon leads to is a list
        if (is_speech(line) || line.around.previous_broken) score = {never, never};
        if (line.document->counted && !line.series.chapters &&
            line.shape.numbering.style == NumberStyle::none && !names_part(line))
            score.heading -= line.document->speech > 0.03 ? 6 : 1.5;
        const int sign = picture_sign(line);
        if (sign == 0) score.caption = tells_story(line) ? never : score.caption - 1;
        if (sign == 1) score.caption -= 0.3;
        // It stands out, but between the two: where what follows takes up its words, rather a heading.
        const double ahead = score.caption - score.heading;
        if (sign == 1 && score.caption > 0 && score.heading > -0.5 && ahead > 0 && ahead < 1.5 &&
            line.echo.section > 0.25) {
            score.caption -= 0.7;
            score.heading += 0.4;
        }
        if (is_number(line)) score.caption = never;
    }
    return scores;
}

namespace {

// The strongest of what speaks for the line's role, or, for text, against the nearer one.
std::vector<std::string> reasons_of(const std::vector<float>& values, std::span<const std::string_view> names,
                                    std::size_t first_size, bool caption, const OutlineModel& model) {
    std::vector<double> by_feature(names.size()), first(names.size());
    (caption ? model.second_caption : model.second_heading).explain(values, by_feature);
    (caption ? model.first_caption : model.first_heading).explain(values, first);
    for (std::size_t i = 0; i < names.size(); ++i)
        by_feature[i] +=
            (caption ? model.known[i].caption : model.known[i].heading) * static_cast<double>(values[i]);
    // The second look weighs the first one's score: its reasons are the reasons.
    double all = 0;
    for (std::size_t i = 0; i < first_size; ++i) all += std::abs(first[i]);
    for (std::size_t i = first_size; i < names.size(); ++i) {
        if (names[i] != (caption ? "own_caption" : "own_heading") && names[i] != "below_most") continue;
        for (std::size_t j = 0; j < first_size; ++j)
            by_feature[j] += std::abs(by_feature[i]) * first[j] / std::max(all, 1e-9);
        by_feature[i] = 0;
    }
    std::vector<std::size_t> order(names.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(
        order, [&](auto a, auto b) { return std::abs(by_feature[a]) > std::abs(by_feature[b]); });
    std::vector<std::string> reasons;
    for (std::size_t i = 0; i < 3 && std::abs(by_feature[order[i]]) >= 0.05; ++i) {
        char weight[32], value[32];
        std::snprintf(weight, sizeof weight, "%+.1f", by_feature[order[i]]);
        std::snprintf(value, sizeof value, "%.3g", static_cast<double>(values[order[i]]));
        reasons.push_back(std::string(weight) + " " + std::string(model.meaning_of(names[order[i]])) + ": " +
                          value);
    }
    return reasons;
}

} // namespace

std::vector<JudgedLine> judge_lines(std::span<const article::Block> written, const Tables& tables,
                                    bool with_reasons) {
    const auto blocks = fold_traditional(written, tables);
    const auto lines = view_lines(blocks, tables);
    const auto& model = tables.bare_text().model;
    auto values = line_features(lines);
    std::vector<Score> scores;
    for (const auto& row : values) scores.push_back(model.first(row));
    const auto context = view_context(lines, scores);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        values[i].insert(values[i].end(), context[i].begin(), context[i].end());
        scores[i] = model.second(values[i]);
    }
    scores = obey_structure(lines, std::move(scores));
    std::vector<JudgedLine> judged;
    for (std::size_t i = 0; i < lines.size(); ++i) judged.push_back({lines[i].block, scores[i]});
    if (!with_reasons) return judged;
    auto names = feature_names();
    const auto first_size = names.size();
    for (const auto name : context_names()) names.push_back(name);
    for (std::size_t i = 0; i < lines.size(); ++i)
        judged[i].reasons =
            reasons_of(values[i], names, first_size, scores[i].caption > scores[i].heading, model);
    return judged;
}

} // namespace langdu::chapter
