#include "test_support.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace langdu::test;

namespace {

std::string article_of(int paragraphs) {
    std::string text;
    for (int i = 0; i < paragraphs; ++i) text += "今天的会议讨论了新的计划，大家都觉得很好。\n\n";
    return text;
}

pid_t start_render(const std::filesystem::path& input, const std::filesystem::path& output) {
    const pid_t child = ::fork();
    if (child == 0) {
        const int null = ::open("/dev/null", O_RDWR);
        for (const int fd : {0, 1, 2}) ::dup2(null, fd);
        ::execl(program, "langdu", "render", input.c_str(), "-o", output.c_str(), nullptr);
        ::_exit(127);
    }
    return child;
}

std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    return names;
}

// The processes a process has started.
std::vector<pid_t> children_of(pid_t parent) {
    std::vector<pid_t> found;
    std::istringstream list(
        read_text("/proc/" + std::to_string(parent) + "/task/" + std::to_string(parent) + "/children"));
    for (pid_t child = 0; list >> child;) found.push_back(child);
    return found;
}

// The processes that speak a clip at this moment.
std::vector<pid_t> speaking_for(pid_t render) {
    std::vector<pid_t> out;
    for (const pid_t engine : children_of(render))
        for (const pid_t speaking : children_of(engine)) out.push_back(speaking);
    return out;
}

// The engines are tried with a clip each before the work begins.
void wait_until_speaking(pid_t render) {
    std::set<pid_t> seen;
    while (seen.size() < 8 && ::waitpid(render, nullptr, WNOHANG) == 0)
        for (const pid_t speaking : speaking_for(render)) seen.insert(speaking);
}

// A render that is speaking, and the same without disturbance.
struct DisturbedRender {
    explicit DisturbedRender(int paragraphs) {
        write_text(folder / "a.txt", article_of(paragraphs));
        REQUIRE(langdu::test::langdu(
                    {"render", (folder / "a.txt").string(), "-o", (folder / "whole.mp3").string(), "-q"})
                    .exit_code == 0);
        process = start_render(folder / "a.txt", folder / "disturbed.mp3");
        wait_until_speaking(process);
    }
    void check_unharmed() const {
        int status = 0;
        ::waitpid(process, &status, 0);
        CHECK(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 0);
        CHECK(read_text(folder / "disturbed.mp3") == read_text(folder / "whole.mp3"));
    }
    TemporaryDirectory folder;
    pid_t process{};
};

// The engine's processes are copies of the program: they have its command line. Zombies have none.
std::vector<std::string> processes_with(const std::string& word) {
    std::vector<std::string> found;
    for (const auto& process : std::filesystem::directory_iterator("/proc")) {
        std::ifstream line(process.path() / "cmdline");
        const std::string words{std::istreambuf_iterator<char>(line), {}};
        if (words.find(word) != std::string::npos) found.push_back(process.path().filename());
    }
    return found;
}

} // namespace

TEST_CASE("an interrupted render leaves nothing under the output's name", "[app]") {
    const TemporaryDirectory inputs;
    write_text(inputs / "short.txt", article_of(1));
    write_text(inputs / "long.txt", article_of(3000)); // every signal comes before the end
    for (const int signal : {SIGINT, SIGTERM, SIGKILL})
        for (const int after_ms : {50, 400, 1200}) {
            const TemporaryDirectory folder;
            const pid_t child = start_render(inputs / "long.txt", folder / "a.mp3");
            std::this_thread::sleep_for(std::chrono::milliseconds(after_ms));
            ::kill(child, signal);
            int status = 0;
            ::waitpid(child, &status, 0);
            INFO("signal " << signal << " after " << after_ms << " ms");
            if (signal != SIGKILL) {
                CHECK(names_in(folder.path()).empty());
                continue;
            }
            CHECK_FALSE(std::filesystem::exists(folder / "a.mp3"));
            // The next run succeeds and takes away what could not be.
            const auto next = langdu::test::langdu(
                {"render", (inputs / "short.txt").string(), "-o", (folder / "a.mp3").string(), "-q"});
            CHECK(next.exit_code == 0);
            CHECK(names_in(folder.path()) == std::vector<std::string>{"a.mp3"});
        }
}

TEST_CASE("a full disk is an error and leaves nothing", "[app]") {
    const TemporaryDirectory inputs, folder;
    write_text(inputs / "a.txt", "今天的会议讨论了新的计划，大家都觉得很好。\n");
    for (const std::string extension : {".mp3", ".flac", ".wav"}) {
        const auto output = (folder / ("a" + extension)).string();
        // No file may grow beyond 8 kB: what a full disk does, without filling one.
        const auto outcome =
            run({"bash", "-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" render \"$1\" -o \"$2\"", program,
                 (inputs / "a.txt").string(), output});
        INFO(extension << ": " << outcome.err);
        CHECK(outcome.exit_code == 1);
        CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
        CHECK(names_in(folder.path()).empty());
    }
}

