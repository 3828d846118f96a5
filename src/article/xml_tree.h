// XML as the containers of documents hold it; the home of pugixml, which takes no entities from a DTD, so
// none can explode and none reaches outside.
#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace langdu::article {

// In any encoding. `place` opens error messages. Throws InputError: broken, or nested deeper than any
// document is, so that a walk may recurse.
pugi::xml_document parse_xml(std::string_view bytes, const std::string& place);
// The same for what may be broken: what stands before the fault, `fault` says where it is.
pugi::xml_document parse_xml_leniently(std::string_view bytes, const std::string& place, std::string& fault);

// The name without its namespace prefix: <opf:item> is <item>.
std::string_view local_name(const pugi::xml_node& node);
// The attribute of this local name, empty without one.
std::string_view attribute_of(const pugi::xml_node& node, std::string_view name);
// The first child of this local name, a null node without one.
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name);
// All text below, in one line.
std::string text_below(const pugi::xml_node& node);
// Lines joined, white space around them gone.
std::string one_line(std::string_view text);

template <typename Visit>
struct XmlWalker : pugi::xml_tree_walker {
    explicit XmlWalker(Visit v) : visit(std::move(v)) {}
    bool for_each(pugi::xml_node& node) override {
        visit(node, depth());
        return true;
    }
    Visit visit;
};

// Every node below, in document order, without recursion.
template <typename Visit>
void walk_xml(pugi::xml_node node, Visit visit) {
    XmlWalker<Visit> walker{std::move(visit)};
    node.traverse(walker);
}

// The name of the first element of what may be XML, without its prefix: "rss"; empty when it is none.
std::string root_of_xml(std::string_view bytes);

} // namespace langdu::article
