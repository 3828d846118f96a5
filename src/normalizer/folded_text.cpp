#include "normalizer/folded_text.h"

#include "base/unicode.h"
#include "normalizer/tables.h"

namespace langdu::normalizer {

namespace {

char32_t fold(char32_t c, const Tables& tables) {
    if (c < 0x80) return c == '\t' ? U' ' : c;
    if (c >= 0x4E00 && c <= 0x9FFF) return tables.simplified(c);
    if (c >= 0xFF01 && c <= 0xFF5E && c != U'，') return c - 0xFEE0;
    switch (c) {
    case 0x00A0:
    case 0x1680:
    case 0x2000:
    case 0x2001:
    case 0x2002:
    case 0x2003:
    case 0x2004:
    case 0x2005:
    case 0x2006:
    case 0x2007:
    case 0x2008:
    case 0x2009:
    case 0x200A:
    case 0x202F:
    case 0x205F:
    case 0x3000:
        return U' ';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
        return U'-';
    case 0x2015:
    case 0x2E3A:
    case 0x2500:
        return U'—';
    case 0x301C:
    case 0x223C:
    case 0x02DC:
    case 0x3030:
        return U'~';
    case 0xFFE5:
        return U'¥';
    case 0xFFE1:
        return U'£';
    case 0xFFE0:
        return U'¢';
    case 0xFFE6:
        return U'₩';
    case 0x00B5:
        return U'μ';
    case 0x2126:
        return U'Ω';
    case 0x00BA:
    case 0x02DA:
        return U'°';
    case 0x2022:
    case 0x2027:
    case 0x30FB:
    case 0x22C5:
        return U'·';
    case 0x2043:
        return U'-';
    case 0x2217:
        return U'*';
    case 0x2215:
    case 0x2044:
        return U'/';
    case 0x2223:
        return U'|';
    case 0xFE6A:
        return U'%';
    default:
        return c;
    }
}

} // namespace

FoldedText::FoldedText(std::string_view written, const Tables& tables) : written_(written), tables_(&tables) {
    folded_.reserve(written.size() / 2 + 1);
    offsets_.reserve(written.size() / 2 + 2);
    std::size_t traditional = 0, simplified = 0;
    for (auto c = code_point_at(written, 0); c.size; c = code_point_at(written, c.end())) {
        offsets_.push_back(static_cast<std::uint32_t>(c.begin));
        if (c.value == 0xFFFD && c.size == 1) {
            folded_.push_back(invalid_byte);
            continue;
        }
        const char32_t folded = fold(c.value, tables);
        folded_.push_back(folded);
        if (c.value < 0x4E00 || c.value > 0x9FFF) continue;
        if (folded != c.value)
            ++traditional;
        else if (tables.traditional(c.value) != c.value)
            ++simplified;
    }
    offsets_.push_back(static_cast<std::uint32_t>(written.size()));
    traditional_ = traditional > simplified;
}

char32_t FoldedText::written(std::size_t at) const {
    return at < folded_.size() ? code_point_at(written_, offsets_[at]).value : U'\0';
}

} // namespace langdu::normalizer
