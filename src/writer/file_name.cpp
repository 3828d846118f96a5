#include "writer/file_name.h"

#include "base/unicode.h"
#include "writer/master.h"

namespace langdu::writer {

std::string safe_file_name(std::string_view title, std::size_t limit) {
    static constexpr std::string_view unsafe = "\"*/:<>?\\|";
    std::string out;
    for (const char c : clean_text(title))
        if (unsafe.find(c) != std::string_view::npos)
            append_utf8(out,
                        U'！' + static_cast<char32_t>(c - '!')); // full-width forms stand in ASCII's order
        else
            out += c;
    out.resize(out.size() > limit ? grapheme_cut(out, limit) : out.size());
    const auto edge = [](char c) { return c == '.' || c == ' '; };
    while (!out.empty() && edge(out.back())) out.pop_back();
    while (!out.empty() && edge(out.front())) out.erase(0, 1);
    return out.empty() ? "无题" : out;
}

} // namespace langdu::writer