TEST_CASE("engine processes that are killed during a render change nothing", "[app][slow]") {
    const DisturbedRender render{300};
    int killed = 0;
    for (int i = 0; i < 3; ++i) {
        for (const pid_t speaking : speaking_for(render.process)) killed += ::kill(speaking, SIGKILL) == 0;
        if (i == 1)
            for (const pid_t engine : children_of(render.process)) killed += ::kill(engine, SIGKILL) == 0;
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
    }
    CHECK(killed > 0);
    render.check_unharmed();
}

TEST_CASE("engine processes that hang cost half a minute and change nothing", "[app][slow]") {
    const DisturbedRender render{60};
    int stopped = 0;
    while (stopped == 0 && ::waitpid(render.process, nullptr, WNOHANG) == 0)
        for (const pid_t speaking : speaking_for(render.process)) stopped += ::kill(speaking, SIGSTOP) == 0;
    CHECK(stopped > 0);
    render.check_unharmed();
}

TEST_CASE("limits of the system are errors that say so and leave nothing behind", "[app]") {
    const TemporaryDirectory folder;
    const TemporaryDirectory inputs;
    write_text(inputs / "long.txt", article_of(3000)); // more than a second of work
    write_text(folder / "a.txt", article_of(40));
    const auto limited = [&](const std::string& limit, const std::string& article = "a.txt") {
        return run({"/bin/sh", "-c", "ulimit " + limit + " && exec \"$0\" render \"$1\" -o out.wav -q",
                    program, article});
    };
    const auto here = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    const auto size = limited("-f 20"), time = limited("-S -t 1", (inputs / "long.txt").string()),
               stack = limited("-s 64");
    std::filesystem::current_path(here);
    INFO(size.err);
    CHECK(size.exit_code == 1);
    CHECK(size.err.find("cannot be written") != std::string::npos);
    INFO(time.err); // the processor's time: ended as Ctrl-C ends it
    CHECK(time.exit_code == 128 + SIGXCPU);
    INFO(stack.err);
    CHECK(stack.exit_code == 1);
    CHECK(stack.err == "langdu: the stack may take only 64 KB here; allow it more, as with ulimit -s 8192\n");
    std::filesystem::remove(folder / "out.wav");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"a.txt"});
}

TEST_CASE("however few files may be open, a render works or says so, and no engine process stays", "[app]") {
    const TemporaryDirectory folder;
    const auto input = (folder / "a.txt").string(), output = (folder / "out.mp3").string();
    write_text(input, article_of(1));
    for (int files = 4; files <= 20; ++files) {
        const auto outcome = run({"/usr/bin/timeout", "-s", "KILL", "60", "/bin/sh", "-c",
                                  "exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; ulimit -n " +
                                      std::to_string(files) + " && exec \"$0\" render \"$1\" -o \"$2\" -q",
                                  program, input, output});
        INFO(files << " files: " << outcome.err);
        if (outcome.exit_code == 127) continue; // not even its libraries could be opened
        CHECK(outcome.exit_code == (std::filesystem::exists(output) ? 0 : 1));
        if (outcome.exit_code == 1) CHECK(outcome.err.find("Too many open files") != std::string::npos);
        for (int wait = 0; wait < 100 && !processes_with(input).empty(); ++wait)
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        CHECK(processes_with(input).empty());
        std::filesystem::remove(output);
        CHECK(names_in(folder.path()) == std::vector<std::string>{"a.txt"});
    }
}

TEST_CASE("LANGDU_DATA that is no data is an error, also where data lies beside the program", "[app]") {
    const auto outcome = run({"/usr/bin/env", "LANGDU_DATA=/nonexistent", program, "voices"});
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.err.starts_with("langdu: LANGDU_DATA: /nonexistent holds no voices/"));
}

TEST_CASE("a render whose progress nobody reads any more leaves nothing behind", "[app]") {
    const TemporaryDirectory folder;
    write_text(folder / "a.txt", article_of(200));
    run({"/bin/sh", "-c",
         "\"$0\" render \"$1\" -o \"$2\" --progress json 2>&1 >/dev/null | sed '/progress\":0.8/q'", program,
         (folder / "a.txt").string(), (folder / "out.mp3").string()});
    CHECK(names_in(folder.path()) == std::vector<std::string>{"a.txt"});
}

TEST_CASE("a crash says so, leaves no temporary file and is still a crash to whoever started it", "[app]") {
    const TemporaryDirectory folder;
    write_text(folder / "a.txt", article_of(600));
    const auto outcome =
        run({"/bin/sh", "-c",
             "export ASAN_OPTIONS=handle_segv=0; \"$0\" render \"$1\" -o \"$2\" -q & "
             "while ! ls -a \"$3\" | grep -q '^\\.out'; do sleep 0.01; done; kill -SEGV $!; wait $!",
             program, (folder / "a.txt").string(), (folder / "out.mp3").string(), folder.path().string()});
    CHECK(outcome.exit_code == 128 + SIGSEGV);
    CHECK(outcome.err.find("langdu: crashed; ") != std::string::npos);
    CHECK(names_in(folder.path()) == std::vector<std::string>{"a.txt"});
}
