// The normalizer's data: voices/mandarin/*.tsv, read once. Each file's header explains its columns.
#pragma once

#include "base/skip_reason.h"
#include "normalizer/word_set.h"

#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace langdu::normalizer {

// Lists of words that stand around a number and decide how it is read; number_contexts.tsv says what each is
// for.
enum class Words {
#define WORDS(name) name,
#include "normalizer/word_lists.inc"
#undef WORDS
};
constexpr std::string_view words_names[] = {
#define WORDS(name) #name,
#include "normalizer/word_lists.inc"
#undef WORDS
};

// What is said for a symbol. Empty `spoken`: nothing, for `reason`.
struct Symbol {
    std::string spoken;
    std::optional<SkipReason> reason;
};

// formulas.tsv: what signs are called in a formula, by the part they play.
enum class FormulaRole { op, relation, prefix, postfix, raised, over, function, silent, sign, around };
constexpr std::string_view formula_roles[] = {"operator", "relation", "prefix", "postfix", "raised",
                                              "over",     "function", "silent", "sign",    "around"};
class FormulaWords {
public:
    WordTable& of(FormulaRole role) { return tables_[static_cast<std::size_t>(role)]; }
    const WordTable& of(FormulaRole role) const { return tables_[static_cast<std::size_t>(role)]; }

private:
    std::array<WordTable, std::size(formula_roles)> tables_;
};

// Third column of units.tsv, each an option of NormalizerOptions.
enum class UnitChoice { kilometre, kilogram, celsius };
constexpr std::string_view unit_choice_names[] = {"kilometre", "kilogram", "celsius"};

class Tables {
public:
    // voices/mandarin/ of the data; throws InputError place:line when a table is broken.
    explicit Tables(const std::filesystem::path& data);
    Tables(const Tables&) = delete;
    Tables& operator=(const Tables&) = delete;

    const WordSet& words(Words list) const { return lists_[static_cast<std::size_t>(list)]; }
    // The list of this name, null when there is none; lists that only evidence.tsv uses have no place in
    // Words.
    const WordSet* list(std::string_view name) const;
    // The same of a list that the program needs; throws InputError when the data has none.
    const WordSet& set(std::string_view name) const;
    WordTable classifiers; // 个 -> 两 | 二: what 2 becomes before it
    WordTable units;       // km/h's parts: km -> 公里
    // The option that may replace the spoken word of a unit: 公里 -> kilometre.
    std::unordered_map<std::string, UnitChoice> unit_choices;
    WordTable currencies; // US$ -> 美元
    WordTable names;      // 24/7 -> fixed readings
    WordTable magnitudes; // bn -> the number of zeros it stands for
    FormulaWords formulas;
    const Symbol* symbol(char32_t c) const;
    std::string_view emoji(char32_t c) const; // its name, empty without one
    char32_t simplified(char32_t han) const { return to_simplified_[han - 0x4E00]; }
    char32_t traditional(char32_t han) const { return to_traditional_[han - 0x4E00]; }
    // Our own words inside traditional text: 两万 -> 兩萬.
    std::string in_traditional(std::string_view spoken) const;

private:
    std::array<WordSet, std::size(words_names)> lists_;
    std::unordered_map<std::string, WordSet> more_lists_;
    std::unordered_map<std::string_view, const WordSet*> list_by_name_;
    std::unordered_map<char32_t, Symbol> symbols_;
    std::unordered_map<char32_t, std::string> emoji_;
    std::array<char16_t, 0x5200> to_simplified_{};
    std::array<char16_t, 0x5200> to_traditional_{};
};

} // namespace langdu::normalizer
