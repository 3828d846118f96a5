#include "normalizer/user_lexicon.h"

#include "base/error.h"
#include "base/files.h"
#include "base/tsv.h"
#include "base/unicode.h"

#include <algorithm>

namespace langdu::normalizer {

namespace {

bool touches_word(char32_t c) { return is_ascii_digit(c) || is_letter(c); }

// Han characters have no spaces between words: only letters and digits can cut a word.
bool is_whole(std::string_view text, std::size_t begin, std::size_t end) {
    const auto joined = [](char32_t a, char32_t b) {
        return touches_word(a) && touches_word(b) && !is_han(a) && !is_han(b);
    };
    const auto before = code_point_before(text, begin), first = code_point_at(text, begin);
    const auto last = code_point_before(text, end), after = code_point_at(text, end);
    return !(before.size && joined(before.value, first.value)) &&
           !(after.size && joined(last.value, after.value));
}

std::size_t han_count(std::string_view text) {
    std::size_t count = 0;
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end())) count += is_han(c.value);
    return count;
}

} // namespace

std::optional<std::string> pinyin_for(std::string_view written, std::string_view value) {
    std::string out;
    std::size_t syllables = 0;
    bool letters = false;
    for (auto c = code_point_at(value, 0); c.size; c = code_point_at(value, c.end())) {
        if (c.value >= 'a' && c.value <= 'z')
            out += static_cast<char>(c.value), letters = true;
        else if (c.value == U'ü')
            out += 'v', letters = true;
        else if (c.value == ':' && out.ends_with('u'))
            out.back() = 'v';
        else if (c.value >= '1' && c.value <= '5' && letters) {
            out += static_cast<char>(c.value);
            ++syllables;
            letters = false;
        } else if (c.value == ' ' && !letters) {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else
            return std::nullopt;
    }
    if (letters || syllables == 0 || syllables != han_count(written)) return std::nullopt;
    while (out.ends_with(' ')) out.pop_back();
    return out;
}

UserLexicon UserLexicon::read(const std::filesystem::path& path) {
    return parse(read_file(path.string()), path.string());
}

UserLexicon UserLexicon::parse(std::string_view text, const std::string& place) {
    UserLexicon out;
    for (const auto& row : parse_tsv(text, place, 2, 3)) {
        const auto here = place + ":" + std::to_string(row.line);
        const std::string kind = row.cells.size() == 3 ? row.cells[2] : "literal";
        const auto &written = row.cells[0], &value = row.cells[1];
        if (written.empty())
            throw InputError(here + ": nothing is written in the first column; say what is to be replaced");
        if (kind == "regex") {
            out.patterns_.emplace_back(written, value, here);
            continue;
        }
        if (kind != "literal" && kind != "word")
            throw InputError(here + ": \"" + kind + "\" is no way to match; use literal, word or regex");
        const auto pinyin = pinyin_for(written, value);
        const bool looks_like_pinyin = !value.empty() &&
                                       is_ascii_digit(static_cast<unsigned char>(value.back())) &&
                                       is_ascii_letter(static_cast<unsigned char>(value.front()));
        if (!pinyin && looks_like_pinyin && han_count(written) > 0 && han_count(value) == 0)
            throw InputError(here + ": \"" + value +
                             "\" has not one syllable with a tone digit for each Han character of " +
                             written + "; write e.g. hang2 zhang3");
        out.words_[written].push_back({pinyin ? written : value, pinyin.value_or(""), kind == "word"});
        out.lengths_[code_point_at(written, 0).value].push_back(written.size());
    }
    for (auto& [first, lengths] : out.lengths_) {
        std::ranges::sort(lengths, std::greater<>());
        lengths.erase(std::unique(lengths.begin(), lengths.end()), lengths.end());
    }
    return out;
}

std::optional<LexiconHit> UserLexicon::word_at(std::string_view written, std::size_t at) const {
    const auto lengths = lengths_.find(code_point_at(written, at).value);
    if (lengths == lengths_.end()) return std::nullopt;
    const auto rest = written.substr(at);
    for (const auto length : lengths->second) {
        const auto words = length <= rest.size() ? words_.find(rest.substr(0, length)) : words_.end();
        if (words == words_.end()) continue;
        for (const auto& word : words->second)
            if (!word.whole || is_whole(written, at, at + length))
                return LexiconHit{at, at + length, word.spoken, word.pinyin};
    }
    return std::nullopt;
}

std::vector<LexiconHit> UserLexicon::pattern_hits(std::string_view written) const {
    std::vector<LexiconHit> out;
    for (const auto& pattern : patterns_)
        for (auto& match : pattern.find_all(written))
            out.push_back({match.span.begin, match.span.end, std::move(match.replacement), {}});
    std::stable_sort(out.begin(), out.end(),
                     [](const LexiconHit& a, const LexiconHit& b) { return a.begin < b.begin; });
    return out;
}

LexiconView::LexiconView(const std::vector<std::shared_ptr<const UserLexicon>>& lexicons,
                         std::string_view written)
    : lexicons_(lexicons), written_(written) {
    for (const auto& lexicon : lexicons) patterns_.push_back(lexicon->pattern_hits(written));
}

const LexiconHit* LexiconView::at(std::size_t byte) {
    for (auto i = lexicons_.size(); i-- > 0;) {
        if (auto hit = lexicons_[i]->word_at(written_, byte)) {
            word_ = std::move(*hit);
            return &word_;
        }
        const auto& hits = patterns_[i];
        const auto hit = std::lower_bound(hits.begin(), hits.end(), byte,
                                          [](const LexiconHit& a, std::size_t b) { return a.begin < b; });
        if (hit != hits.end() && hit->begin == byte) return &*hit;
    }
    return nullptr;
}

} // namespace langdu::normalizer
