#include "app/manual.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cctype>

namespace langdu::app {

namespace {

// A line of text: roff takes - for a hyphen, \ for an escape, and a dot or quote that begins a line for a
// request.
std::string roff(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '-' || c == '\\') out += '\\';
        out += c == '\\' ? 'e' : c;
    }
    return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

// \fB-o\fR, \fB--output\fR \fITEXT\fR
std::string names_of(const CLI::Option& option) {
    std::string out;
    const auto add = [&](const std::string& name) {
        out += (out.empty() ? "\\fB" : ", \\fB") + roff(name) + "\\fR";
    };
    for (const auto& name : option.get_snames()) add("-" + name);
    for (const auto& name : option.get_lnames()) add("--" + name);
    if (option.get_items_expected_max() > 0) out += " \\fI" + roff(option.get_type_name()) + "\\fR";
    return out;
}

std::string entry(const std::string& names, const CLI::Option& option) {
    const auto& initial = option.get_default_str();
    return ".TP\n" + names + "\n" + roff(option.get_description()) +
           (initial.empty() ? "" : " [" + roff(initial) + "]") + "\n";
}

} // namespace

std::string manual_page(const CLI::App& command, const std::string& examples) {
    const auto name = "langdu " + command.get_name(), page = "langdu-" + command.get_name();
    std::string synopsis, positionals,
        out = ".TH " + upper(page) + " 1\n.SH NAME\n" + roff(page) + " \\- " +
              roff(command.get_description()) + "\n";
    for (const auto* option : command.get_options())
        if (option->get_positional() && !option->get_group().empty()) {
            const auto text = "\\fI" + roff(option->get_name(true)) + "\\fR";
            synopsis += option->get_required() ? " " + text : " [" + text + "]";
            positionals += entry(text, *option);
        }
    out += ".SH SYNOPSIS\n\\fB" + roff(name) + "\\fR [\\fIoptions\\fR]" + synopsis + "\n";
    if (!positionals.empty()) out += ".SH ARGUMENTS\n" + positionals;
    for (const auto& group : command.get_groups()) {
        std::string entries;
        for (const auto* option : command.get_options())
            if (option->get_group() == group && option->nonpositional())
                entries += entry(names_of(*option), *option);
        if (!group.empty() && !entries.empty()) out += ".SH " + upper(roff(group)) + "\n" + entries;
    }
    if (!examples.empty()) out += ".SH EXAMPLES\n.EX\n" + roff(examples) + "\n.EE\n";
    return out + ".SH SEE ALSO\n.BR langdu (1),\n.BR langdu\\-lexicon (5)\n";
}

} // namespace langdu::app
