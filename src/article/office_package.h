// The container of an Office Open XML document: its parts and what leads from one to the other.
#pragma once

#include "article/xml_tree.h"
#include "article/zip_archive.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace langdu::article {

struct OfficeLink {
    std::string type;   // its last word: "styles", "footnotes", "hyperlink"
    std::string target; // a part's name, or an address
};

class OfficePackage {
public:
    // The bytes must outlive the package. Throws InputError: no container.
    OfficePackage(std::string_view bytes, std::string place);

    // What `part` refers to, by id; that of the package itself without a name.
    std::map<std::string, OfficeLink> links(const std::string& part = "");
    // The part that one of this type leads to.
    static std::string target_of(const std::map<std::string, OfficeLink>& links, std::string_view type);
    std::optional<std::string> bytes(const std::string& part) { return archive_.read(part); }
    std::optional<std::string> picture(const std::string& part, std::size_t most) {
        return archive_.read_picture(part, most);
    }
    // Throws InputError: broken. Nothing when it is not there.
    std::optional<pugi::xml_document> part(const std::string& name);

private:
    std::string place_;
    ZipArchive archive_;
};

} // namespace langdu::article
