#include "normalizer/number.h"

namespace langdu::normalizer {

// No.1 第一, № 5 第五, §181条 第一百八十一条, Vol.12 Vol 十二
std::optional<TaggedToken> tag_numero(const Site& site) {
    const auto& text = site.text;
    if (is_latin(text.before(site.at))) return std::nullopt;
    Cursor cursor{text, site.at};
    if (cursor.eat_word(U"№") || cursor.eat_word(U"No.") || cursor.eat_word(U"NO.") ||
        cursor.eat_word(U"no.") || cursor.eat_word(U"Nr.")) {
        cursor.spaces();
        const auto digits = cursor.digits(1, 9);
        if (digits.empty()) return std::nullopt;
        if (digits.size() > 3 || digits[0] == '0')
            return TaggedToken{cursor.at(), {{Kind::text, "编号"}, {Kind::code, digits}}, {}};
        return TaggedToken{cursor.at(), {{Kind::text, "第"}, {Kind::ordinal, digits}}, {}};
    }
    if (cursor.eat(U'§')) { // §181条, §3.2
        cursor.eat(U'§');
        cursor.spaces();
        if (!is_digit(cursor.peek())) return std::nullopt;
        return TaggedToken{cursor.at(), {{Kind::text, "第"}}, {}};
    }
    if (cursor.eat_word(U"Op.") || cursor.eat_word(U"op.")) { // of a composer
        cursor.spaces();
        const auto digits = cursor.digits(1, 4);
        if (digits.empty()) return std::nullopt;
        return TaggedToken{cursor.at(), {{Kind::text, "作品"}, {Kind::number, digits}}, {}};
    }
    for (const auto* word : {U"Vol.", U"vol.", U"Fig.", U"Ch.", U"Sec.", U"Eq.", U"Ver.", U"ver.", U"Tab.",
                             U"pp.", U"Ep.", U"EP."}) {
        Cursor name{text, site.at};
        if (!name.eat_word(word) ||
            !(is_digit(name.peek()) || (name.peek() == U' ' && is_digit(name.peek(1)))))
            continue;
        const auto letters = std::string(text.bytes_of(site.at, name.at() - 1));
        name.spaces();
        return TaggedToken{name.at(), {{Kind::text, letters + " "}}, {}};
    }
    return std::nullopt;
}

} // namespace langdu::normalizer
