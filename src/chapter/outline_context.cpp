#include "chapter/outline_context.h"

#include "base/unicode.h"
#include "chapter/likeness.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace langdu::chapter {

namespace {

// From log odds to 0..1 without exp, which differs between machines.
double chance(double score) { return 0.5 + 0.5 * score / (1 + std::abs(score)); }

struct Weighed {
    const LineView* line{};
    Score score;
    double heading{}, caption{}; // chances
};

// Sums of the chances of several lines.
struct Group {
    double count{}, heading{}, caption{};
    void add(const Weighed& line) {
        ++count;
        heading += line.heading;
        caption += line.caption;
    }
    // Means of the others; a group of one says nothing: -1.
    double headings_but(const Weighed& own) const {
        return count > 1 ? (heading - own.heading) / (count - 1) : -1;
    }
    double captions_but(const Weighed& own) const {
        return count > 1 ? (caption - own.caption) / (count - 1) : -1;
    }
};

int bucket_of(int length) {
    return length <= 2    ? 0
           : length <= 4  ? 1
           : length <= 8  ? 2
           : length <= 14 ? 3
           : length <= 20 ? 4
           : length <= 28 ? 5
           : length <= 40 ? 6
                          : 7;
}
bool stands_alone(const LineView& v) { return !v.around.previous_bare && !v.around.next_bare; }
int opening_class(const LineView& v) {
    const auto c = v.shape.first;
    return is_han(c) ? 0 : is_decimal_digit(c) ? 1 : c < 0x80 ? 2 : static_cast<int>(c);
}

// What the likely headings of the document have in common: means weighed by their chances.
struct Headings {
    double sum{}, length{}, alone{}, next_length{}, prose{}, numbered{}, first_look{};
    std::map<int, double> looks;
    std::map<NumberStyle, double> styles;
    std::map<int, double> buckets;
};

struct Document {
    std::vector<Weighed> lines;
    Group all;
    double most_heading{}, most_caption{}, likely{};
    std::vector<double> sorted; // chances as headings
    Headings headings;
    std::map<int, Group> looks, series;
    std::map<std::pair<int, int>, Group> lengths; // look and length
    std::map<std::pair<NumberStyle, int>, Group> numberings;
    std::map<std::pair<int, bool>, Group> shapes;  // length and standing alone
    std::map<std::pair<int, int>, Group> openings; // how it opens and the length of what follows
    std::map<std::string_view, Group> texts, first_words, last_words;
};

std::pair<NumberStyle, int> numbering_of(const LineView& v) {
    return {v.shape.numbering.style, v.shape.numbering.depth};
}
std::pair<int, int> look_and_length(const LineView& v) { return {v.series.look, bucket_of(v.shape.length)}; }
std::pair<int, bool> length_and_place(const LineView& v) {
    return {bucket_of(v.shape.length), stands_alone(v)};
}
std::pair<int, int> opening_and_next(const LineView& v) {
    return {opening_class(v), v.around.next_length > 60 ? 2 : v.around.next_length > 25 ? 1 : 0};
}

Document weigh(std::span<const LineView> lines, std::span<const Score> scores) {
    Document document;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Weighed line{&lines[i], scores[i], chance(scores[i].heading), chance(scores[i].caption)};
        document.lines.push_back(line);
        document.all.add(line);
        document.likely += line.heading > 0.5;
        document.most_heading = std::max(document.most_heading, line.heading);
        document.most_caption = std::max(document.most_caption, line.caption);
        document.sorted.push_back(line.heading);
        document.looks[lines[i].series.look].add(line);
        if (lines[i].series.series >= 0) document.series[lines[i].series.series].add(line);
        document.lengths[look_and_length(lines[i])].add(line);
        document.numberings[numbering_of(lines[i])].add(line);
        document.shapes[length_and_place(lines[i])].add(line);
        document.openings[opening_and_next(lines[i])].add(line);
        document.texts[lines[i].text].add(line);
        document.first_words[lines[i].series.opening].add(line);
        document.last_words[lines[i].series.ending].add(line);
        auto& h = document.headings;
        const double weight = line.heading * line.heading;
        h.sum += weight;
        h.length += weight * lines[i].shape.length;
        h.alone += weight * stands_alone(lines[i]);
        h.next_length += weight * std::min(lines[i].around.next_length, 600);
        h.prose += weight * std::min(lines[i].around.characters_after, 3000);
        h.numbered += weight * (lines[i].shape.numbering.style != NumberStyle::none);
        h.looks[lines[i].series.look] += weight;
        h.styles[lines[i].shape.numbering.style] += weight;
        h.buckets[bucket_of(lines[i].shape.length)] += weight;
    }
    std::ranges::sort(document.sorted);
    return document;
}

