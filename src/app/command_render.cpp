#include "app/app.h"
#include "app/progress.h"
#include "app/report.h"
#include "app/settings.h"
#include "app/target.h"
#include "base/error.h"
#include "base/files.h"

#include <chrono>
#include <iostream>
#include <memory>

namespace langdu::app {

namespace {

struct RenderState {
    std::string article;
    std::string output;
    Values given;
    std::string format;
    std::string progress{"auto"};
    std::string report;
    bool split{};
    bool dry_run{};
    bool quiet{};
    bool no_clobber{};
};

void write_report(const RenderState& state, const std::string& json) {
    if (state.report.empty()) return;
    AtomicFile file{state.report};
    file.write(json);
    file.commit();
}

int run_dry(const RenderState& state) {
    const auto outlook = foresee(make_job(state.article, {}, state.given));
    write_report(state, report_json(outlook));
    if (!state.quiet) std::cout << summary(outlook) << std::flush;
    return 0;
}

int run(const RenderState& state) {
    if (state.dry_run) return run_dry(state);
    Target target{state.article, state.output, state.format};
    const bool replaces = target.exists();
    if (replaces && state.no_clobber)
        throw OutputError(target.file().string() + ": exists; choose another -o, or leave out --no-clobber");
    const auto start = std::chrono::steady_clock::now();
    auto job = make_job(state.article, target.file(), state.given);
    job.split = state.split;
    Result result;
    {
        Progress progress{state.quiet ? ProgressStyle::none : progress_style(state.progress), state.article};
        job.progress = [&](double share) { progress.show(share); };
        result = render(job);
    }
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    write_report(state, report_json(result));
    target.deliver();
    if (target.is_pipe()) result.episode.path = "-";
    // Standard output may be the sound.
    if (!state.quiet)
        (target.is_pipe() ? std::cerr : std::cout) << summary(result, wall, replaces) << std::flush;
    return 0;
}

} // namespace

std::function<int()> command_render(Arguments& app) {
    const auto state = std::make_shared<RenderState>();
    app.add_option("ARTICLE", state->article, "A file, a web address, or - for standard input").required();
    app.add_option(
        "-o,--output", state->output,
        "The sound file; its extension chooses the format (langdu formats). A folder: a file in it, "
        "named as the article; -: to standard output");
    app.add_option("--format", state->format,
                   "mp3, m4b, opus, ... where no file name says it (default: mp3)");
    app.add_flag("--no-clobber", state->no_clobber, "Fail when the file exists already");
    add_settings(app, state->given);
    app.add_flag("--split", state->split, "A folder with a file a chapter and a playlist");
    app.add_flag("--dry-run", state->dry_run,
                 "Only say what would be made: chapters and listening time, estimated");
    app.add_option("--progress", state->progress, progress_help).one_of(progress_names);
    app.add_option("--report", state->report,
                   "Also write what was made and what was skipped as JSON (docs/report-json.md)");
    app.add_flag("-q,--quiet", state->quiet, "No progress and no summary");
    return [state] { return with_origins(state->given, state->article, [&] { return run(*state); }); };
}

} // namespace langdu::app
