#include "app/arguments.h"

#include <CLI/CLI.hpp>

#include <charconv>
#include <filesystem>
#include <optional>
#include <vector>

namespace langdu::app {

Argument Argument::required() const { return Argument{option_->required()}; }
Argument Argument::hidden() const { return group(""); }
Argument Argument::shows_default() const { return Argument{option_->capture_default_str()}; }
Argument Argument::value_name(const std::string& name) const { return Argument{option_->type_name(name)}; }
Argument Argument::group(const std::string& title) const { return Argument{option_->group(title)}; }
Argument Argument::needs(const Argument& other) const { return Argument{option_->needs(other.option_)}; }
Argument Argument::one_of(std::initializer_list<const char*> values) const {
    std::string names;
    for (const auto* value : values) names.append(names.empty() ? "" : "|").append(value);
    // The help says them as the settings' table does.
    auto check = CLI::IsMember(std::vector<std::string>(values.begin(), values.end()));
    return Argument{option_->type_name(names)->check(CLI::Validator(check).description(""))};
}
Argument Argument::between(int least, int most) const {
    // CLI11's own check says it in other words from version to version.
    const auto range = std::to_string(least) + "-" + std::to_string(most);
    return Argument{option_->type_name(range)->check([least, most](const std::string& text) {
        int value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        const bool fits =
            error == std::errc{} && end == text.data() + text.size() && value >= least && value <= most;
        return fits ? std::string()
                    : "\"" + text + "\" is not a number from " + std::to_string(least) + " to " +
                          std::to_string(most);
    })};
}
Argument Argument::check(std::function<std::string(const std::string&)> complaint) const {
    return Argument{option_->check(std::move(complaint))};
}

template <typename T>
Argument Arguments::add_option(const std::string& names, T& value, const std::string& help) {
    auto* option = command_.add_option(names, value, help);
    // One value each time it is written: batch --include '*.md' articles names one pattern and a folder.
    if (names.starts_with('-')) option->allow_extra_args(false);
    return Argument{option};
}
template <typename T>
Argument Arguments::add_flag(const std::string& names, T& value, const std::string& help) {
    return Argument{command_.add_flag(names, value, help)};
}
Argument Arguments::add_option(const std::string& names, std::function<void(const std::string&)> take,
                               const std::string& help) {
    return Argument{command_.add_option_function<std::string>(names, take, help)};
}
void Arguments::remove_option(const std::string& name) { command_.remove_option(command_.get_option(name)); }

#define LANGDU_OPTION_TYPE(...)                                                                              \
    template Argument Arguments::add_option(const std::string&, __VA_ARGS__&, const std::string&);
LANGDU_OPTION_TYPE(int)
LANGDU_OPTION_TYPE(std::string)
LANGDU_OPTION_TYPE(std::filesystem::path)
LANGDU_OPTION_TYPE(std::vector<std::string>)
LANGDU_OPTION_TYPE(std::optional<std::string>)
LANGDU_OPTION_TYPE(std::optional<std::size_t>)
template Argument Arguments::add_flag(const std::string&, bool&, const std::string&);
template Argument Arguments::add_flag(const std::string&, std::optional<bool>&, const std::string&);

} // namespace langdu::app
