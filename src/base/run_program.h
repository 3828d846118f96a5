// Another program, run to its end, without a shell.
#pragma once

#include <string>
#include <vector>

namespace langdu {

struct ProgramEnd {
    int exit_code{};    // 128 + signal when it was killed; 127: it could not be started
    std::string output; // what it wrote on standard output, when that was asked for
};

// Looked for on the PATH. What it says on standard error goes to ours; so does its standard output when that
// is not captured. Nothing is given to it to read.
ProgramEnd run_program(const std::vector<std::string>& command, bool capture = false);

// The same with our standard input and output, for a program that its user talks to: Ctrl-C is the program's
// alone while it runs. Returns its exit code as above.
int run_interactive(const std::vector<std::string>& command);

bool has_program(const std::string& name); // on the PATH

} // namespace langdu
