#include "article/math_text.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>

namespace langdu::article {

namespace {

constexpr std::size_t longest_source = 300; // bytes of TeX in a line
constexpr std::size_t longest_words = 60;   // characters that a listener can follow

struct Command {
    std::string_view name, words;
};
constexpr Command commands[] = {
    {"leq", "≤"},
    {"le", "≤"},
    {"leqslant", "≤"},
    {"geq", "≥"},
    {"ge", "≥"},
    {"geqslant", "≥"},
    {"neq", "≠"},
    {"ne", "≠"},
    {"approx", "≈"},
    {"times", "×"},
    {"cdot", "×"},
    {"div", "÷"},
    {"pm", "±"},
    {"lt", "<"},
    {"gt", ">"},
    {"ll", "远小于"},
    {"gg", "远大于"},
    {"in", "属于"},
    {"notin", "不属于"},
    {"subset", "包含于"},
    {"subseteq", "包含于"},
    {"cup", "并"},
    {"cap", "交"},
    {"to", "到"},
    {"rightarrow", "到"},
    {"longrightarrow", "到"},
    {"Rightarrow", "推出"},
    {"implies", "推出"},
    {"Leftrightarrow", "等价于"},
    {"iff", "等价于"},
    {"infty", "无穷"},
    {"equiv", "恒等于"},
    {"propto", "正比于"},
    {"sim", "~"},
    {"forall", "任意"},
    {"exists", "存在"},
    {"wedge", "且"},
    {"land", "且"},
    {"vee", "或"},
    {"lor", "或"},
    {"neg", "非"},
    {"mid", "|"},
    {"ldots", "…"},
    {"cdots", "…"},
    {"dots", "…"},
    {"degree", "°"},
    {"circ", "°"},
    {"prime", "′"},
    {"alpha", "α"},
    {"beta", "β"},
    {"gamma", "γ"},
    {"delta", "δ"},
    {"epsilon", "ε"},
    {"varepsilon", "ε"},
    {"zeta", "ζ"},
    {"eta", "η"},
    {"theta", "θ"},
    {"iota", "ι"},
    {"kappa", "κ"},
    {"lambda", "λ"},
    {"mu", "μ"},
    {"nu", "ν"},
    {"xi", "ξ"},
    {"pi", "π"},
    {"rho", "ρ"},
    {"sigma", "σ"},
    {"tau", "τ"},
    {"phi", "φ"},
    {"varphi", "φ"},
    {"chi", "χ"},
    {"psi", "ψ"},
    {"omega", "ω"},
    {"Gamma", "Γ"},
    {"Delta", "Δ"},
    {"Theta", "Θ"},
    {"Lambda", "Λ"},
    {"Pi", "Π"},
    {"Sigma", "Σ"},
    {"Phi", "Φ"},
    {"Psi", "Ψ"},
    {"Omega", "Ω"},
    {"log", "log "},
    {"ln", "ln "},
    {"lg", "lg "},
    {"sin", "sin "},
    {"cos", "cos "},
    {"tan", "tan "},
    {"cot", "cot "},
    {"exp", "exp "},
    {"max", "max "},
    {"min", "min "},
    {"arg", "arg "},
    {"det", "det "},
    {"gcd", "gcd "},
    {"bmod", " mod "},
    {"mod", " mod "},
    {"ell", "l"},
    {"angle", "∠"},
    {"triangle", "△"},
    {"perp", "垂直于"},
    {"parallel", "平行于"},
    {"emptyset", "空集"},
    {"varnothing", "空集"},
    {"setminus", "减"},
    {"oplus", "异或"},
};
// Nothing of them is said; their argument, where they have one, is.
constexpr std::string_view silent[] = {
    "mathbf", "mathrm", "mathit", "mathcal", "mathbb", "mathsf",       "mathtt",    "boldsymbol", "bm",
    "text",   "textbf", "textit", "textrm",  "texttt", "operatorname", "left",      "right",      "big",
    "Big",    "bigg",   "Bigg",   "bigl",    "bigr",   "displaystyle", "textstyle", "limits",     "quad",
    "qquad",  "vec",    "hat",    "bar",     "tilde",  "overline",     "mathop",    "lfloor",     "rfloor",
    "lceil",  "rceil",  "langle", "rangle",  "rm",     "bf",           "it"};

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= 6 &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}

class Reader {
public:
    explicit Reader(std::string_view tex) : tex_(tex) {}

