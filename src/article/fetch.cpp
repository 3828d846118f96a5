#include "article/fetch.h"

#include "article/public_address.h"
#include "base/error.h"
#include "base/handle.h"
#include "base/unicode.h"

#include <curl/curl.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <mutex>
#include <sys/socket.h>
#include <utility>

namespace langdu::article {

namespace {

constexpr long connect_seconds = 15, most_redirects = 10;

struct Receiver {
    std::string bytes;
    std::size_t most{};
};

std::size_t receive(char* data, std::size_t size, std::size_t count, void* user) {
    auto& receiver = *static_cast<Receiver*>(user);
    if (receiver.bytes.size() + size * count > receiver.most) return 0; // curl stops with CURLE_WRITE_ERROR
    receiver.bytes.append(data, size * count);
    return size * count;
}

// Asked for every connection, so behind redirects and names that lead elsewhere the second time too.
curl_socket_t open_public(void* refused, curlsocktype, curl_sockaddr* address) {
    if (is_public_address(address->addr))
        return ::socket(address->family, address->socktype, address->protocol);
    *static_cast<bool*>(refused) = true;
    return CURL_SOCKET_BAD;
}

bool answered_from_public(CURL* curl) {
    const char* text = nullptr;
    curl_easy_getinfo(curl, CURLINFO_PRIMARY_IP, &text);
    return text && is_public_address(std::string_view(text));
}

std::string charset_of(std::string_view content_type) {
    const auto lower = lower_case(content_type);
    const auto at = lower.find("charset=");
    if (at == std::string::npos) return {};
    const auto begin = lower.find_first_not_of("\"' ", at + 8);
    return begin == std::string::npos ? std::string()
                                      : lower.substr(begin, lower.find_first_of("\"'; ", begin) - begin);
}

class Headers {
public:
    Headers() = default;
    Headers(const Headers&) = delete;
    Headers& operator=(const Headers&) = delete;
    ~Headers() { curl_slist_free_all(list_); }
    void add(const std::string& line) {
        if (auto* longer = curl_slist_append(list_, line.c_str())) list_ = longer;
    }
    curl_slist* list() const { return list_; }

private:
    curl_slist* list_{};
};

std::string part_of(CURLU* url, CURLUPart part) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
    std::string out = text;
    curl_free(text);
    return out;
}

std::string size_text(std::size_t bytes) {
    return bytes < 1u << 20 ? std::to_string(bytes >> 10) + " KB" : std::to_string(bytes >> 20) + " MB";
}

struct Download {
    std::FILE* file{};
    std::uint64_t bytes{};
    bool written{true};
    const std::function<void(std::uint64_t)>& progress;
};

std::size_t save(char* data, std::size_t size, std::size_t count, void* user) {
    auto& download = *static_cast<Download*>(user);
    download.written = std::fwrite(data, size, count, download.file) == count;
    download.bytes += size * count;
    if (download.progress) download.progress(download.bytes);
    return download.written ? size * count : 0;
}

using Curl = Handle<CURL, curl_easy_cleanup>;

std::string header_of(const Curl& curl, const char* name) {
    curl_header* header = nullptr;
    constexpr int latest = -1; // behind redirects
    return curl_easy_header(curl.get(), name, 0, CURLH_HEADER, latest, &header) == CURLHE_OK ? header->value
                                                                                             : "";
}

Answer answer_of(const Curl& curl, std::string bytes) {
    Answer out;
    out.bytes = std::move(bytes);
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &out.status);
    const char *type = nullptr, *address = nullptr;
    curl_easy_getinfo(curl.get(), CURLINFO_CONTENT_TYPE, &type);
    curl_easy_getinfo(curl.get(), CURLINFO_EFFECTIVE_URL, &address);
    if (type) out.charset = charset_of(type);
    if (address) out.address = address;
    out.validators = {header_of(curl, "ETag"), header_of(curl, "Last-Modified")};
    if (curl_off_t wait = 0;
        curl_easy_getinfo(curl.get(), CURLINFO_RETRY_AFTER, &wait) == CURLE_OK && wait > 0)
        out.retry_after = static_cast<long>(wait);
    out.from_public = answered_from_public(curl.get());
    return out;
}

Curl make_curl(const std::string& url) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    Curl curl{curl_easy_init()};
    if (!curl)
        throw InputError(without_password(url) +
                         ": cannot be fetched (libcurl does not start); save the page and name the file");
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl.get(), CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_MAXREDIRS, most_redirects);
    curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, connect_seconds);
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_USERAGENT,
                     "langdu/" LANGDU_VERSION " (reads articles aloud to the person who runs it)");
    return curl;
}

void check(CURLcode result, const Curl& curl, const std::string& url) {
    if (result == CURLE_OK) return;
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    const std::string reason =
        status >= 400 ? "HTTP status " + std::to_string(status) : curl_easy_strerror(result);
    throw InputError(without_password(url) + ": cannot be fetched (" + reason +
                     "); check the address and the connection");
}

} // namespace

bool is_url(std::string_view argument) {
    const auto scheme = lower_case(argument.substr(0, std::strlen("https://")));
    return scheme.starts_with("http://") || scheme == "https://";
}

