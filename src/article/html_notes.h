// Notes of books and pages: which short links are marks of notes and which blocks the notes. Books say it in
// a dozen ways and few with epub:type; what they share is that a mark leads to its note and the note back to
// it.
#pragma once

#include "article/html_blocks.h"

namespace langdu::article {

// Marks leave the text and become `notes` of their block, notes become footnotes without their labels, and so
// do headings over nothing but notes. Targets of marks and ids of places are in one form (file#id).
void resolve_notes(HtmlBlocks& page);
// The same for a page by itself, whose ids and links are as they were written.
void resolve_page_notes(HtmlBlocks& page);

} // namespace langdu::article
