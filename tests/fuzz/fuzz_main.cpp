// libFuzzer's side: FUZZ_TARGET=html langdu_fuzz CORPUS... One program for all targets is linked once.
#include "fuzz/targets.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

const langdu::fuzz::Target* chosen() {
    const char* const name = std::getenv("FUZZ_TARGET");
    for (const auto& target : langdu::fuzz::targets())
        if (name && target.name == name) return &target;
    std::fputs("FUZZ_TARGET names none of:", stderr);
    for (const auto& target : langdu::fuzz::targets()) std::fprintf(stderr, " %s", target.name.data());
    std::fputs("\n", stderr);
    std::exit(2);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto* const target = chosen();
    target->run({reinterpret_cast<const char*>(data), size});
    return 0;
}
