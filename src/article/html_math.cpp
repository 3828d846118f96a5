#include "article/html_math.h"

#include "base/unicode.h"

#include <algorithm>
#include <vector>

namespace langdu::article {

namespace {

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

// {\displaystyle E=mc^2} => E=mc^2
std::string plain_tex(std::string_view tex) {
    tex = trim(tex);
    while (tex.starts_with('{') && tex.ends_with('}') && tex.find('}') == tex.size() - 1)
        tex = trim(tex.substr(1, tex.size() - 2));
    for (const std::string_view style : {"{\\displaystyle", "{\\textstyle"})
        if (tex.starts_with(style) && tex.ends_with('}'))
            tex = trim(tex.substr(style.size(), tex.size() - style.size() - 1));
    return std::string(tex);
}

class MathReader {
public:
    explicit MathReader(const HtmlTree& tree) : tree_(tree) {}

    // Nested deeper than any formula is: its letters alone.
    std::string tex(std::size_t node, int depth = 0) const {
        if (tree_[node].tag == Tag::text) return visible(tree_[node].text);
        if (tree_[node].tag == Tag::annotation) return {};
        if (depth > deepest) return std::string(trim(tree_.text_of(node)));
        std::vector<std::string> parts;
        for (auto child = node + 1; child < tree_[node].end; child = tree_[child].end)
            if (auto part = tex(child, depth + 1); !part.empty()) parts.push_back(std::move(part));
        const auto part = [&](std::size_t i) { return i < parts.size() ? "{" + parts[i] + "}" : "{}"; };
        switch (tree_[node].tag) {
        case Tag::mfrac:
            return "\\frac" + part(0) + part(1);
        case Tag::msqrt:
            return "\\sqrt{" + joined(parts) + "}";
        case Tag::mroot:
            return "\\sqrt[" + (parts.size() > 1 ? parts[1] : "") + "]" + part(0);
        case Tag::msup:
            return (parts.empty() ? "" : parts[0]) + "^" + part(1);
        case Tag::msub:
        case Tag::munder:
            return (parts.empty() ? "" : parts[0]) + "_" + part(1);
        case Tag::msubsup:
        case Tag::munderover:
            return (parts.empty() ? "" : parts[0]) + "_" + part(1) + "^" + part(2);
        case Tag::mover:
            return parts.empty() ? "" : parts[0];
        case Tag::mi: {
            const auto name = joined(parts);
            return length_utf8(name) > 1 ? " " + name + " " : name; // sin x
        }
        default:
            return joined(parts);
        }
    }

private:
    static constexpr int deepest = 60;

    // Without the signs that stand between factors and are not seen.
    static std::string visible(std::string_view text) {
        std::string out;
        for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
            if (c.value < 0x2061 || c.value > 0x2064) append_utf8(out, c.value == 0x2212 ? U'-' : c.value);
        return std::string(trim(out));
    }

    static std::string joined(const std::vector<std::string>& parts) {
        std::string out;
        for (const auto& part : parts) out += part;
        return out;
    }
    const HtmlTree& tree_;
};

std::string tex_of_math(const HtmlTree& tree, std::size_t node) {
    for (auto i = node; i < tree[node].end; ++i)
        if (tree[i].tag == Tag::annotation && contains(tree.attribute(i, "encoding"), "tex"))
            return plain_tex(tree.text_of(i));
    if (const auto text = tree.attribute(node, "alttext"); contains(text, "\\") || contains(text, "^"))
        return plain_tex(text);
    return MathReader(tree).tex(node);
}

// As Wikipedia and Zhihu show formulas; the alternative text is the source.
bool is_picture_of_tex(const HtmlTree& tree, std::size_t node) {
    if (tree[node].tag != Tag::img || trim(tree.attribute(node, "alt")).empty()) return false;
    const auto name = lower_case(tree.attribute(node, "class"));
    const auto source = tree.attribute(node, "src");
    for (const std::string_view known : {"mwe-math", "tex", "latex", "ee_img", "math"})
        if (name == known || name.starts_with(std::string(known) + "-") || contains(name, "mwe-math"))
            return true;
    for (const std::string_view known : {"equation?tex=", "latex.codecogs", "/math/render/", "/latex.php"})
        if (contains(source, known)) return true;
    return false;
}

} // namespace

std::optional<HtmlFormula> formula_at(const HtmlTree& tree, std::size_t node) {
    switch (tree[node].tag) {
    case Tag::math:
        return HtmlFormula{tex_of_math(tree, node), tree.attribute(node, "display") == "block"};
    case Tag::script:
        if (const auto type = tree.attribute(node, "type"); type.starts_with("math/tex")) {
            std::string tex;
            for (auto i = node; i < tree[node].end; ++i) tex += tree[i].text;
            return HtmlFormula{plain_tex(tex), contains(type, "mode=display")};
        }
        return std::nullopt;
    case Tag::img:
        if (is_picture_of_tex(tree, node)) {
            const auto alt = tree.attribute(node, "alt");
            return HtmlFormula{plain_tex(alt), contains(tree.attribute(node, "class"), "display")};
        }
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

bool is_drawn_formula(const HtmlTree& tree, std::size_t node) {
    const auto name = tree.attribute(node, "class");
    if (!contains(name, "MathJax") && !contains(name, "mjx-chtml")) return false;
    const auto parent_end = tree[tree[node].parent].end;
    constexpr int nearest = 6; // nodes between the preview, the drawing and the source
    int seen = 0;
    for (auto next = tree[node].end; next < parent_end && seen < nearest; next = tree[next].end, ++seen)
        if (tree[next].tag == Tag::script && tree.attribute(next, "type").starts_with("math/tex"))
            return true;
    return false;
}

} // namespace langdu::article
