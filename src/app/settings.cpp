#include "app/settings.h"

#include "app/translate.h"
#include "base/error.h"
#include "base/files.h"
#include "base/toml.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace langdu::app {

namespace fs = std::filesystem;

namespace {

bool is_setting(std::string_view name) {
    return std::ranges::any_of(settings(), [&](const Setting& row) { return row.name == name; });
}

std::string text_of(const TomlValue& value, const std::string& place) {
    switch (value.kind) {
    case TomlValue::Kind::string:
        return value.string;
    case TomlValue::Kind::integer:
        return std::to_string(value.integer);
    case TomlValue::Kind::boolean:
        return value.boolean ? "true" : "false";
    case TomlValue::Kind::number: {
        char out[32];
        const auto end = std::to_chars(out, out + sizeof out, value.number);
        return {out, end.ptr};
    }
    default:
        throw InputError(place + ": " + value.key + " is no text and no number; write " + value.key +
                         " = \"...\"");
    }
}

void read_config(const fs::path& path, Values& values) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return;
    for (const auto& entry : parse_toml(read_file(path.string()), path.string()).children) {
        const std::string place = path.string() + ":" + std::to_string(entry.line);
        if (!is_setting(entry.key))
            throw InputError(place + ": unknown setting " + entry.key + "; langdu config lists them");
        values[entry.key] = {text_of(entry, place), place};
    }
}

fs::path user_config() {
    if (const char* set = std::getenv("XDG_CONFIG_HOME"); set && *set)
        return fs::path(set) / "langdu/langdu.toml";
    if (const char* home = std::getenv("HOME"); home && *home)
        return fs::path(home) / ".config/langdu/langdu.toml";
    return {};
}

} // namespace

void add_settings(Arguments& app, Values& given) {
    for (const auto& row : settings())
        app.add_option(
               row.flags,
               [&given, name = row.name](const std::string& text) {
                   given[name] = {text, std::string("--") + name};
               },
               tr(row.help) + (*row.initial ? std::string(" [") + row.initial + "]" : ""))
            .value_name(row.value)
            .group(tr("{} (settings, also keys of langdu.toml)", tr(row.group)));
}

Values values_in_force(const Values& given, const std::string& article) {
    Values values;
    for (const auto& row : settings()) values[row.name] = {row.initial, ""};
    read_config(user_config(), values);
    const auto folder = fs::path(article).parent_path();
    read_config((article.empty() || article == "-" || folder.empty() ? fs::path(".") : folder) /
                    "langdu.toml",
                values);
    for (const auto& [name, value] : given) values[name] = value;
    return values;
}

void blame(const SettingError& error, const Value& value) {
    // Nobody wrote a default: then the command line is where it can be mended.
    if (value.origin.empty() || value.origin.starts_with("-"))
        throw UsageError("--" + error.setting() + " " + (value.text.empty() ? error.value() : value.text) +
                         ": " + error.problem());
    throw InputError(value.origin + ": " + error.setting() + " = " + value.text + ": " + error.problem());
}

void blame(const SettingError& error, const Values& in_force) {
    const auto found = in_force.find(error.setting());
    blame(error, found == in_force.end() ? Value{} : found->second);
}

Job make_job(const std::string& article, const fs::path& output, const Values& given) {
    Job job;
    job.article = article;
    job.output = output;
    const auto values = values_in_force(given, article);
    for (const auto& row : settings())
        if (const auto& value = values.at(row.name); !value.text.empty()) {
            try {
                row.apply(job, value);
            } catch (const SettingError& error) {
                blame(error, value);
            }
        }
    job.write.threads = job.threads;
    return job;
}

} // namespace langdu::app
