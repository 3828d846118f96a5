#include "pronunciation/foreign.h"

#include "base/error.h"
#include "base/tsv.h"
#include "base/unicode.h"
#include "pronunciation/pinyin.h"

#include <algorithm>

namespace langdu::pronunciation {

namespace {

bool is_upper(char32_t c) { return c >= 'A' && c <= 'Z'; }
bool is_vowel(char c) { return std::string_view("AEIOUaeiou").find(c) != std::string_view::npos; }

// Parts of a written word that are spoken by themselves: camel case, letters against digits.
enum class Piece { letters, capitals, digits, other };

Piece piece_of(char32_t c) {
    if (is_ascii_digit(c)) return Piece::digits;
    if (is_upper(c)) return Piece::capitals;
    if (is_letter(c) || is_mark(c)) return Piece::letters;
    return Piece::other;
}

// The English voice names letters when they have dots; a lone A would be an article.
std::string spelled(std::string_view letters) {
    if (letters.size() == 1 && letters != "A" && letters != "a") return std::string(letters);
    std::string out;
    for (const char c : letters) {
        out += c;
        out += '.';
    }
    return out;
}

// An acronym that can be said as a word has a vowel between consonants (NASA, OPEC); shorter ones are
// spelled.
bool pronounceable(std::string_view capitals) {
    if (capitals.size() < 5) return false;
    std::size_t run = 0, vowels = 0;
    for (const char c : capitals) {
        run = is_vowel(c) ? 0 : run + 1;
        vowels += is_vowel(c);
        if (run > 2) return false;
    }
    return vowels * 3 >= capitals.size();
}

// "OpenAI" => "Open A.I.", "GPU" => "G.P.U.", "iPhone" => "i Phone", "H100" => "H 100".
std::string spoken_word(std::string_view word) {
    std::string out;
    const auto add = [&](std::string_view part) {
        if (!out.empty()) out += ' ';
        out += part;
    };
    for (std::size_t at = 0; at < word.size();) {
        const auto kind = piece_of(code_point_at(word, at).value);
        std::size_t end = at;
        while (end < word.size() && piece_of(code_point_at(word, end).value) == kind)
            end = code_point_at(word, end).end();
        if (kind == Piece::capitals && end < word.size() &&
            piece_of(code_point_at(word, end).value) == Piece::letters) {
            // The last capital begins the next word: "GPUServer"; a plural keeps its acronym: "GPUs".
            const bool plural = end - at >= 2 && word.substr(end) == "s";
            if (plural) {
                add(spelled(word.substr(at, end - at)) + "'s");
                break;
            }
            if (end - at > 1) add(spelled(word.substr(at, end - at - 1)));
            at = end - 1;
            end = at + 1;
            while (end < word.size() && piece_of(code_point_at(word, end).value) == Piece::letters)
                end = code_point_at(word, end).end();
            add(word.substr(at, end - at));
        } else if (kind == Piece::capitals) {
            const auto capitals = word.substr(at, end - at);
            add(pronounceable(capitals) ? lower_case(capitals) : spelled(capitals));
        } else if (kind != Piece::other)
            add(word.substr(at, end - at));
        at = end;
    }
    return out;
}

constexpr std::string_view greek[] = {"alpha",   "beta", "gamma", "delta",  "epsilon", "zeta", "eta",
                                      "theta",   "iota", "kappa", "lambda", "mu",      "nu",   "xi",
                                      "omicron", "pi",   "rho",   "sigma",  "sigma",   "tau",  "upsilon",
                                      "phi",     "chi",  "psi",   "omega"};

// The names of Greek letters, "" when there are others.
std::string spoken_greek(std::string_view word) {
    std::string out;
    for (const char32_t c : to_utf32(lower_case(word))) {
        if (c < U'α' || c > U'ω') return {};
        out += (out.empty() ? "" : " ") + std::string(greek[c - U'α']);
    }
    return out;
}

// Can the English voice say it? Kana, Hangul, Cyrillic and others it can only spell, endlessly.
bool has_voice(std::string_view word) {
    for (const char32_t c : to_utf32(word)) {
        const auto script = script_of(c);
        if (script != ScriptName::latin && script != ScriptName::common && script != ScriptName::greek)
            return false;
    }
    return true;
}

// Characters that hold a word together when letters stand on both sides: AT&T, don't, Wi-Fi.
bool joins(char32_t c) {
    return c == '\'' || c == U'’' || c == '-' || c == '&' || c == '.' || c == U'‑' || c == '/';
}
bool is_word_character(char32_t c) { return is_letter(c) || is_mark(c) || is_decimal_digit(c); }

} // namespace

ForeignWords::ForeignWords(const std::filesystem::path& path) {
    for (const auto& row : read_tsv(path, 2, 3)) {
        const auto& word = row.cells[0];
        const auto& value = row.cells[1];
        Brand brand;
        if (value.starts_with("=")) { // Mandarin
            brand.syllables = parse_pinyin(std::string_view(value).substr(1));
            if (!std::ranges::all_of(brand.syllables, is_numbered_pinyin))
                throw InputError(path.string() + ":" + std::to_string(row.line) +
                                 ": needs syllables such as = xi1 an1");
        } else
            brand.spoken = value;
        // A word of lower-case letters is meant in any case; NASA or Java only as written.
        (word == lower_case(word) ? any_case_ : exact_).insert_or_assign(word, std::move(brand));
    }
}

const ForeignWords::Brand* ForeignWords::find(std::string_view word) const {
    if (const auto found = exact_.find(word); found != exact_.end()) return &found->second;
    const auto found = any_case_.find(lower_case(word));
    return found == any_case_.end() ? nullptr : &found->second;
}

void ForeignWords::append_word(std::vector<Token>& out, std::string_view text, Span word) const {
    const auto written = word.of(text);
    const auto* const brand = find(written);
    if (brand && !brand->syllables.empty()) {
        // Each syllable is given an equal share of the letters.
        const auto count = brand->syllables.size();
        for (std::size_t i = 0; i < count; ++i) {
            const auto cut = [&](std::size_t k) {
                return k == count ? word.end : word.begin + grapheme_cut(written, written.size() * k / count);
            };
            Token token{Token::Kind::syllable,
                        {cut(i), cut(i + 1)},
                        brand->syllables[i],
                        brand->syllables[i],
                        "brands.tsv"};
            token.word_start = i == 0;
            out.push_back(std::move(token));
        }
        return;
    }
    if (!brand && !has_voice(written)) {
        out.push_back({Token::Kind::silent, word, {}, {}, "no voice for this script"});
        return;
    }
    const auto letters = spoken_greek(written);
    Token token{Token::Kind::foreign,
                word,
                brand              ? brand->spoken
                : !letters.empty() ? letters
                                   : spoken_word(written),
                {},
                brand ? "brands.tsv" : "foreign"};
    token.word_start = true;
    if (token.citation.empty()) token.kind = Token::Kind::silent;
    token.surface = token.citation;
    out.push_back(std::move(token));
}

std::vector<Token> ForeignWords::tokens(std::string_view text, Span run) const {
    std::vector<Token> out;
    const auto at_end = [&](std::size_t at) { return at >= run.end; };
    for (std::size_t at = run.begin; !at_end(at);) {
        // The longest entry of the table first: C++, .NET, Xi'an.
        std::size_t longest = 0;
        for (std::size_t end = std::min(run.end, at + 40); end > at; --end) {
            const bool inner_border = end < run.end && is_word_character(code_point_at(text, end).value) &&
                                      is_word_character(code_point_before(text, end).value);
            if (!inner_border && find(text.substr(at, end - at))) {
                longest = end - at;
                break;
            }
        }
        std::size_t end = at + longest;
        if (longest == 0 && is_word_character(code_point_at(text, at).value)) {
            while (!at_end(end)) {
                const auto c = code_point_at(text, end);
                const bool inner = joins(c.value) && !at_end(c.end()) &&
                                   is_word_character(code_point_at(text, c.end()).value);
                if (!is_word_character(c.value) && !inner) break;
                end = c.end();
            }
        }
        if (end > at) {
            append_word(out, text, {at, end});
        } else {
            end = code_point_at(text, at).end();
            if (!out.empty() && out.back().kind == Token::Kind::silent && out.back().source.end == at)
                out.back().source.end = end;
            else
                out.push_back({Token::Kind::silent, {at, end}, {}, {}, {}});
        }
        at = end;
    }
    return out;
}

} // namespace langdu::pronunciation
