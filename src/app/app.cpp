#include "app/app.h"
#include "app/columns.h"
#include "app/manual.h"
#include "app/status_line.h"
#include "app/suggest.h"
#include "app/translate.h"
#include "base/error.h"
#include "base/files.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

namespace langdu::app {

namespace {

struct CommandRow {
    const char* name;
    const char* description;
    Command add;
    const char* examples; // a line each, as in a shell
};

constexpr CommandRow commands[] = {
    {"render", "Turn an article into a sound file with chapters (the default command)", command_render,
     "langdu article.md\n"
     "langdu render article.md -o talk.opus --voice storyteller --rate 1.2\n"
     "langdu render article.md --split --subtitles vtt,lrc\n"
     "langdu render article.md --dry-run --first 3min"},
    {"play", "Render an article and play it", command_play, "langdu play article.md --first 2min"},
    {"batch", "Render every article of a folder into a library with a podcast feed", command_batch,
     "langdu batch articles -o library\n"
     "langdu batch 'articles/*.md' -o library --format opus --exclude 'draft*'"},
    {"feed", "Write the podcast feeds and the pages of a library", command_feed,
     "langdu feed library --base-url https://example.org/podcast/ --title 我的播客"},
    {"serve", "Serve a library to podcast apps on this network", command_serve,
     "langdu serve library --host 0.0.0.0 --token my-secret-1"},
    {"check", "Show what looks wrong in an article, on one screen", command_check, "langdu check article.md"},
    {"explain", "Show what every stage makes of an article", command_explain, "langdu explain article.md"},
    {"outline", "Show the headings and captions of an article", command_outline, "langdu outline article.md"},
    {"text", "Print the clean written text of an article", command_text,
     "langdu text article.md > clean.txt"},
    {"readers", "List the kinds of files that can be read", command_readers, ""},
    {"normalize", "Read lines, print them as they are spoken: numbers and symbols as words",
     command_normalize, "echo '涨了80%' | langdu normalize"},
    {"rules", "Print the rules of the normalizer, each with an example", command_rules, ""},
    {"pronounce", "Read lines, print the pinyin of every character", command_pronounce,
     "echo '银行行长' | langdu pronounce"},
    {"formats", "Show the sound and subtitle formats and what each can hold", command_formats, ""},
    {"config", "Print the settings in force and where each comes from", command_config,
     "langdu config article.md"},
    {"self-test", "Try the engine, every voice, the data and every format", command_self_test, ""},
    {"voices", "List the voices, or speak a sample of one", command_voices,
     "langdu voices\n"
     "langdu voices --sample anchor -o anchor.mp3"},
};

extern "C" void leave_nothing_behind(int signal) {
    remove_temporary_files();
    say_interrupted();
    ::_exit(128 + signal);
}

// For a signal handler, which may not ask for them any more, and which may come last of all.
char crash_words[256];

pid_t program = 0; // not the copies of it that work on strangers' files

// Whoever reads the output has gone; whoever waits for us sees that we ended by it.
extern "C" void leave_silently(int signal) {
    if (::getpid() == program) remove_temporary_files();
    std::signal(signal, SIG_DFL);
    ::raise(signal);
}

constexpr int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP}; // GLib ends by the last

// A library that looks not at what it is given when memory runs out, or a fault of ours.
extern "C" void say_crashed(int signal) {
    if (::getpid() == program) {
        remove_temporary_files();
        [[maybe_unused]] const auto written = ::write(2, crash_words, std::strlen(crash_words));
    }
    std::signal(signal, SIG_DFL); // what a crash leaves to look at stays
    ::raise(signal);
}

void watch_for_crashes() {
    const auto words =
        tr("langdu: crashed; give it more memory, or report the article with which it does") + '\n';
    words.copy(crash_words, sizeof crash_words - 1);
    static char stack[1 << 14]; // its own may be what is exhausted
    stack_t other{};
    other.ss_sp = stack;
    other.ss_size = sizeof stack;
    ::sigaltstack(&other, nullptr);
    for (const int signal : crashes) {
        struct sigaction known {};
        if (::sigaction(signal, nullptr, &known) != 0 || known.sa_handler != SIG_DFL)
            continue; // a sanitizer's
        known.sa_handler = say_crashed;
        known.sa_flags = SA_ONSTACK;
        ::sigaction(signal, &known, nullptr);
    }
}

// With less even libraries' own loading overruns it. Nothing: it may be as large as it wants.
std::optional<std::size_t> scant_stack() {
    constexpr rlim_t least = 256 * 1024;
    rlimit limit{};
    if (::getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur >= least) return std::nullopt;
    return limit.rlim_cur;
}

std::vector<std::string> command_names() {
    std::vector<std::string> out;
    for (const auto& row : commands) out.emplace_back(row.name);
    return out;
}

// `langdu ARTICLE` means `langdu render ARTICLE`; `langdu help COMMAND` means `langdu COMMAND --help`.
std::vector<std::string> with_default_command(int argc, char** argv) {
    std::vector<std::string> words(argv + 1, argv + argc);
    std::error_code error;
    if (!words.empty()) {
        const std::string first = words.front();
        const auto names = command_names();
        const bool known = std::find(names.begin(), names.end(), first) != names.end();
        const bool option = first.size() > 1 && first.front() == '-';
        if (first == "help" && !std::filesystem::exists(first, error)) {
            words.erase(words.begin());
            words.resize(std::min<std::size_t>(words.size(), 1));
            words.emplace_back("--help");
        } else if (first == "version" && words.size() == 1 && !std::filesystem::exists(first, error)) {
            words = {"--version"};
        } else if (!known && !option) {
            const auto meant = nearest(first, names);
            if (!meant.empty() && first != "-" && !std::filesystem::exists(first, error))
                throw UsageError("no command and no file \"" + first + "\"; did you mean langdu " + meant +
                                 "?");
            words.insert(words.begin(), "render");
        }
    }
    std::reverse(words.begin(), words.end()); // CLI11 takes them from the back
    return words;
}

// What was printed must have arrived: a full disk behind `>` is an error like any other. A closed pipe has
// ended the program by SIGPIPE before.
int close_output(int code) {
    errno = 0;
    std::cout.flush();
    if (std::cout && std::fflush(stdout) == 0 && !std::ferror(stdout)) return code;
    std::cerr << tr("langdu: standard output: {}; what was printed is not whole",
                    tr(errno ? std::strerror(errno) : "cannot be written"))
              << '\n';
    return code ? code : 1;
}

// What a newcomer needs.
constexpr const char* welcome = R"(langdu turns Chinese articles into chaptered audio.

