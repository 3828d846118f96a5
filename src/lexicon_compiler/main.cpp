// langdu-compile-lexicon: the build's dictionary sources and our own tables become lexicon.bin.
#include "base/error.h"
#include "base/files.h"
#include "lexicon_compiler/write_lexicon.h"

#include <cstdio>

int main(int argc, char** argv) {
    using namespace langdu;
    if (argc != 10) {
        std::fputs("usage: langdu-compile-lexicon COMPLETE.JSON DICT.TXT UNIHAN_READINGS UNIHAN_VARIANTS "
                   "WORDS.TSV POLYPHONES.TSV COLLOCATIONS.TSV COMPOUNDS.TSV OUT\n",
                   stderr);
        return 2;
    }
    try {
        const Sources sources{argv[1], argv[2], argv[3], argv[4], argv[5], argv[6], argv[7], argv[8]};
        AtomicFile out{argv[9]};
        const auto words = read_words(sources);
        out.write(write_lexicon(words, read_folds(sources.unihan_variants, words)));
        out.commit();
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "langdu-compile-lexicon: %s\n", error.what());
        return 1;
    }
}
