#include "app/batch_progress.h"

#include "app/translate.h"
#include "base/json.h"

#include <cmath>
#include <filesystem>
#include <iostream>

namespace langdu::app {

BatchProgress::BatchProgress(ProgressStyle style, std::vector<Article> articles)
    : line_(style, tr("langdu: stopped; the same command goes on where it was") + '\n'),
      articles_(std::move(articles)), share_(articles_.size()) {
    if (!articles_.empty() && line_.style() == ProgressStyle::bar) draw(true);
}

void BatchProgress::advance(std::size_t article, double share) {
    share_[article] = share;
    latest_ = article;
    draw(false);
}

void BatchProgress::finish(std::size_t article, double sound_seconds) {
    share_[article] = 1;
    ++finished_;
    sound_seconds_ += sound_seconds;
    draw(true);
}

void BatchProgress::fail(const std::string& line) {
    ++failed_;
    if (!line.empty()) message(line);
}

void BatchProgress::message(const std::string& line) {
    if (line_.style() != ProgressStyle::json) line_.message(line);
}

double BatchProgress::share() const {
    double all = 0, done = 0;
    for (std::size_t i = 0; i < articles_.size(); ++i) {
        all += articles_[i].work;
        done += articles_[i].work * share_[i];
    }
    return all > 0 ? done / all : 1;
}

void BatchProgress::draw(bool always) {
    const double done = share();
    const bool json = line_.style() == ProgressStyle::json;
    if (!line_.due(done) && !(always && (json || line_.style() == ProgressStyle::bar))) return;
    const double speed = elapsed() > 0 ? sound_seconds_ / elapsed() : 0;
    if (json) {
        std::cerr << json_text({{"articles", articles_.size()},
                                {"done", finished_},
                                {"failed", failed_},
                                {"progress", std::round(done * 1000) / 1000},
                                {"sound_seconds", std::round(sound_seconds_ * 10) / 10},
                                {"times_real_time", std::round(speed)},
                                {"eta_seconds", std::round(line_.left(done) * 10) / 10}})
                  << '\n';
        return;
    }
    std::string words = std::to_string(finished_) + "/" + std::to_string(articles_.size());
    if (failed_) words += tr(", {} failed", failed_);
    if (!articles_.empty()) {
        const auto file = std::filesystem::path(articles_[latest_].name).filename().string();
        words += "  " + (file.empty() ? articles_[latest_].name : file);
    }
    line_.show(done, words);
}

} // namespace langdu::app
