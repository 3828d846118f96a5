#include "speech/kokoro_tokens.h"

#include "base/error.h"
#include "base/tsv.h"
#include "base/unicode.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <span>

namespace langdu::speech {

namespace {

// The model was trained with sentences: it speaks 8 to 25 syllables best, and hurries in longer ones.
constexpr std::size_t longest_piece = 32; // syllables
constexpr std::size_t good_piece = 20;
constexpr std::size_t most_symbols = 400; // of a piece, with room for marks below longest_kokoro_piece
constexpr std::size_t longest_word = 100; // symbols: a longer foreign token is cut

constexpr std::string_view arrow(char tone) {
    switch (tone) {
    case '1':
        return "→";
    case '2':
        return "↗";
    case '3':
        return "↓";
    case '4':
        return "↘";
    default:
        return "";
    }
}

constexpr std::string_view closing_mark(phrasing::Tune tune) {
    switch (tune) {
    case phrasing::Tune::statement:
        return ".";
    case phrasing::Tune::question:
        return "?";
    case phrasing::Tune::exclamation:
        return "!";
    case phrasing::Tune::continuation:
        break;
    }
    return ",";
}

bool is_vowel(char32_t symbol) {
    return std::u32string_view(U"AIOQWYaeiouyæɐɑɒɔəɚɛɜɤɨɪʊʌᵊᵻø").find(symbol) != std::u32string_view::npos;
}

std::size_t syllables_in(std::string_view english) {
    const auto symbols = to_utf32(english);
    std::size_t count = 0;
    for (std::size_t i = 0; i < symbols.size(); ++i)
        count += is_vowel(symbols[i]) && (i == 0 || !is_vowel(symbols[i - 1]));
    return std::max<std::size_t>(count, 1);
}

// What sounds as one: a syllable with its 儿, or a foreign token.
struct Unit {
    std::vector<std::size_t> tokens;
    std::string symbols;
    std::size_t syllables{1};
    bool word_start{}, break_before{}, foreign{};
};

// What nobody could say in one breath in parts, cut at spaces where there are some.
std::vector<std::string> breath_groups(const std::string& english) {
    std::vector<std::string> out;
    const std::u32string all = to_utf32(english);
    for (std::u32string_view rest = all; !rest.empty();) {
        auto end = std::min(rest.size(), longest_word);
        if (end < rest.size())
            if (const auto space = rest.rfind(U' ', end); space != rest.npos && space > 0) end = space;
        if (auto part = std::string(trim(to_utf8(rest.substr(0, end)))); !part.empty())
            out.push_back(std::move(part));
        rest.remove_prefix(end);
    }
    return out;
}

std::vector<Unit> units_of(const pronunciation::Utterance& utterance, const KokoroTables& tables,
                           const std::function<std::string(const std::string&)>& ipa) {
    std::vector<std::size_t> sounding;
    for (std::size_t i = 0; i < utterance.tokens.size(); ++i)
        if (utterance.tokens[i].kind != pronunciation::Token::Kind::silent &&
            !utterance.tokens[i].surface.empty())
            sounding.push_back(i);
    std::vector<Unit> out;
    for (std::size_t n = 0; n < sounding.size(); ++n) {
        const auto& token = utterance.tokens[sounding[n]];
        Unit unit{{sounding[n]}, {}, 1, token.word_start, token.break_before && !out.empty()};
        if (token.kind == pronunciation::Token::Kind::foreign) {
            unit.word_start = true;
            unit.foreign = true;
            for (auto& part : breath_groups(tables.english(ipa(token.surface)))) {
                unit.syllables = syllables_in(part);
                unit.symbols = std::move(part);
                out.push_back(unit);
                unit.break_before = false;
            }
            continue;
        }
        const auto* next = n + 1 < sounding.size() ? &utterance.tokens[sounding[n + 1]] : nullptr;
        const bool erhua = next && next->surface == "r5" && !next->break_before && token.surface != "r5";
        unit.symbols = tables.syllable(token.surface, erhua);
        if (unit.symbols.empty())
            throw OutputError(token.surface +
                              ": no such Mandarin syllable; add it to voices/kokoro/syllables.tsv");
        if (erhua) unit.tokens.push_back(sounding[++n]);
        if (!out.empty() &&
            utterance.tokens[out.back().tokens[0]].kind == pronunciation::Token::Kind::foreign)
            unit.word_start = true;
        out.push_back(std::move(unit));
    }
    return out;
}

// Where the next piece of units [begin, size) ends: at the minor break, or else the word, that is nearest to
// an even cut.
std::size_t piece_end(const std::vector<Unit>& units, std::size_t begin) {
    std::size_t left = 0, symbols = 0;
    for (std::size_t i = begin; i < units.size(); ++i) {
        left += units[i].syllables;
        symbols += length_utf8(units[i].symbols) + 2;
    }
    if (left <= longest_piece && symbols <= most_symbols) return units.size();
    const std::size_t pieces = (left + good_piece - 1) / good_piece;
    const double even = static_cast<double>(left) / static_cast<double>(pieces);
    std::size_t best = begin + 1, spoken = units[begin].syllables;
    symbols = length_utf8(units[begin].symbols) + 2;
    double least = 1e9;
    for (std::size_t i = begin + 1; i < units.size() && spoken <= longest_piece && symbols <= most_symbols;
         ++i) {
        const double penalty = units[i].break_before ? 0 : units[i].word_start ? 6 : 30;
        const double cost = std::abs(static_cast<double>(spoken) - even) + penalty;
        if (cost < least) {
            least = cost;
            best = i;
        }
        spoken += units[i].syllables;
        symbols += length_utf8(units[i].symbols) + 2;
    }
    return best;
}

KokoroPiece piece_of(std::span<const Unit> units, const KokoroTables& tables, std::string_view mark) {
    KokoroPiece out;
    auto& numbers = out.numbers;
    const auto append = [&](std::string_view symbols) {
        const auto more = tables.numbers(symbols);
        numbers.insert(numbers.end(), more.begin(), more.end());
    };
    numbers.push_back(0);
    for (std::size_t u = 0; u < units.size(); ++u) {
        const auto& unit = units[u];
        const bool breaks = unit.break_before && u > 0;
        if (u > 0) append(breaks ? ", " : unit.word_start ? " " : "");
        const auto first = numbers.size();
        append(unit.symbols);
        out.syllables += unit.syllables;
        out.foreign = out.foreign || unit.foreign;
        // A syllable and its 儿 share their time.
        const auto count = unit.tokens.size();
        const auto length = numbers.size() - first;
        for (std::size_t t = 0; t < count; ++t)
            out.words.push_back({unit.tokens[t], first + length * t / count, first + length * (t + 1) / count,
                                 breaks && t == 0});
    }
    append(mark);
    numbers.push_back(0);
    return out;
}

} // namespace

KokoroTables::KokoroTables(const std::filesystem::path& folder) {
    const auto symbols = folder / "symbols.tsv";
    for (const auto& row : read_tsv(symbols, 2, 2)) {
        std::int64_t number = 0;
        const auto& text = row.cells[1];
        const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
        const auto symbol = to_utf32(row.cells[0]);
        if (parsed.ec != std::errc() || number < 1 || symbol.size() != 1)
            throw InputError(symbols.string() + ":" + std::to_string(row.line) +
                             ": is not one symbol and its number; correct it");
        symbols_.emplace(symbol[0], number);
    }
    const auto syllables = folder / "syllables.tsv";
    for (const auto& row : read_tsv(syllables, 3, 3)) {
        const auto where = syllables.string() + ":" + std::to_string(row.line) + ": ";
        for (const std::size_t column : {1U, 2U}) {
            auto symbols_only = row.cells[column];
            const auto star = symbols_only.find('*');
            if (star == std::string::npos)
                throw InputError(where + symbols_only + " has no * for the tone; add it after the vowel");
            symbols_only.erase(star, 1);
            if (numbers(symbols_only).size() != to_utf32(symbols_only).size())
                throw InputError(where + symbols_only + " has a symbol that symbols.tsv does not know");
        }
        syllables_.emplace(row.cells[0], Syllable{row.cells[1], row.cells[2]});
    }
    for (const auto& row : read_tsv(folder / "english.tsv", 1, 2)) {
        longest_ipa_ = std::max(longest_ipa_, row.cells[0].size());
        english_.emplace(row.cells[0], row.cells.size() > 1 ? row.cells[1] : "");
    }
}

std::string KokoroTables::syllable(std::string_view surface, bool erhua) const {
    const bool toned = !surface.empty() && surface.back() >= '1' && surface.back() <= '5';
    const char tone = toned ? surface.back() : '5';
    const auto row = syllables_.find(std::string(surface.substr(0, surface.size() - (toned ? 1 : 0))));
    if (row == syllables_.end()) return {};
    std::string out = erhua ? row->second.erhua : row->second.plain;
    return out.replace(out.find('*'), 1, arrow(tone));
}

std::string KokoroTables::english(std::string_view ipa) const {
    std::string out;
    while (!ipa.empty()) {
        bool found = false;
        for (auto length = std::min(longest_ipa_, ipa.size()); length > 0 && !found; --length)
            if (const auto row = english_.find(ipa.substr(0, length)); row != english_.end()) {
                out += row->second;
                ipa.remove_prefix(length);
                found = true;
            }
        if (found) continue;
        const auto sign = code_point_at(ipa, 0);
        if (symbols_.contains(sign.value)) out += ipa.substr(0, sign.end());
        ipa.remove_prefix(sign.end());
    }
    return std::string(trim(out));
}

std::vector<std::int64_t> KokoroTables::numbers(std::string_view symbols) const {
    std::vector<std::int64_t> out;
    for (const char32_t symbol : to_utf32(symbols))
        if (const auto row = symbols_.find(symbol); row != symbols_.end()) out.push_back(row->second);
    return out;
}

std::vector<KokoroPiece> kokoro_pieces(const pronunciation::Utterance& utterance, const KokoroTables& tables,
                                       const std::function<std::string(const std::string&)>& ipa) {
    const auto units = units_of(utterance, tables, ipa);
    std::vector<KokoroPiece> out;
    for (std::size_t begin = 0; begin < units.size();) {
        const auto end = piece_end(units, begin);
        const auto mark = end == units.size() ? closing_mark(utterance.tune) : ",";
        out.push_back(piece_of(std::span(units).subspan(begin, end - begin), tables, mark));
        begin = end;
    }
    return out;
}

} // namespace langdu::speech
