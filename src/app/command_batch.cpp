#include "app/app.h"
#include "app/batch_progress.h"
#include "app/settings_hash.h"
#include "app/translate.h"
#include "article/fetch.h"
#include "base/clock_label.h"
#include "base/cores.h"
#include "base/error.h"
#include "base/json.h"
#include "batch/folder_watch.h"
#include "batch/plan_batch.h"
#include "batch/shard.h"
#include "batch/workers.h"
#include "make_episode.h"
#include "podcast/dates.h"
#include "podcast/library_lock.h"
#include "podcast/library_settings.h"
#include "podcast/write_feed.h"
#include "sources/collect.h"
#include "sources/inputs.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <optional>

namespace langdu::app {

namespace fs = std::filesystem;

namespace {

constexpr int busy_exit_code = 75; // sysexits.h: temporary failure

struct BatchState {
    Values given;
    std::vector<std::string> inputs;
    std::string library;
    std::string format{"mp3"};
    batch::FileFilter filter;
    std::string shard;
    std::string progress{"auto"};
    std::optional<std::string> base_url;
    int jobs{0}, newest{100};
    bool force{}, prune{}, watch{}, quiet{};
    // Of a worker process, which makes one episode.
    std::optional<std::string> worker_identity;
    std::string settings_hash;
    std::string moment;
    std::string undated{"now"};
    bool wait{};
};

// Or what was only odd about an article.
struct Failure {
    std::string article, reason;
    fs::file_time_type changed{}; // of the article
    bool operator==(const Failure&) const = default;
};

struct Outcome {
    std::size_t rendered{}, kept{}, pruned{};
    std::vector<batch::SameArticle> same;
    std::vector<Failure> failures, warnings;
    std::vector<batch::ArticleFile> not_read;
    sources::Collected collected;
    double sound_seconds{}, wall_seconds{};
};

std::vector<std::string> worker_command(const BatchState& state, const batch::PlannedArticle& article,
                                        int threads, bool wait) {
    std::vector<std::string> out{"/proc/self/exe",
                                 "batch",
                                 "--worker=" + article.file.identity,
                                 "--settings=" + article.settings_hash,
                                 "--moment=" + article.moment,
                                 "--undated=" + state.undated,
                                 "--format=" + state.format,
                                 "--output=" + state.library,
                                 "--jobs=" + std::to_string(threads)};
    if (state.force && !wait) out.push_back("--force");
    if (wait) out.push_back("--wait");
    for (const auto& [name, value] : state.given) out.push_back("--" + name + "=" + value.text);
    out.push_back("--");
    out.push_back(article.file.path.string());
    return out;
}

// Renders articles in processes of their own. Returns those another batch is rendering.
std::vector<batch::PlannedArticle> render_all(const BatchState& state,
                                              const std::vector<batch::PlannedArticle>& articles, bool wait,
                                              Outcome& outcome) {
    const int cores = usable_cores();
    // One more than cores: some worker always waits for the disk.
    const int at_once = state.jobs ? state.jobs : cores + 1;
    const int threads = std::max(1, cores / static_cast<int>(std::max<std::size_t>(articles.size(), 1)));
    std::vector<BatchProgress::Article> work;
    for (const auto& article : articles) {
        std::error_code error;
        const auto size = fs::file_size(article.file.path, error);
        work.push_back({article.file.path.string(), error ? 1 : static_cast<double>(size) + 1});
    }
    BatchProgress progress{state.quiet && state.progress != "json" ? ProgressStyle::none
                                                                   : progress_style(state.progress),
                           std::move(work)};
    std::vector<batch::PlannedArticle> busy;
    std::vector<double> sound(articles.size());
    std::vector<bool> rendered(articles.size());
    std::vector<std::string> titles(articles.size());
    batch::WorkerPool pool;
    pool.at_once = at_once;
    pool.command = [&](std::size_t i) { return worker_command(state, articles[i], threads, wait); };
    pool.line = [&](std::size_t i, const std::string& line) {
        const Json said = try_parse_json(line);
        if (!said.is_object()) return;
        if (said.contains("progress")) progress.advance(i, said["progress"].get<double>());
        if (said.contains("sound_seconds")) sound[i] = said["sound_seconds"].get<double>();
        rendered[i] = said.value("rendered", false);
        titles[i] = said.value("title", "");
        for (const auto& warning : said.value("warnings", Json::array()))
            outcome.warnings.push_back({articles[i].file.path.string(), warning.get<std::string>()});
    };
    pool.done = [&](std::size_t i, const batch::WorkerEnd& end) {
        progress.finish(i, sound[i]);
        if (end.exit_code == busy_exit_code)
            busy.push_back(articles[i]);
        else if (end.exit_code != 0) {
            std::string reason = end.reason.starts_with("langdu: ") ? end.reason.substr(8) : end.reason;
            // Who watches is told the reason with the others, once.
            progress.fail(state.watch ? "" : tr("{}: failed", articles[i].file.path.string()));
            std::error_code error;
            outcome.failures.push_back({articles[i].file.path.string(), std::move(reason),
                                        fs::last_write_time(articles[i].file.path, error)});
        } else if (rendered[i]) {
            ++outcome.rendered;
            if (state.watch && !state.quiet) progress.message(titles[i] + ": " + clock_label(sound[i]));
        } else
            ++outcome.kept;
    };
    batch::run_workers(pool, articles.size());
    outcome.sound_seconds += progress.sound_seconds();
    outcome.wall_seconds += progress.elapsed();
    return busy;
}

Json to_json(const batch::Shard& shard) {
    return {{"part", shard.index + 1}, {"of", shard.count}, {"from", shard.from}};
}

std::string joined(const std::vector<std::string>& texts, const char* between) {
    std::string out;
    for (const auto& text : texts) out.append(out.empty() ? "" : between).append(text);
    return out;
}

// Before everything else: nobody shall look for the other machines' articles in vain.
void tell(const BatchState& state, const batch::Shard& shard) {
    if (!batch::is_told(shard)) return;
    if (state.progress == "json")
        std::cerr << json_text({{"shard", to_json(shard)}}) << std::endl;
    else
        std::cerr << "langdu: "
                  << tr("{}, from {}; --shard 1/1 renders everything", tr(batch::shard_text(shard)),
                        shard.from)
                  << std::endl;
}

void report_failures(const std::vector<Failure>& failures) {
    for (const auto& failure : failures) {
        const bool placed = failure.reason.starts_with(failure.article);
        std::cerr << "langdu: " << (placed ? "" : failure.article + ": ") << tr(failure.reason) << std::endl;
    }
}

// The first ones; all are in the episodes' records.
void report_warnings(const std::vector<Failure>& warnings) {
    constexpr std::size_t most = 20;
    for (std::size_t i = 0; i < std::min(most, warnings.size()); ++i)
        std::cout << "  " << warnings[i].article << ": " << tr("warning: {}", tr(warnings[i].reason)) << '\n';
    if (warnings.size() > most)
        std::cout << "  "
                  << tr("{} more warnings; they are in the library's .episode.json files",
                        warnings.size() - most)
                  << '\n';
    std::cout << std::flush;
}

void report(const BatchState& state, const batch::Shard& shard, const Outcome& outcome) {
    report_failures(outcome.failures);
    if (state.progress == "json") {
        Json failed = Json::array();
        for (const auto& failure : outcome.failures)
            failed.push_back({{"article", failure.article}, {"reason", failure.reason}});
        Json same = Json::array();
        for (const auto& article : outcome.same)
            same.push_back({{"article", article.identity}, {"known", article.known}});
        Json not_read = Json::array();
        for (const auto& file : outcome.not_read) not_read.push_back(file.path.string());
        Json summary{{"version", 1},
                     {"rendered", outcome.rendered},
                     {"kept", outcome.kept},
                     {"pruned", outcome.pruned},
                     {"same", std::move(same)},
                     {"failed", std::move(failed)},
                     {"not_read", std::move(not_read)},
                     {"sound_seconds", outcome.sound_seconds},
                     {"wall_seconds", outcome.wall_seconds}};
        if (batch::is_told(shard)) summary["shard"] = to_json(shard);
        if (const auto& got = outcome.collected; got.sources)
            summary["sources"] = {{"asked", got.sources},
                                  {"unchanged", got.unchanged},
                                  {"new", got.fresh},
                                  {"changed", got.changed}};
        std::cout << json_text(summary) << std::endl;
        return;
    }
    if (state.quiet) return;
    std::cout << state.library << (batch::is_told(shard) ? ", " + tr(batch::shard_text(shard)) : "") << ": "
              << tr("{} rendered, {} unchanged, {} failed", outcome.rendered, outcome.kept,
                    outcome.failures.size());
    if (outcome.pruned) std::cout << tr(", {} removed", outcome.pruned);
    if (outcome.rendered && outcome.wall_seconds > 0)
        std::cout << tr("; {} of sound in {}, {} times real time", clock_label(outcome.sound_seconds),
                        clock_label(outcome.wall_seconds),
                        static_cast<long>(outcome.sound_seconds / outcome.wall_seconds));
    std::cout << std::endl;
    for (const auto& [identity, known] : outcome.same)
        std::cout << "  " << tr("{} is in the library as {}; --force renders it once more", identity, known)
                  << std::endl;
    if (const auto& got = outcome.collected; got.sources)
        std::cout << "  "
                  << tr(got.sources == 1 ? "{} source: {} new articles, {} changed, {} not got"
                                         : "{} sources: {} new articles, {} changed, {} not got",
                        got.sources, got.fresh, got.changed, got.faults.size())
                  << std::endl;
    report_warnings(outcome.warnings);
    if (const auto text = batch::not_read_text(outcome.not_read); !text.empty())
        std::cout << "  " << tr("{}; langdu readers lists what is", tr(text)) << std::endl;
}

void publish_feeds(const BatchState& state) {
    auto settings = podcast::open_library(state.library);
    if (state.base_url) {
        settings.move_to(*state.base_url);
        podcast::write_library_settings(state.library, settings);
    }
    podcast::write_feeds(state.library, settings);
}

// While it watches: titles were told as they came, so only what failed newly, and what is gone.
void report_changes(const BatchState& state, const Outcome& outcome, const std::vector<Failure>& told) {
    std::vector<Failure> fresh;
    std::ranges::copy_if(outcome.failures, std::back_inserter(fresh), [&](const Failure& failure) {
        return std::ranges::find(told, failure) == told.end();
    });
    report_failures(fresh);
    if (!state.quiet) report_warnings(outcome.warnings);
    if (outcome.pruned && !state.quiet)
        std::cout << state.library << ": " << tr("{} removed", outcome.pruned) << std::endl;
}

// How far the asking is: a line of its own before that of the rendering.
sources::Collected collect(const BatchState& state, const std::vector<sources::ListedAddress>& sources) {
    const auto style =
        state.quiet || state.progress == "json" ? ProgressStyle::none : progress_style(state.progress);
    StatusLine line{style, tr("langdu: stopped; the same command goes on where it was") + '\n'};
    sources::CollectOptions options;
    options.limits = {20u << 20, 30, false};
    options.newest = static_cast<std::size_t>(state.newest);
    options.pages_again = state.force;
    options.progress = [&](std::size_t done, std::size_t all, const std::string& address) {
        const double share = static_cast<double>(done) / static_cast<double>(all);
        if (line.due(share))
            line.show(share, std::to_string(done) + "/" + std::to_string(all) + "  " + address);
    };
    return sources::collect_sources(sources, state.library, options);
}

// Articles of the web stand among those of folders, by the same order.
void add(sources::Collected& collected, std::vector<batch::ArticleFile>& articles) {
    articles.insert(articles.end(), collected.articles.begin(), collected.articles.end());
    std::ranges::sort(articles, {}, &batch::ArticleFile::identity);
}

Outcome run_once(const BatchState& state, const batch::Shard& shard) {
    const fs::path library = state.library;
    const auto inputs = sources::split_inputs(state.inputs);
    for (std::error_code error; const auto& input : inputs.others)
        if (fs::equivalent(input, library, error))
            throw InputError(input + ": articles and library in one folder; keep them apart");
    auto found = batch::find_article_files(inputs.others, state.filter);
    auto& articles = found.articles;
    Outcome outcome;
    if (!inputs.sources.empty()) {
        outcome.collected = collect(state, inputs.sources);
        add(outcome.collected, articles);
        for (const auto& fault : outcome.collected.faults)
            outcome.failures.push_back({fault.address, fault.reason});
    }
    if (articles.empty() && !state.watch && inputs.sources.empty()) {
        const auto others = batch::not_read_text(found.not_read);
        throw InputError(state.inputs.front() + ": no articles in it" +
                         (others.empty() ? "" : ", " + others) +
                         "; langdu readers lists what is read, --include takes others as text");
    }
    // Wrong settings are one error, not one for every article.
    writer::format_named(state.format);
    make_job(articles.empty() ? state.inputs.front() : articles.front().path.string(), {}, state.given);
    podcast::lock_library(library, "", false); // makes the library; fails before the work
    batch::remove_leftovers(library);

    const auto catalog = podcast::read_catalog(library);
    for (const auto& damage : catalog.damaged) std::cerr << "langdu: " << tr(damage) << '\n';
    SettingsHash settings{state.given, state.format};
    const auto plan = batch::plan_batch(
        articles, catalog.episodes, shard,
        [&](const batch::ArticleFile& article) { return settings.of(article); }, state.force, library,
        podcast::now());
    outcome.not_read = std::move(found.not_read);
    outcome.kept = plan.kept;
    outcome.same = plan.same;
    const auto busy = render_all(state, plan.to_render, false, outcome);
    if (!busy.empty()) render_all(state, busy, true, outcome);
    for (auto* list : {&outcome.failures, &outcome.warnings})
        std::ranges::stable_sort(*list, {}, &Failure::article);
    if (state.prune)
        for (const auto& record : plan.gone) {
            // A batch of folders knows nothing of what another takes from the web into the same library.
            if (article::is_url(record.identity) ? inputs.sources.empty() : inputs.others.empty()) continue;
            batch::remove_episode(library, record);
            ++outcome.pruned;
        }
    try {
        publish_feeds(state);
    } catch (const OutputError& error) { // a full disk; the articles' own failures are told first
        outcome.failures.push_back({state.library, error.what()});
    }
    return outcome;
}

std::vector<std::string> files_among(const std::vector<std::string>& inputs) {
    std::vector<std::string> out;
    std::ranges::copy_if(inputs, std::back_inserter(out),
                         [](const std::string& input) { return !article::is_url(input); });
    return out;
}

int run_batch(BatchState state) {
    ::setenv("LANGUAGE", "en", 1); // what workers say of their failures is told here, or stands in JSON
    // Watching begins before the first look: nothing that arrives meanwhile is missed.
    std::optional<batch::FolderWatch> watch;
    if (state.watch) watch.emplace(files_among(state.inputs));
    const batch::Shard shard =
        state.shard.empty() ? batch::shard_of_environment() : batch::parse_shard(state.shard, "--shard");
    tell(state, shard);
    auto outcome = run_once(state, shard);
    report(state, shard, outcome);
    if (!watch) return outcome.failures.empty() ? 0 : 1;
    state.force = false; // once is enough
    auto told = outcome.failures;
    if (!state.quiet && state.progress != "json")
        std::cout << tr("waiting for changes in {}; Ctrl-C ends it", joined(state.inputs, ", ")) << std::endl;
    const auto between_askings = sources::split_inputs(state.inputs).sources.empty()
                                     ? std::nullopt
                                     : std::optional(std::chrono::minutes(60));
    for (;;) {
        watch->wait(between_askings);
        try {
            outcome = run_once(state, shard);
            if (state.progress == "json" && outcome.rendered + outcome.pruned + outcome.failures.size() > 0)
                report(state, shard, outcome);
            else if (state.progress != "json")
                report_changes(state, outcome, told);
            told = outcome.failures;
        } catch (
            const Error& error) { // a folder that was moved away, a full disk: the next change may mend it
            std::cerr << "langdu: " << tr(error.what()) << std::endl;
        }
    }
}

int run_worker(const BatchState& state) {
    EpisodeJob job;
    job.job = make_job(state.inputs.at(0), {}, state.given);
    job.job.threads = state.jobs;
    // Often enough for the batch to see that it goes on, however long the article is.
    using Clock = std::chrono::steady_clock;
    job.job.progress = [last = -1.0, at = Clock::now()](double share) mutable {
        if (share < last + 0.02 && Clock::now() - at < std::chrono::seconds(5)) return;
        last = share;
        at = Clock::now();
        std::cout << json_text({{"progress", share}}) << std::endl;
    };
    job.article = {state.inputs.at(0), *state.worker_identity};
    job.library = state.library;
    job.extension = "." + state.format;
    job.settings_hash = state.settings_hash;
    job.moment = state.moment;
    job.undated = state.undated == "mtime" ? Undated::file_time
                  : state.undated == "git" ? Undated::commit
                                           : Undated::now;
    job.force = state.force;
    const auto made =
        with_origins(state.given, job.article.path.string(), [&] { return make_episode(job, state.wait); });
    if (made.made == Made::busy) return busy_exit_code;
    const bool rendered = made.made == Made::rendered;
    std::cout << json_text({{"rendered", rendered},
                            {"title", made.record.title},
                            {"warnings", rendered ? made.record.warnings : std::vector<std::string>{}},
                            {"sound_seconds", rendered ? made.record.duration_seconds : 0.0}})
              << std::endl;
    return 0;
}

} // namespace

std::function<int()> command_batch(Arguments& app) {
    const auto state = std::make_shared<BatchState>();
    add_settings(app, state->given);
    for (const auto* name : {"--title", "--date", "--outline", "--only", "--threads"})
        app.remove_option(name); // of one article only

    app.add_option(
           "ARTICLES", state->inputs,
           "Articles, folders of articles, patterns such as 'news/*.md'; addresses of feeds and pages; "
           "lists of addresses (text, OPML, exports of Pocket, Readeck, wallabag and browsers)")
        .required();
    app.add_option("-o,--output", state->library, "The library: a folder, made when it is not there");
    app.add_option("--format", state->format, "mp3, m4b, opus, ... (langdu formats)").shows_default();
    app.add_option("--include", state->filter.include, "Take only files that match, e.g. '*.md' or '2024/*'");
    app.add_option("--exclude", state->filter.exclude, "Leave out files that match");
    app.add_option("--newest", state->newest, "Of each feed at most so many articles, the newest")
        .shows_default()
        .between(1, 100000);
    app.add_option("-j,--jobs", state->jobs, "Articles at once; one more than cores without")
        .between(1, 1024);
    app.add_option("--undated", state->undated,
                   "The date of an article that has none, when it is rendered: now, its file's (mtime), its "
                   "last commit's (git)")
        .one_of({"now", "mtime", "git"});
    app.add_flag("--force", state->force, "Render everything again");
    app.add_flag("--prune", state->prune, "Remove the episodes whose articles are gone");
    app.add_flag("--watch", state->watch, "Go on: render what arrives, until Ctrl-C");
    app.add_option("--shard", state->shard,
                   "K/N: only the K-th of N parts of like length, for N machines; without it what an array "
                   "job of Slurm, Kubernetes, AWS Batch, SGE or PBS says; 1/1 renders everything");
    app.add_option("--base-url", state->base_url, "Where the library is on the web, for feed.xml");
    app.add_option("--progress", state->progress, progress_help).one_of(progress_names);
    app.add_flag("-q,--quiet", state->quiet, "No progress and no summary");
    app.add_option("--worker", state->worker_identity).hidden();
    app.add_option("--settings", state->settings_hash).hidden();
    app.add_option("--moment", state->moment).hidden();
    app.add_flag("--wait", state->wait).hidden();
    return [state] {
        if (state->library.empty())
            throw UsageError(
                "batch: where to? -o LIBRARY is the folder that receives the episodes; it is made "
                "when it is not there");
        return state->worker_identity ? run_worker(*state) : run_batch(*state);
    };
}

} // namespace langdu::app
