#include "normalizer/tables.h"

#include "base/error.h"
#include "base/files.h"
#include "base/tsv.h"
#include "base/unicode.h"

#include <algorithm>

namespace langdu::normalizer {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& path, int line, const std::string& what) {
    throw InputError(path.string() + ":" + std::to_string(line) + ": " + what + "; see the table's header");
}

// A first column of several forms separated by spaces shares the second column.
template <typename Add>
void each_word(std::string_view words, Add add) {
    while (!words.empty()) {
        const auto space = words.find(' ');
        if (space != 0) add(words.substr(0, space));
        words.remove_prefix(space == std::string_view::npos ? words.size() : space + 1);
    }
}

void read_words(WordTable& table, const fs::path& path) {
    for (const auto& row : read_tsv(path, 2, 3)) {
        if (row.cells[0].empty()) refuse(path, row.line, "the first column is empty");
        each_word(row.cells[0], [&](std::string_view word) { table.add(word, row.cells[1]); });
    }
}

char32_t only_character(const fs::path& path, const TsvRow& row, const std::string& cell) {
    const auto c = code_point_at(cell, 0);
    if (c.size == 0 || c.size != cell.size()) refuse(path, row.line, "\"" + cell + "\" is not one character");
    return c.value;
}

// The third column, "-" where something is said.
std::optional<SkipReason> reason_in(const fs::path& path, const TsvRow& row) {
    if (row.cells[2] == "-") return std::nullopt;
    const auto reason = skip_reason_of(row.cells[2]);
    if (reason == SkipReason::other) refuse(path, row.line, "no reason is called \"" + row.cells[2] + "\"");
    return reason;
}

} // namespace

Tables::Tables(const fs::path& data) {
    const fs::path folder = data / "voices" / "mandarin";
    read_words(classifiers, folder / "classifiers.tsv");
    const fs::path unit_words = folder / "units.tsv";
    read_words(units, unit_words);
    for (const auto& row : read_tsv(unit_words, 2, 3)) {
        if (row.cells.size() < 3) continue;
        const auto choice = std::ranges::find(unit_choice_names, row.cells[2]);
        if (choice == std::end(unit_choice_names))
            refuse(unit_words, row.line, "no option is called \"" + row.cells[2] + "\"");
        unit_choices[row.cells[1]] = static_cast<UnitChoice>(choice - std::begin(unit_choice_names));
    }
    read_words(currencies, folder / "currencies.tsv");
    read_words(names, folder / "names.tsv");
    read_words(magnitudes, folder / "magnitudes.tsv");

    const fs::path signs = folder / "formulas.tsv";
    for (const auto& row : read_tsv(signs, 3, 3)) {
        const auto role = std::find(std::begin(formula_roles), std::end(formula_roles), row.cells[1]);
        if (role == std::end(formula_roles))
            refuse(signs, row.line, "no role is called \"" + row.cells[1] + "\"");
        auto& table = formulas.of(static_cast<FormulaRole>(role - std::begin(formula_roles)));
        each_word(row.cells[0],
                  [&](std::string_view word) { table.add(word, row.cells[2] == "-" ? "" : row.cells[2]); });
    }

    const fs::path contexts = folder / "number_contexts.tsv";
    for (const auto& row : read_tsv(contexts, 2, 2)) {
        const auto name = std::find(std::begin(words_names), std::end(words_names), row.cells[0]);
        auto& list = name == std::end(words_names)
                         ? more_lists_[row.cells[0]]
                         : lists_[static_cast<std::size_t>(name - std::begin(words_names))];
        each_word(row.cells[1], [&](std::string_view word) { list.add(word); });
    }
    for (std::size_t i = 0; i < lists_.size(); ++i) list_by_name_.emplace(words_names[i], &lists_[i]);
    for (const auto& [name, list] : more_lists_) list_by_name_.emplace(name, &list);

    const fs::path symbols = folder / "symbols.tsv";
    for (const auto& row : read_tsv(symbols, 3, 3))
        each_word(row.cells[0], [&](std::string_view symbol) {
            symbols_[only_character(symbols, row, std::string(symbol))] = {row.cells[1],
                                                                           reason_in(symbols, row)};
        });

    const fs::path emoji = folder / "emoji.tsv";
    for (const auto& row : read_tsv(emoji, 2, 2))
        each_word(row.cells[0], [&](std::string_view sign) {
            emoji_[only_character(emoji, row, std::string(sign))] = row.cells[1];
        });

    for (std::size_t i = 0; i < to_simplified_.size(); ++i)
        to_simplified_[i] = to_traditional_[i] = static_cast<char16_t>(0x4E00 + i);
    const fs::path pairs = folder / "traditional.tsv";
    for (const auto& row : read_tsv(pairs, 2, 2)) {
        const auto traditional = only_character(pairs, row, row.cells[0]);
        const auto simplified = only_character(pairs, row, row.cells[1]);
        if (traditional < 0x4E00 || traditional > 0x9FFF || simplified < 0x4E00 || simplified > 0x9FFF)
            refuse(pairs, row.line, "not a common Han character");
        to_simplified_[traditional - 0x4E00] = static_cast<char16_t>(simplified);
        to_traditional_[simplified - 0x4E00] = static_cast<char16_t>(traditional);
    }
}

const WordSet* Tables::list(std::string_view name) const {
    const auto found = list_by_name_.find(name);
    return found == list_by_name_.end() ? nullptr : found->second;
}

const WordSet& Tables::set(std::string_view name) const {
    if (const auto* found = list(name)) return *found;
    throw InputError("number_contexts.tsv: has no list \"" + std::string(name) +
                     "\"; install the data of this version");
}

const Symbol* Tables::symbol(char32_t c) const {
    const auto found = symbols_.find(c);
    return found == symbols_.end() ? nullptr : &found->second;
}

std::string_view Tables::emoji(char32_t c) const {
    const auto found = emoji_.find(c);
    return found == emoji_.end() ? std::string_view() : found->second;
}

std::string Tables::in_traditional(std::string_view spoken) const {
    std::string out;
    for (auto c = code_point_at(spoken, 0); c.size; c = code_point_at(spoken, c.end()))
        append_utf8(out, c.value >= 0x4E00 && c.value <= 0x9FFF ? traditional(c.value) : c.value);
    return out;
}

} // namespace langdu::normalizer
