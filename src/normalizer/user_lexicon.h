// The user's own readings: they win over every rule. A table of two or three tab-separated columns: what is
// written; what is said, or pinyin with tone digits, a syllable for each Han character; how it matches:
//     行长        hang2 zhang3
//     SQL         sequel          word
//     (\d)号楼    $1号楼          regex
// literal (the default) matches anywhere, word only where no letter or digit touches it, regex is ICU's
// syntax with $1.
#pragma once

#include "base/regex.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace langdu::normalizer {

// What a lexicon makes of a stretch of written text.
struct LexiconHit {
    std::size_t begin{}, end{}; // bytes
    std::string spoken;
    std::string pinyin; // empty: as usual
};

class UserLexicon {
public:
    UserLexicon() = default;
    // Throws InputError place:line for a row that cannot work.
    static UserLexicon read(const std::filesystem::path& path);
    static UserLexicon parse(std::string_view text, const std::string& place);

    bool empty() const { return words_.empty() && patterns_.empty(); }
    // The longest literal or word that begins at a byte of the text.
    std::optional<LexiconHit> word_at(std::string_view written, std::size_t at) const;
    // All matches of the regular expressions, in order of the text; an earlier row wins. Throws InputError
    // place:line when one takes too long.
    std::vector<LexiconHit> pattern_hits(std::string_view written) const;

private:
    struct Word {
        std::string spoken, pinyin;
        bool whole{};
    };
    struct ByBytes { // finds by a view
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::vector<Word>, ByBytes, std::equal_to<>> words_; // by what is written
    std::unordered_map<char32_t, std::vector<std::size_t>> lengths_; // of those that begin so, longest first
    std::vector<Regex> patterns_;
};

// "hang2 zhang3" for two Han characters; ü and u: become v. Nothing when it is no pinyin or the counts
// differ.
std::optional<std::string> pinyin_for(std::string_view written, std::string_view value);

// What several lexicons make of one text: the last one (the article's) wins over those before it (library,
// global).
class LexiconView {
public:
    LexiconView(const std::vector<std::shared_ptr<const UserLexicon>>& lexicons, std::string_view written);
    const LexiconHit* at(std::size_t byte);

private:
    const std::vector<std::shared_ptr<const UserLexicon>>& lexicons_;
    std::string_view written_;
    std::vector<std::vector<LexiconHit>> patterns_; // of each lexicon
    LexiconHit word_;
};

} // namespace langdu::normalizer
