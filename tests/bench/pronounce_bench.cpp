// Start-up, speed and memory of the Pronouncer: pronounce_bench [FILE]; without a file, a text of its own.
#include "base/files.h"
#include "pronunciation/pronounce.h"

#include <chrono>
#include <cstdio>
#include <string>
#include <sys/resource.h>

int main(int argc, char** argv) {
    using clock = std::chrono::steady_clock;
    const auto seconds = [](clock::duration d) { return std::chrono::duration<double>(d).count(); };
    std::string text;
    if (argc > 1) text = langdu::read_file(argv[1]);
    while (text.size() < 2'000'000)
        text += argc > 1 ? text
                         : "这家公司在去年第三季度向全国的中小企业提供了更便宜的云计算服务，并重新调整了海外"
                           "市场的布局。\n"
                           "行长说，银行长期支持当地的种植业，还款率一直很高；他还要把两只股票都卖了。\n";
    const auto begin = clock::now();
    const langdu::pronunciation::Pronouncer pronouncer{langdu::data_directory()};
    const auto loaded = clock::now();
    std::size_t tokens = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        tokens += pronouncer.tokens_of_line(std::string_view(text).substr(at, end - at)).size();
        at = end + 1;
    }
    const auto done = clock::now();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("start-up %.1f ms, %zu tokens, %.2f MB/s, peak memory %.1f MB (text %.1f MB)\n",
                1000 * seconds(loaded - begin), tokens,
                static_cast<double>(text.size()) / 1e6 / seconds(done - loaded),
                static_cast<double>(usage.ru_maxrss) / 1024, static_cast<double>(text.size()) / 1e6);
}
