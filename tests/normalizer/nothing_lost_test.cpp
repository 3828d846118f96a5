// Whatever is written: readings in order, the text between them the same on both sides, each change spoken or
// skipped for a reason, nothing left that must be read, and the same result for the same text.
#include "base/unicode.h"
#include "normalizer/normalizer_support.h"

#include "test_support.h"

#include <catch2/catch.hpp>

#include <random>
#include <sstream>

using namespace langdu;
using namespace langdu::normalizer;
using test::normalize;

namespace {

bool must_be_read(char32_t c) {
    constexpr std::u32string_view read = U"%‰℃℉+=≠≈≥≤<>×÷±√#@&§№$€£¥￥％＋＝＜＞＃＠＆＄～~°²³₂①Ⅳ½㎡½_|^*";
    return is_decimal_digit(c) || read.find(c) != read.npos;
}

// What is wrong with the result; empty: nothing.
std::string problem(const std::string& written) {
    const auto text = normalize(written);
    if (text.written != written) return "the written text changed";
    std::size_t at = 0, said = 0;
    for (const auto& reading : text.readings) {
        if (reading.written.begin < at || reading.spoken.begin < said || reading.written.empty())
            return "readings overlap or are empty";
        if (written.substr(at, reading.written.begin - at) !=
            text.spoken.substr(said, reading.spoken.begin - said))
            return "text between readings differs before byte " + std::to_string(reading.written.begin);
        if (reading.spoken.empty() && !reading.skipped)
            return "nothing said and no reason for " + std::string(reading.written.of(written));
        if (reading.rule.empty()) return "a change without a rule";
        at = reading.written.end;
        said = reading.spoken.end;
    }
    if (written.substr(at) != text.spoken.substr(said)) return "text after the last reading differs";
    if (find_invalid_utf8(text.spoken)) return "invalid UTF-8 in the spoken text";
    if (text.spoken.find("[停顿") != std::string::npos || text.spoken.find("[pause") != std::string::npos)
        return {};
    for (auto c = code_point_at(text.spoken, 0); c.size; c = code_point_at(text.spoken, c.end()))
        if (must_be_read(c.value)) return "left unread: " + to_utf8(c.value) + " in " + text.spoken;
    return {};
}

std::string random_text(std::mt19937& random) {
    static const std::vector<std::string> pieces{
        "0",  "1",  "2",    "5",        "9",    "10",      "2024", "00",   "110",    ".",    ",",  "，",
        "-",  "-",  "—",    "~",        "～",   ":",       "：",   "/",    "%",      "％",   "+",  "±",
        "°",  "℃",  "′",    "″",        "'",    "\"",      "$",    "¥",    "€",      "HK$",  "#",  "*",
        "_",  "=",  "<",    ">",        "(",    ")",       "[",    "]",    "[停顿 ", "|",    "@",  "&",
        "^",  "²",  "₂",    "⁻",        "①",    "½",       "Ⅳ",    "②",    " ",      "　",   "年", "月",
        "日", "个", "万",   "亿",       "点",   "第",      "时",   "元",   "吨",     "两",   "国", "歼",
        "電", "a",  "x",    "IV",       "GPT",  "km/h",    "kg",   "bp",   "No.",    "v",    "の", "한",
        "😀",  "é",  "\xFF", "\xE4\xB8", "\xC3", "http://", "www.", ".com", "~/",     "/etc", "\t", "·",
        "×",  "\\", "`",    "{",        "}",    "٣",       "१"};
    std::uniform_int_distribution<std::size_t> length{1, 14}, which{0, pieces.size() - 1};
    std::string out;
    for (auto n = length(random); n > 0; --n) out += pieces[which(random)];
    return out;
}

} // namespace

TEST_CASE("nothing is lost and nothing is left unread in random text", "[normalizer]") {
    std::mt19937 random{20241123};
    for (int i = 0; i < 60000; ++i) {
        const auto text = random_text(random);
        const auto found = problem(text);
        if (!found.empty()) {
            INFO(text);
            FAIL_CHECK(found);
            break;
        }
    }
}

TEST_CASE("nothing is lost and nothing is left unread in the corpus", "[normalizer][corpus]") {
    const auto corpus = test::shared("corpus");
    if (corpus.empty()) return;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
        const auto extension = entry.path().extension();
        if (!entry.is_regular_file() || (extension != ".txt" && extension != ".md" && extension != ".html"))
            continue;
        std::istringstream file{test::read_text(entry.path())};
        for (std::string line; std::getline(file, line);) {
            const auto found = problem(line);
            INFO(entry.path().string() << ": " << line);
            CHECK(found == "");
        }
    }
}

TEST_CASE("a text is read the same whole or line by line", "[normalizer]") {
    CHECK(normalize("涨5%\n-3℃\n").spoken ==
          normalize("涨5%").spoken + "\n" + normalize("-3℃").spoken + "\n");
}

TEST_CASE("very long lines are read in pieces without a seam", "[normalizer]") {
    std::string line;
    for (int i = 0; i < 20000; ++i) line += "涨了12.5%，";
    const auto text = normalize(line);
    CHECK(text.readings.size() == 20000);
    CHECK(text.spoken.substr(0, 30) == "涨了百分之十二点五，");
}