  langdu article.md                    article.mp3, with chapters
  langdu play article.md               only listen
  langdu article.md -o talk.m4b        an audiobook; langdu formats lists what there is
  langdu batch articles -o library     a folder of articles as a podcast
  langdu serve library                 listen and read along in a browser
  langdu --help                        all commands
)";

// What other programs call them.
constexpr std::pair<std::string_view, std::string_view> other_names[] = {
    {"--speed", "--rate"},
    {"--tempo", "--rate"},
    {"--volume", "--loudness"},
    {"--lufs", "--loudness"},
    {"--out", "--output"},
    {"--dict", "--lexicon"},
    {"--dictionary", "--lexicon"},
    {"--charset", "--encoding"},
    {"--image", "--cover"},
    {"--artist", "--author"},
    {"--silent", "--quiet"},
    {"--url", "--base-url"},
    {"--name", "--title"},
    {"--speaker", "--voice"},
    {"--overwrite", "--force"},
    {"--workers", "--jobs"},
    {"-f", "--format"},
    {"-n", "--dry-run"},
    {"-v", "--version"},
    {"--samplerate", "--sample-rate"},
};

// An option that does not exist, with the one that was probably meant.
std::string unknown_option(const CLI::App& command) {
    std::vector<std::string> names;
    for (const auto* option : command.get_options())
        for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    for (const auto& word : command.remaining()) {
        if (!word.starts_with("-") || word == "-") continue;
        const auto name = word.substr(0, word.find('='));
        const auto other =
            std::ranges::find(other_names, name, &std::pair<std::string_view, std::string_view>::first);
        const bool known = other != std::end(other_names) && std::ranges::count(names, other->second) > 0;
        const auto meant = known ? std::string(other->second) : nearest(name, names);
        return meant.empty() ? tr("no option {}", name) : tr("no option {}; did you mean {}?", name, meant);
    }
    return {};
}

