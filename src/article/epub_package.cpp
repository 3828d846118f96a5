#include "article/epub_package.h"

#include "article/html_tree.h"
#include "article/html_visibility.h"
#include "article/xml_tree.h"
#include "base/error.h"
#include "base/unicode.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <set>

namespace langdu::article {

namespace {

std::string percent_decoded(std::string_view text) {
    std::string out;
    const auto digit = [](char c) {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                      : -1;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
            out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else
            out += text[i];
    }
    return out;
}

} // namespace

std::string resolve_link(const std::string& from, std::string_view link) {
    if (link.starts_with('#')) return from;
    std::vector<std::string> parts;
    const auto add = [&](std::string_view path) {
        for (std::size_t at = 0; at <= path.size();) {
            const auto end = std::min(path.find('/', at), path.size());
            const auto part = path.substr(at, end - at);
            if (part == "..") {
                if (!parts.empty()) parts.pop_back();
            } else if (!part.empty() && part != ".")
                parts.emplace_back(part);
            at = end + 1;
        }
    };
    if (const auto slash = from.rfind('/'); slash != std::string::npos && !link.starts_with('/'))
        add(std::string_view(from).substr(0, slash));
    add(percent_decoded(link.substr(0, link.find('#'))));
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : "/") + part;
    return out;
}

std::string fragment_of(std::string_view link) {
    const auto hash = link.find('#');
    return hash == std::string_view::npos ? std::string() : percent_decoded(link.substr(hash + 1));
}

namespace {

class PackageReader {
public:
    PackageReader(ZipArchive& archive, const std::string& place) : archive_(archive), place_(place) {}

    EpubPackage read() {
        refuse_protected();
        const auto name = find_package();
        auto document = parse(name);
        read_metadata(document);
        read_manifest(name, document);
        if (!package_.navigation.empty()) read_navigation();
        if (package_.contents.empty() && !ncx_.empty()) read_ncx();
        if (package_.spine.empty()) guess_order();
        if (package_.spine.empty())
            throw InputError(place_ + ": no reading order in " + name + "; get the file again");
        return std::move(package_);
    }

private:
    pugi::xml_document parse(const std::string& name) {
        const auto bytes = archive_.read(name);
        if (!bytes) throw InputError(place_ + ": " + name + " is missing; get the file again");
        std::string fault;
        auto document = parse_xml_leniently(*bytes, place_ + ":" + name, fault);
        if (!fault.empty()) package_.warnings.push_back(name + ": " + fault);
        return document;
    }

    void refuse_protected() {
        const auto bytes = archive_.read("META-INF/encryption.xml");
        if (!bytes) return;
        auto document = parse("META-INF/encryption.xml");
        bool text = false;
        walk_xml(document, [&](const pugi::xml_node& node, int) {
            if (local_name(node) != "CipherReference") return;
            const std::string file = lower_case(node.attribute("URI").value());
            // Fonts are scrambled in many a free book.
            text |= file.ends_with("html") || file.ends_with(".htm") || file.ends_with(".xml") ||
                    file.ends_with(".opf");
        });
        if (text) throw InputError(place_ + ": is protected by DRM; get a copy without it");
    }

    std::string find_package() {
        const auto named = [](std::string_view ending) {
            return [ending](const std::string& name) { return name.ends_with(ending); };
        };
        const auto& names = archive_.names();
        auto container = std::find(names.begin(), names.end(), "META-INF/container.xml");
        std::string root;
        if (container == names.end()) {
            container = std::find_if(names.begin(), names.end(), named("/META-INF/container.xml"));
            if (container != names.end()) {
                root = container->substr(0, container->size() - std::strlen("META-INF/container.xml"));
                package_.warnings.push_back("the container lies under " + root);
            }
        }
        if (container != names.end()) {
            auto document = parse(*container);
            std::string path;
            walk_xml(document, [&](const pugi::xml_node& node, int) {
                if (path.empty() && local_name(node) == "rootfile")
                    path = node.attribute("full-path").value();
            });
            for (const auto& candidate : {root + path, path})
                if (!path.empty() && std::find(names.begin(), names.end(), candidate) != names.end())
                    return candidate;
        }
        const auto package = std::find_if(names.begin(), names.end(), named(".opf"));
        if (package == names.end()) throw InputError(place_ + ": no package document in it; is it an EPUB?");
        package_.warnings.push_back("container.xml names no package; " + *package + " is taken");
        return *package;
    }

    // No spine: the files that the table of contents names, else all pages of the manifest.
    void guess_order() {
        package_.warnings.push_back("the reading order is missing; that of the table of contents is taken");
        std::set<std::string> taken{package_.navigation};
        const auto add = [&](const std::string& file) {
            if (taken.insert(file).second) package_.spine.push_back(file);
        };
        for (const auto& entry : package_.contents) add(entry.file);
        if (package_.spine.empty())
            for (const auto& page : pages_) add(page);
    }

    void read_metadata(pugi::xml_document& document) {
        // EPUB 3 says who is what in elements of their own: <meta refines="#id" property="role">trl</meta>
        std::map<std::string, std::string> roles;
        walk_xml(document, [&](const pugi::xml_node& node, int) {
            if (local_name(node) != "meta" || std::string_view(node.attribute("property").value()) != "role")
                return;
            const std::string_view refined = node.attribute("refines").value();
            if (refined.starts_with('#')) roles[std::string(refined.substr(1))] = one_line(node.text().get());
        });
        walk_xml(document, [&](const pugi::xml_node& node, int) {
            const std::string_view name = node.name();
            const auto text = one_line(node.text().get());
            if (text.empty() || !name.starts_with("dc:")) return;
            if (name == "dc:title" && package_.title.empty()) package_.title = text;
            if (name == "dc:creator" && is_author(node, roles))
                package_.author += (package_.author.empty() ? "" : "、") + text;
            if (name == "dc:subject") package_.subjects += (package_.subjects.empty() ? "" : "、") + text;
            if (name == "dc:date" && package_.date.empty()) package_.date = text;
            if (name == "dc:language" && package_.language.empty()) package_.language = text;
        });
    }

