// Options that several subcommands share: strings of the command line -> a typed Job.
#pragma once

#include "pipeline.h"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace langdu {

// What the command line said; to_job() checks and resolves it.
struct RenderOptions {
    std::string article;
    std::string output;
    std::string voice{"zh"};
    std::optional<double> rate;
    std::optional<std::string> title, author, date, cover, encoding, reader;
    std::optional<int> bitrate_kbit, sample_rate;
    int threads{0};
};

// Everything but ARTICLE and -o.
void add_render_options(CLI::App& app, RenderOptions& options);
// Throws UsageError: no such voice, format or value.
Job to_job(const RenderOptions& options);

} // namespace langdu
