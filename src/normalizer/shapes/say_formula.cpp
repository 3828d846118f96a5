// Every sign of a formula is said: 2^31-1 => 二的三十一次方减一, \frac{1}{2} => 二分之一.
#include "normalizer/shapes/formula.h"

#include "base/one_of.h"
#include "base/unicode.h"
#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

constexpr std::u32string_view opening = U"([{", closing = U")]}";
constexpr int deepest = 8; // of groups in groups

char raised_digit(char32_t c) {
    constexpr std::u32string_view low = U"⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ";
    constexpr std::string_view plain = "0123456789-+n";
    const auto found = c ? low.find(c) : low.npos;
    return found == low.npos ? '\0' : plain[found];
}

char lowered_digit(char32_t c) {
    constexpr std::u32string_view low = U"₀₁₂₃₄₅₆₇₈₉";
    constexpr std::string_view plain = "0123456789";
    const auto found = c ? low.find(c) : low.npos;
    return found == low.npos ? '\0' : plain[found];
}

class Sayer {
public:
    Sayer(const Site& site, std::size_t to, int depth)
        : site_(site), text_(site.text), to_(to), depth_(depth) {}

    std::vector<Part> say(std::size_t from) {
        for (at_ = from; at_ < to_;) step();
        return std::move(parts_);
    }

private:
    const FormulaWords& words() const { return site_.tables.formulas; }
    void add(std::string value) {
        if (!value.empty()) parts_.push_back({Kind::text, std::move(value)});
    }
    std::string written(std::size_t from, std::size_t to) const {
        return std::string(text_.bytes_of(from, to));
    }

    WordTable::Hit role(FormulaRole wanted) const {
        const auto hit = words().of(wanted).at(text_, at_);
        const bool command = hit && is_latin(text_[at_ + hit.length - 1]);
        if (!hit || at_ + hit.length > to_ || (command && is_latin(text_[at_ + hit.length]))) return {};
        return hit;
    }
    // Says the word for what stands here, when it has this role.
    bool eat(FormulaRole wanted, bool operand) {
        const auto hit = role(wanted);
        if (!hit) return false;
        add(hit.value->empty() ? written(at_, at_ + hit.length) : *hit.value);
        at_ += hit.length;
        operand_ = operand;
        return true;
    }

    // The end of the group that opens at `at`: {…} or (…); one behind its bracket.
    std::size_t group_end(std::size_t at) const {
        int open = 0;
        for (auto i = at; i < to_; ++i) {
            open += is_one_of(text_[i], opening);
            open -= is_one_of(text_[i], closing);
            if (open <= 0) return i + 1;
        }
        return to_;
    }
    // What ^, _ and \frac take: a group without its brackets, a number with its sign, or one character.
    Span operand() {
        while (at_ < to_ && text_[at_] == U' ') ++at_;
        const auto from = at_;
        if (is_one_of(text_[at_], U"{(")) {
            at_ = group_end(at_);
            return {from + 1, at_ - (at_ - from > 1 ? 1 : 0)};
        }
        if (text_[at_] == U'-') ++at_;
        if (const auto number = number_at(text_, at_))
            at_ = std::min(number->end, to_);
        else if (text_[at_] == U'\\')
            for (++at_; at_ < to_ && is_latin(text_[at_]);) ++at_;
        else if (at_ < to_)
            ++at_;
        return {from, at_};
    }
    void say_inside(Span span) {
        if (depth_ >= deepest) return add(written(span.begin, span.end));
        for (auto& part : Sayer{site_, span.end, depth_ + 1}.say(span.begin))
            parts_.push_back(std::move(part));
    }