    static bool is_author(const pugi::xml_node& creator, const std::map<std::string, std::string>& roles) {
        std::string role;
        for (const auto& attribute : creator.attributes())
            if (const std::string_view name = attribute.name(); name == "role" || name.ends_with(":role"))
                role = attribute.value();
        if (const auto found = roles.find(creator.attribute("id").value());
            role.empty() && found != roles.end())
            role = found->second;
        return role.empty() || role == "aut" || role == "author";
    }

    void read_manifest(const std::string& package, pugi::xml_document& document) {
        std::map<std::string, std::string> files; // id -> name
        std::vector<std::string> ids;
        std::string cover_id;
        walk_xml(document, [&](const pugi::xml_node& node, int) {
            const auto name = local_name(node);
            if (name == "item") {
                const auto file = resolve_link(package, node.attribute("href").value());
                files[node.attribute("id").value()] = file;
                const std::string_view type = node.attribute("media-type").value();
                if (type.starts_with("image/") && type != "image/svg+xml") images_.insert(file);
                if (type.find("html") != std::string_view::npos) pages_.push_back(file);
                const std::string_view properties = node.attribute("properties").value();
                if (properties.find("nav") != std::string_view::npos) package_.navigation = file;
                if (properties.find("cover-image") != std::string_view::npos) package_.cover = file;
                if (type == "application/x-dtbncx+xml") ncx_ = file;
            }
            if (name == "meta" && std::string_view(node.attribute("name").value()) == "cover")
                cover_id = node.attribute("content").value();
            if (name == "itemref") ids.emplace_back(node.attribute("idref").value());
            if (name == "reference") {
                const std::string_view type = node.attribute("type").value();
                const auto file = resolve_link(package, node.attribute("href").value());
                if (type == "toc") package_.contents_page = file;
                if (const auto front = front_page_of(type)) package_.front_pages.emplace(file, *front);
            }
        });
        for (const auto& id : ids)
            if (const auto found = files.find(id); found != files.end() && !images_.contains(found->second))
                package_.spine.push_back(found->second);
        if (package_.cover.empty() && files.contains(cover_id)) package_.cover = files[cover_id];
    }

    void read_ncx() {
        auto document = parse(ncx_);
        int level = 0;
        std::vector<int> open; // depths of the navPoints around
        std::string label;
        walk_xml(document, [&](const pugi::xml_node& node, int depth) {
            const auto name = local_name(node);
            if (name == "navPoint") {
                while (!open.empty() && open.back() >= depth) open.pop_back();
                open.push_back(depth);
                level = static_cast<int>(std::min<std::size_t>(open.size(), 6));
            }
            if (name == "text" && level > 0 && local_name(node.parent()) == "navLabel")
                label = one_line(node.text().get());
            if (name == "content" && level > 0) {
                const std::string_view link = node.attribute("src").value();
                if (!label.empty())
                    package_.contents.push_back({resolve_link(ncx_, link), fragment_of(link), label, level});
                label.clear();
            }
        });
    }

    void read_navigation() {
        const auto bytes = archive_.read(package_.navigation);
        if (!bytes) return;
        const HtmlTree tree{*bytes};
        for (std::size_t i = 0; i < tree.nodes().size(); ++i)
            if (const auto front = front_page_of(tree.attribute(i, "epub:type"));
                front && tree[i].tag == Tag::a)
                package_.front_pages.emplace(resolve_link(package_.navigation, tree.attribute(i, "href")),
                                             *front);
        for (std::size_t i = 0; i < tree.nodes().size(); ++i) {
            if (tree[i].tag != Tag::nav || !has_name(tree.attribute(i, "epub:type"), "toc")) continue;
            for (std::size_t at = i; at < tree[i].end; ++at) {
                const auto link = tree.attribute(at, "href");
                if (tree[at].tag != Tag::a || link.empty()) continue;
                int level = 0;
                for (std::size_t up = at; up > i && level < 6; up = tree[up].parent)
                    level += tree[up].tag == Tag::ol;
                package_.contents.push_back({resolve_link(package_.navigation, link), fragment_of(link),
                                             one_line(tree.text_of(at)), std::max(level, 1)});
            }
            return;
        }
    }

    ZipArchive& archive_;
    const std::string& place_;
    EpubPackage package_;
    std::string ncx_;
    std::vector<std::string> pages_;
    std::set<std::string> images_; // some books have pictures in their reading order
};

} // namespace

std::optional<FrontPage> front_page_of(std::string_view types) {
    for (const std::string_view title : {"titlepage", "title-page", "halftitlepage"})
        if (has_name(types, title)) return FrontPage::title;
    for (const std::string_view other : {"cover", "copyright-page", "colophon", "imprint", "imprimatur"})
        if (has_name(types, other)) return FrontPage::other;
    return std::nullopt;
}

EpubPackage read_epub_package(ZipArchive& archive, const std::string& place) {
    return PackageReader(archive, place).read();
}

} // namespace langdu::article
