// Whether a stretch is a formula. Read here: operands (numbers, single letters, Greek ones, brackets) with
// signs between them, and what holds of them; evidence.tsv weighs it against names (F-16), units (5m-10m) and
// ranges (10^5-10^6).
#include "normalizer/shapes/formula.h"

#include "base/one_of.h"
#include "normalizer/decide.h"
#include "normalizer/number.h"
#include "normalizer/shapes/facts.h"

namespace langdu::normalizer {

namespace {

constexpr std::size_t longest = 160;
constexpr int longest_chain = 6;
constexpr std::u32string_view open_brackets = U"([", close_brackets = U")]";

bool is_greek(char32_t c) { return c >= 0x391 && c <= 0x3C9; }
bool is_raised(char32_t c) { return is_one_of(c, U"⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿ"); }
bool is_lowered(char32_t c) { return c >= 0x2080 && c <= 0x2099; }
bool is_small(char32_t c) { return c >= U'a' && c <= U'z'; }
bool is_capital(char32_t c) { return c >= U'A' && c <= U'Z'; }
// Letters that stand for numbers far more often than they name things.
bool is_usual_variable(char32_t c) { return is_one_of(c, U"ijknpqrtxyz") || is_greek(c); }

} // namespace

bool is_factorial(const FoldedText& text, std::size_t at) {
    const char32_t left = text.before(at), next = text[at + 1];
    if (is_digit(left)) { // 5!=120
        auto from = at;
        while (at - from < 3 && is_digit(text.before(from))) --from;
        const auto n = Cursor{text, from}.digits(1, 2);
        const auto result = next == U'=' ? number_at(text, at + 2) : std::nullopt;
        if (n.empty() || std::stoi(n) > 20 || is_alnum(text.before(from))) return false;
        unsigned long long product = 1;
        for (int i = 2; i <= std::stoi(n); ++i) product *= static_cast<unsigned>(i);
        return result ? result->value() == std::to_string(product) : is_one_of(next, U"/*×÷");
    }
    if (next == U'=' || text.written(at) != U'!') return false; // x!=0, and a shout
    return left == U')' || (is_one_of(left, U"nkmN") && !is_alnum(text.before(at, 2)));
}

namespace {

struct Operand {
    enum class Kind { none, number, letter, bracket, power } kind{};
    char32_t letter{};
    std::string number;
};

struct Formula {
    Shape shape;
};

// 5x-10x, 8k-15k·13薪: two amounts of one letter. 10^5-10^6: two powers of one number.
bool is_span_of_unit(const FoldedText& text, std::size_t from, std::size_t end) {
    Cursor cursor{text, from};
    if (cursor.digits(1, 6).empty()) return false;
    const char32_t letter = cursor.peek();
    cursor.skip(1);
    return is_latin(letter) && cursor.eat(U'-') && !cursor.digits(1, 6).empty() && cursor.eat(letter) &&
           !is_alnum(cursor.peek()) && cursor.at() <= end;
}
bool is_span_of_powers(const FoldedText& text, std::size_t from, std::size_t end) {
    Cursor cursor{text, from};
    const auto power = [&] {
        auto base = cursor.digits(1, 6);
        if (cursor.eat(U'^')) return cursor.digits(1, 4).empty() ? std::string{} : base;
        const auto at = cursor.at();
        while (is_raised(cursor.peek())) cursor.skip(1);
        return cursor.at() == at ? std::string{} : base;
    };
    const auto first = power();
    return !first.empty() && cursor.eat(U'-') && power() == first && cursor.at() == end;
}

class Scan {
public:
    Scan(const Site& site) : site_(site), text_(site.text), at_(site.at) {}

