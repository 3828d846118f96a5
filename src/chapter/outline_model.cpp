#include "chapter/outline_model.h"

#include "base/error.h"
#include "base/files.h"
#include "base/tsv.h"

#include <algorithm>
#include <charconv>

namespace langdu {

namespace {

double number(const std::string& cell, const std::string& place) {
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size())
        throw InputError(place + ": \"" + cell + "\" is no number; write one like -0.75");
    return value;
}

} // namespace

const OutlineModel& OutlineModel::instance() {
    static const OutlineModel model = [] {
        OutlineModel read;
        const auto names = feature_names();
        read.weights_.resize(names.size());
        const auto path = data_directory() / "voices/mandarin/outline.tsv";
        for (const auto& row : read_tsv(path, 3, 4)) {
            const auto place = path.string() + ":" + std::to_string(row.line);
            const auto at = std::find(names.begin(), names.end(), row.cells[0]);
            if (at == names.end())
                throw InputError(place + ": no feature " + row.cells[0] +
                                 "; see chapter/outline_features.cpp");
            read.weights_[static_cast<std::size_t>(at - names.begin())] = {number(row.cells[1], place),
                                                                           number(row.cells[2], place)};
        }
        return read;
    }();
    return model;
}

Score OutlineModel::score(const Candidate& candidate) const {
    Score score;
    for (std::size_t i = 0; i < weights_.size(); ++i) {
        score.heading += weights_[i].heading * static_cast<double>(candidate.features[i]);
        score.caption += weights_[i].caption * static_cast<double>(candidate.features[i]);
    }
    return score;
}

} // namespace langdu