// Characters to the nearest likely heading before and behind; -1: none.
struct Distances {
    std::vector<double> before, after;
};
Distances measure(const Document& document) {
    const auto count = document.lines.size();
    Distances out{std::vector<double>(count, -1), std::vector<double>(count, -1)};
    double last = -1;
    for (std::size_t i = 0; i < count; ++i) {
        const double at = document.lines[i].line->characters_before;
        if (last >= 0) out.before[i] = std::min(at - last, 6000.0);
        if (document.lines[i].heading > 0.5) last = at;
    }
    last = -1;
    for (std::size_t i = count; i-- > 0;) {
        const double at = document.lines[i].line->characters_before;
        if (last >= 0) out.after[i] = std::min(last - at, 6000.0);
        if (document.lines[i].heading > 0.5) last = at;
    }
    return out;
}

// What the lines near it are, each counted as much as it is like this one.
struct Kin {
    double heading{-1}, caption{-1}; // means of the chances; -1: it is the only candidate
    double likeness{};               // of all of them
    double nearest{-1};              // chance of the likeliest one
    double contrast{-1};             // mean likeness to likely headings over that to the others
};
Kin find_kin(const Document& document, std::size_t at) {
    constexpr std::size_t reach = 150;
    const auto& lines = document.lines;
    const auto first = at - std::min(at, reach), last = std::min(lines.size(), at + reach + 1);
    Kin kin;
    if (last - first < 2) return kin;
    double heading = 0, caption = 0, most = -1, likely = 0, unlikely = 0, to_likely = 0, to_unlikely = 0;
    for (auto i = first; i < last; ++i) {
        if (i == at) continue;
        const auto& other = lines[i];
        const double alike = likeness(*lines[at].line, *other.line);
        const double no = (1 - other.heading) * (1 - other.heading), yes = other.heading * other.heading;
        kin.likeness += alike;
        heading += alike * other.heading;
        caption += alike * other.caption;
        likely += yes;
        unlikely += no;
        to_likely += alike * yes;
        to_unlikely += alike * no;
        if (alike > most) most = alike, kin.nearest = other.heading;
    }
    kin.heading = heading / kin.likeness;
    kin.caption = caption / kin.likeness;
    kin.contrast = to_likely / (likely + 0.1) / (to_unlikely / (unlikely + 0.1) + 0.001);
    return kin;
}

struct Place {
    const Document& document;
    const Distances& distances;
    const Kin& kin;
    std::size_t at;
    const Weighed& own() const { return document.lines[at]; }
    const LineView& line() const { return *own().line; }
    // The candidate that many places further; null beyond the ends.
    const Weighed* other(int step) const {
        const auto i = static_cast<std::ptrdiff_t>(at) + step;
        return i < 0 || i >= static_cast<std::ptrdiff_t>(document.lines.size())
                   ? nullptr
                   : &document.lines[static_cast<std::size_t>(i)];
    }
    double heading_of(int step) const { return other(step) ? other(step)->heading : -1; }
    double caption_of(int step) const { return other(step) ? other(step)->caption : -1; }
    double blocks_to(int step) const {
        const auto* one = other(step);
        if (!one) return 30;
        const double distance = static_cast<double>(one->line->block) - static_cast<double>(line().block);
        return std::min(std::abs(distance), 30.0);
    }
    // Share of the likely headings that are like this line, itself left out.
    double share(double sum) const {
        const double weight = own().heading * own().heading;
        return (sum - weight) / std::max(0.5, document.headings.sum - weight);
    }
    double mean(double sum, double value) const {
        const double weight = own().heading * own().heading;
        return document.headings.sum - weight < 0.2
                   ? -1
                   : (sum - weight * value) / (document.headings.sum - weight);
    }
};

