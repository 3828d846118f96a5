// Between two pauses a speaker breaks every 5 to 9 syllables, after a topic or long subject, before a
// preposition, a conjunction or the verb, never inside a word, a number or before a particle. Each border
// between words has a price; the cheapest set of borders that leaves no stretch over the limit wins.
#include "pronunciation/minor_breaks.h"

#include "base/unicode.h"

#include <cmath>
#include <limits>

namespace langdu {

namespace {

constexpr double limit = 11; // syllables
constexpr double never = 1e6;

bool one_of(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }

// How long a word takes, in syllables; foreign words by their letters.
double length_of(const Line& line, const Word& word) {
    double out = 0;
    for (std::size_t i = word.begin; i < word.end; ++i) {
        const auto& item = line.items[i];
        if (item.kind == Item::Kind::han)
            out += 1;
        else if (item.kind == Item::Kind::foreign)
            out += std::max(1.0, static_cast<double>(length_utf8(item.source.of(line.text))) / 2.5);
    }
    return out;
}

// The price of a break between two words; the lower the better.
double price(const Line& line, const Word& left, const Word& right) {
    using enum PartOfSpeech;
    const char32_t last = line.characters[left.end - 1], first = line.characters[right.begin];
    const bool lone_left = left.size() == 1, lone_right = right.size() == 1;
    if (line.items[right.begin].kind != Item::Kind::han || line.items[left.begin].kind != Item::Kind::han)
        return 9;
    if (lone_right &&
        one_of(first, U"的地得了着过吗呢吧啊们里上中下内外前后时等者性化式型级界率量个年月日元岁些"))
        return never;
    if (left.part == numeral || right.part == classifier || right.part == particle) return never;
    if (lone_left && one_of(last, U"的"))
        return 7; // 的 belongs to what it leads to, but a long noun may follow
    if (lone_left &&
        one_of(last, U"在把被从向由以对为与和跟比将不没很太最更就都也又再只第每各这那该某其之所而并或但如"))
        return 14;
    if (right.part == conjunction || (lone_right && one_of(first, U"而但并或与和及跟"))) return 1;
    if (right.part == preposition || (lone_right && one_of(first, U"在把被从向由以对为比将让使"))) return 1.5;
    if (lone_left && one_of(last, U"了着过")) return 3.5;
    if (right.part == adverb || (lone_right && one_of(first, U"也就都还又再才已将正仍却"))) return 2;
    if (left.part == time || left.part == locative) return 2;
    if (right.part == verb &&
        (left.part == noun || left.part == name || left.part == person || left.part == place))
        return 3;
    if (right.part == pronoun) return 4;
    if (left.part == adverb) return 11;
    if (left.part == verb) return 6;
    if (left.part == adjective) return 10;
    return 7;
}

// Stretches are best near this length.
double shape(double length) {
    if (length > limit) return 60 + 40 * (length - limit);
    const double off = length < 4 ? 4 - length : length > 9 ? length - 9 : 0;
    return 2.5 * off * off;
}

void break_stretch(Line& line, std::size_t begin, std::size_t end) {
    std::vector<double> length{0};
    for (std::size_t w = begin; w < end; ++w)
        length.push_back(length.back() + length_of(line, line.words[w]));
    if (length.back() <= limit) return;
    const std::size_t count = end - begin;
    std::vector<double> best(count + 1, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> from(count + 1, 0);
    best[0] = 0;
    for (std::size_t to = 1; to <= count; ++to)
        for (std::size_t at = to; at-- > 0;) {
            const double size = length[to] - length[at];
            if (size > 2 * limit && at + 1 < to) break;
            const double cost =
                best[at] + shape(size) +
                (at == 0 ? 0 : 4 + price(line, line.words[begin + at - 1], line.words[begin + at]));
            if (cost < best[to]) {
                best[to] = cost;
                from[to] = at;
            }
        }
    for (std::size_t at = from[count]; at > 0; at = from[at])
        if (price(line, line.words[begin + at - 1], line.words[begin + at]) < never)
            line.items[line.words[begin + at].begin].break_before = true;
}

} // namespace

void find_minor_breaks(Line& line) {
    std::size_t begin = 0;
    for (std::size_t w = 1; w <= line.words.size(); ++w)
        if (w == line.words.size() || line.items[line.words[w].begin].pause_before) {
            break_stretch(line, begin, w);
            begin = w;
        }
}

} // namespace langdu