    // Null when something in it has no words. Groups nest at most a few deep.
    std::optional<std::string> read() {
        auto out = sequence(0);
        return ok_ && at_ == tex_.size() ? std::optional(std::string(trim(out))) : std::nullopt;
    }

private:
    std::string sequence(int depth) {
        std::string out;
        while (ok_ && at_ < tex_.size() && tex_[at_] != '}') out += atom(depth, out);
        return out;
    }

    // {...}, a command, or one character.
    std::string argument(int depth) {
        while (at_ < tex_.size() && tex_[at_] == ' ') ++at_;
        if (at_ >= tex_.size() || depth > 6) return fail();
        return atom(depth, "");
    }

    std::string fail() {
        ok_ = false;
        return {};
    }

    std::string atom(int depth, const std::string& before) {
        const char c = tex_[at_];
        if (c == '{') {
            if (depth > 6) return fail();
            ++at_;
            auto inside = sequence(depth + 1);
            if (at_ >= tex_.size()) return fail();
            ++at_;
            return inside;
        }
        if (c == '\\') return command(depth);
        ++at_;
        if (c == '^') return power(argument(depth + 1));
        if (c == '_') return index(argument(depth + 1), before);
        if (c == '&' || c == '#') return fail();
        if (c == '~') return " ";
        return std::string(1, c);
    }

    static std::string power(const std::string& exponent) {
        if (exponent == "°" || exponent == "′") return exponent;
        if (exponent == "*" || exponent == "T" || exponent == "\\top") return " " + exponent;
        const bool plain =
            is_number(exponent) || exponent == "n" ||
            (exponent.size() > 1 && exponent[0] == '-' && is_number(std::string_view(exponent).substr(1)));
        if (!plain) return "的" + exponent + "次方";
        constexpr std::u32string_view digits = U"0123456789-n", raised = U"⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿ";
        std::string out;
        for (const char digit : exponent) append_utf8(out, raised[digits.find(static_cast<char32_t>(digit))]);
        return out;
    }

    static std::string index(const std::string& index, const std::string& before) {
        if (!is_number(index)) return (before.ends_with(' ') ? "" : " ") + index + " ";
        std::string out;
        for (const char digit : index) append_utf8(out, static_cast<char32_t>(0x2080 + (digit - '0')));
        return out;
    }

    std::string command(int depth) {
        ++at_;
        if (at_ >= tex_.size()) return fail();
        const char sign = tex_[at_];
        if (!is_ascii_letter(static_cast<unsigned char>(sign))) {
            ++at_;
            if (std::string_view(",;:! ").find(sign) != std::string_view::npos) return " ";
            if (std::string_view("{}").find(sign) != std::string_view::npos) return "";
            if (std::string_view("%$#&_").find(sign) != std::string_view::npos) return std::string(1, sign);
            return fail(); // \\: lines
        }
        const auto begin = at_;
        while (at_ < tex_.size() && is_ascii_letter(static_cast<unsigned char>(tex_[at_]))) ++at_;
        const auto name = tex_.substr(begin, at_ - begin);
        if (name == "frac" || name == "dfrac" || name == "tfrac") {
            const auto over = argument(depth + 1), under = argument(depth + 1);
            return is_number(over) && is_number(under) ? over + "/" + under : under + "分之" + over;
        }
        if (name == "sqrt") {
            std::string root;
            if (at_ < tex_.size() && tex_[at_] == '[') {
                const auto close = tex_.find(']', at_);
                if (close == tex_.npos) return fail();
                root = std::string(tex_.substr(at_ + 1, close - at_ - 1)) + "次";
                at_ = close + 1;
            }
            return root + "根号" + argument(depth + 1);
        }
        if (name == "begin" || name == "end") return fail();
        const auto known = std::ranges::find(commands, name, &Command::name);
        if (known != std::end(commands)) return std::string(known->words);
        return std::ranges::find(silent, name) != std::end(silent) ? std::string() : fail();
    }

