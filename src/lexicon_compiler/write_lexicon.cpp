#include "lexicon_compiler/write_lexicon.h"

#include "base/error.h"
#include "pronunciation/lexicon_format.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace langdu::lexicon_compiler {

namespace format = pronunciation::lexicon_format;

namespace {

struct Contents {
    std::vector<format::Node> nodes;
    std::vector<format::Word> words;
    std::vector<std::uint16_t> readings;
    std::vector<format::Syllable> syllables;
    std::vector<format::Fold> folds;
};

format::Syllable packed(const std::string& syllable) {
    format::Syllable out{};
    if (syllable.size() > out.size())
        throw InputError("lexicon: " + syllable + " is no syllable; correct its reading");
    std::ranges::copy(syllable, out.begin());
    return out;
}

using SyllableNumbers = std::map<std::string, std::uint16_t>;

SyllableNumbers number_syllables(Contents& contents, const SourceWords& words,
                                 const std::map<char32_t, Fold>& folds) {
    SyllableNumbers numbers;
    for (const auto& [word, entry] : words)
        for (const auto& syllable : entry.reading) numbers.emplace(syllable, 0);
    for (const auto& [character, fold] : folds)
        if (!fold.reading.empty()) numbers.emplace(fold.reading, 0);
    for (auto& [syllable, number] : numbers) {
        number = static_cast<std::uint16_t>(contents.syllables.size());
        contents.syllables.push_back(packed(syllable));
    }
    return numbers;
}

void add_words(Contents& contents, const SourceWords& words, const SyllableNumbers& numbers) {
    double total = 0;
    for (const auto& [word, entry] : words) total += entry.frequency;
    for (const auto& [word, entry] : words) {
        const double cost = -std::log(std::max(entry.frequency, 0.1) / total) * format::cost_scale;
        contents.words.push_back({static_cast<std::uint32_t>(contents.readings.size()),
                                  static_cast<std::uint16_t>(std::min(cost, 65535.0)),
                                  static_cast<std::uint8_t>(entry.part),
                                  static_cast<std::uint8_t>((entry.hand_made ? format::hand_made : 0) |
                                                            (entry.rare ? format::rare : 0) |
                                                            (entry.collocation ? format::collocation : 0))});
        for (const auto& syllable : entry.reading) contents.readings.push_back(numbers.at(syllable));
    }
}

// Breadth first: the words are sorted, so a node is a range of words that share its prefix.
void add_nodes(Contents& contents, const SourceWords& words) {
    struct Range {
        std::size_t begin, end, depth;
    };
    std::vector<const std::u32string*> keys;
    for (const auto& [word, entry] : words) keys.push_back(&word);
    std::vector<Range> queue{{0, keys.size(), 0}};
    contents.nodes.push_back({0, 0, format::no_word});
    for (std::size_t at = 0; at < queue.size(); ++at) {
        auto [begin, end, depth] = queue[at];
        contents.nodes[at].first_child = static_cast<std::uint32_t>(contents.nodes.size());
        if (begin < end && keys[begin]->size() == depth)
            contents.nodes[at].word = static_cast<std::uint32_t>(begin++);
        while (begin < end) {
            const char32_t label = (*keys[begin])[depth];
            std::size_t next = begin;
            while (next < end && (*keys[next])[depth] == label) ++next;
            contents.nodes.push_back({static_cast<std::uint32_t>(label), 0, format::no_word});
            queue.push_back({begin, next, depth + 1});
            begin = next;
        }
    }
    contents.nodes.push_back(
        {0, static_cast<std::uint32_t>(contents.nodes.size()), format::no_word}); // ends the last family
}

template <typename T>
format::Section append(std::string& out, const std::vector<T>& items) {
    const format::Section section{out.size(), items.size()};
    out.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T));
    out.resize((out.size() + 7) / 8 * 8);
    return section;
}

} // namespace

std::string write_lexicon(const SourceWords& words, const std::map<char32_t, Fold>& folds) {
    Contents contents;
    const auto numbers = number_syllables(contents, words, folds);
    add_words(contents, words, numbers);
    add_nodes(contents, words);
    for (const auto& [character, fold] : folds)
        contents.folds.push_back({static_cast<std::uint32_t>(character),
                                  static_cast<std::uint32_t>(fold.simplified),
                                  fold.reading.empty() ? format::no_reading : numbers.at(fold.reading),
                                  static_cast<std::uint16_t>(fold.only_simplified)});
    format::Header header;
    std::string out(sizeof header, '\0');
    header.magic = format::magic;
    header.version = format::version;
    header.byte_order = 1;
    header.nodes = append(out, contents.nodes);
    header.words = append(out, contents.words);
    header.readings = append(out, contents.readings);
    header.syllables = append(out, contents.syllables);
    header.folds = append(out, contents.folds);
    header.file_size = out.size();
    header.checksum = format::checksum(std::string_view(out).substr(sizeof header));
    std::memcpy(out.data(), &header, sizeof header);
    return out;
}

} // namespace langdu::lexicon_compiler
