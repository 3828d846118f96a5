// A dash or tilde between two labels of one kind is 到: A~Z, L1-L3, A区-C区, 第5条-第8条, Ⅰ~Ⅲ. Between the
// parts of one label it is 杠: 12F-1203, 京ICP备12345678号-1.
#include "normalizer/number.h"

#include "base/one_of.h"
#include "base/unicode.h"

namespace langdu::normalizer {

namespace {

bool is_upper(char32_t c) { return c >= U'A' && c <= U'Z'; }
bool is_roman_sign(char32_t c) { return c >= 0x2160 && c <= 0x217B; }

// L1, G7001, A: one or two letters and up to four digits.
struct Label {
    std::u32string letters;
    std::string digits;
    std::size_t from{}, end{};
    bool single() const { return letters.size() == 1 && digits.empty(); }
};
std::optional<Label> label_at(const FoldedText& text, std::size_t at) {
    Label out{{}, {}, at, at};
    while (out.letters.size() < 3 && is_latin(text[out.end])) out.letters += text[out.end++];
    while (out.digits.size() < 5 && is_digit(text[out.end])) out.digits += static_cast<char>(text[out.end++]);
    if (out.letters.empty() || out.letters.size() > 2 || is_alnum(text[out.end])) return std::nullopt;
    return out;
}
std::optional<Label> label_before(const FoldedText& text, std::size_t end) {
    auto from = end;
    while (end - from < 8 && is_alnum(text.before(from))) --from;
    if (from == end || text.before(from) == U'-' || text.before(from) == U'.') return std::nullopt;
    auto label = label_at(text, from);
    return label && label->end == end ? label : std::nullopt;
}

// A~Z, L1-L3, V1~V6, G7001~G7010
bool joins_codes(const FoldedText& text, std::size_t at) {
    const bool tilde = text[at] == U'~';
    const auto left = label_before(text, at), right = label_at(text, at + 1);
    if (!left || !right || text[right->end] == U'-' || text[right->end] == U'.') return false;
    if (left->single() && right->single()) {
        if ((!tilde && !is_upper(left->letters[0])) || left->letters >= right->letters) return false;
        const bool named = is_one_of(text[right->end], U"区座栋级类组馆厅口档");
        return tilde || named || (left->letters == U"A" && right->letters == U"Z");
    }
    if (left->digits.empty() || right->digits.empty() || left->letters != right->letters) return false;
    const bool vertebrae = !tilde && left->letters.size() == 1 && is_one_of(left->letters[0], U"LCS");
    return !vertebrae && text[right->end] != U'剪'; // L4-L5, M1-M2剪刀差
}

// A区-C区, 高1-高3, 第5条-第8条, 第(2)-(4)项
bool joins_named(const FoldedText& text, std::size_t at) {
    const char32_t left = text.before(at), right = text[at + 1];
    if (is_han(left) && left != U'股' && is_upper(right) && text[at + 2] == left) // A区-C区
        return is_upper(text.before(at, 2)) && !is_alnum(text.before(at, 3)) && text.before(at, 2) < right;
    if (left == U')' && right == U'(') { // (2)-(4)
        Cursor cursor{text, at + 2};
        return is_digit(text.before(at, 2)) && !cursor.digits(1, 2).empty() && cursor.peek() == U')';
    }
    if (!is_han(right) || right == U'前') return false;
    auto from = at;
    if (is_han(left)) --from; // 第5条
    const auto digits_end = from;
    while (digits_end - from < 4 && is_digit(text.before(from))) --from;
    if (from == digits_end || text.before(from) != right) return false;
    Cursor cursor{text, at + 2};
    if (cursor.digits(1, 4).empty()) return false;
    return digits_end == at ? right != U'第' : right == U'第' && cursor.peek() == left; // 高1-高3
}

// 早7点-晚9点: the hour ends, and a part of the day follows.
bool joins_hours(const FoldedText& text, std::size_t at) {
    if (!is_one_of(text.before(at), U"点时分半")) return false;
    for (const auto* word : {U"早上", U"晚上", U"清晨", U"早", U"晚", U"上午", U"下午", U"中午", U"凌晨",
                             U"傍晚", U"夜间", U"夜里", U"午夜", U"次晨"})
        if (Cursor cursor{text, at + 1}; cursor.eat_word(word)) return is_digit(cursor.peek());
    return false;
}

// 12F-1203: the room begins with its floor. 12345678号-1: the second site of a licence.
bool divides(const FoldedText& text, std::size_t at) {
    Cursor cursor{text, at + 1};
    const auto second = cursor.digits(1, 4);
    if (second.empty() || is_alnum(cursor.peek())) return false;
    const char32_t left = text.before(at);
    if (left != U'F' && left != U'号') return false;
    auto from = at - 1;
    std::string first;
    while (at - from < 12 && is_digit(text.before(from)))
        first.insert(first.begin(), static_cast<char>(text.before(from--)));
    if (left == U'号') return first.size() >= 6 && second.size() <= 2;
    return !first.empty() && second.size() > first.size() && second.starts_with(first);
}

// P23-45: pages
bool joins_pages(const FoldedText& text, std::size_t at) {
    auto from = at;
    std::string first;
    while (at - from < 5 && is_digit(text.before(from)))
        first.insert(first.begin(), static_cast<char>(text.before(from--)));
    Cursor cursor{text, at + 1};
    const auto second = cursor.digits(1, 4);
    if (first.empty() || second.empty() || is_alnum(cursor.peek()) || cursor.peek() == U'-') return false;
    const bool pages =
        (text.before(from) == U'P' || text.before(from) == U'p') && !is_alnum(text.before(from, 2));
    return pages && std::stoi(second) > std::stoi(first);
}

} // namespace

std::optional<TaggedToken> tag_labels(const Site& site) {
    const auto& text = site.text;
    const auto at = site.at;
    if (!is_range_sign(text[at]) || is_range_sign(text.before(at)) || is_range_sign(text[at + 1]) || at == 0)
        return std::nullopt;
    if (text[at] == U'-' && divides(text, at)) return TaggedToken{at + 1, {{Kind::text, "杠"}}, {}};
    const bool roman = is_roman_sign(text.before(at)) && is_roman_sign(text[at + 1]);
    if (roman || joins_codes(text, at) || joins_named(text, at) || joins_hours(text, at) ||
        joins_pages(text, at))
        return TaggedToken{at + 1, {{Kind::range, {}}}, {}};
    return std::nullopt;
}

} // namespace langdu::normalizer
