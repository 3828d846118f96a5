// Any text is rewritten for pandoc or refused with an Error, never a crash.
#include "article/rtf_source.h"
#include "base/error.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        langdu::rtf_for_pandoc({reinterpret_cast<const char*>(data), size}, "fuzz");
    } catch (const langdu::Error&) { // refused: fine
    }
    return 0;
}
