#include "normalizer/word_set.h"

#include "base/unicode.h"

#include <algorithm>

namespace langdu::normalizer {

namespace {

bool stands_at(const FoldedText& text, std::size_t at, const std::u32string& word) {
    for (std::size_t i = 0; i < word.size(); ++i)
        if (text[at + i] != word[i]) return false;
    return true;
}

bool stands_before(const FoldedText& text, std::size_t end, const std::u32string& word) {
    return word.size() <= end && stands_at(text, end - word.size(), word);
}

} // namespace

void WordTable::add(std::string_view utf8, std::string value) {
    const auto word = to_utf32(utf8);
    maybe_first_.set(word.front() & 255);
    maybe_last_.set(word.back() & 255);
    const auto longer = [](const Entry& a, const Entry& b) { return a.word.size() > b.word.size(); };
    for (auto* entries : {&by_first_[word.front()], &by_last_[word.back()]}) {
        const Entry entry{word, value};
        entries->insert(std::upper_bound(entries->begin(), entries->end(), entry, longer), entry);
    }
}

WordTable::Hit WordTable::at(const FoldedText& text, std::size_t at) const {
    if (!maybe_first_[text[at] & 255]) return {};
    const auto entries = by_first_.find(text[at]);
    if (entries == by_first_.end()) return {};
    for (const auto& entry : entries->second)
        if (stands_at(text, at, entry.word)) return {entry.word.size(), &entry.value};
    return {};
}

WordTable::Hit WordTable::before(const FoldedText& text, std::size_t end) const {
    if (!maybe_last_[text.before(end) & 255]) return {};
    const auto entries = by_last_.find(text.before(end));
    if (entries == by_last_.end()) return {};
    for (const auto& entry : entries->second)
        if (stands_before(text, end, entry.word)) return {entry.word.size(), &entry.value};
    return {};
}

void WordSet::add(std::string_view utf8) { words_.add(utf8, {}); }
std::size_t WordSet::at(const FoldedText& text, std::size_t at) const { return words_.at(text, at).length; }
std::size_t WordSet::before(const FoldedText& text, std::size_t end) const {
    return words_.before(text, end).length;
}

bool WordSet::within(const FoldedText& text, std::size_t from, std::size_t to) const {
    for (; from < to; ++from) {
        const auto length = at(text, from);
        if (length && from + length <= to) return true;
    }
    return false;
}

} // namespace langdu::normalizer
