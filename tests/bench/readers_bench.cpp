// MB/s of the readers on one core: readers_bench FILE... prints one line a file; an EPUB's megabytes are
// those of its text. Without files: articles of its own in every format.
#include "article/read_article.h"
#include "base/files.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

using namespace langdu;

namespace {

double megabytes_of(const std::string& bytes, const article::Article& article) {
    std::size_t size = bytes.size();
    if (bytes.starts_with("PK")) {
        size = 0;
        for (const auto& block : article.blocks) size += block.text.size();
    }
    return static_cast<double>(size) / 1e6;
}

void measure(const std::string& bytes, const std::string& name) {
    const double megabytes = megabytes_of(bytes, article::read_article_bytes(bytes, name));
    const auto start = std::clock(); // of this process: other programs may be busy
    double seconds = 0;
    int rounds = 0;
    for (; seconds < 1; ++rounds) {
        article::read_article_bytes(bytes, name);
        seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    }
    std::printf("%-50s %8.2f MB %8.1f MB/s\n", name.c_str(), megabytes, megabytes * rounds / seconds);
}

// Paragraphs that differ, so that nothing is found twice.
std::string sample(const char* heading, const char* before, const char* behind, const char* link) {
    std::string out;
    for (int section = 0; section < 2000; ++section) {
        out += heading + std::to_string(section) + "节 港口的春天" + behind + "\n\n";
        for (int line = 0; line < 8; ++line)
            out += std::string(before) + "那一年的秋天，港务集团的账面上只剩下" +
                   std::to_string(section * 8 + line) + "元现金，码头上长出了半人高的野草，" + link +
                   "的人坐在调度室里，数清了每一艘船等待的时间。他们并不相信这座港口会有第二个春天。" +
                   behind + "\n\n";
    }
    return out;
}

} // namespace

int main(int argc, char** argv) {
    setenv("LANGDU_DATA", LANGDU_DATA_DIR, 0);
    for (int i = 1; i < argc; ++i) measure(read_file(argv[i]), argv[i]);
    if (argc > 1) return 0;
    measure(sample("第", "", "", "新来"), "text.txt");
    measure(sample("## 第", "", "", "**新来**的[总经理](https://example.org/a)"), "text.md");
    measure("<html><head><title>港口的春天</title></head><body><h1>港口的春天</h1>" +
                sample("<h2>第", "<p>", "</p>", "<b>新来</b>的<a href=\"b\">总经理</a>") + "</body></html>",
            "text.html");
}
