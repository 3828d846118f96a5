// Utterance -> what the Kokoro model is given: numbers of phonemes, in pieces of a good length.
#pragma once

#include "pronunciation/utterance.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace langdu::speech {

// The tables of voices/kokoro. Throws InputError "file:line: ...".
class KokoroTables {
public:
    explicit KokoroTables(const std::filesystem::path& folder);

    // "yin2" => "i↗n", "r5" => "ɚ"; with 儿: "wan2" => "wa↗ɻ". Empty: no such syllable.
    std::string syllable(std::string_view surface, bool erhua = false) const;
    // eSpeak NG's IPA, tied by ^ => the model's symbols. What the model does not know is dropped.
    std::string english(std::string_view ipa) const;
    // The numbers of the symbols, without the 0 at both ends.
    std::vector<std::int64_t> numbers(std::string_view symbols) const;

    struct Syllable {
        std::string plain, erhua; // * where the tone goes
    };
    const std::unordered_map<std::string, Syllable>& syllables() const { return syllables_; }

private:
    std::unordered_map<std::string, Syllable> syllables_;
    std::unordered_map<char32_t, std::int64_t> symbols_;
    std::map<std::string, std::string, std::less<>> english_;
    std::size_t longest_ipa_{}; // bytes
};

// What the model speaks in one go.
struct KokoroPiece {
    struct Word {
        std::size_t token{};         // in Utterance::tokens
        std::size_t first{}, last{}; // its numbers: [first, last)
        bool break_before{};         // a minor break, which the model is given as a comma
        bool operator==(const Word&) const = default;
    };
    std::vector<std::int64_t> numbers; // with 0 at both ends, at most longest_kokoro_piece
    std::vector<Word> words;           // one per syllable or foreign token, in order
    bool foreign{};                    // some words are
    std::size_t syllables{};           // in English words as many as vowels
    bool operator==(const KokoroPiece&) const = default;
};
inline constexpr std::size_t longest_kokoro_piece = 510;

// Never empty pieces. A clause is one piece up to a length that the model speaks well; a longer one is cut at
// minor breaks, or between words. `ipa` gives eSpeak NG's IPA of a foreign token. Throws OutputError on a
// syllable that the table does not know.
std::vector<KokoroPiece> kokoro_pieces(const pronunciation::Utterance& utterance, const KokoroTables& tables,
                                       const std::function<std::string(const std::string&)>& ipa);

} // namespace langdu::speech
