// The promise of the whole program, as something that can be checked of any text: every written character is
// spoken or listed as skipped.
#pragma once

#include "article/article.h"
#include "chapter/script.h"
#include "narration/narrate_passage.h"

#include <map>
#include <string>
#include <string_view>

namespace langdu::test {

// How often each letter, digit and Han character occurs.
using Census = std::map<char32_t, long>;
void count(Census& census, std::string_view text);
// Those that occur less often than they should; empty: none.
std::string missing(const Census& wanted, const Census& found);

// What a reader made of a text: blocks with their markers, fields, what it skipped.
Census census_of(const article::Article& article);
// What has to be in a script of the article.
Census census_of_blocks(const article::Article& article);
// What a script says, shows and lists.
Census census_of(const chapter::Script& script);

// The letters of a passage that are neither in a token that is heard, nor in a skipped reading, nor listed.
std::string unspoken(const narration::NarratedPassage& narrated);

} // namespace langdu::test
