#include "pronunciation/persons.h"

#include "base/error.h"
#include "base/tsv.h"
#include "base/unicode.h"
#include "pronunciation/pinyin.h"

#include <algorithm>

namespace langdu::pronunciation {

namespace {

constexpr std::size_t longest_title = 6;
constexpr double frequent_word = 13; // nats
constexpr double frequent_given = 11.5;
// What a bare surname with an honorific may follow: 由曾先生, but not 他曾教授 (he once taught).
constexpr std::u32string_view leads_to_person = U"的和与对向由给请找把被跟同是叫姓据让随";

// 建议 after 曾, but not 建国 or 红霞.
bool is_other_word(std::u32string_view text, const Lexicon& lexicon) {
    const auto word = lexicon.find(text);
    return word && word->cost < frequent_given && word->part != PartOfSpeech::person &&
           word->part != PartOfSpeech::place;
}

InputError unknown_kind(const std::string& place, const std::string& kind) {
    return InputError(place + ": " + kind + " is no kind of row; see the table's header");
}

} // namespace

Persons::Persons(const std::filesystem::path& path) {
    for (const auto& row : read_tsv(path, 2, 3)) {
        const auto& kind = row.cells[0];
        const auto& value = row.cells[1];
        const auto reading = row.cells.size() > 2 ? parse_pinyin(row.cells[2]) : std::vector<std::string>{};
        const auto place = path.string() + ":" + std::to_string(row.line);
        if (!std::ranges::all_of(reading, is_numbered_pinyin) ||
            (!reading.empty() && reading.size() != to_utf32(value).size()))
            throw InputError(place + ": needs one syllable a character, as in ou1 yang2");
        if (kind == "surname")
            surnames_[to_utf32(value)] = reading;
        else if (kind == "surnames") {
            const auto words = split_words(value);
            if (words.size() == 1)
                for (const char32_t c : to_utf32(value)) surnames_.try_emplace(std::u32string(1, c));
            else
                for (const auto& word : words) surnames_.try_emplace(to_utf32(word));
        } else if (kind == "given") {
            for (const char32_t c : to_utf32(value)) given_[c] = reading.empty() ? "" : reading[0];
        } else {
            const std::map<std::string_view, Words*> kinds{{"before", &before_},
                                                           {"after", &after_},
                                                           {"honorific", &honorific_},
                                                           {"polite", &polite_},
                                                           {"familiar", &familiar_}};
            const auto words = kinds.find(kind);
            if (words == kinds.end()) throw unknown_kind(place, kind);
            for (const auto& word : split_words(value)) words->second->insert(to_utf32(word));
        }
    }
    for (const auto& [surname, reading] : surnames_) first_characters_.insert(surname[0]);
}

std::size_t Persons::surname_length(std::u32string_view name) const {
    if (name.empty() || !first_characters_.contains(name[0])) return 0;
    for (std::size_t length = 2; length > 0; --length)
        if (surnames_.contains(name.substr(0, length))) return std::min(length, name.size());
    return 0;
}

std::string_view Persons::surname_reading(std::u32string_view surname, std::size_t character) const {
    const auto found = surnames_.find(surname);
    return found == surnames_.end() || character >= found->second.size() ? std::string_view()
                                                                         : found->second[character];
}

std::string_view Persons::given_reading(char32_t character) const {
    const auto found = given_.find(character);
    return found == given_.end() ? std::string_view() : found->second;
}

bool Persons::ends_with_any(std::u32string_view text, const Words& words) {
    for (std::size_t length = 1; length <= std::min(text.size(), longest_title); ++length)
        if (words.contains(text.substr(text.size() - length))) return true;
    return false;
}

bool Persons::begins_with_any(std::u32string_view text, const Words& words) {
    for (std::size_t length = 1; length <= std::min(text.size(), longest_title); ++length)
        if (words.contains(text.substr(0, length))) return true;
    return false;
}

// 姓曾的, 昨天任女士, 老任说, 由曾先生; but not 小区的, whose word costs less, nor 他曾教授.
std::optional<double> Persons::bare_surname_cost(std::u32string_view before, std::u32string_view after,
                                                 bool special) const {
    constexpr double sure = 4;   // below any word of one character
    constexpr double likely = 8; // a word over the border is likelier: 中华女士
    if (before.ends_with(U'姓') && (after.empty() || after[0] == U'的')) return sure;
    const bool called = before.size() > 1 && (before[before.size() - 2] == U'叫' ||
                                              before[before.size() - 2] == U'称'); // 叫他解市长
    const bool leads =
        before.empty() || called || leads_to_person.find(before.back()) != leads_to_person.npos;
    if (leads && begins_with_any(after, honorific_)) return sure;
    // 主治医师解大夫, 总经理任先生
    if (special && ends_with_any(before, before_) && begins_with_any(after, honorific_)) return sure;
    const bool familiar = (before.ends_with(U'老') || before.ends_with(U'小')) &&
                          (after.empty() || begins_with_any(after, familiar_));
    if (special && (familiar || begins_with_any(after, polite_))) return likely;
    return {};
}

// Nats, beside those of words: a frequent word costs 8, a rare one 16.
std::optional<double> Persons::cost(std::u32string_view text, std::size_t at, std::size_t surname,
                                    std::size_t given, const Lexicon& lexicon) const {
    const std::size_t end = at + surname + given;
    if (end > text.size()) return {};
    const auto before = text.substr(0, at), after = text.substr(end);
    const bool special = !surname_reading(text.substr(at, surname), 0).empty();
    if (given == 0) return bare_surname_cost(before, after, special);
    const bool honorific = begins_with_any(after, honorific_);
    for (std::size_t i = at + surname; i < end; ++i)
        if (!given_.contains(text[i])) return {};
    if (lexicon.find(text.substr(at, surname + given)))
        return {}; // 朴素, 解方程: the dictionary knows better
    // 师傅量了量: the surname ends a word that begins like a title.
    const auto across = at == 0 ? std::nullopt : lexicon.find(text.substr(at - 1, 1 + surname));
    const bool title = ends_with_any(before, before_) && !(across && across->cost < frequent_word);
    const bool speech = honorific || begins_with_any(after, after_);
    const bool alone = at == 0 && after.empty();
    if (!title && !speech && given == 1 && !alone) return {};
    const auto frequent = [&](std::size_t begin, std::size_t length) {
        const auto word = lexicon.find(text.substr(begin, length));
        return begin + length <= text.size() && word && word->cost < frequent_word;
    };
    // 燕子河 begins with a word, 高湖泊 ends with one, and so does 曾建议 for a surname that is mostly
    // something else.
    if (!title && !speech && ((special && !alone) || frequent(at, surname + 1))) return {};
    if (given == 2) {
        const auto part = text.substr(at + surname, 2);
        if (!title && !speech ? lexicon.find(part).has_value()
                              : special && !(title && speech) && is_other_word(part, lexicon))
            return {};
    }
    // 查明真相: the last character begins a word of its own.
    if (!speech && !alone && (frequent(end - 1, 2) || frequent(end - 1, 3))) return {};
    return (given == 2 ? 19.0 : 18.5) - (surname == 2 ? 3 : 0) - (title ? 7 : 0) - (speech ? 4 : 0) -
           (alone ? 5 : 0);
}

} // namespace langdu::pronunciation
