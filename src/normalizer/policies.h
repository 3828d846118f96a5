// Where several readings are right, the user chooses. A policy is a row of the table in policies.cpp.
#pragma once

#include "normalizer/normalize.h"

#include <span>

namespace langdu::normalizer {

struct ReadingPolicy {
    const char* name;
    const char* choices; // "read|announce|skip", the default first
    const char* help;
    void (*set)(NormalizerOptions& options, const std::string& choice);
};

std::span<const ReadingPolicy> policies();
// False when the policy does not exist or has no such choice.
bool set_policy(NormalizerOptions& options, std::string_view name, const std::string& choice);

} // namespace langdu::normalizer
