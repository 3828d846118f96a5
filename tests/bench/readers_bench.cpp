// MB/s of the readers: readers_bench FILE... prints one line a file.
#include "article/read_article.h"
#include "base/files.h"

#include <chrono>
#include <cstdio>

int main(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const auto bytes = langdu::read_file(argv[i]);
        const double megabytes = static_cast<double>(bytes.size()) / 1e6;
        const auto start = std::chrono::steady_clock::now();
        double seconds = 0;
        int rounds = 0;
        for (; seconds < 1; ++rounds) {
            langdu::read_article_bytes(bytes, argv[i]);
            seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        }
        std::printf("%-50s %8.2f MB %8.1f MB/s\n", argv[i], megabytes, megabytes * rounds / seconds);
    }
}
