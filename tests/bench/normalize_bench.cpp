// How fast text is normalized: ordinary text, and runs that would hurt a rule that looks too far. Prints
// MB in a second of the processor.
#include "base/files.h"
#include "normalizer/normalize.h"

#include <cstdio>
#include <ctime>
#include <string>

namespace {

std::string repeated(const std::string& piece, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += piece;
    return out;
}

void measure(const char* name, const std::string& text) {
    static const langdu::normalizer::Normalizer normalizer{langdu::data_directory()};
    const auto start = std::clock();
    const auto spoken = normalizer.normalize(text);
    const auto seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    const double megabytes = static_cast<double>(text.size()) / 1e6;
    std::printf("%-28s %6.1f MB in %6.3f s  %7.2f MB/s  %zu readings\n", name, megabytes, seconds,
                megabytes / seconds, spoken.readings.size());
}

} // namespace

int main() {
    constexpr std::size_t mega = 1000000;
    const std::string news =
        "今年前三季度，公司实现营业收入1,234.5亿元，同比增长12.3%，其中海外业务占比超过1/3。9月15日21:30，"
        "新一代产品在上海发布，起售价2999元，搭载8核处理器，重量约1.5kg。分析人士认为，行业竞争仍然激烈，"
        "企业需要在技术研发和渠道建设上持续投入，才能在未来三到五年里保持领先地位。\n";
    measure("tables are read", "1");
    measure("ordinary news", repeated(news, 10 * mega));
    measure("Han without numbers",
            repeated("企业需要在技术研发和渠道建设上持续投入，才能保持领先地位。", 10 * mega));
    measure("numbers only", repeated("2024年 3.5% 12:30 ", 10 * mega));
    for (const char* piece :
         {"1",  "1-", "1.", "1,", "1:",    "1/", "-",   "~",  "a1", "a", "[读 ", "<", "www.",
          "a@", "1 ", "(",  "²",  "1000,", "$",  "年1", "/a", "&",  "_", "\xFF", "^"})
        measure((std::string("only ") + piece).c_str(), repeated(piece, mega));
}
