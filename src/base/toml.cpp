#include "base/toml.h"

#include "base/error.h"
#include "base/unicode.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cctype>
#include <sstream>

namespace langdu {

namespace {

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

TomlValue convert(const toml::node& node, std::string key) {
    TomlValue out;
    out.line = std::max(1, line_of(node));
    out.key = std::move(key);
    if (const auto* table = node.as_table()) {
        for (const auto& [name, child] : *table) {
            out.children.push_back(convert(child, std::string(name.str())));
            out.children.back().line = std::max(1, static_cast<int>(name.source().begin.line));
        }
        std::ranges::stable_sort(out.children, {}, &TomlValue::line);
    } else if (const auto* array = node.as_array()) {
        out.kind = TomlValue::Kind::array;
        for (const auto& child : *array) out.children.push_back(convert(child, {}));
    } else if (const auto* text = node.as_string()) {
        out.kind = TomlValue::Kind::string;
        out.string = text->get();
    } else if (const auto* whole = node.as_integer()) {
        out.kind = TomlValue::Kind::integer;
        out.integer = whole->get();
        out.number = static_cast<double>(out.integer);
    } else if (const auto* real = node.as_floating_point()) {
        out.kind = TomlValue::Kind::number;
        out.number = real->get();
    } else if (const auto* truth = node.as_boolean()) {
        out.kind = TomlValue::Kind::boolean;
        out.boolean = truth->get();
    } else { // a date or a time: as it is written
        out.kind = TomlValue::Kind::string;
        std::ostringstream iso;
        node.visit([&](const auto& value) {
            if constexpr (toml::is_date<decltype(value)> || toml::is_time<decltype(value)> ||
                          toml::is_date_time<decltype(value)>)
                iso << value.get();
        });
        out.string = iso.str();
    }
    return out;
}

const char* name_of(TomlValue::Kind kind) {
    switch (kind) {
    case TomlValue::Kind::string:
        return "a string in quotes";
    case TomlValue::Kind::integer:
        return "a whole number";
    case TomlValue::Kind::number:
        return "a number";
    case TomlValue::Kind::boolean:
        return "true or false";
    case TomlValue::Kind::array:
        return "a list in [ ]";
    case TomlValue::Kind::table:
        return "a table";
    }
    return "";
}

// a.a.a.a = 1 nests a table a part: the parser, and whoever walks through the tables, would run out of stack.
// (It limits nested values itself.)
void refuse_deep_keys(std::string_view text, const std::string& place) {
    constexpr int most = 64;
    int line = 1, dots = 0;
    char quote = 0;
    bool comment = false;
    for (const char c : text) {
        if (c == '\n') {
            ++line;
            comment = false;
        }
        if (comment) continue;
        if (quote || c == '"' || c == '\'')
            quote = !quote ? c : c == quote ? '\0' : quote;
        else if (c == '#')
            comment = true;
        else if (c == '\n' || c == '=' || c == ',' || c == '{')
            dots = 0;
        else if (c == '.' && ++dots > most)
            throw InputError(place + ":" + std::to_string(line) + ": not valid TOML: a key of more than " +
                             std::to_string(most) + " parts; correct the line");
    }
}

std::string shown(double value) {
    std::ostringstream out;
    out << value;
    return out.str();
}

// `voice = newsreader`, what people forget most: with its quotes; empty for other faults.
std::string with_quotes(std::string_view text, std::size_t line) {
    for (; line > 1 && text.find('\n') != text.npos; --line) text.remove_prefix(text.find('\n') + 1);
    text = trim(text.substr(0, text.find_first_of("\r\n#")));
    const auto sign = text.find('=');
    if (sign == text.npos) return {};
    const auto value = trim(text.substr(sign + 1));
    const bool word = !value.empty() && (std::isalpha(static_cast<unsigned char>(value.front())) != 0 ||
                                         static_cast<unsigned char>(value.front()) >= 0x80);
    if (!word || value.find_first_of("\"'=") != value.npos) return {};
    return std::string(trim(text.substr(0, sign))) + " = \"" + std::string(value) + '"';
}

} // namespace

TomlValue parse_toml(std::string_view text, const std::string& place) {
    refuse_deep_keys(text, place);
    try {
        return convert(toml::parse(text), {});
    } catch (const toml::parse_error& error) {
        const auto line = static_cast<std::size_t>(error.source().begin.line);
        if (const auto quoted = with_quotes(text, line); !quoted.empty())
            throw InputError(place + ":" + std::to_string(line) + ": text needs quotes: " + quoted);
        std::string what{error.description()};
        std::ranges::replace(what, '\n', ' ');
        throw InputError(place + ":" + std::to_string(error.source().begin.line) +
                         ": not valid TOML: " + what + "; correct the line");
    }
}

TomlReader::TomlReader(const TomlValue& table, std::string place)
    : table_(&table), place_(std::move(place)) {}

std::string TomlReader::where(std::string_view key) const {
    const auto at = std::ranges::find(table_->children, key, &TomlValue::key);
    const int line = key.empty() || at == table_->children.end() ? table_->line : at->line;
    return place_ + ":" + std::to_string(line);
}

const TomlValue* TomlReader::take(std::string_view key, TomlValue::Kind kind) {
    asked_.emplace_back(key);
    const auto at = std::ranges::find(table_->children, key, &TomlValue::key);
    if (at == table_->children.end()) return nullptr;
    const bool fits =
        at->kind == kind || (kind == TomlValue::Kind::number && at->kind == TomlValue::Kind::integer);
    if (!fits)
        throw InputError(where(key) + ": " + std::string(key) + " must be " + name_of(kind) +
                         "; correct the value");
    return &*at;
}

std::optional<std::string> TomlReader::string(std::string_view key) {
    const auto* value = take(key, TomlValue::Kind::string);
    return value ? std::optional(value->string) : std::nullopt;
}

std::optional<std::int64_t> TomlReader::integer(std::string_view key, std::int64_t least, std::int64_t most) {
    const auto* value = take(key, TomlValue::Kind::integer);
    if (!value) return std::nullopt;
    if (value->integer < least || value->integer > most)
        throw InputError(where(key) + ": " + std::string(key) + " = " + std::to_string(value->integer) +
                         " is out of range; choose " + std::to_string(least) + " to " + std::to_string(most));
    return value->integer;
}

std::optional<double> TomlReader::number(std::string_view key, double least, double most) {
    const auto* value = take(key, TomlValue::Kind::number);
    if (!value) return std::nullopt;
    if (!(value->number >= least && value->number <= most))
        throw InputError(where(key) + ": " + std::string(key) + " = " + shown(value->number) +
                         " is out of range; choose " + shown(least) + " to " + shown(most));
    return value->number;
}

std::optional<bool> TomlReader::boolean(std::string_view key) {
    const auto* value = take(key, TomlValue::Kind::boolean);
    return value ? std::optional(value->boolean) : std::nullopt;
}

std::vector<std::string> TomlReader::strings(std::string_view key) {
    std::vector<std::string> out;
    const auto* value = take(key, TomlValue::Kind::array);
    if (!value) return out;
    for (const auto& child : value->children) {
        if (child.kind != TomlValue::Kind::string)
            throw InputError(where(key) + ": " + std::string(key) +
                             " must be a list of strings; put each in quotes");
        out.push_back(child.string);
    }
    return out;
}

std::optional<TomlReader> TomlReader::table(std::string_view key) {
    const auto* value = take(key, TomlValue::Kind::table);
    return value ? std::optional(TomlReader(*value, place_)) : std::nullopt;
}

bool TomlReader::is_table(std::string_view key) const {
    const auto at = std::ranges::find(table_->children, key, &TomlValue::key);
    return at != table_->children.end() && at->kind == TomlValue::Kind::table;
}

void TomlReader::finish() const {
    for (const auto& child : table_->children) {
        if (std::ranges::find(asked_, child.key) != asked_.end()) continue;
        std::string known;
        for (const auto& name : asked_) known += (known.empty() ? "" : ", ") + name;
        throw InputError(place_ + ":" + std::to_string(child.line) + ": unknown key " + child.key +
                         "; known here: " + known);
    }
}

} // namespace langdu
