// TOML files as a plain tree of values that know their lines. toml++ itself stays in toml.cpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace langdu {

struct TomlValue {
    enum class Kind { string, integer, number, boolean, array, table };
    Kind kind{Kind::table};
    int line{};      // 1-based
    std::string key; // empty in arrays and at the top
    std::string string;
    std::int64_t integer{};
    double number{}; // integers have it too
    bool boolean{};
    std::vector<TomlValue> children; // of an array or a table, a table's sorted by line
};

// Dates and times are strings, in ISO 8601. Throws InputError "place:line: ...": not TOML.
TomlValue parse_toml(std::string_view text, const std::string& place);

// Takes a table's values by key and type; what nobody took is an unknown key, so that a slip of the pen is an
// error and not a setting that silently does nothing.
class TomlReader {
public:
    TomlReader(const TomlValue& table, std::string place);
    // Absent: nullopt. Of another type or out of bounds: InputError "place:line: ...".
    std::optional<std::string> string(std::string_view key);
    std::optional<std::int64_t> integer(std::string_view key, std::int64_t least, std::int64_t most);
    std::optional<double> number(std::string_view key, double least, double most);
    std::optional<bool> boolean(std::string_view key);
    std::vector<std::string> strings(std::string_view key);
    std::optional<TomlReader> table(std::string_view key);
    bool is_table(std::string_view key) const;
    // Throws InputError that names the first key nobody asked for, and those that are known.
    void finish() const;
    // "place:line", of the key or of the table itself.
    std::string where(std::string_view key = {}) const;

private:
    const TomlValue* take(std::string_view key, TomlValue::Kind kind);
    const TomlValue* table_;
    std::string place_;
    std::vector<std::string> asked_;
};

} // namespace langdu
