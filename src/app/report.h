// What a render tells at its end.
#pragma once

#include "pipeline.h"

#include <string>

namespace langdu::app {

// "1 character", "2 characters", in the reader's language.
std::string count_characters(std::size_t count);

struct SkippedSum {
    std::size_t characters{}; // white space aside
    std::string by_reason;    // "12 url, 3 emoji", in the reader's language
};
SkippedSum sum_skipped(const std::vector<Skipped>& skipped);

// Several lines: file, duration, chapters, size, times real time, what was skipped, warnings.
std::string summary(const Result& result, double wall_seconds, bool replaced = false);

std::string summary(const Outlook& outlook);

// The same for programs; the schema is in docs/report-json.md. No times of day: the same render gives the
// same bytes.
std::string report_json(const Result& result);
std::string report_json(const Outlook& outlook);

} // namespace langdu::app
