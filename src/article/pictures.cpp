#include "article/pictures.h"

#include "article/fetch.h"
#include "base/base64.h"
#include "base/error.h"
#include "base/files.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>
#include <string_view>
#include <utility>

namespace langdu::article {

namespace {

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

constexpr std::size_t most_fetched = 200; // pictures of a page
constexpr long seconds_of_one = 20, seconds_of_all = 60;

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

void hold_pictures(Article& article, const FindPicture& find) {
    std::size_t all = 0;
    const auto before = article.pictures.size();
    for (const auto& [address, bytes] : article.pictures) all += bytes.size();
    std::set<std::string_view> asked;
    for (const auto& block : article.blocks)
        for (const auto& picture : block.pictures) {
            const auto& address = picture.address;
            if (address.empty() || article.pictures.contains(address) || !asked.insert(address).second)
                continue;
            if (all > all_pictures || before + asked.size() > most_pictures) {
                article.warnings.push_back("not all of its pictures are shown: more than " +
                                           std::to_string(most_pictures) + ", or more than " +
                                           std::to_string(all_pictures >> 20) + " MB");
                return;
            }
            try {
                auto bytes = find(address);
                if (!bytes || bytes->empty()) continue;
                if (bytes->size() > largest_picture) throw InputError("larger than a picture may be");
                all += bytes->size();
                article.pictures.emplace(address, std::move(*bytes));
            } catch (const Error& error) {
                all += largest_picture / 10; // so much work and memory it may have been
                article.warnings.push_back("picture " + shown(address) + " is not shown: " + error.what());
            }
        }
}

void hold_pictures(Article& article) {
    const bool has_folder = article.source != "-" && !is_url(article.source);
    const auto folder = std::filesystem::path(article.source).parent_path();
    hold_pictures(article, [&](const std::string& address) -> std::optional<std::string> {
        if (address.starts_with("data:")) return data_of(address);
        const auto path = picture_path(address);
        if (!has_folder || path.empty()) return std::nullopt;
        return read_file_below(folder, path, largest_picture);
    });
}

void fetch_pictures(Article& article, const std::string& page) {
    for (auto& block : article.blocks)
        for (auto& picture : block.pictures)
            if (!picture.address.empty() && !picture.address.starts_with("data:"))
                if (auto whole = absolute_address(page, picture.address); !whole.empty())
                    picture.address = std::move(whole);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds_of_all);
    std::size_t fetched = 0;
    bool stopped = false;
    hold_pictures(article, [&](const std::string& address) -> std::optional<std::string> {
        if (!is_url(address) || stopped) return std::nullopt;
        const auto left =
            std::chrono::duration_cast<std::chrono::seconds>(end - std::chrono::steady_clock::now());
        stopped = left.count() <= 0 || ++fetched > most_fetched;
        if (stopped) {
            article.warnings.push_back("not all of its pictures are shown: more than " +
                                       std::to_string(most_fetched) + ", or they come too slowly");
            return std::nullopt;
        }
        const auto seconds = std::min<long>(seconds_of_one, static_cast<long>(left.count()) + 1);
        return fetch(address, {largest_picture, seconds, article.public_source}).bytes;
    });
}

} // namespace langdu::article
