#include "fuzz/targets.h"

#include <stdexcept>

namespace langdu::fuzz {

namespace {

// One that sees the reader's name, for the table.
#define LANGDU_FUZZ_READER(name)                                                                             \
    {                                                                                                        \
        name, [](std::string_view bytes) { read_as(name, bytes); }                                           \
    }

constexpr Target table[] = {
    LANGDU_FUZZ_READER("text"),      LANGDU_FUZZ_READER("markdown"),
    LANGDU_FUZZ_READER("html"),      LANGDU_FUZZ_READER("epub"),
    LANGDU_FUZZ_READER("docx"),      LANGDU_FUZZ_READER("odt"),
    LANGDU_FUZZ_READER("fb2"),       LANGDU_FUZZ_READER("feed"),
    LANGDU_FUZZ_READER("subtitles"), LANGDU_FUZZ_READER("pdf"),
    LANGDU_FUZZ_READER("mobi"),      {"rtf", rewrite_rtf},
    {"pages", lay_out_pages},        {"normalize", normalize_text},
    {"pronounce", pronounce_text},   {"outline", find_and_apply_outline},
    {"tables", read_table},          {"http", answer_request},
    {"whole", whole_chain},
};

} // namespace

std::span<const Target> targets() { return table; }

void demand(bool holds, const std::string& what) {
    if (!holds) throw std::logic_error(what);
}

} // namespace langdu::fuzz
