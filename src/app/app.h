// The command line. One file per subcommand; a command is a row in app.cpp.
#pragma once

#include "app/arguments.h"

#include <functional>

namespace langdu::app {

// Parses, runs, reports. The one place where an exception becomes an exit code: 0 done, 1 failed, 2 wrong
// usage.
int run_app(int argc, char** argv);

// Adds a subcommand's options to `app` and returns what to do once they are parsed.
using Command = std::function<int()> (*)(Arguments& app);

std::function<int()> command_batch(Arguments& app);
std::function<int()> command_check(Arguments& app);
std::function<int()> command_config(Arguments& app);
std::function<int()> command_explain(Arguments& app);
std::function<int()> command_feed(Arguments& app);
std::function<int()> command_normalize(Arguments& app);
std::function<int()> command_rules(Arguments& app);
std::function<int()> command_outline(Arguments& app);
std::function<int()> command_pronounce(Arguments& app);
std::function<int()> command_play(Arguments& app);
std::function<int()> command_render(Arguments& app);
std::function<int()> command_serve(Arguments& app);
std::function<int()> command_self_test(Arguments& app);
std::function<int()> command_text(Arguments& app);
std::function<int()> command_voices(Arguments& app);
std::function<int()> command_formats(Arguments& app);
std::function<int()> command_readers(Arguments& app);

} // namespace langdu::app
