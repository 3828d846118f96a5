// Benchmarks read the data of the build they belong to, unless told otherwise.
#include <cstdlib>

namespace {

[[maybe_unused]] const int told = ::setenv("LANGDU_DATA", LANGDU_DATA_DIR, 0);

} // namespace
