#include "app/progress.h"

#include "app/translate.h"
#include "base/json.h"

#include <cmath>
#include <iostream>

namespace langdu::app {

Progress::Progress(ProgressStyle style, std::string article)
    : line_(style, tr("langdu: stopped; nothing was written") + '\n'), article_(std::move(article)) {}

void Progress::show(double share) {
    if (!line_.due(share)) return;
    if (line_.style() != ProgressStyle::json) return line_.show(share, article_);
    std::cerr << json_text({{"article", article_},
                            {"progress", std::round(share * 1000) / 1000},
                            {"eta_seconds", std::round(line_.left(share) * 10) / 10}})
              << '\n';
}

} // namespace langdu::app