    std::optional<Formula> read() {
        const char32_t before = text_.before(site_.at);
        if (is_alnum(before) || is_one_of(before, U".-_@\\$·'’#&") || is_greek(before)) return std::nullopt;
        std::size_t outside = 0;
        while (outside < 4 && is_one_of(text_.before(site_.at, outside + 1), open_brackets)) ++outside;
        if (before == U'/' && !is_digit(text_.before(site_.at, 2)) && text_.before(site_.at, 2) != U')')
            return std::nullopt;
        outside_ = static_cast<int>(outside);
        while (at_ - site_.at < longest && step()) {
        }
        if (end_ == 0 || signs_ == 0 || failed_) return std::nullopt;
        const char32_t after = text_[end_];
        if (is_alnum(after) || is_greek(after) || is_one_of(after, U"_@\\#&'’") ||
            (is_one_of(after, U".:") && is_alnum(text_[end_ + 1])))
            return std::nullopt;
        if (is_one_of(after, U"-/~") && (is_alnum(text_[end_ + 1]) || text_[end_ + 1] == after))
            return std::nullopt;
        auto facts = good_facts_;
        facts |= when(operators_ > 0 && is_one_of(before, open_brackets) && is_one_of(after, close_brackets),
                      fact<formula_facts>("bracketed"));
        facts |=
            when(!letters_ && !(facts & (fact<formula_facts>("power") | fact<formula_facts>("factorial"))),
                 fact<formula_facts>("numbers_only"));
        facts |=
            when(of_variable_ && (facts & fact<formula_facts>("product")), fact<formula_facts>("linear"));
        facts |= when(operators_ >= 2, fact<formula_facts>("operators"));
        facts |= when(is_span_of_powers(text_, site_.at, end_), fact<formula_facts>("plain_powers"));
        facts |= when(is_span_of_unit(text_, site_.at, end_), fact<formula_facts>("span_of_unit"));
        return Formula{{site_.at, end_, facts}};
    }

private:
    // One operand or sign more; false at the end.
    bool step() {
        Cursor cursor{text_, at_};
        const bool spaced = cursor.eat(U' ');
        return last_.kind == Operand::Kind::none ? operand(cursor.at()) : sign(cursor.at(), spaced);
    }

    void good() {
        if (depth_ > 0) return;
        end_ = at_;
        good_facts_ = facts_;
    }

    // What is open when the operand stands: the sign before it has both sides now.
    bool take(Operand operand, std::size_t end) {
        note(operand);
        letters_ = letters_ || operand.kind == Operand::Kind::letter;
        last_ = std::move(operand);
        at_ = end;
        good();
        return true;
    }

    bool operand(std::size_t at) {
        const auto& words = site_.tables.formulas;
        const char32_t c = text_[at];
        if (is_one_of(c, open_brackets) && depth_ < 6) {
            ++depth_;
            sign_ = {};
            at_ = at + 1;
            last_ = {};
            return true;
        }
        if (const auto bars = absolute_value(at)) {
            facts_ |= fact<formula_facts>("bars");
            letters_ = true;
            ++signs_;
            return take({Operand::Kind::bracket, {}, {}}, bars);
        }
        if (is_digit(c)) {
            const auto number = number_at(text_, at);
            if (!number || (number->leading_zero() && number->whole())) return false;
            const auto unit = unit_at(site_, number->end);
            if (unit && !is_one_of(text_[number->end], U"xX°") && !letter_goes_on(number->end, unit.length)) {
                if (facts_ & fact<formula_facts>("relation"))
                    end_ = at, good_facts_ = facts_; // v=20m/s: up to =
                return false;
            }
            const bool percent = text_[number->end] == U'%';
            return take({Operand::Kind::number, {}, number->value()}, number->end + (percent ? 1 : 0));
        }
        if (const auto prefix = words.of(FormulaRole::prefix).at(text_, at)) {
            if (at == site_.at && c != U'√' && c != U'-') return false;
            facts_ |= when(c == U'-', fact<formula_facts>("unary"));
            at_ = at + prefix.length;
            return !is_one_of(text_[at_], U"- ");
        }
        if (const auto function = words.of(FormulaRole::function).at(text_, at);
            function && !is_latin(text_[at + function.length])) {
            at_ = at + function.length;
            while (is_lowered(text_[at_])) ++at_;
            return true;
        }
        if (const auto run = letters_in_a_row(at)) return take({Operand::Kind::letter, c, {}}, at + run);
        if (c == U'μ' && unit_at(site_, at)) return false;
        if (is_greek(c) ||
            (is_latin(c) && c < 0x80 && !is_latin(text_.before(at)) && !is_latin(text_[at + 1])))
            return take({Operand::Kind::letter, c, {}}, at + 1);
        return false;
    }

