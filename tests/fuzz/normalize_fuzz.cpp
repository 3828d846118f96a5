// Any bytes: no crash, no hang, nothing lost between written and spoken.
#include "normalizer/normalize.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string written(reinterpret_cast<const char*>(data), size);
    const auto text = langdu::normalize(written);
    std::size_t at = 0, said = 0;
    for (const auto& reading : text.readings) {
        if (reading.written.begin < at || reading.written.empty() ||
            (reading.spoken.empty() && reading.skipped.empty()))
            std::abort();
        if (written.substr(at, reading.written.begin - at) !=
            text.spoken.substr(said, reading.spoken.begin - said))
            std::abort();
        at = reading.written.end;
        said = reading.spoken.end;
    }
    if (written.substr(at) != text.spoken.substr(said)) std::abort();
    return 0;
}
