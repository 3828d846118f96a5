// How long headings and captions take: outline_bench FILE... prints the milliseconds a document, the median
// and the slowest. Tables are read before.
#include "article/read_article.h"
#include "chapter/outline.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

using namespace langdu;

namespace {

double milliseconds_of(const article::Article& article, const chapter::Tables& tables) {
    const auto start = std::clock(); // of this process: other programs may be busy
    chapter::find_structure(article, tables);
    return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

} // namespace

int main(int argc, char** argv) {
    setenv("LANGDU_DATA", LANGDU_DATA_DIR, 0);
    const chapter::Tables tables{LANGDU_DATA_DIR};
    std::vector<double> times;
    for (int i = 1; i < argc; ++i) {
        const auto article = article::read_article(argv[i]);
        if (i == 1) std::printf("tables and first document %.1f ms\n", milliseconds_of(article, tables));
        times.push_back(std::min({milliseconds_of(article, tables), milliseconds_of(article, tables),
                                  milliseconds_of(article, tables)}));
    }
    if (times.empty()) return 2;
    std::sort(times.begin(), times.end());
    std::printf("%zu documents, median %.2f ms, slowest %.2f ms\n", times.size(), times[times.size() / 2],
                times.back());
}
