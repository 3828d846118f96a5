#include "chapter/tables.h"

#include "base/tsv.h"
#include "base/unicode.h"

#include <utility>

namespace langdu::chapter {

BareTextTables::BareTextTables(const std::filesystem::path& data) : model(data), grams(data) {
    for (const auto& row : read_tsv(data / "voices/mandarin/traditional.tsv", 2, 2))
        simplified.emplace(code_point_at(row.cells[0], 0).value, row.cells[1]);
}

Tables::Tables(std::filesystem::path data)
    : data_(std::move(data)), words_(data_ / "voices/mandarin/outline_words.tsv"),
      page_(data_ / "voices/mandarin/page_words.tsv") {}

const BareTextTables& Tables::bare_text() const {
    std::call_once(asked_, [this] { bare_text_.emplace(data_); });
    return *bare_text_;
}

} // namespace langdu::chapter
