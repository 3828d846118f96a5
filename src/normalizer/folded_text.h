// What the rules look at: one folded code point a position, with the way back to the bytes.
// Folding makes one form of many: full-width forms become ASCII (but ， stays), every dash -, every tilde ~,
// every space ' ', traditional characters of the tables' words simplified. It never changes the number of
// positions.
#pragma once

#include "base/span.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace langdu::normalizer {

class Tables;

class FoldedText {
public:
    // Both must outlive it.
    FoldedText(std::string_view written, const Tables& tables);

    // U'\0' outside the text, so that rules may look around freely.
    char32_t operator[](std::size_t at) const { return at < folded_.size() ? folded_[at] : U'\0'; }
    // The character `back` places before `at`.
    char32_t before(std::size_t at, std::size_t back = 1) const {
        return at >= back ? folded_[at - back] : U'\0';
    }
    char32_t written(std::size_t at) const; // as it was before folding
    std::size_t size() const { return folded_.size(); }
    Span bytes(std::size_t from, std::size_t to) const { return {offsets_[from], offsets_[to]}; }
    std::string_view bytes_of(std::size_t from, std::size_t to) const { return bytes(from, to).of(written_); }
    const Tables& tables() const { return *tables_; }
    bool traditional() const { return traditional_; }

private:
    std::string_view written_;
    const Tables* tables_;
    std::vector<char32_t> folded_;
    std::vector<std::uint32_t> offsets_; // one more than characters
    bool traditional_{};
};

constexpr char32_t invalid_byte =
    0xFFFFFFFF; // what a byte that is no UTF-8 becomes; a written U+FFFD stays itself

} // namespace langdu::normalizer
