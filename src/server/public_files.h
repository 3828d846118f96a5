// What a server shows of a library: the files that are in it, by their names. A path from the network is only
// looked up, never followed.
#pragma once

#include "podcast/feed.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace langdu::server {

struct PublicFile {
    std::filesystem::path path;
    std::string_view mime;
};

class PublicFiles {
public:
    explicit PublicFiles(std::filesystem::path library);
    // name: "feed.xml", "assets/langdu.css". Looks at the folder again when it has changed.
    std::optional<PublicFile> find(const std::string& name);
    // Is it one of the feed's pages? Then its text, with addresses that begin with base_url.
    std::shared_ptr<const std::string> feed(const std::string& name, const std::string& base_url);

private:
    using Feed = std::map<std::string, std::shared_ptr<const std::string>>; // its pages by their names
    void refresh();
    Feed make_pages(const std::string& base_url);
    std::filesystem::path library_;
    std::filesystem::file_time_type seen_{};
    std::map<std::string, PublicFile> files_;
    std::optional<podcast::Catalog> catalog_;
    std::map<std::string, Feed> feeds_; // by the address
};

// "text/html; charset=utf-8"; empty: not for the public.
std::string_view mime_of(const std::filesystem::path& path);

} // namespace langdu::server
