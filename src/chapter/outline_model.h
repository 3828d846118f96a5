// The weights of the outline's features: voices/mandarin/outline.tsv, fitted by scripts/fit-outline, reviewed
// by hand.
#pragma once

#include "chapter/outline_features.h"

#include <span>
#include <vector>

namespace langdu {

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

class OutlineModel {
public:
    static const OutlineModel& instance(); // read once from the data directory; throws InputError
    Score score(const Candidate& candidate) const;

private:
    std::vector<Score> weights_; // in the order of feature_names()
};

} // namespace langdu
