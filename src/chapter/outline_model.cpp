#include "chapter/outline_model.h"

#include "base/error.h"
#include "base/tsv.h"
#include "chapter/outline_context.h"
#include "chapter/outline_features.h"

#include <charconv>
#include <map>

namespace langdu::chapter {

namespace {

template <class Value>
Value number(const std::string& cell, const std::string& place) {
    Value value{};
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size())
        throw InputError(place + ": \"" + cell +
                         "\" is no number; make the table again with scripts/fit-outline");
    return value;
}

// Closes the subtrees that end with the last node: the branch above of the innermost open node is next.
void link(std::vector<TreeSum::Node>& tree, std::vector<std::size_t>& open) {
    while (!open.empty() && tree[open.back()].above != 0) open.pop_back();
    if (!open.empty()) tree[open.back()].above = static_cast<std::uint32_t>(tree.size());
}

using FeatureIndex = std::map<std::string_view, int>;

void read_known(const std::filesystem::path& table, const FeatureIndex& features, OutlineModel& model) {
    model.known.resize(features.size());
    for (const auto& row : read_tsv(table, 7, 7)) {
        const auto place = table.string() + ":" + std::to_string(row.line);
        const auto found = features.find(row.cells[0]);
        if (found == features.end())
            throw InputError(place + ": no feature " + row.cells[0] + "; see chapter/outline_features.cpp");
        model.known[static_cast<std::size_t>(found->second)] = {number<double>(row.cells[3], place),
                                                                number<double>(row.cells[4], place)};
        model.meanings.emplace(row.cells[0], row.cells[5]);
    }
}

void read_trees(const std::filesystem::path& table, const FeatureIndex& features, OutlineModel& model) {
    const std::map<std::string_view, TreeSum*> sums{{"first heading", &model.first_heading},
                                                    {"first caption", &model.first_caption},
                                                    {"second heading", &model.second_heading},
                                                    {"second caption", &model.second_caption}};
    TreeSum* sum = nullptr;
    std::vector<TreeSum::Node> tree;
    std::vector<std::size_t> open;
    const auto finish = [&] {
        link(tree, open);
        if (!open.empty())
            throw InputError(table.string() +
                             ": a tree is cut off; make the table again with scripts/fit-outline");
        if (sum && !tree.empty()) sum->add(std::move(tree));
        tree.clear();
        open.clear();
    };
    for (const auto& row : read_tsv(table, 2, 3)) {
        const auto place = table.string() + ":" + std::to_string(row.line);
        const auto& name = row.cells[0];
        if (name == "tree") {
            finish();
            const auto found = sums.find(row.cells[1]);
            if (found == sums.end()) throw InputError(place + ": no sum of trees is called " + row.cells[1]);
            sum = found->second;
            continue;
        }
        if (!tree.empty() && tree.back().feature < 0) link(tree, open);
        if (name == "leaf") {
            tree.push_back({-1, 0, 0, number<std::int32_t>(row.cells[1], place)});
            continue;
        }
        const auto found = features.find(name);
        if (found == features.end() || row.cells.size() < 3)
            throw InputError(place + ": no feature " + name + "; see chapter/outline_features.cpp");
        open.push_back(tree.size());
        tree.push_back({found->second, number<float>(row.cells[1], place), 0,
                        number<std::int32_t>(row.cells[2], place)});
    }
    finish();
}

} // namespace

void TreeSum::add(std::vector<Node> tree) {
    const auto root = static_cast<std::uint32_t>(nodes_.size());
    roots_.push_back(root);
    for (auto& node : tree) {
        node.above += root;
        nodes_.push_back(node);
    }
}

double TreeSum::score(std::span<const float> values) const {
    std::int64_t sum = 0;
    for (std::size_t at : roots_) {
        while (nodes_[at].feature >= 0)
            at = values[static_cast<std::size_t>(nodes_[at].feature)] <= nodes_[at].threshold
                     ? at + 1
                     : nodes_[at].above;
        sum += nodes_[at].value;
    }
    return static_cast<double>(sum) / 1000;
}

void TreeSum::explain(std::span<const float> values, std::span<double> by_feature) const {
    for (std::size_t at : roots_)
        while (nodes_[at].feature >= 0) {
            const auto feature = static_cast<std::size_t>(nodes_[at].feature);
            const auto next = values[feature] <= nodes_[at].threshold ? at + 1 : nodes_[at].above;
            by_feature[feature] += (nodes_[next].value - nodes_[at].value) / 1000.0;
            at = next;
        }
}

OutlineModel::OutlineModel(const std::filesystem::path& data) {
    std::map<std::string_view, int> features;
    for (const auto name : feature_names()) features.emplace(name, static_cast<int>(features.size()));
    for (const auto name : context_names()) features.emplace(name, static_cast<int>(features.size()));
    read_known(data / "voices/mandarin/outline.tsv", features, *this);
    read_trees(data / "voices/mandarin/outline_trees.tsv", features, *this);
}

namespace {
Score add_known(Score score, const std::vector<Score>& known, std::span<const float> values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        score.heading += known[i].heading * static_cast<double>(values[i]);
        score.caption += known[i].caption * static_cast<double>(values[i]);
    }
    return score;
}
} // namespace

Score OutlineModel::first(std::span<const float> line) const {
    return add_known({first_heading.score(line), first_caption.score(line)}, known, line);
}

Score OutlineModel::second(std::span<const float> values) const {
    return add_known({second_heading.score(values), second_caption.score(values)}, known, values);
}

std::string_view OutlineModel::meaning_of(std::string_view feature) const {
    const auto found = meanings.find(feature);
    return found == meanings.end() ? feature : std::string_view(found->second);
}

} // namespace langdu::chapter
