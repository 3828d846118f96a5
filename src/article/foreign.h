// Files that no reader reads, told by their first bytes: refused by name with what helps.
#pragma once

#include "article/readers.h"

namespace langdu::article {

// Throws InputError when the bytes say that they are none of the kinds in the table of readers.
void refuse_foreign(const Source& source);

} // namespace langdu::article