    void raise(const std::string& plain, Span span) {
        const FoldedText exponent{plain, site_.tables};
        auto hit = words().of(FormulaRole::raised).at(exponent, 0);
        if (hit && hit.length == exponent.size() && plain != "*")
            return add(*hit.value), void(operand_ = true);
        const FoldedText any{"*", site_.tables};
        hit = words().of(FormulaRole::raised).at(any, 0);
        const auto bar = hit ? hit.value->find('|') : std::string::npos;
        if (bar == std::string::npos) return;
        add(hit.value->substr(0, bar));
        const bool number = plain.find_first_not_of("-0123456789") == plain.npos && !plain.ends_with('-');
        if (number && !plain.empty())
            parts_.push_back({Kind::number, plain});
        else if (span.begin < span.end)
            say_inside(span);
        else
            add(plain);
        add(hit.value->substr(bar + 1));
        operand_ = true;
    }

    bool raised() {
        std::string plain;
        auto end = at_;
        while (end < to_ && end - at_ < 8 && raised_digit(text_[end])) plain += raised_digit(text_[end++]);
        if (!plain.empty()) return at_ = end, raise(plain, {}), true;
        const bool stars = text_[at_] == U'*' && text_[at_ + 1] == U'*';
        if (text_[at_] != U'^' && !stars) return false;
        at_ += stars ? 2 : 1;
        const auto span = operand();
        return raise(written(span.begin, span.end), span), true;
    }

    bool lowered() {
        std::string plain;
        auto end = at_;
        while (end < to_ && end - at_ < 8 && lowered_digit(text_[end])) plain += lowered_digit(text_[end++]);
        if (!plain.empty()) {
            at_ = end;
            parts_.push_back({Kind::number, plain});
            return true;
        }
        if (text_[at_] != U'_') return false;
        ++at_;
        return say_inside(operand()), true;
    }

    // \frac{a}{b}: the lower part first.
    bool over() {
        const auto hit = role(FormulaRole::over);
        if (!hit) return false;
        at_ += hit.length;
        const auto top = operand(), bottom = operand();
        say_inside(bottom);
        add(*hit.value);
        say_inside(top);
        return operand_ = true;
    }

    // |x|: what is between the bars, then what they say of it.
    bool between_bars() {
        const auto hit = role(FormulaRole::around);
        if (!hit || operand_) return false;
        auto end = at_ + hit.length;
        while (end < to_ && text_[end] != text_[at_]) ++end;
        if (end == to_) return false;
        say_inside({at_ + hit.length, end});
        add(*hit.value);
        at_ = end + hit.length;
        return operand_ = true;
    }

    void step() {
        const char32_t c = text_[at_];
        if (c == U' ' || c == U'$') {
            ++at_;
        } else if (const auto number = number_at(text_, at_); number && number->end <= to_) {
            at_ = number->end;
            const bool percent = at_ < to_ && text_[at_] == U'%';
            parts_.push_back({percent ? Kind::percent : Kind::number, number->value()});
            at_ += percent;
            operand_ = true;
        } else if (operand_ && (raised() || lowered())) {
        } else if (operand_ && is_factorial(text_, at_) && eat(FormulaRole::postfix, true)) {
        } else if (operand_ && (eat(FormulaRole::relation, false) || eat(FormulaRole::op, false))) {
        } else if (between_bars()) {
        } else if (over() || eat(FormulaRole::prefix, false) || eat(FormulaRole::relation, false) ||
                   eat(FormulaRole::op, false) || eat(FormulaRole::function, false) ||
                   eat(FormulaRole::sign, true)) {
        } else if (const auto layout = role(FormulaRole::silent)) {
            at_ += layout.length;
        } else {
            const bool letter = is_latin(c);
            const auto* symbol = letter ? nullptr : site_.tables.symbol(c); // | and ~ say nothing
            if (c != U'\\') add(symbol ? symbol->spoken : written(at_, at_ + 1));
            operand_ = letter || symbol || is_one_of(c, closing);
            ++at_;
        }
    }

    const Site& site_;
    const FoldedText& text_;
    std::size_t to_, at_{};
    int depth_;
    bool operand_{}; // does an operand end here, so that - is a minus and no sign?
    std::vector<Part> parts_;
};

} // namespace

std::vector<Part> say_formula(const Site& site, std::size_t from, std::size_t to) {
    return Sayer{site, to, 0}.say(from);
}

} // namespace langdu::normalizer