struct ContextRow {
    std::string_view name;
    double (*value)(const Place&);
};

constexpr ContextRow context_rows[] = {
    {"own_heading", [](const Place& p) { return std::clamp(p.own().score.heading, -8.0, 8.0); }},
    {"own_caption", [](const Place& p) { return std::clamp(p.own().score.caption, -8.0, 8.0); }},
    // the document
    {"headings_sum", [](const Place& p) { return std::min(p.document.all.heading - p.own().heading, 60.0); }},
    {"headings_mean", [](const Place& p) { return p.document.all.headings_but(p.own()); }},
    {"headings_most", [](const Place& p) { return p.document.most_heading; }},
    {"headings_likely",
     [](const Place& p) { return std::min(p.document.likely - (p.own().heading > 0.5), 60.0); }},
    {"headings_rate",
     [](const Place& p) {
         return (p.document.likely - (p.own().heading > 0.5)) * 1000 /
                std::max(1, p.line().document->characters);
     }},
    {"heading_rank",
     [](const Place& p) {
         const auto above =
             p.document.sorted.end() - std::ranges::upper_bound(p.document.sorted, p.own().heading);
         return static_cast<double>(std::min<std::ptrdiff_t>(above, 60));
     }},
    {"below_most", [](const Place& p) { return p.document.most_heading - p.own().heading; }},
    {"captions_sum", [](const Place& p) { return std::min(p.document.all.caption - p.own().caption, 60.0); }},
    {"captions_mean", [](const Place& p) { return p.document.all.captions_but(p.own()); }},
    {"captions_most", [](const Place& p) { return p.document.most_caption; }},
    // lines like it
    {"look_heading",
     [](const Place& p) { return p.document.looks.at(p.line().series.look).headings_but(p.own()); }},
    {"look_caption",
     [](const Place& p) { return p.document.looks.at(p.line().series.look).captions_but(p.own()); }},
    {"look_length_heading",
     [](const Place& p) { return p.document.lengths.at(look_and_length(p.line())).headings_but(p.own()); }},
    {"look_length_caption",
     [](const Place& p) { return p.document.lengths.at(look_and_length(p.line())).captions_but(p.own()); }},
    {"numbering_heading",
     [](const Place& p) { return p.document.numberings.at(numbering_of(p.line())).headings_but(p.own()); }},
    {"series_heading",
     [](const Place& p) {
         return p.line().series.series < 0
                    ? -1
                    : p.document.series.at(p.line().series.series).headings_but(p.own());
     }},
    {"shape_heading",
     [](const Place& p) { return p.document.shapes.at(length_and_place(p.line())).headings_but(p.own()); }},
    {"shape_caption",
     [](const Place& p) { return p.document.shapes.at(length_and_place(p.line())).captions_but(p.own()); }},
    {"opening_heading",
     [](const Place& p) { return p.document.openings.at(opening_and_next(p.line())).headings_but(p.own()); }},
    {"opening_caption",
     [](const Place& p) { return p.document.openings.at(opening_and_next(p.line())).captions_but(p.own()); }},
    {"kin_heading", [](const Place& p) { return p.kin.heading; }},
    {"kin_caption", [](const Place& p) { return p.kin.caption; }},
    {"kin_likeness", [](const Place& p) { return std::min(p.kin.likeness, 60.0); }},
    {"kin_nearest", [](const Place& p) { return p.kin.nearest; }},
    {"kin_contrast", [](const Place& p) { return std::min(p.kin.contrast, 20.0); }},
    {"same_text_heading",
     [](const Place& p) { return p.document.texts.at(p.line().text).headings_but(p.own()); }},
    {"first_words_heading",
     [](const Place& p) { return p.document.first_words.at(p.line().series.opening).headings_but(p.own()); }},
    {"last_words_heading",
     [](const Place& p) { return p.document.last_words.at(p.line().series.ending).headings_but(p.own()); }},
    {"last_words_caption",
     [](const Place& p) { return p.document.last_words.at(p.line().series.ending).captions_but(p.own()); }},
    // what the likely headings have in common
    {"share_look",
     [](const Place& p) { return p.share(p.document.headings.looks.at(p.line().series.look)); }},
    {"share_numbering",
     [](const Place& p) { return p.share(p.document.headings.styles.at(p.line().shape.numbering.style)); }},
    {"share_length",
     [](const Place& p) {
         return p.share(p.document.headings.buckets.at(bucket_of(p.line().shape.length)));
     }},
    {"to_heading_length",
     [](const Place& p) {
         const double mean = p.mean(p.document.headings.length, p.line().shape.length);
         return mean < 0 ? -1 : std::min(p.line().shape.length / std::max(1.0, mean), 6.0);
     }},
    {"headings_alone",
     [](const Place& p) { return p.mean(p.document.headings.alone, stands_alone(p.line())); }},
    {"headings_next",
     [](const Place& p) {
         return p.mean(p.document.headings.next_length, std::min(p.line().around.next_length, 600));
     }},
    {"headings_prose",
     [](const Place& p) {
         return p.mean(p.document.headings.prose, std::min(p.line().around.characters_after, 3000));
     }},
    {"headings_numbered",
     [](const Place& p) {
         return p.mean(p.document.headings.numbered, p.line().shape.numbering.style != NumberStyle::none);
     }},
    // its neighbours
    {"before_heading", [](const Place& p) { return p.heading_of(-1); }},
    {"before_caption", [](const Place& p) { return p.caption_of(-1); }},
    {"before_blocks", [](const Place& p) { return p.blocks_to(-1); }},
    {"second_before_heading", [](const Place& p) { return p.heading_of(-2); }},
    {"second_before_blocks", [](const Place& p) { return p.blocks_to(-2); }},
    {"after_heading", [](const Place& p) { return p.heading_of(1); }},
    {"after_caption", [](const Place& p) { return p.caption_of(1); }},
    {"after_blocks", [](const Place& p) { return p.blocks_to(1); }},
    {"second_after_heading", [](const Place& p) { return p.heading_of(2); }},
    {"second_after_blocks", [](const Place& p) { return p.blocks_to(2); }},
    {"heading_before", [](const Place& p) { return p.distances.before[p.at]; }},
    {"heading_after", [](const Place& p) { return p.distances.after[p.at]; }},
    {"spacing",
     [](const Place& p) { // its distance to the heading before over the usual one
         if (p.document.likely < 2 || p.distances.before[p.at] < 0) return -1.0;
         const double usual = p.line().document->characters / p.document.likely;
         return std::min(p.distances.before[p.at] / std::max(1.0, usual), 8.0);
     }},
};

} // namespace

std::vector<std::string_view> context_names() {
    std::vector<std::string_view> names;
    for (const auto& row : context_rows) names.push_back(row.name);
    return names;
}

std::vector<std::vector<float>> view_context(std::span<const LineView> lines, std::span<const Score> scores) {
    const auto document = weigh(lines, scores);
    const auto distances = measure(document);
    std::vector<std::vector<float>> out;
    out.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto kin = find_kin(document, i);
        std::vector<float> values;
        values.reserve(std::size(context_rows));
        for (const auto& row : context_rows)
            values.push_back(static_cast<float>(row.value({document, distances, kin, i})));
        out.push_back(std::move(values));
    }
    return out;
}

} // namespace langdu::chapter
