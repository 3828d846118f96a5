#include "pronunciation/lexicon.h"

#include "base/error.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace langdu::pronunciation {

namespace format = lexicon_format;

std::uint64_t format::checksum(std::string_view bytes) {
    constexpr std::uint64_t prime = 0x100000001b3;
    std::array<std::uint64_t, 4> lanes{0xcbf29ce484222325, 0x84222325cbf29ce4, 0x9ce484222325cbf2,
                                       0x2325cbf29ce48422};
    const std::size_t words = bytes.size() / 8;
    for (std::size_t i = 0; i < words; ++i) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + 8 * i, 8);
        auto& lane = lanes[i % 4];
        lane = (lane ^ word) * prime;
        lane ^= lane >> 32; // a product only carries upwards
    }
    std::uint64_t out = bytes.size();
    for (const auto lane : lanes) out = (out ^ lane) * prime;
    return out;
}

template <typename T>
std::span<const T> Lexicon::section(const format::Section& section) const {
    const auto bytes = file_.bytes();
    if (section.offset % 8 != 0 || section.offset > bytes.size() ||
        section.count > (bytes.size() - section.offset) / sizeof(T))
        throw InputError("lexicon: sections lie outside the file; build langdu's data again");
    return {reinterpret_cast<const T*>(bytes.data() + section.offset),
            static_cast<std::size_t>(section.count)};
}

Lexicon::Lexicon(const std::filesystem::path& path) : file_(path) {
    const auto bytes = file_.bytes();
    format::Header header;
    const auto fail = [&](const std::string& what) {
        return InputError(path.string() + ": " + what + "; build or install langdu's data again");
    };
    if (bytes.size() < sizeof header) throw fail("too short for a lexicon");
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != format::magic || header.byte_order != 1) throw fail("is no lexicon of this machine");
    if (header.version != format::version)
        throw fail("has format version " + std::to_string(header.version) + ", this langdu reads " +
                   std::to_string(format::version));
    if (header.file_size != bytes.size() || header.checksum != format::checksum(bytes.substr(sizeof header)))
        throw fail("is damaged");
    nodes_ = section<format::Node>(header.nodes);
    words_ = section<format::Word>(header.words);
    readings_ = section<std::uint16_t>(header.readings);
    syllables_ = section<format::Syllable>(header.syllables);
    folds_ = section<format::Fold>(header.folds);
}

std::uint32_t Lexicon::child(std::uint32_t node, char32_t label) const {
    const auto brothers =
        nodes_.subspan(nodes_[node].first_child, nodes_[node + 1].first_child - nodes_[node].first_child);
    const auto found =
        std::ranges::lower_bound(brothers, static_cast<std::uint32_t>(label), {}, &format::Node::label);
    if (found == brothers.end() || found->label != label) return 0;
    return static_cast<std::uint32_t>(&*found - nodes_.data());
}

Lexicon::Word Lexicon::word(std::uint32_t index, std::size_t length) const {
    const auto& word = words_[index];
    return {word.cost / format::cost_scale,        static_cast<PartOfSpeech>(word.part_of_speech),
            (word.flags & format::hand_made) != 0, (word.flags & format::collocation) != 0,
            (word.flags & format::rare) != 0,      readings_.subspan(word.reading, length)};
}

std::optional<Lexicon::Word> Lexicon::find(std::u32string_view characters) const {
    std::uint32_t node = 0;
    for (const char32_t c : characters)
        if ((node = child(node, c)) == 0) return {};
    if (node == 0 || nodes_[node].word == format::no_word) return {};
    return word(nodes_[node].word, characters.size());
}

std::string_view Lexicon::syllable(std::uint16_t number) const {
    const auto& text = syllables_[number];
    return {text.data(), ::strnlen(text.data(), text.size())};
}

const format::Fold* Lexicon::find_fold(char32_t character) const {
    const auto found =
        std::ranges::lower_bound(folds_, static_cast<std::uint32_t>(character), {}, &format::Fold::character);
    return found != folds_.end() && found->character == character ? &*found : nullptr;
}

char32_t Lexicon::fold(char32_t character) const {
    const auto* const found = find_fold(character);
    return found ? static_cast<char32_t>(found->simplified) : character;
}

std::string_view Lexicon::traditional_reading(char32_t character) const {
    const auto* const found = find_fold(character);
    return found && found->reading != format::no_reading ? syllable(found->reading) : std::string_view();
}

bool Lexicon::is_only_simplified(char32_t character) const {
    const auto* const found = find_fold(character);
    return found && found->only_simplified != 0;
}

} // namespace langdu::pronunciation