    std::string_view tex_;
    std::size_t at_{};
    bool ok_{true};
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// $20, $5-$10, $HOME and $PATH are none; $n$, $x_1 = 2$ and $5$ before Han are.
bool is_formula(std::string_view source, std::string_view behind) {
    const bool tex = source.find_first_of("\\^_{") != source.npos;
    if (!tex && (is_space(source.front()) || is_space(source.back()))) return false;
    if (!behind.empty() && is_ascii_digit(static_cast<unsigned char>(behind[0]))) return false;
    bool letter = false;
    for (auto c = code_point_at(source, 0); c.size; c = code_point_at(source, c.end())) {
        if (is_han(c.value) && source.find("\\text") == source.npos && source.find("\\mathrm") == source.npos)
            return false;
        if (c.value == U'，' || c.value == U'。') return false;
        letter |= is_ascii_letter(c.value);
    }
    const bool sign = source.find_first_of("=<>+*/|") != source.npos;
    const auto next = code_point_at(behind, 0).value;
    return tex || letter || sign || next == 0 || is_han(next) || is_punctuation(next) || next == ' ';
}

} // namespace

std::optional<MathSpan> math_at(std::string_view text, std::size_t at) {
    struct Marks {
        std::string_view open, close;
        bool display;
    };
    constexpr Marks kinds[] = {{"$$", "$$", true},    {"$", "$", false},        {"\\\\(", "\\\\)", false},
                               {"\\(", "\\)", false}, {"\\\\[", "\\\\]", true}, {"\\[", "\\]", true}};
    const auto rest = text.substr(at, longest_source + 8);
    for (const auto& [open, close, display] : kinds) {
        if (!rest.starts_with(open)) continue;
        const bool dollar = open[0] == '$';
        if (dollar && at > 0 &&
            (text[at - 1] == '\\' || is_ascii_letter(static_cast<unsigned char>(text[at - 1])) ||
             is_ascii_digit(static_cast<unsigned char>(text[at - 1]))))
            return std::nullopt;
        auto end = rest.find(close, open.size());
        while (dollar && end != rest.npos && rest[end - 1] == '\\') end = rest.find(close, end + 1);
        if (end == rest.npos || end == open.size()) return std::nullopt;
        const auto source = rest.substr(open.size(), end - open.size());
        if (source.find("\n\n") != source.npos || (!display && source.find('\n') != source.npos))
            return std::nullopt;
        if (dollar && !display && !is_formula(source, text.substr(at + end + 1))) return std::nullopt;
        // \( is also a bracket that somebody escaped: only TeX has no Han in it.
        if (!dollar && std::ranges::any_of(to_utf32(source), is_han) && source.find('\\') == source.npos)
            return std::nullopt;
        if (open == "\\[" && source.find_first_of("\\^_={") == source.npos)
            return std::nullopt; // \[x\] in Markdown
        return MathSpan{at + end + close.size(), source, display};
    }
    return std::nullopt;
}

std::optional<std::string> math_text(std::string_view tex) {
    auto words = Reader(trim(tex)).read();
    if (!words || words->empty() || length_utf8(*words) > longest_words) return std::nullopt;
    std::string out; // runs of spaces that commands left
    for (const char c : *words)
        if (c != ' ' || !out.ends_with(' ')) out += c == '\n' ? ' ' : c;
    return out;
}

std::string with_math_in_words(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto mark = std::min(text.find_first_of("$\\", at), text.size());
        out += text.substr(at, mark - at);
        if (mark == text.size()) break;
        if (const auto span = math_at(text, mark)) {
            out += math_text(span->source).value_or("（公式）");
            at = span->end;
        } else {
            out += text[mark];
            at = mark + 1;
        }
    }
    return out;
}

} // namespace langdu::article