// Columns that are right with Chinese in them, and lines of at most 100.
class HelpFormatter : public CLI::Formatter {
public:
    HelpFormatter() {
        for (const auto* word : {"Usage", "OPTIONS", "SUBCOMMAND", "Positionals", "REQUIRED", "Needs"})
            label(word, tr(word));
    }
    std::string make_group(std::string group, bool is_positional,
                           std::vector<const CLI::Option*> options) const override {
        return CLI::Formatter::make_group(tr(group), is_positional, std::move(options));
    }
    std::string make_option(const CLI::Option* option, bool is_positional) const override {
        return two_columns("  " + make_option_name(option, is_positional) + make_option_opts(option),
                           tr(make_option_desc(option)), 30, 100);
    }
    std::string make_subcommand(const CLI::App* command) const override {
        return two_columns("  " + command->get_name(), command->get_description(), 30, 100);
    }
};

int run_command(int argc, char** argv) {
    if (argc == 1) {
        std::cout << tr(welcome);
        return 0;
    }
    CLI::App app{tr("Chinese articles as chaptered audio")};
    app.name("langdu");
    app.formatter(std::make_shared<HelpFormatter>()); // subcommands inherit it
    app.set_version_flag("-V,--version", std::string("langdu ") + LANGDU_VERSION);
    app.require_subcommand(1);
    app.footer(tr("langdu COMMAND --help tells more, with examples."));
    std::map<CLI::App*, std::function<int()>> actions;
    for (const auto& row : commands) {
        CLI::App* sub = app.add_subcommand(row.name, tr(row.description))->group(tr("Subcommands"));
        Arguments arguments{*sub};
        actions[sub] = row.add(arguments);
        if (*row.examples) sub->footer(tr("Examples:") + '\n' + row.examples);
    }
    if (argc == 3 && std::string_view(argv[1]) == "--manual") { // the build writes the manual pages with it
        const auto* row = std::ranges::find(commands, std::string_view(argv[2]), &CommandRow::name);
        if (row == std::end(commands)) return 2;
        std::cout << manual_page(*app.get_subcommand(row->name), row->examples);
        return 0;
    }
    try {
        auto words = with_default_command(argc, argv);
        app.parse(words);
        return actions.at(app.get_subcommands().front())();
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return app.exit(error); // --help, --version
        const auto chosen = app.get_subcommands();
        const auto unknown = chosen.empty() ? std::string() : unknown_option(*chosen.front());
        const auto command = chosen.empty() ? std::string() : chosen.front()->get_name() + " ";
        std::cerr << tr("langdu: {}; see langdu {}--help", tr(unknown.empty() ? error.what() : unknown),
                        command)
                  << '\n';
        return 2;
    } catch (const SettingError& error) { // of an option that belongs to one command
        std::cerr << tr("langdu: --{}", tr(error.what())) << '\n';
        return 2;
    } catch (const UsageError& error) {
        std::cerr << "langdu: " << tr(error.what()) << '\n';
        return 2;
    } catch (const std::bad_alloc&) {
        std::cerr << tr("langdu: out of memory; give it more, or a smaller article") << '\n';
        return 1;
    } catch (const std::exception& error) {
        std::cerr << "langdu: " << tr(error.what()) << '\n';
        return 1;
    }
}

} // namespace

int run_app(int argc, char** argv) {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGXCPU}) std::signal(signal, leave_nothing_behind);
    program = ::getpid();
    if (argc < 2 || std::string_view(argv[1]) != "--manual") choose_language(); // the pages are in English
    struct sigaction pipe {};
    if (::sigaction(SIGPIPE, nullptr, &pipe) == 0 && pipe.sa_handler == SIG_DFL)
        std::signal(SIGPIPE, leave_silently);
    watch_for_crashes();
    if (const auto stack = scant_stack()) {
        std::cerr << tr("langdu: the stack may take only {} KB here; allow it more, as with ulimit -s 8192",
                        *stack / 1024)
                  << '\n';
        return 1;
    }
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is an error of its writer
    return close_output(run_command(argc, argv));
}

} // namespace langdu::app
