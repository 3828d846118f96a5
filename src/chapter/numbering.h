// The number before a heading or list item: 第三章, 一、, （二）, 1., 2.1.3., ①, 01, 步骤 4.
#pragma once

#include <optional>
#include <string_view>

namespace langdu::chapter {

enum class NumberStyle {
    none,
    chapter,      // 第一章 第二回 第三部分 第 4 讲
    section,      // 第一节
    article,      // 第十二条 of a law
    step,         // 第 1 步, 步骤 1, 场景 2
    decimal,      // 1.2, 2.1.3.
    arabic,       // 1. 1、 1．
    arabic_paren, // 1) （1）
    han,          // 一、
    han_paren,    // （一）
    circled,      // ①
    padded,       // 01
    letter,       // A. b)
    bullet,       // - • ·
};

struct Numbering {
    NumberStyle style{NumberStyle::none};
    int value{};        // the last number of it; 0 for a bullet
    int depth{};        // decimal: how many numbers
    std::size_t size{}; // bytes, the white space behind it included
};

Numbering find_numbering(std::string_view line);

// The number at `at`, 12, 十二 or 拾贰, which moves behind it.
std::optional<int> read_number(std::string_view text, std::size_t& at);

} // namespace langdu::chapter
