#include "article/fetch.h"

#include "base/error.h"
#include "base/handle.h"
#include "base/unicode.h"

#include <curl/curl.h>

#include <mutex>

namespace langdu {

namespace {

constexpr std::size_t most_bytes = 50u << 20;
constexpr long connect_seconds = 15, whole_seconds = 60, most_redirects = 10;

std::size_t receive(char* data, std::size_t size, std::size_t count, void* user) {
    auto& bytes = *static_cast<std::string*>(user);
    if (bytes.size() + size * count > most_bytes) return 0; // curl stops with CURLE_WRITE_ERROR
    bytes.append(data, size * count);
    return size * count;
}

std::string charset_of(std::string_view content_type) {
    const auto lower = lower_case(content_type);
    const auto at = lower.find("charset=");
    if (at == std::string::npos) return {};
    const auto begin = lower.find_first_not_of("\"' ", at + 8);
    return begin == std::string::npos ? std::string()
                                      : lower.substr(begin, lower.find_first_of("\"'; ", begin) - begin);
}

} // namespace

bool is_url(std::string_view argument) {
    return argument.starts_with("http://") || argument.starts_with("https://");
}

Fetched fetch(const std::string& url) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    const Handle<CURL, curl_easy_cleanup> curl{curl_easy_init()};
    if (!curl)
        throw InputError(url +
                         ": cannot be fetched (libcurl does not start); save the page and name the file");
    Fetched fetched;
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl.get(), CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_MAXREDIRS, most_redirects);
    curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, connect_seconds);
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, whole_seconds);
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(curl.get(), CURLOPT_USERAGENT, "langdu/" LANGDU_VERSION);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &fetched.bytes);
    const auto result = curl_easy_perform(curl.get());
    if (result == CURLE_WRITE_ERROR)
        throw InputError(url + ": larger than " + std::to_string(most_bytes >> 20) +
                         " MB; save the page and name the file");
    if (result != CURLE_OK) {
        long status = 0;
        curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
        const std::string reason =
            status >= 400 ? "HTTP status " + std::to_string(status) : curl_easy_strerror(result);
        throw InputError(url + ": cannot be fetched (" + reason + "); check the address and the connection");
    }
    const char* type = nullptr;
    curl_easy_getinfo(curl.get(), CURLINFO_CONTENT_TYPE, &type);
    if (type) fetched.charset = charset_of(type);
    return fetched;
}

} // namespace langdu
