// Raised and lowered text: powers and indices as the signs that Unicode has for them, marks of notes told
// apart.
#pragma once

#include <string>
#include <string_view>

namespace langdu::article {

// 1, [1], (1), 〔一〕, ①, *, 注1: what points to a note, or stands before it.
bool is_note_label(std::string_view text);
// What remains of a label in NFKC without its brackets: [1] and (１) are one, 注1 is 1.
std::string bare_label(std::string_view text);

// Is a raised text behind `before` the mark of a note? A number behind Han characters, their marks or a whole
// word is; behind a digit or letter it is a power unless it is a link; in brackets it always is.
bool is_raised_mark(std::string_view before, std::string_view raised, bool linked);

// 10 and "2" => ², x and "n+1" => ^(n+1); as it stands where there is nothing it could be a power of.
std::string raised_text(std::string_view before, std::string_view raised);
// H and "2" => ₂, a and "n" => _n
std::string lowered_text(std::string_view before, std::string_view lowered);

} // namespace langdu::article
