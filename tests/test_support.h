// What tests share: a temporary directory with a lifetime, the project's shared evaluation data, running a
// command.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace langdu::test {

// Where this build and its sources are.
extern const char* const source_folder; // the repository
extern const char* const data_folder;   // tests/data
extern const char* const built_data;    // the data staged beside the program
extern const char* const program;       // the built langdu

// Says that something cannot be tried here, and why; the test counts as skipped when nothing else fails.
void skip(const std::string& why);
bool skipped_something();

class TemporaryDirectory {
public:
    TemporaryDirectory();
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    ~TemporaryDirectory();
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

// The evaluation data beside the repository; empty, after a visible message, when it is absent.
std::filesystem::path shared(const std::string& name);

struct Outcome {
    int exit_code{};
    std::string out;
    std::string err;
};

// Runs a program (no shell) with `input` on its standard input. exit_code is 128 + signal when it was killed.
Outcome run(const std::vector<std::string>& command, const std::string& input = "");
// The built langdu.
Outcome langdu(const std::vector<std::string>& arguments, const std::string& input = "");
// Is this program on the PATH? Says so visibly when it is not.
bool have_program(const std::string& name);

std::string read_text(const std::filesystem::path& path);
void write_text(const std::filesystem::path& path, const std::string& text);

} // namespace langdu::test
