#include "base/error.h"
#include "base/unicode.h"

#include <catch2/catch.hpp>

#include <random>

using namespace langdu;
using Catch::Contains;

TEST_CASE("code points are read forwards and backwards alike", "[base]") {
    const std::string text = "a朗𠮷é\xFF!";
    std::vector<std::pair<char32_t, std::size_t>> forwards, backwards;
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
        forwards.emplace_back(c.value, c.begin);
    for (auto c = code_point_before(text, text.size()); c.size; c = code_point_before(text, c.begin))
        backwards.emplace_back(c.value, c.begin);
    std::reverse(backwards.begin(), backwards.end());
    CHECK(forwards == backwards);
    REQUIRE(forwards.size() == 6);
    CHECK(forwards[2].first == 0x20BB7);
    CHECK(forwards[4].first == 0xFFFD);
}

TEST_CASE("any bytes are walked to their end", "[base][property]") {
    std::mt19937 random(7);
    for (int round = 0; round < 5000; ++round) {
        std::string bytes;
        for (std::size_t n = random() % 12; n > 0; --n)
            bytes += static_cast<char>(random() % 4 ? 0x80 + random() % 128 : random() % 128);
        std::size_t at = 0;
        for (auto c = code_point_at(bytes, 0); c.size; c = code_point_at(bytes, c.end())) {
            REQUIRE(c.begin == at);
            at = c.end();
        }
        REQUIRE(at == bytes.size());
        std::size_t back = bytes.size();
        for (auto c = code_point_before(bytes, back); c.size; c = code_point_before(bytes, c.begin))
            back = c.begin;
        REQUIRE(back == 0);
        REQUIRE_FALSE(find_invalid_utf8(to_utf8(to_utf32(bytes))));
    }
}

TEST_CASE("text is cut at grapheme borders", "[base]") {
    CHECK(grapheme_cut("朗读", 4) == 3);
    CHECK(grapheme_cut("朗读", 6) == 6);
    CHECK(grapheme_cut("👨‍👩‍👧好", 10) == 0);
    CHECK(grapheme_cut("好👨‍👩‍👧", 10) == 3);
}

TEST_CASE("white space of every kind is trimmed", "[base]") {
    CHECK(trim("　\t 朗读 \u00A0\uFEFF") == "朗读");
    CHECK(trim("　　") == "");
}

TEST_CASE("the encodings of Chinese text are found", "[base]") {
    const std::string text = "这是一个普通的句子，我们在这里说的是中文，不是别的。他们来了以后就会知道。";
    CHECK(decode_text("\xEF\xBB\xBF" + text, "a", {}) == text);
    CHECK(decode_text(text, "a", {}) == text);
    // 中文。 in GB18030 and a longer sentence in UTF-16 and Big5, made with iconv.
    std::string utf16le = "\xFF\xFE", utf16be_bare;
    for (const char32_t c : to_utf32(text)) {
        utf16le += static_cast<char>(c & 0xFF);
        utf16le += static_cast<char>(c >> 8);
        utf16be_bare += static_cast<char>(c >> 8);
        utf16be_bare += static_cast<char>(c & 0xFF);
    }
    CHECK(decode_text(utf16le, "a", {}) == text);
    CHECK(decode_text(utf16be_bare, "a", {}) == text);
    const std::string gb =
        "\xd5\xe2\xca\xc7\xd2\xbb\xb8\xf6\xc6\xd5\xcd\xa8\xb5\xc4\xbe\xe4\xd7\xd3\xa1\xa3"; // 这是一个普通的句子。
    CHECK(decode_text(gb, "a", {}) == "这是一个普通的句子。");
    const std::string big5 = "\xb3\x6f\xac\x4f\xa4\x40\xad\xd3\xb4\xb6\xb3\x71\xaa\xba\xa5\x79\xa4\x6c\xa1"
                             "\x43"; // 這是一個普通的句子。
    CHECK(decode_text(big5, "a", {}) == "這是一個普通的句子。");
    CHECK(decode_text(gb, "a", "gb18030") == "这是一个普通的句子。");
}

TEST_CASE("what is no text is refused with place and remedy", "[base]") {
    CHECK_THROWS_WITH(decode_text(std::string("\x7f"
                                              "ELF\0\0\0\x01\x02\x03",
                                              10),
                                  "a.txt", {}),
                      Contains("a.txt: not a text file"));
    CHECK_THROWS_WITH(decode_text("好的\n第二行\xFF\xFE\xFA 坏", "a.txt", {}),
                      Contains("a.txt:2: not valid UTF-8"));
    CHECK_THROWS_AS(decode_text("好", "a.txt", "klingon"), SettingError);
}
