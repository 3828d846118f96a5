// The three ways a run can fail. what() is "place: what; what to do", one line.
// Only main and batch catch; everything else lets them pass.
#pragma once

#include <stdexcept>

namespace langdu {

class Error : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

// The article, a voice, a lexicon or other input is missing or broken. Exit code 1.
class InputError : public Error {
    using Error::Error;
};

// The command line asks for something that does not exist. Exit code 2.
class UsageError : public Error {
    using Error::Error;
};

// The result could not be made or written. Exit code 1.
class OutputError : public Error {
    using Error::Error;
};

} // namespace langdu
