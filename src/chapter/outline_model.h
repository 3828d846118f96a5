// What the outline has learned: voices/mandarin/outline_trees.tsv, small decision trees whose leaves are
// summed, made by scripts/fit-outline. voices/mandarin/outline.tsv says what their features mean.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::chapter {

enum class LineRole { text, heading, caption };

// How much more than text a line is a heading or a caption: log odds.
struct Score {
    double heading{};
    double caption{};
    LineRole role() const {
        if (heading <= 0 && caption <= 0) return LineRole::text;
        return heading >= caption ? LineRole::heading : LineRole::caption;
    }
};

// A sum of decision trees. Leaves are whole thousandths, so that sums are the same on every machine.
class TreeSum {
public:
    struct Node {
        int feature{-1};   // -1: a leaf
        float threshold{}; // values up to it go on to the next node, greater ones to `above`
        std::uint32_t above{};
        std::int32_t value{}; // thousandths of log odds: of a leaf, or the mean of those below
    };
    void add(std::vector<Node> tree); // in pre-order
    double score(std::span<const float> values) const;
    // What each feature adds to or takes from the score, beside the mean of all lines.
    void explain(std::span<const float> values, std::span<double> by_feature) const;

private:
    std::vector<Node> nodes_;
    std::vector<std::size_t> roots_;
};

struct OutlineModel {
    // The data directory. Throws InputError place:line when a table is missing or broken.
    explicit OutlineModel(const std::filesystem::path& data);

    std::vector<Score> known; // by feature of the line: what is known beforehand, for every unit of it
    TreeSum first_heading, first_caption;                     // of the features of a line
    TreeSum second_heading, second_caption;                   // of these and of its context
    std::map<std::string, std::string, std::less<>> meanings; // of a feature of either look: "its length"

    Score first(std::span<const float> line) const;
    Score second(std::span<const float> line_and_context) const;
    std::string_view meaning_of(std::string_view feature) const;
};

} // namespace langdu::chapter
