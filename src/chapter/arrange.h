// Chapters of a length that suits a player: bare part titles join what they open, short chapters their
// neighbour, long ones are cut; then those that the listener chose.
#pragma once

#include "chapter/find_chapters.h"

namespace langdu::chapter {

// Throws SettingError when the choice leaves no chapter.
void arrange_chapters(Script& script, const ChapterOptions& options);

} // namespace langdu::chapter
