#include "article/pictures.h"

#include "article/fetch.h"
#include "base/base64.h"
#include "base/error.h"
#include "base/files.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>

namespace langdu::article {

namespace {

constexpr std::size_t largest_picture = 10u << 20, all_pictures = 100u << 20; // bytes

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = i + 2 < text.size() && text[i] == '%' ? hex_digit(text[i + 1]) : -1;
        const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
        if (low >= 0) {
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else
            out += text[i];
    }
    return out;
}

// data:image/png;base64,iVBOR...
std::optional<std::string> data_of(std::string_view address) {
    const auto comma = address.find(',');
    if (comma == address.npos || address.substr(0, comma).find(";base64") == address.npos)
        return std::nullopt;
    return decode_base64(address.substr(comma + 1));
}

std::string shown(const std::string& address) {
    return address.size() > 80 ? address.substr(0, 40) + "…" : address;
}

} // namespace

std::string picture_path(const std::string& address) {
    const auto colon = address.find(':');
    if (address.starts_with("//") || (colon != std::string::npos && colon < address.find_first_of("/?#")))
        return {};
    auto path = percent_decoded(std::string_view(address).substr(0, address.find_first_of("?#")));
    while (path.starts_with("./")) path.erase(0, 2);
    return path;
}

void hold_pictures(Article& article) {
    const bool has_folder = article.source != "-" && !is_url(article.source);
    const auto folder = std::filesystem::path(article.source).parent_path();
    std::size_t all = 0;
    for (const auto& [address, bytes] : article.pictures) all += bytes.size();
    for (const auto& block : article.blocks)
        for (const auto& picture : block.pictures) {
            const auto& address = picture.address;
            if (article.pictures.contains(address) || all > all_pictures) continue;
            std::string bytes;
            if (address.starts_with("data:"))
                bytes = data_of(address).value_or("");
            else if (const auto path = picture_path(address); has_folder && !path.empty())
                try {
                    bytes = read_file_below(folder, path, largest_picture);
                } catch (const Error& error) {
                    article.warnings.push_back("picture " + shown(address) +
                                               " is not shown: " + error.what());
                    continue;
                }
            if (bytes.empty() || bytes.size() > largest_picture) continue;
            all += bytes.size();
            article.pictures.emplace(address, std::move(bytes));
        }
}

} // namespace langdu::article
