// RTF as pandoc reads it without loss: it takes bytes of Chinese code pages for Latin letters, drops the
// letter behind a character's replacement, the words of links and LibreOffice's notes.
#pragma once

#include <string>
#include <string_view>

namespace langdu::article {

std::string rtf_for_pandoc(std::string_view rtf, const std::string& place);

} // namespace langdu::article
