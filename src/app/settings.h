// What can be set, once: each row of the table is a command-line option, a key of langdu.toml and a line of
// `langdu config`.
#pragma once

#include "app/arguments.h"
#include "base/error.h"
#include "pipeline.h"

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace langdu::app {

// A setting's value and who set it: "--rate", "langdu.toml:3", or empty for the default.
struct Value {
    std::string text;
    std::string origin;
};

struct Setting {
    const char* group;   // in the help
    const char* name;    // as in --name and in langdu.toml
    const char* flags;   // "-j,--threads"
    const char* value;   // "kbit/s": what stands behind it in the help
    const char* initial; // "" for none
    const char* help;
    // Puts a value into the job. Throws InputError or UsageError that names value.origin.
    void (*apply)(Job& job, const Value& value);
};

std::span<const Setting> settings();

// By name; the strongest origin wins: command line, langdu.toml beside the article, the user's langdu.toml,
// default.
using Values = std::map<std::string, Value>;

// Adds an option for each setting; what is given lands in `given`.
void add_settings(Arguments& app, Values& given);

// The settings in force for an article. Throws InputError "langdu.toml:3: ..." for unknown keys and wrong
// types.
Values values_in_force(const Values& given, const std::string& article);

// "--bitrate 32: ...", a UsageError; or "langdu.toml:3: bitrate = 32: ...", an InputError.
[[noreturn]] void blame(const SettingError& error, const Value& value);
[[noreturn]] void blame(const SettingError& error, const Values& in_force);

// Runs f; what only the work finds wrong with a setting (a bitrate that the format does not have) gets the
// place where the value was written.
template <typename F>
auto with_origins(const Values& given, const std::string& article, F f) {
    try {
        return f();
    } catch (const SettingError& error) {
        blame(error, values_in_force(given, article));
    }
}

Job make_job(const std::string& article, const std::filesystem::path& output, const Values& given);

} // namespace langdu::app
