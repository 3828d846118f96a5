#include "test_support.h"

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace langdu::test {

namespace fs = std::filesystem;

const char* const source_folder = LANGDU_SOURCE_DIR;
const char* const data_folder = LANGDU_SOURCE_DIR "/tests/data";
const char* const built_data = LANGDU_DATA_DIR;
const char* const program = LANGDU_BINARY;

// What tests wait for is English, whatever the developer's locale.
[[maybe_unused]] const int english = ::setenv("LANGUAGE", "en", 1);

TemporaryDirectory::TemporaryDirectory() {
    std::string name = (fs::temp_directory_path() / "langdu-test-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("cannot make a temporary directory");
    path_ = name;
}

TemporaryDirectory::~TemporaryDirectory() {
    std::error_code error;
    fs::remove_all(path_, error);
}

namespace {
bool skipped = false;
}

void skip(const std::string& why) {
    skipped = true;
    std::cout << "SKIPPED: " << why << '\n';
}
bool skipped_something() { return skipped; }

fs::path shared(const std::string& name) {
    const fs::path path = fs::path(source_folder).parent_path() / "shared" / name;
    if (fs::exists(path)) return path;
    skip(path.string() + " is absent");
    return {};
}

Outcome run(const std::vector<std::string>& command, const std::string& input) {
    TemporaryDirectory folder;
    write_text(folder / "in", input);
    const auto in = (folder / "in").string(), out = (folder / "out").string(),
               err = (folder / "err").string();
    std::vector<char*> arguments;
    for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(::open(in.c_str(), O_RDONLY), 0);
        ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT, 0600), 1);
        ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT, 0600), 2);
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_text(out), read_text(err)};
}

Outcome langdu(const std::vector<std::string>& arguments, const std::string& input) {
    std::vector<std::string> command{program};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return run(command, input);
}

bool have_program(const std::string& name) {
    if (run({"which", name}).exit_code == 0) return true;
    skip(name + " is not installed (scripts/setup --test)");
    return false;
}

std::string read_text(const fs::path& path) {
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

void write_text(const fs::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

} // namespace langdu::test
