// What a command takes on the command line. The home of CLI11: its header takes longer to compile than a
// whole stage.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace langdu::app {

// An option just added, to say more about it: arguments.add_option(...).required().
class Argument {
public:
    explicit Argument(CLI::Option* option) : option_(option) {}
    Argument required() const;
    Argument hidden() const; // from the help
    Argument shows_default() const;
    Argument value_name(const std::string& name) const;
    Argument group(const std::string& title) const;
    Argument needs(const Argument& other) const;
    Argument one_of(std::initializer_list<const char*> values) const;
    Argument between(int least, int most) const;
    // What is wrong with a value; empty for a good one.
    Argument check(std::function<std::string(const std::string&)> complaint) const;

private:
    CLI::Option* option_;
};

class Arguments {
public:
    explicit Arguments(CLI::App& command) : command_(command) {}
    // names: "-o,--output", or "ARTICLE" for one that stands alone. T: std::string, int,
    // std::filesystem::path, ... (the list is in arguments.cpp). What is bound must outlive the parsing.
    template <typename T>
    Argument add_option(const std::string& names, T& value, const std::string& help = {});
    // T: bool, or std::optional<bool> for "--serial,!--no-serial".
    template <typename T>
    Argument add_flag(const std::string& names, T& value, const std::string& help = {});
    Argument add_option(const std::string& names, std::function<void(const std::string&)> take,
                        const std::string& help);
    void remove_option(const std::string& name);

private:
    CLI::App& command_;
};

} // namespace langdu::app
