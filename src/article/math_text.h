// Formulas inside a line, as TeX writes them between $ or \( \): short ones become what a reader can say.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace langdu::article {

struct MathSpan {
    std::size_t end{};       // behind its closing mark
    std::string_view source; // between the marks
    bool display{};          // $$ or \[
};
// The formula that opens at `at` ($, $$, \( or \[). Nothing for prices ($20, $5-$10), marks without a partner
// and what is too long for a line.
std::optional<MathSpan> math_at(std::string_view text, std::size_t at);

// \frac{1}{2}ab => 1/2ab, p \leq 0.05 => p ≤ 0.05; nothing when it is no formula to be said in a sentence.
std::optional<std::string> math_text(std::string_view tex);

// The text with its formulas in words, those that have none as （公式）.
std::string with_math_in_words(std::string_view text);

} // namespace langdu::article
