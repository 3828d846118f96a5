// Pages as Poppler may give them, without Poppler: words anywhere, of any size, turned, in any order.
#include "fuzz/targets.h"

#include "article/pdf_layout.h"
#include "article/pdf_order.h"
#include "base/unicode.h"
#include "coverage_proof.h"

#include <algorithm>
#include <string>
#include <vector>

namespace langdu::fuzz {

namespace {

class Numbers {
public:
    explicit Numbers(std::string_view bytes) : bytes_(bytes) {}
    bool left() const { return !bytes_.empty(); }
    unsigned next() {
        if (bytes_.empty()) return 0;
        const auto byte = static_cast<unsigned char>(bytes_.front());
        bytes_.remove_prefix(1);
        return byte;
    }
    // Up to so many bytes, made UTF-8.
    std::string text(std::size_t most) {
        const auto raw = bytes_.substr(0, most);
        bytes_.remove_prefix(raw.size());
        std::string out;
        for (auto c = code_point_at(raw, 0); c.size; c = code_point_at(raw, c.end()))
            append_utf8(out, c.value < 0x20 ? U' ' : c.value);
        return out;
    }

private:
    std::string_view bytes_;
};

article::PdfLine line_from(Numbers& numbers, int page) {
    article::PdfLine line;
    line.page = page;
    line.left = 3 * numbers.next();
    line.top = 4 * numbers.next();
    line.size = 4 + numbers.next() / 8.0;
    line.right = line.left + 3 * numbers.next();
    line.bottom = line.top + line.size;
    const auto flags = numbers.next();
    line.bold = flags & 1;
    line.mono = flags & 2;
    line.across = flags & 4;
    line.text = numbers.text(flags >> 3);
    if (flags & 8) line.notes.push_back(std::to_string(flags >> 4));
    if ((flags & 16) && !line.text.empty()) line.label = code_point_at(line.text, 0).size;
    return line;
}

article::PdfWord word_from(Numbers& numbers) {
    article::PdfWord word;
    word.left = 3 * numbers.next();
    word.top = 4 * numbers.next();
    word.right = word.left + numbers.next();
    word.size = 4 + numbers.next() / 8.0;
    word.bottom = word.top + word.size;
    word.turned = 90 * static_cast<int>(numbers.next() % 4);
    word.text = numbers.text(numbers.next() % 16);
    return word;
}

void order_words(Numbers numbers) {
    std::vector<article::PdfWord> words;
    test::Census wanted, found;
    while (numbers.left()) {
        words.push_back(word_from(numbers));
        test::count(wanted, words.back().text);
    }
    if (article::is_set_vertically(words)) article::turn_back(words, 90, 600, 800);
    for (const auto& line : article::reading_order(std::move(words)))
        for (const auto& word : line) test::count(found, word.text);
    const auto lost = test::missing(wanted, found) + test::missing(found, wanted);
    demand(lost.empty(), "words lost or doubled: " + lost);
}

void lay_out(Numbers numbers) {
    article::PdfText text;
    test::Census wanted;
    int page = 1;
    text.pages.push_back({600, 800});
    while (numbers.left()) {
        const auto kind = numbers.next();
        if (kind % 16 == 0) {
            ++page;
            text.pages.push_back({600.0 + numbers.next(), 800});
        } else if (kind % 16 == 1) {
            text.outline.push_back({static_cast<int>(1 + numbers.next() % 6), numbers.text(12)});
        } else if (auto line = line_from(numbers, page); !trim(line.text).empty()) {
            test::count(wanted, line.text);
            text.lines.push_back(std::move(line));
        }
    }
    article::Article article;
    article::lay_out_pdf(text, article);
    const auto lost = test::missing(wanted, test::census_of(article));
    demand(lost.empty(), "lost: " + lost);
}

} // namespace

void lay_out_pages(std::string_view bytes) {
    if (bytes.empty()) return;
    const Numbers numbers{bytes.substr(1)};
    bytes.front() % 2 ? order_words(numbers) : lay_out(numbers);
}

} // namespace langdu::fuzz
