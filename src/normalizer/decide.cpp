#include "normalizer/decide.h"

#include "base/error.h"
#include "base/files.h"
#include "base/tsv.h"
#include "normalizer/cursor.h"
#include "normalizer/shapes/facts.h"

#include <algorithm>
#include <charconv>

namespace langdu::normalizer {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view token_kinds[] = {
    "other", "cardinal", "ordinal", "digits", "code",     "name",    "year",  "date",    "time",   "duration",
    "range", "ratio",    "score",   "list",   "fraction", "percent", "money", "measure", "formula"};

[[noreturn]] void refuse(const fs::path& path, const TsvRow& row, const std::string& what) {
    throw InputError(path.string() + ":" + std::to_string(row.line) + ": " + what +
                     "; see the table's header");
}

int number_in(const fs::path& path, const TsvRow& row, const std::string& cell) {
    int value = 0;
    const auto [end, error] =
        std::from_chars(cell.data() + (cell.starts_with('+') ? 1 : 0), cell.data() + cell.size(), value);
    if (error != std::errc{} || end != cell.data() + cell.size())
        refuse(path, row, "\"" + cell + "\" is not a whole number");
    return value;
}

struct Place {
    std::string_view name;
    Evidence::Where where;
    bool reaches;
};
constexpr Place places[] = {
    {"self", Evidence::Where::self, false},     {"at", Evidence::Where::at, false},
    {"begins", Evidence::Where::begins, false}, {"before", Evidence::Where::before, false},
    {"behind", Evidence::Where::behind, false}, {"introduced", Evidence::Where::introduced, false},
    {"opens", Evidence::Where::opens, false},   {"closes", Evidence::Where::closes, false},
    {"near", Evidence::Where::near, true},      {"last", Evidence::Where::last, true},
    {"next", Evidence::Where::next, true}};

std::span<const std::string_view> facts_of(std::string_view shape) {
#define SHAPE(name)                                                                                          \
    if (shape == #name) return name##_facts;
#include "normalizer/shapes.inc"
#undef SHAPE
    return {};
}

class Reader {
public:
    Reader(const fs::path& folder, const Tables& words) : folder_(folder), words_(words) {
#define SHAPE(name) tables_.push_back({#name, {}, {}, {}});
#include "normalizer/shapes.inc"
#undef SHAPE
    }

    std::vector<ShapeTable> read() {
        const auto meanings = folder_ / "meanings.tsv", evidence = folder_ / "evidence.tsv";
        for (const auto& row : read_tsv(meanings, 7, 7)) add_meaning(meanings, row);
        for (const auto& table : tables_)
            if (std::count_if(table.meanings.begin(), table.meanings.end(),
                              [](const auto& m) { return m.plain; }) != 1)
                throw InputError(meanings.string() + ": " + table.name +
                                 " needs one meaning whose prior is plain; see the table's header");
        for (const auto& row : read_tsv(evidence, 6, 6)) add_evidence(evidence, row);
        return std::move(tables_);
    }

private:
    ShapeTable& table_of(const fs::path& path, const TsvRow& row) {
        for (auto& table : tables_)
            if (table.name == row.cells[0]) return table;
        refuse(path, row, "no shape is called \"" + row.cells[0] + "\"");
    }

    void add_meaning(const fs::path& path, const TsvRow& row) {
        const auto& cells = row.cells;
        const auto kind = std::find(std::begin(token_kinds), std::end(token_kinds), cells[2]);
        if (kind == std::end(token_kinds))
            refuse(path, row, "no kind of token is called \"" + cells[2] + "\"");
        const bool plain = cells[3] == "plain";
        table_of(path, row).meanings.push_back(
            {cells[1], static_cast<TokenKind>(kind - std::begin(token_kinds)),
             plain ? 0 : number_in(path, row, cells[3]), plain, words_in(cells[4]), cells[5], cells[6]});
    }

    static std::vector<std::string> words_in(std::string cell) {
        std::vector<std::string> out;
        std::replace(cell.begin(), cell.end(), '_', ' ');
        for (std::size_t at = 0; at < cell.size() && cell != "-";) {
            const auto bar = std::min(cell.find('|', at), cell.size());
            out.push_back(cell.substr(at, bar - at));
            at = bar + 1;
        }
        return out;
    }

    void add_evidence(const fs::path& path, const TsvRow& row) {
        const auto& cells = row.cells;
        auto& table = table_of(path, row);
        Evidence out;
        const auto meaning = std::find_if(table.meanings.begin(), table.meanings.end(),
                                          [&](const auto& m) { return m.name == cells[1]; });
        if (meaning == table.meanings.end())
            refuse(path, row, table.name + " has no meaning \"" + cells[1] + "\"");
        out.meaning = static_cast<std::size_t>(meaning - table.meanings.begin());
        out.weight = number_in(path, row, cells[2]);
        const auto plus = std::min(cells[3].find('+'), cells[3].size()); // behind+falling: and the fact holds
        const auto where = cells[3].substr(0, plus);
        const auto digits = where.find_first_of("0123456789");
        const auto name = std::string_view(where).substr(0, digits);
        const auto place =
            std::find_if(std::begin(places), std::end(places), [&](const auto& p) { return p.name == name; });
        if (place == std::end(places) || place->reaches != (digits != std::string::npos))
            refuse(path, row, "\"" + where + "\" is no place");
        out.where = place->where;
        if (place->reaches) out.reach = static_cast<std::size_t>(number_in(path, row, where.substr(digits)));
        const bool self = out.where == Evidence::Where::self;
        auto condition = std::string_view(self ? cells[4] : cells[3])
                             .substr(self ? 0 : std::min(plus + 1, cells[3].size()));
        out.negated = condition.starts_with('!');
        condition.remove_prefix(out.negated);
        if (!condition.empty()) out.fact = fact_named(path, row, table, condition);
        if (!self) out.words = words_named(path, row, table, cells[4]);
        out.shown = self ? cells[4] : cells[3] + " " + cells[4];
        out.example = cells[5];
        out.line = row.line;
        table.evidence.push_back(std::move(out));
    }

    Facts fact_named(const fs::path& path, const TsvRow& row, const ShapeTable& table,
                     std::string_view name) {
        const auto facts = facts_of(table.name);
        const auto found = std::find(facts.begin(), facts.end(), name);
        if (found == facts.end())
            refuse(path, row, table.name + " has no fact \"" + std::string(name) + "\"");
        return Facts{1} << (found - facts.begin());
    }

    const WordSet* words_named(const fs::path& path, const TsvRow& row, ShapeTable& table,
                               const std::string& cell) {
        if (cell.starts_with('@')) {
            const auto* list = words_.list(std::string_view(cell).substr(1));
            if (!list) refuse(path, row, "number_contexts.tsv has no list \"" + cell.substr(1) + "\"");
            return list;
        }
        auto& words = table.words.emplace_back();
        for (std::size_t at = 0; at < cell.size();) {
            const auto space = std::min(cell.find(' ', at), cell.size());
            if (space > at) words.add(std::string_view(cell).substr(at, space - at));
            at = space + 1;
        }
        return &words;
    }

    fs::path folder_;
    const Tables& words_;
    std::vector<ShapeTable> tables_;
};

constexpr int out_of_question = -100;

std::size_t back_in_line(const FoldedText& text, std::size_t from, std::size_t reach) {
    auto first = from;
    while (first > 0 && from - first < reach && text[first - 1] != U'\n') --first;
    return first;
}

std::size_t on_in_line(const FoldedText& text, std::size_t end, std::size_t reach) {
    auto last = end;
    while (last < text.size() && last - end < reach && text[last] != U'\n') ++last;
    return last;
}

std::size_t behind_spaces(const FoldedText& text, std::size_t at) {
    Cursor cursor{text, at};
    cursor.spaces();
    return cursor.at();
}

bool speaks(const Evidence& row, const Site& site, const Shape& shape) {
    using enum Evidence::Where;
    const auto& text = site.text;
    if (row.fact && ((shape.facts & row.fact) != 0) == row.negated) return false;
    switch (row.where) {
    case self:
        return true;
    case at:
        return row.words->at(text, shape.from) == shape.end - shape.from;
    case begins:
        return row.words->at(text, shape.from) != 0;
    case before:
        return row.words->before(text, shape.from) != 0;
    case behind:
        return row.words->at(text, behind_spaces(text, shape.end)) != 0;
    case introduced:
        return introduced_by({text, shape.from, site.options, site.tables, site.shapes, site.lexicon},
                             *row.words);
    case opens:
        return introduced_by({text, shape.list_from, site.options, site.tables, site.shapes, site.lexicon},
                             *row.words);
    case closes:
        return row.words->at(text, behind_spaces(text, shape.list_end)) != 0;
    case Evidence::Where::near:
        return normalizer::near(text, *row.words, shape.from, shape.end, row.reach);
    case last:
        return row.words->within(text, back_in_line(text, shape.from, row.reach), shape.from);
    case next:
        return row.words->within(text, shape.end, on_in_line(text, shape.end, row.reach));
    }
    return false;
}

} // namespace

std::vector<Weighed> weigh(const ShapeTable& table, const Site& site, const Shape& shape) {
    std::vector<Weighed> out;
    out.reserve(table.meanings.size());
    for (const auto& meaning : table.meanings) out.push_back({&meaning, meaning.prior, {}});
    for (const auto& row : table.evidence) {
        if (!speaks(row, site, shape)) continue;
        out[row.meaning].sum += row.weight;
        if (site.options.explain) out[row.meaning].reasons.push_back(&row);
    }
    // Only the plain meaning may win with nothing for it; between others of one weight the name decides,
    // never the row.
    for (auto& one : out)
        if (!one.meaning->plain && one.sum <= 0) one.sum = std::min(one.sum, out_of_question);
    std::sort(out.begin(), out.end(), [](const Weighed& a, const Weighed& b) {
        if (a.sum != b.sum) return a.sum > b.sum;
        return a.meaning->plain != b.meaning->plain ? a.meaning->plain : a.meaning->name < b.meaning->name;
    });
    return out;
}

std::string why(const std::vector<Weighed>& weighed) {
    std::string out;
    for (const auto& [meaning, sum, reasons] : weighed) {
        if (reasons.empty() && &meaning != &weighed[0].meaning && !meaning->plain) continue;
        if (!out.empty()) out += "; ";
        out += meaning->name + " ";
        if (reasons.empty() || meaning->prior) out += std::to_string(meaning->prior);
        for (const auto* reason : reasons) {
            const int weight = reason->weight;
            if (reason != reasons[0] || meaning->prior)
                out += weight < 0 ? " - " : " + ";
            else if (weight < 0)
                out += "-";
            out += std::to_string(std::abs(weight)) + " (" + reason->shown + ")";
        }
    }
    return out;
}

TaggedToken two_numbers(std::size_t end, Kind kind, const std::string& first, const std::string& second,
                        const Meaning& meaning) {
    TaggedToken out{end, {{kind, first}}, {}};
    if (!meaning.words.empty()) out.parts.push_back({Kind::text, meaning.words[0]});
    out.parts.push_back({kind, second});
    if (meaning.words.size() > 1) out.parts.push_back({Kind::text, meaning.words[1]});
    return out;
}

std::vector<ShapeTable> read_shapes(const fs::path& data, const Tables& tables) {
    return Reader{data / "voices" / "mandarin" / "numbers", tables}.read();
}

} // namespace langdu::normalizer
