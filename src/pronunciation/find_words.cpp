#include "pronunciation/find_words.h"

#include <algorithm>
#include <limits>

namespace langdu::pronunciation {

namespace {

constexpr std::u32string_view numerals = U"〇零一二三四五六七八九十百千万亿两";
constexpr std::size_t longest_word = 16;

struct Node {
    double cost{std::numeric_limits<double>::infinity()};
    std::size_t length{}; // of the word that ends here
    PartOfSpeech part{};
    bool name{};
};

class Lattice {
public:
    Lattice(const Line& line, std::size_t begin, std::size_t end, const Lexicon& lexicon,
            const Persons& persons, const EdgeCost& cost)
        : text_(line.from(begin).substr(0, end - begin)), begin_(begin), lexicon_(lexicon), persons_(persons),
          cost_(cost), nodes_(text_.size() + 1) {
        nodes_[0].cost = 0;
        for (std::size_t at = 0; at < text_.size(); ++at) add_edges(at);
    }

    void append_words(std::vector<Word>& words) const {
        std::vector<Word> backwards;
        for (std::size_t at = text_.size(); at > 0; at -= nodes_[at].length)
            backwards.push_back(
                {begin_ + at - nodes_[at].length, begin_ + at, nodes_[at].part, nodes_[at].name});
        words.insert(words.end(), backwards.rbegin(), backwards.rend());
    }

private:
    void edge(std::size_t from, std::size_t length, double cost, PartOfSpeech part, bool name = false) {
        auto& to = nodes_[from + length];
        if (nodes_[from].cost + cost < to.cost) to = {nodes_[from].cost + cost, length, part, name};
    }

    void add_edges(std::size_t at) {
        bool single = false;
        double first_cost = cost_.unknown_character();
        const double unlikely = is_particle_before_verb(at) ? 12 : 0;
        lexicon_.each_prefix(text_.substr(at, longest_word),
                             [&](std::size_t length, const Lexicon::Word& word) {
                                 const double cost = cost_.word(word, length) + (length > 1 ? unlikely : 0);
                                 edge(at, length, cost, word.part);
                                 if (length == 1) first_cost = cost;
                                 single |= length == 1;
                             });
        if (!single) edge(at, 1, first_cost, PartOfSpeech::other);
        add_number(at);
        add_reduplications(at, first_cost);
        persons_.each_name(text_, at, lexicon_, [&](std::size_t length, double cost) {
            edge(at, length, cost, PartOfSpeech::person, true);
        });
    }

    // 一层一层地铺, 悄悄地藏: behind such an adverb 地 begins no noun (地铺, 地藏).
    bool is_particle_before_verb(std::size_t at) const {
        if (text_[at] != U'地' || at < 2 || at + 1 >= text_.size()) return false;
        const auto back = [&](std::size_t steps) { return steps <= at ? text_[at - steps] : U'\0'; };
        const bool adverbial = back(1) == back(2) ||
                               (back(2) == U'一' && (back(1) == back(3) || back(4) == U'一')) ||
                               (at >= 4 && back(1) == back(3) && back(2) == back(4));
        const auto next = lexicon_.find(text_.substr(at + 1, 1));
        return adverbial && next && next->part == PartOfSpeech::verb;
    }

    void add_number(std::size_t at) {
        const bool inside = at > 0 && numerals.find(text_[at - 1]) != numerals.npos;
        const auto end = std::min(text_.find_first_not_of(numerals, at), text_.size());
        if (!inside && end - at >= 2) edge(at, end - at, cost_.number(end - at), PartOfSpeech::numeral);
    }

    void add_reduplications(std::size_t at, double first_cost) {
        const auto c = [&](std::size_t i) { return at + i < text_.size() ? text_[at + i] : U'\0'; };
        if (c(0) == c(2) && (c(1) == U'一' || c(1) == U'不') && numerals.find(c(0)) == numerals.npos &&
            std::u32string_view(U"不得了的").find(c(0)) == std::u32string_view::npos)
            edge(at, 3, cost_.reduplication(first_cost + 3), PartOfSpeech::verb);
        if (c(0) == c(1) && c(2) == c(3) && c(2) != U'\0' && c(0) != c(2)) {
            const char32_t base[] = {c(0), c(2)};
            if (const auto word = lexicon_.find({base, 2}))
                edge(at, 4, cost_.reduplication(cost_.word(*word, 2)), word->part);
        }
    }

    std::u32string_view text_;
    std::size_t begin_;
    const Lexicon& lexicon_;
    const Persons& persons_;
    const EdgeCost& cost_;
    std::vector<Node> nodes_;
};

} // namespace

double UnigramCost::word(const Lexicon::Word& word, std::size_t) const { return word.cost; }

std::vector<Word> find_words(const Line& line, const Lexicon& lexicon, const Persons& persons,
                             const EdgeCost& cost) {
    std::vector<Word> words;
    for (std::size_t begin = 0; begin < line.items.size();) {
        const auto& first = line.items[begin];
        std::size_t end = begin + 1;
        if (first.kind == Item::Kind::han) {
            while (end < line.items.size() && line.is_han(end) && !line.items[end].pause_before &&
                   line.items[end].prescribed == first.prescribed)
                ++end;
            if (first.prescribed)
                words.push_back({begin, end, PartOfSpeech::name});
            else
                Lattice(line, begin, end, lexicon, persons, cost).append_words(words);
        } else
            words.push_back({begin, end, PartOfSpeech::other});
        begin = end;
    }
    return words;
}

} // namespace langdu::pronunciation
