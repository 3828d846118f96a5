#include "app/app.h"
#include "app/progress.h"
#include "app/settings.h"
#include "base/error.h"
#include "base/run_program.h"
#include "base/temporary_folder.h"

#include <algorithm>
#include <memory>

namespace langdu::app {

namespace {

struct PlayState {
    std::string article;
    std::string player;
    Values given;
    bool quiet{};
};

// What people have, those that show chapters and can be steered first. The file's name follows.
const std::vector<std::vector<std::string>> players{
    {"mpv", "--no-video"},
    {"ffplay", "-nodisp", "-autoexit", "-hide_banner", "-loglevel", "error"},
    {"cvlc", "--play-and-exit", "--quiet"},
    {"play", "-q"},
    {"pw-play"},
    {"paplay"},
};

std::vector<std::string> player_of(const PlayState& state) {
    if (!state.player.empty()) {
        if (!has_program(state.player)) throw UsageError("--player " + state.player + ": no such program");
        const auto known = std::find_if(players.begin(), players.end(),
                                        [&](const auto& row) { return row.front() == state.player; });
        return known == players.end() ? std::vector<std::string>{state.player} : *known;
    }
    for (const auto& row : players)
        if (has_program(row.front())) return row;
    throw InputError("no player found; install mpv, or name one: --player PROGRAM");
}

int play(const PlayState& state) {
    auto command = player_of(state); // before the work
    const TemporaryFolder folder;
    // Each of the players reads FLAC, and none is written faster.
    const auto sound = folder.path() / "langdu.flac";
    auto job = make_job(state.article, sound, state.given);
    {
        Progress progress{state.quiet ? ProgressStyle::none : progress_style("auto"), state.article};
        job.progress = [&](double share) { progress.show(share); };
        render(job);
    }
    command.push_back(sound.string());
    const int code = run_interactive(command);
    if (code == 0 || code == 130 || code == 4) return 0; // 4: mpv was left by its q
    throw OutputError(command.front() + ": ended with " + std::to_string(code) + "; try another --player");
}

} // namespace

std::function<int()> command_play(Arguments& app) {
    const auto state = std::make_shared<PlayState>();
    app.add_option("ARTICLE", state->article, "A file, a web address, or - for standard input").required();
    add_settings(app, state->given);
    app.add_option("--player", state->player,
                   "A program that plays sound files (default: mpv, ffplay, VLC, ...)");
    app.add_flag("-q,--quiet", state->quiet, "No progress");
    return [state] { return with_origins(state->given, state->article, [&] { return play(*state); }); };
}

} // namespace langdu::app
