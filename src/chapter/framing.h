// What is said around the text: an opening, a closing, the numbers of chapters.
#pragma once

#include "chapter/script.h"

#include <string>

namespace langdu::chapter {

struct Framing {
    bool announce_chapters{}; // 第三章 before a heading that has no number of its own
    // Templates with {title} {author} {date} {minutes} {chapters}; empty: nothing is said.
    std::string intro, outro;
    bool operator==(const Framing&) const = default;
};

inline constexpr const char* default_intro = "{title}，作者{author}，{date}，全文约{minutes}分钟。";
inline constexpr const char* default_outro = "《{title}》播讲完毕，感谢收听。";

// The first field of a template that does not exist, with its braces; empty when all do.
std::string unknown_field(const std::string& pattern);

// minutes: about how long the script takes to hear. A clause of a template whose field is empty, such as an
// unknown author, is left out. The intro stands for the title at the front of the first chapter.
void frame_script(Script& script, const Framing& framing, int minutes);

} // namespace langdu::chapter
