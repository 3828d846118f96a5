// What is known of the language, read once and handed to who narrates.
#pragma once

#include "normalizer/normalize.h"
#include "pronunciation/pronounce.h"

#include <filesystem>

namespace langdu::narration {

struct Mandarin {
    // The data directory. Throws InputError place:line when a table is missing or broken.
    explicit Mandarin(const std::filesystem::path& data,
                      pronunciation::Accent accent = pronunciation::Accent::mainland)
        : normalizer(data), pronouncer(data, accent) {}

    normalizer::Normalizer normalizer;
    pronunciation::Pronouncer pronouncer;
};

} // namespace langdu::narration
