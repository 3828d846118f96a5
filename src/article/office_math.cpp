#include "article/office_math.h"

namespace langdu::article {

namespace {

std::string tex(const pugi::xml_node& node);

std::string children(const pugi::xml_node& node) {
    std::string out;
    for (const auto& child : node.children()) out += tex(child);
    return out;
}

std::string part(const pugi::xml_node& node, std::string_view name) {
    return "{" + children(child_of(node, name)) + "}";
}

// m:dPr, m:naryPr and the like name the sign; `otherwise` where they do not.
std::string sign(const pugi::xml_node& properties, std::string_view name, std::string otherwise) {
    const auto found = child_of(properties, name);
    return found ? std::string(attribute_of(found, "val")) : otherwise;
}

std::string parentheses(const pugi::xml_node& node) {
    const auto properties = child_of(node, "dPr");
    std::string inside;
    for (const auto& child : node.children())
        if (local_name(child) == "e")
            inside += (inside.empty() ? "" : sign(properties, "sepChr", "|")) + children(child);
    const auto shown = [](const std::string& bracket) {
        return bracket == "{" || bracket == "}" ? "\\" + bracket : bracket;
    };
    return shown(sign(properties, "begChr", "(")) + inside + shown(sign(properties, "endChr", ")"));
}

std::string large_operator(const pugi::xml_node& node) {
    std::string out = sign(child_of(node, "naryPr"), "chr", "∫");
    if (const auto below = children(child_of(node, "sub")); !below.empty()) out += "_{" + below + "}";
    if (const auto above = children(child_of(node, "sup")); !above.empty()) out += "^{" + above + "}";
    return out + " " + children(child_of(node, "e"));
}

std::string tex(const pugi::xml_node& node) {
    const auto name = local_name(node);
    if (name == "t") return node.text().get();
    if (name.ends_with("Pr")) return {};
    if (name == "f") return "\\frac" + part(node, "num") + part(node, "den");
    if (name == "sSup") return children(child_of(node, "e")) + "^" + part(node, "sup");
    if (name == "sSub") return children(child_of(node, "e")) + "_" + part(node, "sub");
    if (name == "sSubSup")
        return children(child_of(node, "e")) + "_" + part(node, "sub") + "^" + part(node, "sup");
    if (name == "rad") {
        const auto degree = children(child_of(node, "deg"));
        return "\\sqrt" + (degree.empty() ? "" : "[" + degree + "]") + part(node, "e");
    }
    if (name == "d") return parentheses(node);
    if (name == "nary") return large_operator(node);
    if (name == "del" || name == "moveFrom") return {};
    return children(node);
}

} // namespace

std::string tex_of_office_math(const pugi::xml_node& formula) { return children(formula); }

} // namespace langdu::article
