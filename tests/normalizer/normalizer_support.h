#pragma once

#include "normalizer/normalize.h"
#include "test_support.h"

#include <string_view>

namespace langdu::test {

inline const normalizer::Normalizer& normalizer_of_build() {
    static const normalizer::Normalizer one{built_data};
    return one;
}

inline normalizer::SpokenText normalize(std::string_view written,
                                        const normalizer::NormalizerOptions& options = {}) {
    return normalizer_of_build().normalize(written, options);
}

} // namespace langdu::test
