// What a written shape means at its place. A shape (3-0, 8080:80, n-1) is read once, by one file of shapes/,
// without looking around; its meanings are rows of meanings.tsv, what speaks for and against each are rows of
// evidence.tsv in voices/mandarin/numbers:
//     pair  score  3  near20  @score    湖人112-108险胜
//     pair  score  2  self    falling   国足3-0
// The heaviest meaning wins; the order of rows means nothing. The shape's plain meaning wins a tie, and when
// nothing is above zero. docs/adding-a-number.md says how to add a row.
#pragma once

#include "normalizer/token.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <span>

namespace langdu::normalizer {

// What holds of a shape by itself: one bit for each name in its list of facts.
using Facts = std::uint64_t;

// The bit of a name in a shape's list of facts; names that are not in the list do not compile.
template <const auto& names>
consteval Facts fact(std::string_view name) {
    for (std::size_t bit = 0; bit < std::size(names); ++bit)
        if (names[bit] == name) return Facts{1} << bit;
    throw "no such fact";
}
// The bit when the condition holds.
constexpr Facts when(bool condition, Facts bit) { return condition ? bit : 0; }

// A stretch [from, end) of the folded text and what holds of it; the list that it is a member of.
struct Shape {
    std::size_t from{}, end{};
    Facts facts{};
    std::size_t list_from = from, list_end = end;
};

struct Meaning {
    std::string name;
    TokenKind kind{};
    int prior{};
    bool plain{};
    std::vector<std::string> words; // what is said for its signs
    std::string written, spoken;    // an example
};

struct Evidence {
    enum class Where { self, at, begins, before, behind, introduced, opens, closes, near, last, next };
    std::size_t meaning{}; // of its shape
    int weight{};
    Where where{};
    std::size_t reach{}; // of near, last and next, in characters
    Facts fact{};        // that must hold, 0: any
    bool negated{};      // !fact
    const WordSet* words{};
    std::string shown; // "near20 @score"
    std::string example;
    int line{};
};

struct ShapeTable {
    std::string name;
    std::vector<Meaning> meanings;
    std::vector<Evidence> evidence;
    std::deque<WordSet> words; // that rows of evidence spell out
};

struct Weighed {
    const Meaning* meaning{};
    int sum{};
    std::vector<const Evidence*> reasons; // when they are asked for
};

// The meanings, the heaviest first: the first one is what the shape means.
std::vector<Weighed> weigh(const ShapeTable& table, const Site& site, const Shape& shape);
// "score 3 (near20 @score) + 2 (falling); range 0"
std::string why(const std::vector<Weighed>& weighed);

// meanings.tsv and evidence.tsv of voices/mandarin/numbers/; `tables` must outlive it. Throws InputError
// place:line when a row is broken.
std::vector<ShapeTable> read_shapes(const std::filesystem::path& data, const Tables& tables);
// The tables of shapes.inc in the order of its rows.
enum class ShapeName {
#define SHAPE(name) name,
#include "normalizer/shapes.inc"
#undef SHAPE
};
inline const ShapeTable& shape_table(const Site& site, ShapeName name) {
    return site.shapes[static_cast<std::size_t>(name)];
}

// A meaning's parts, or nothing where it cannot be said (the next meaning is asked then). Without a function
// the shape is left to others. The saying called "" says every meaning that has none of its own: its words
// behind, or between, the numbers.
template <typename Form>
using Say = std::optional<TaggedToken>(const Site&, const Form&, const Meaning&);
template <typename Form>
struct Saying {
    std::string_view meaning;
    Say<Form>* say{};
};

// Two numbers and the words of the meaning: one word between them (112比108), or one behind each
// (三章十六节).
TaggedToken two_numbers(std::size_t end, Kind kind, const std::string& first, const std::string& second,
                        const Meaning& meaning);

// The token of the heaviest meaning that can be said.
template <typename Form>
std::optional<TaggedToken> decide(ShapeName name, const Site& site, const Form& form,
                                  std::span<const Saying<Form>> sayings) {
    const auto weighed = weigh(shape_table(site, name), site, form.shape);
    const auto saying_of = [&](std::string_view meaning) {
        const auto named = [](std::string_view name) {
            return [name](const Saying<Form>& saying) { return saying.meaning == name; };
        };
        const auto own = std::find_if(sayings.begin(), sayings.end(), named(meaning));
        return own != sayings.end() ? own : std::find_if(sayings.begin(), sayings.end(), named(""));
    };
    for (const auto& [meaning, sum, reasons] : weighed) {
        const auto saying = saying_of(meaning->name);
        if (saying == sayings.end() || !saying->say || (!meaning->plain && sum <= 0)) return std::nullopt;
        auto token = saying->say(site, form, *meaning);
        if (!token) continue;
        token->meaning = meaning->name;
        token->kind = meaning->kind;
        if (site.options.explain) token->why = why(weighed);
        return token;
    }
    return std::nullopt;
}

} // namespace langdu::normalizer