    // |x|, |a-b|, |-5| = 5: where it ends, 0: none. Tables have spaces and more bars: a relation tells.
    std::size_t absolute_value(std::size_t at) const {
        if (text_[at] != U'|' || is_alnum(text_.before(at)) || text_.before(at) == U'|') return 0;
        auto end = at + 1;
        bool letter = false, space = false;
        while (end - at < 16 && (is_alnum(text_[end]) || is_greek(text_[end]) || is_raised(text_[end]) ||
                                 is_one_of(text_[end], U"+-() "))) {
            letter = letter || is_small(text_[end]) || is_greek(text_[end]);
            space = space || text_[end] == U' ';
            ++end;
        }
        const bool word = is_latin(text_[at + 1]) && is_latin(text_[at + 2]);
        if (end == at + 1 || word || text_[end] != U'|') return 0;
        Cursor behind{text_, end + 1};
        behind.spaces();
        const bool related = is_one_of(behind.peek(), U"=<>≤≥≠");
        const bool close = text_[at + 1] != U' ' && text_[end - 1] != U' ';
        if (related ? !close || (!letter && text_[at + 1] != U'-') : !letter || space) return 0;
        return is_alnum(text_[end + 1]) || text_[end + 1] == U'|' ? 0 : end + 1;
    }

    // 2ab, mgh: two or three small letters inside what is a formula already; 0: none.
    std::size_t letters_in_a_row(std::size_t at) const {
        const auto inside =
            fact<formula_facts>("power") | fact<formula_facts>("relation") | fact<formula_facts>("product");
        if (is_latin(text_.before(at)) || (!(facts_ & inside) && sign_ != U'·')) return 0;
        std::size_t length = 0;
        while (length < 4 && is_small(text_[at + length])) ++length;
        return length == 2 || length == 3 ? length : 0;
    }

    // 3t+2: the letter is no unit, another sign follows it.
    bool letter_goes_on(std::size_t at, std::size_t length) const {
        if (!is_latin(text_[at])) return false;
        if (length > 1 && !is_raised(text_[at + 1]) && text_[at + 1] != U'^') return false;
        Cursor after{text_, at + length};
        after.spaces();
        const bool variable = is_usual_variable(text_[at]) && text_[at] != U't';
        return variable || (is_one_of(after.peek(), U"+*^=)") && (facts_ & fact<formula_facts>("relation")));
    }

