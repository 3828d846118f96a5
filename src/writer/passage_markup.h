// The passages of a text as HTML and XHTML: headings, paragraphs, quotes, lists, captions.
#pragma once

#include "chapter/script.h"

#include <string>
#include <string_view>

namespace langdu {

class PassageMarkup {
public:
    // A passage begins; neighbours of one kind share their list or quote.
    void begin(PassageKind kind);
    bool is_open() const { return open_; }
    void add(std::string_view markup) { out_.append(markup); }
    std::string finish(); // once

private:
    void end_passage();
    void end_group();

    std::string out_;
    PassageKind kind_{};
    bool open_{};
};

} // namespace langdu
