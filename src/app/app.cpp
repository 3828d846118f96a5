#include "app/app.h"

#include "base/error.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <map>

namespace langdu {

namespace {

struct CommandRow {
    const char* name;
    const char* description;
    Command add;
};

constexpr CommandRow commands[] = {
    {"normalize", "Read lines, print them as they are spoken: numbers and symbols as words", command_normalize},
    {"pronounce", "Read lines, print the pinyin of every character", command_pronounce},
    {"outline", "Show the headings and captions of an article", command_outline},
    {"text", "Print the clean written text of an article", command_text},
};

} // namespace

int run_app(int argc, char** argv) {
    CLI::App app{"Chinese articles as chaptered audio"};
    app.name("langdu");
    app.set_version_flag("--version", std::string("langdu ") + LANGDU_VERSION);
    app.require_subcommand(1);
    std::map<CLI::App*, std::function<int()>> actions;
    for (const auto& row : commands) {
        CLI::App* sub = app.add_subcommand(row.name, row.description);
        actions[sub] = row.add(*sub);
    }
    try {
        app.parse(argc, argv);
        return actions.at(app.get_subcommands().front())();
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    } catch (const UsageError& error) {
        std::cerr << "langdu: " << error.what() << '\n';
        return 2;
    } catch (const std::exception& error) {
        std::cerr << "langdu: " << error.what() << '\n';
        return 1;
    }
}

} // namespace langdu
