// The command line. One file per subcommand; a command is a row in app.cpp.
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace langdu {

// Parses, runs, reports. The one place where an exception becomes an exit code: 0 done, 1 failed, 2 wrong
// usage.
int run_app(int argc, char** argv);

// Adds a subcommand's options to `app` and returns what to do once they are parsed.
using Command = std::function<int()> (*)(CLI::App& app);

std::function<int()> command_batch(CLI::App& app);
std::function<int()> command_config(CLI::App& app);
std::function<int()> command_explain(CLI::App& app);
std::function<int()> command_feed(CLI::App& app);
std::function<int()> command_normalize(CLI::App& app);
std::function<int()> command_rules(CLI::App& app);
std::function<int()> command_outline(CLI::App& app);
std::function<int()> command_pronounce(CLI::App& app);
std::function<int()> command_render(CLI::App& app);
std::function<int()> command_serve(CLI::App& app);
std::function<int()> command_self_test(CLI::App& app);
std::function<int()> command_text(CLI::App& app);
std::function<int()> command_voices(CLI::App& app);
std::function<int()> command_formats(CLI::App& app);
std::function<int()> command_readers(CLI::App& app);

} // namespace langdu
