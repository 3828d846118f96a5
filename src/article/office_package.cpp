#include "article/office_package.h"

#include "article/epub_package.h"

namespace langdu::article {

OfficePackage::OfficePackage(std::string_view bytes, std::string place)
    : place_(std::move(place)), archive_(bytes, place_) {}

std::map<std::string, OfficeLink> OfficePackage::links(const std::string& part) {
    const auto slash = part.rfind('/') + 1; // 0 without one
    std::map<std::string, OfficeLink> out;
    const auto document = this->part(part.substr(0, slash) + "_rels/" + part.substr(slash) + ".rels");
    if (!document) return out;
    for (const auto& link : document->document_element().children()) {
        const auto type = attribute_of(link, "Type"), target = attribute_of(link, "Target");
        const bool outside = attribute_of(link, "TargetMode") == "External";
        out[std::string(attribute_of(link, "Id"))] = {std::string(type.substr(type.rfind('/') + 1)),
                                                      outside ? std::string(target)
                                                              : resolve_link(part, target)};
    }
    return out;
}

std::string OfficePackage::target_of(const std::map<std::string, OfficeLink>& links, std::string_view type) {
    for (const auto& [id, link] : links)
        if (link.type == type) return link.target;
    return {};
}

std::optional<pugi::xml_document> OfficePackage::part(const std::string& name) {
    const auto found = name.empty() ? std::nullopt : archive_.read(name);
    if (!found) return std::nullopt;
    return parse_xml(*found, place_ + ":" + name);
}

} // namespace langdu::article
