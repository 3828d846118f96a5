// The front door of the library: an article in, a verified file with chapters out.
#pragma once

#include "article/read_article.h"
#include "chapter/script.h"
#include "normalizer/normalize.h"
#include "speech/voice.h"
#include "writer/formats.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace langdu {

struct Job {
    std::string article; // path or "-"
    std::filesystem::path output;
    ReadOptions read;
    NormalizerOptions normalizer;
    Voice voice;
    WriteOptions write;
    std::optional<std::string> title, author, date, cover; // win over the article's own
    int threads{0};                                         // 0: all cores
    std::function<void(double)> progress;                   // 0 to 1; may be empty
};

struct Result {
    Episode episode;
    Timeline timeline;
    std::vector<Skipped> skipped;
    std::vector<std::string> warnings; // unknown characters and the like
};

Result render(const Job& job);

} // namespace langdu
