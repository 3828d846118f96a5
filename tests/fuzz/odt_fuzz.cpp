// Any bytes make the odt reader and the chapter stage give a result or an Error, never a crash.
#include "fuzz/read_any.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return langdu::fuzz::read_any(data, size, "odt");
}
