#include "app/app.h"
#include "app/progress.h"
#include "app/report.h"
#include "app/settings.h"
#include "base/files.h"

#include <chrono>
#include <iostream>
#include <memory>

namespace langdu {

namespace {

struct State {
    std::string article;
    std::string output;
    Values given;
    std::string progress{"auto"};
    std::string report;
    bool split{};
    bool dry_run{};
    bool quiet{};
};

// article.md -> article.mp3 in the current folder; standard input -> langdu.mp3.
std::string default_output(const std::string& article) {
    if (article == "-") return "langdu.mp3";
    return std::filesystem::path(article).stem().string() + ".mp3";
}

void write_report(const State& state, const std::string& json) {
    if (state.report.empty()) return;
    AtomicFile file{state.report};
    file.write(json);
    file.commit();
}

int run_dry(const State& state) {
    const auto outlook = foresee(make_job(state.article, {}, state.given));
    write_report(state, report_json(outlook));
    if (!state.quiet) std::cout << summary(outlook) << std::flush;
    return 0;
}

int run(State& state) {
    if (state.dry_run) return run_dry(state);
    if (state.output.empty()) state.output = default_output(state.article);
    const auto start = std::chrono::steady_clock::now();
    auto job = make_job(state.article, state.output, state.given);
    job.split = state.split;
    const auto style = state.progress == "json"   ? ProgressStyle::json
                       : state.progress == "none" ? ProgressStyle::none
                                                  : ProgressStyle::automatic;
    Result result;
    {
        Progress progress{state.quiet ? ProgressStyle::none : style, state.article};
        job.progress = [&](double share) { progress.show(share); };
        result = render(job);
    }
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    write_report(state, report_json(result));
    if (!state.quiet) std::cout << summary(result, wall) << std::flush;
    return 0;
}

} // namespace

std::function<int()> command_render(Arguments& app) {
    const auto state = std::make_shared<State>();
    app.add_option("ARTICLE", state->article, "A file, or - for standard input").required();
    app.add_option("-o,--output", state->output,
                   "The sound file; its extension chooses the format (langdu formats)");
    add_settings(app, state->given);
    app.add_flag("--split", state->split, "A folder with a file a chapter and a playlist");
    app.add_flag("--dry-run", state->dry_run,
                 "Only say what would be made: chapters and listening time, estimated");
    app.add_option("--progress", state->progress, "auto: a bar on a terminal; json: one object a line; none")
        .one_of({"auto", "json", "none"});
    app.add_option("--report", state->report,
                   "Also write what was made and what was skipped as JSON (docs/report-json.md)");
    app.add_flag("-q,--quiet", state->quiet, "No progress and no summary");
    return [state] { return with_origins(state->given, state->article, [&] { return run(*state); }); };
}

} // namespace langdu