    bool sign(std::size_t at, bool spaced) {
        const auto& words = site_.tables.formulas;
        const char32_t c = text_[at];
        if (!spaced && is_raised(c)) {
            const bool after_number = last_.kind == Operand::Kind::number;
            for (at_ = at; is_raised(text_[at_]);) ++at_;
            if (after_number && in_units(at_)) return failed_ = true, false;
            if (!after_number) facts_ |= fact<formula_facts>("power");
            last_.kind = Operand::Kind::power;
            good();
            return true;
        }
        if (!spaced && is_lowered(c)) {
            for (at_ = at; is_lowered(text_[at_]);) ++at_;
            good();
            return true;
        }
        const bool stars = c == U'*' && text_[at + 1] == U'*' && text_[at + 2] != U'*';
        facts_ |= when(stars && !spaced, fact<formula_facts>("stars"));
        if ((c == U'^' || stars) && !spaced) return power(at + (stars ? 2 : 1));
        if (depth_ + outside_ > 0 && is_one_of(c, close_brackets) && (!spaced || depth_ > 0)) {
            const bool outer = depth_ == 0; // belongs to what goes on behind it, else to the text
            outer ? --outside_ : --depth_;
            last_ = {Operand::Kind::bracket, {}, {}};
            at_ = at + 1;
            if (!outer) good();
            return true;
        }
        if (depth_ > 0 && c == U',') return next_operand(at + 1, U',');
        if (c == U'!' && !spaced && is_factorial(text_, at)) {
            facts_ |= fact<formula_facts>("factorial");
            ++signs_;
            at_ = at + 1;
            good();
            return true;
        }
        if (const auto relation = words.of(FormulaRole::relation).at(text_, at); relation && c != U'→') {
            if (is_one_of(text_[at + relation.length], U"=<>~-") &&
                !is_digit(text_[at + relation.length + 1]) && !is_latin(text_[at + relation.length + 1]))
                return false;
            relation_ = true;
            return next_operand(at + relation.length, U'=');
        }
        if (const auto op = words.of(FormulaRole::op).at(text_, at)) {
            if (c == U'-' && is_one_of(text_[at + 1], U"->")) return false;
            if (is_latin(c) && !spaced) return false;
            const bool right_spaced = text_[at + op.length] == U' ';
            if (spaced != right_spaced && c == U'-') return false; // x -1: no minus between
            ++operators_;
            return next_operand(at + op.length, c);
        }
        if (spaced) return false;
        if (is_one_of(c, U"(") ||
            (is_latin(c) && (last_.kind != Operand::Kind::letter || is_greek(last_.letter))) || is_greek(c) ||
            c == U'√') {
            const bool call =
                c == U'(' && (last_.kind == Operand::Kind::letter || last_.kind == Operand::Kind::bracket);
            const bool times = is_latin(c) && is_one_of(c, U"xX") && last_.kind == Operand::Kind::number &&
                               is_digit(text_[at + 1]);
            if (times) return false; // 3x4
            call_ = call_ || call;
            return next_operand(at, call ? U'(' : U'·');
        }
        return false;
    }

    // 3×10⁸m/s, 12.5×10⁹/L
    bool in_units(std::size_t at) const {
        if (unit_at(site_, at)) return true;
        return text_[at] == U'/' && unit_at(site_, at + 1);
    }

    bool power(std::size_t at) {
        Cursor cursor{text_, at};
        if (cursor.eat_any(U"({")) {
            const auto from = cursor.at();
            while (cursor.at() - from < 24 && !is_one_of(cursor.peek(), U")}\n") && cursor.peek())
                cursor.skip(1);
            if (!cursor.eat_any(U")}")) return false;
        } else {
            cursor.eat(U'-');
            if (cursor.digits(1, 6).empty()) {
                if (!is_latin(cursor.peek()) && !is_greek(cursor.peek())) return false;
                cursor.skip(1);
            }
            if (text_[cursor.at()] == U'*' && text_[cursor.at() + 1] == U'*') return false; // **bold**
        }
        if (last_.kind == Operand::Kind::number && in_units(cursor.at())) return failed_ = true, false;
        facts_ |= fact<formula_facts>("power");
        last_ = {Operand::Kind::power, {}, last_.number};
        ++signs_;
        at_ = cursor.at();
        good();
        return true;
    }

    bool next_operand(std::size_t at, char32_t sign) {
        // 1/1/1/1, 3-4-5-6: so long a chain is a list or a code, and is looked at from each of its numbers.
        chained_ = !facts_ && is_one_of(sign, U"/-") ? chained_ + 1 : 0;
        if (chained_ > longest_chain) return failed_ = true, false;
        before_ = last_;
        sign_ = sign;
        ++signs_;
        last_ = {};
        at_ = at;
        return true;
    }

