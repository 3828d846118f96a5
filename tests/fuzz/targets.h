// What is fuzzed: any bytes give a result or an Error, never a crash, and what each target demands of the
// result holds. fuzz_main.cpp hands one of these to libFuzzer; replay_test.cpp, in the ordinary suite, gives
// every target the seeds and what was found: tests/data/fuzz.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace langdu::fuzz {

struct Target {
    std::string_view name;
    void (*run)(std::string_view bytes);
};
std::span<const Target> targets();

// Throws std::logic_error, which no target catches.
void demand(bool holds, const std::string& what);

void read_as(std::string_view reader, std::string_view bytes);
void rewrite_rtf(std::string_view bytes);
void lay_out_pages(std::string_view bytes);
void normalize_text(std::string_view bytes);
void pronounce_text(std::string_view bytes);
void find_and_apply_outline(std::string_view bytes);
void read_table(std::string_view bytes);
void answer_request(std::string_view bytes);
void whole_chain(std::string_view bytes);

} // namespace langdu::fuzz
