// The front door of the library: an article in, a verified file with chapters out.
#pragma once

#include "article/read_article.h"
#include "chapter/find_chapters.h"
#include "chapter/framing.h"
#include "chapter/script.h"
#include "normalizer/normalize.h"
#include "pronunciation/accent.h"
#include "speech/voice.h"
#include "timeline/record.h"
#include "writer/cover.h"
#include "writer/formats.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace langdu {

struct Job {
    std::string article; // path or "-"
    std::filesystem::path output;
    article::ReadOptions read;
    chapter::ChapterOptions chapters;
    chapter::Framing framing;
    normalizer::NormalizerOptions normalizer;
    pronunciation::Accent accent{};
    speech::Voice voice;
    timeline::LoudnessTarget loudness;
    timeline::LayoutOptions layout;
    bool words{}; // word times in the timeline: for read-along text
    writer::WriteOptions write;
    bool split{};                                          // a file a chapter and a playlist
    std::optional<std::string> title, author, date, cover; // win over the article's own
    int threads{0};                                        // 0: all cores
    std::function<void(double)> progress;                  // 0 to 1; may be empty
};

struct Result {
    writer::Episode episode;
    std::vector<writer::Episode>
        parts; // of a split work: a file a chapter; the episode's path is the playlist then
    timeline::Timeline timeline;
    std::vector<Skipped> skipped;
    std::vector<std::string> warnings; // unknown characters and the like
    chapter::Doubt doubt{};            // about the chapters of bare text
};

// The article of a job as a script, with the job's title, author, date and cover, and what frames the text.
chapter::Script read_script(const Job& job);

// What a render would make, without speaking: chapters and length are estimated, in milliseconds.
struct Outlook {
    writer::Metadata metadata;
    timeline::Timeline timeline;
    std::vector<Skipped> skipped;
    chapter::Doubt doubt{};
    std::vector<std::string> warnings{};
};
Outlook foresee(const Job& job);

// The picture that the script's article names; the reason when there is one that cannot be used.
struct ArticleCover {
    std::optional<writer::Cover> picture;
    std::string complaint;
};
ArticleCover article_cover(const chapter::Script& script);

// What the sound has to be before it is encoded, so that the file is what was asked for.
timeline::LoudnessTarget target_before(const std::filesystem::path& output, timeline::LoudnessTarget target);

// Throws InputError, UsageError, OutputError; nothing is left under the output's name then.
Result render(const Job& job);
Result render(const Job& job,
              const chapter::Script& script); // of a script that read_script(job) has given already

} // namespace langdu