    // The sign and both its sides are known.
    void note(const Operand& right) {
        using enum Operand::Kind;
        const auto& left = before_;
        switch (sign_) {
        case U'=':
            facts_ |= fact<formula_facts>("relation");
            of_variable_ = of_variable_ || (left.kind == letter && is_usual_variable(left.letter));
            break;
        case U'(':
            break;
        case U'·':
            facts_ |= fact<formula_facts>("product");
            break;
        case U'-':
            minus(left, right);
            break;
        case U'/':
            if ((left.kind == number && right.kind == letter &&
                 (is_usual_variable(right.letter) || right.letter == U'N')) ||
                (right.kind == number && left.kind == letter &&
                 (is_usual_variable(left.letter) || left.letter == U'N')) ||
                ((left.kind == bracket || left.kind == power) && right.kind != none))
                facts_ |= fact<formula_facts>("variable_slash");
            break;
        default:
            break;
        }
        if (call_ && sign_ != U'(' && sign_) facts_ |= fact<formula_facts>("call");
        sign_ = {};
    }

    void minus(const Operand& left, const Operand& right) {
        using enum Operand::Kind;
        if (left.kind == power || left.kind == bracket || right.kind == bracket)
            facts_ |= fact<formula_facts>("power_minus");
        const bool one_letter = (left.kind == letter) != (right.kind == letter);
        const char32_t c = left.kind == letter ? left.letter : right.letter;
        if (one_letter && (left.kind == number || right.kind == number)) {
            const auto& number = left.kind == letter ? right.number : left.number;
            if (is_usual_variable(c) && !(is_greek(c) && left.kind == letter))
                facts_ |= fact<formula_facts>("variable_minus");
            else if (is_small(c))
                facts_ |= fact<formula_facts>("letter_minus");
            else if (is_capital(c) && left.kind == letter && number.size() == 1 && number[0] <= '3')
                facts_ |=
                    fact<formula_facts>("capital_minus") | when(c == U'N', fact<formula_facts>("N_minus"));
        } else if (left.kind == letter && right.kind == letter)
            facts_ |= fact<formula_facts>("letters_minus");
    }

    const Site& site_;
    const FoldedText& text_;
    std::size_t at_;
    std::size_t end_{};
    int depth_{}, outside_{}, operators_{}, signs_{}, chained_{};
    bool relation_{}, call_{}, failed_{}, letters_{}, of_variable_{};
    char32_t sign_{};
    Operand before_, last_;
    Facts facts_{}, good_facts_{};
};

std::optional<TaggedToken> say(const Site& site, const Formula& form, const Meaning&) {
    return TaggedToken{form.shape.end, say_formula(site, form.shape.from, form.shape.end), {}};
}
constexpr Saying<Formula> sayings[] = {{"formula", say}, {"other", nullptr}};

// Can what begins here be the first operand of a formula? Asked before anything else, so that plain text
// costs nothing.
bool may_begin(const FoldedText& text, std::size_t at) {
    const char32_t c = text[at];
    constexpr std::u32string_view signs = U"^*/-+=<>≤≥≠()√!×÷·";
    if (is_digit(c)) {
        auto end = at;
        while (end - at < 80 && (is_digit(text[end]) || is_one_of(text[end], U".,"))) ++end;
        const char32_t next = text[end];
        if (next == U' ') return is_one_of(text[end + 1], signs);
        return is_latin(next) || is_greek(next) || is_raised(next) || is_one_of(next, signs);
    }
    if (is_latin(c)) return !is_latin(text[at + 1]) || is_one_of(c, U"sctalemdgP");
    return is_greek(c) || c == U'√' || c == U'-' || c == U'|';
}

} // namespace

std::optional<TaggedToken> tag_formula(const Site& site) {
    if (!may_begin(site.text, site.at)) return std::nullopt;
    if (is_latin(site.text[site.at]) && is_latin(site.text[site.at + 1]) &&
        !site.tables.formulas.of(FormulaRole::function).at(site.text, site.at))
        return std::nullopt;
    const auto form = Scan{site}.read();
    if (!form) return std::nullopt;
    return decide<Formula>(ShapeName::formula, site, *form, sayings);
}

} // namespace langdu::normalizer
