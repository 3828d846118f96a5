// The ways a run can fail. what() is "place: what; what to do", one line.
// Only main and batch catch; everything else lets them pass.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

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

// A setting has a value that cannot be used. The library knows which and why; who knows where the value was
// written (--bitrate, langdu.toml:3) says that: app/settings.h. Exit code as of that place.
class SettingError : public Error {
public:
    // "bitrate", "32", ".mp3 takes 64 to 320 kbit/s; choose one of these"
    SettingError(std::string setting, std::string value, std::string problem)
        : Error(setting + (value.empty() ? "" : " " + value) + ": " + problem), setting_(std::move(setting)),
          value_(std::move(value)), problem_(std::move(problem)) {}
    const std::string& setting() const { return setting_; }
    const std::string& value() const { return value_; }
    const std::string& problem() const { return problem_; }

private:
    std::string setting_, value_, problem_;
};

// The result could not be made or written. Exit code 1.
class OutputError : public Error {
    using Error::Error;
};

} // namespace langdu
