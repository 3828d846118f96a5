// langdu-compile-lexicon: the build's dictionary sources and our own tables become lexicon.bin, and a table
// of the words on which the sources differ.
#include "base/error.h"
#include "base/files.h"
#include "base/unicode.h"
#include "lexicon_compiler/write_lexicon.h"

#include <algorithm>
#include <cstdio>

namespace {

using namespace langdu;
using namespace langdu::lexicon_compiler;

std::string joined(const std::vector<std::string>& syllables) {
    std::string out;
    for (const auto& syllable : syllables) out += (out.empty() ? "" : " ") + syllable;
    return out;
}

// The most frequent words first.
std::string conflict_table(std::vector<Conflict> conflicts) {
    std::ranges::stable_sort(conflicts, std::ranges::greater{}, &Conflict::frequency);
    std::string out =
        "# Words that @pinyin-pro/data (or a word's parts) and CC-CEDICT read differently, the most "
        "frequent first;\n# a row of judged.tsv settles one by hand.\n"
        "# word\tfirst\tCC-CEDICT\ttaken\tby\n";
    for (const auto& conflict : conflicts)
        out += to_utf8(conflict.word) + '\t' + joined(conflict.first) + '\t' + joined(conflict.second) +
               '\t' + joined(conflict.taken) + '\t' + conflict.reason + '\n';
    return out;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 9) {
        std::fputs(
            "usage: langdu-compile-lexicon COMPLETE.JSON CEDICT.JS DICT.TXT UNIHAN_READINGS UNIHAN_VARIANTS "
            "TABLES_FOLDER OUT CONFLICTS.TSV\n",
            stderr);
        return 2;
    }
    try {
        const Sources sources{argv[1], argv[2], argv[3], argv[4], argv[5], argv[6]};
        AtomicFile out{argv[7]}, conflicts{argv[8]};
        const auto compiled = read_words(sources);
        out.write(write_lexicon(compiled.words, read_folds(sources, compiled.words)));
        conflicts.write(conflict_table(compiled.conflicts));
        out.commit();
        conflicts.commit();
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "langdu-compile-lexicon: %s\n", error.what());
        return 1;
    }
}
