#include "podcast/identity.h"

#include "base/hash.h"

#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <uuid/uuid.h>

namespace langdu::podcast {

namespace {

// Made once with uuidgen.
constexpr const char* langdu_namespace = "8d2f6a54-6f7a-4a55-9c0e-3a1de90bd0a7";
constexpr const char* podcast_namespace = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6";
constexpr std::size_t slug_limit = 60;

std::string uuid5(const char* name_space, std::string_view name) {
    uuid_t space, made;
    uuid_parse(name_space, space);
    uuid_generate_sha1(made, space, name.data(), name.size());
    char text[UUID_STR_LEN];
    uuid_unparse_lower(made, text);
    return text;
}

std::string slug_of(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && !std::isalnum(static_cast<unsigned char>(text[at]))) ++at;
        std::string word;
        for (; at < text.size() && std::isalnum(static_cast<unsigned char>(text[at])); ++at)
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(text[at])));
        if (word.empty()) break;
        if (out.empty()) word.resize(std::min(word.size(), slug_limit));
        if (!out.empty() && out.size() + word.size() + 1 > slug_limit) break; // whole words only
        out += (out.empty() ? "" : "-") + word;
    }
    return out;
}

} // namespace

std::string new_library_id() {
    if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH"); fixed && *fixed)
        return uuid5(langdu_namespace, std::string("library of ") + fixed);
    uuid_t made;
    uuid_generate_random(made);
    char text[UUID_STR_LEN];
    uuid_unparse_lower(made, text);
    return text;
}

bool is_guid(std::string_view text) {
    return text.size() == 36 && text.find_first_not_of("0123456789abcdefABCDEF-") == text.npos;
}

std::string guid_of(const std::string& library_id, std::string_view name) {
    return uuid5(library_id.c_str(), name);
}

std::string feed_guid(std::string_view url) {
    if (const auto scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    while (url.ends_with('/')) url.remove_suffix(1);
    return uuid5(podcast_namespace, url);
}

std::string key_of(std::string_view identity) { return Hash{}.add(identity).hex().substr(24); }

std::string stem_of(std::string_view pinyin, std::string_view identity) {
    std::string slug = slug_of(pinyin);
    if (slug.empty()) slug = slug_of(std::filesystem::path(identity).stem().string());
    if (slug.empty()) slug = "article";
    return slug + '-' + key_of(identity);
}

} // namespace langdu::podcast