std::string without_password(const std::string& url) {
    const auto host = url.find("://");
    if (host == std::string::npos) return url;
    const auto end = std::min(url.find_first_of("/?#", host + 3), url.size());
    const auto at = url.rfind('@', end);
    return at == std::string::npos || at < host ? url : url.substr(0, host + 3) + url.substr(at + 1);
}

Answer ask(const std::string& url, const Validators& known, const FetchLimits& limits) {
    const auto curl = make_curl(url);
    Receiver receiver{{}, limits.bytes};
    bool refused = false;
    curl_easy_setopt(curl.get(), CURLOPT_FAILONERROR, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, limits.seconds);
    curl_easy_setopt(curl.get(), CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &receiver);
    if (limits.public_only) {
        curl_easy_setopt(curl.get(), CURLOPT_OPENSOCKETFUNCTION, open_public);
        curl_easy_setopt(curl.get(), CURLOPT_OPENSOCKETDATA, &refused);
    }
    Headers headers;
    if (!known.etag.empty()) headers.add("If-None-Match: " + known.etag);
    if (!known.last_modified.empty()) headers.add("If-Modified-Since: " + known.last_modified);
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.list());
    const auto result = curl_easy_perform(curl.get());
    if (refused && result != CURLE_OK)
        throw InputError(without_password(url) +
                         ": not fetched, a page of the public web named an address of this network");
    if (result == CURLE_WRITE_ERROR)
        throw InputError(without_password(url) + ": larger than " + size_text(limits.bytes) +
                         "; save it and name the file");
    if (result != CURLE_OK)
        throw NoAnswer(without_password(url) + ": cannot be fetched (" + curl_easy_strerror(result) +
                       "); check the address and the connection");
    return answer_of(curl, std::move(receiver.bytes));
}

Fetched fetch(const std::string& url, const FetchLimits& limits) {
    auto answer = ask(url, {}, limits);
    if (answer.status >= 400)
        throw InputError(without_password(url) + ": cannot be fetched (HTTP status " +
                         std::to_string(answer.status) + "); check the address and the connection");
    return {std::move(answer.bytes), std::move(answer.charset), answer.from_public,
            std::move(answer.address)};
}

std::string absolute_address(const std::string& page, const std::string& link) {
    const Handle<CURLU, curl_url_cleanup> url{curl_url()};
    if (!url || (!page.empty() && curl_url_set(url.get(), CURLUPART_URL, page.c_str(), 0) != CURLUE_OK))
        return {};
    if (curl_url_set(url.get(), CURLUPART_URL, link.c_str(), CURLU_URLENCODE) != CURLUE_OK) return {};
    const auto whole = part_of(url.get(), CURLUPART_URL);
    return is_url(whole) ? whole : std::string();
}

std::string host_of(const std::string& address) {
    const Handle<CURLU, curl_url_cleanup> url{curl_url()};
    if (!url || curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) return {};
    const auto port = part_of(url.get(), CURLUPART_PORT);
    return lower_case(part_of(url.get(), CURLUPART_HOST)) + (port.empty() ? "" : ":" + port);
}

std::optional<std::int64_t> mail_date(const std::string& text) {
    const auto seconds = curl_getdate(text.c_str(), nullptr);
    return seconds < 0 ? std::nullopt : std::optional<std::int64_t>(seconds);
}

void download(const std::string& url, const std::filesystem::path& path,
              const std::function<void(std::uint64_t)>& progress) {
    constexpr int attempts = 4;
    for (int attempt = 1;; ++attempt) {
        const auto curl = make_curl(url);
        const Handle<std::FILE, std::fclose> file{std::fopen(path.c_str(), "ab")};
        if (!file)
            throw OutputError(path.string() + ": " + std::strerror(errno) +
                              "; choose a folder that can be written");
        std::fseek(file.get(), 0, SEEK_END);
        const auto begun = std::ftell(file.get());
        Download state{file.get(), static_cast<std::uint64_t>(begun), true, progress};
        constexpr long least_bytes_a_second = 100, patience_seconds = 30;
        curl_easy_setopt(curl.get(), CURLOPT_LOW_SPEED_LIMIT, least_bytes_a_second);
        curl_easy_setopt(curl.get(), CURLOPT_LOW_SPEED_TIME, patience_seconds);
        curl_easy_setopt(curl.get(), CURLOPT_RESUME_FROM_LARGE, static_cast<curl_off_t>(begun));
        curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, save);
        curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &state);
        const auto result = curl_easy_perform(curl.get());
        if (!state.written || std::fflush(file.get()) != 0)
            throw OutputError(path.string() + ": " + std::strerror(errno) +
                              "; free some space and try again");
        if (result == CURLE_OK) return;
        long status = 0;
        curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
        // A server that cannot give the rest, or has no rest: from the front.
        if (begun > 0 && (result == CURLE_RANGE_ERROR || status == 416))
            std::filesystem::resize_file(path, 0);
        else if (status >= 400 || attempt == attempts || result == CURLE_COULDNT_CONNECT)
            check(result, curl, url);
    }
}

} // namespace langdu::article
