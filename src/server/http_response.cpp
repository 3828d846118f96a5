#include "server/http_response.h"

#include "base/hash.h"
#include "podcast/dates.h"

#include <algorithm>
#include <cctype>
#include <sys/stat.h>

namespace langdu {

namespace {

struct Status {
    int code;
    std::string_view reason;
};
constexpr Status statuses[] = {{200, "OK"},
                               {204, "No Content"},
                               {206, "Partial Content"},
                               {301, "Moved Permanently"},
                               {304, "Not Modified"},
                               {400, "Bad Request"},
                               {404, "Not Found"},
                               {405, "Method Not Allowed"},
                               {408, "Request Timeout"},
                               {413, "Content Too Large"},
                               {416, "Range Not Satisfiable"},
                               {421, "Misdirected Request"},
                               {431, "Request Header Fields Too Large"},
                               {501, "Not Implemented"},
                               {503, "Service Unavailable"},
                               {505, "HTTP Version Not Supported"}};

std::string head_of(int code, const std::string& headers, bool close) {
    const auto* row = std::find_if(std::begin(statuses), std::end(statuses),
                                   [&](const Status& status) { return status.code == code; });
    std::string out{"HTTP/1.1 "};
    out.append(std::to_string(code)).append(" ").append(row->reason).append("\r\n").append(headers);
    out.append("X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n");
    if (close) out += "Connection: close\r\n";
    return out += "\r\n";
}

HttpResponse text_answer(int code, std::string body, bool head_only, bool close,
                         const std::string& more = {}) {
    HttpResponse out;
    std::string headers =
        more + "Content-Type: text/plain; charset=utf-8\r\nContent-Length: " + std::to_string(body.size()) +
        "\r\n";
    out.head = head_of(code, headers, close);
    if (!head_only) out.body = std::move(body);
    out.close = close;
    return out;
}

std::string http_date(std::int64_t unix_seconds) {
    auto out = rfc2822({unix_seconds, 0});
    return out.replace(out.size() - 5, 5, "GMT");
}

// What is sent, whether it is a file or made here.
struct Representation {
    std::uint64_t size{};
    std::string etag, modified; // modified may be empty
    std::string_view mime;
};

bool names_etag(std::string_view list, std::string_view etag) {
    if (list == "*") return true;
    for (std::size_t at = list.find(etag); at != std::string_view::npos; at = list.find(etag, at + 1))
        return true; // quotes delimit it
    return false;
}

bool is_unchanged(const HttpRequest& request, const Representation& what) {
    if (const auto known = request.header("if-none-match"); !known.empty())
        return names_etag(known, what.etag);
    const auto since = request.header("if-modified-since");
    return !since.empty() && since == what.modified;
}

RangeChoice range_for(const HttpRequest& request, const Representation& what) {
    if (request.method != "GET") return {};
    const auto condition = request.header("if-range");
    if (!condition.empty() && condition != what.etag && condition != what.modified) return {};
    return choose_range(request.header("range"), what.size);
}

// Status, headers and the part to send; the caller adds the bytes.
HttpResponse answer(const HttpRequest& request, const Representation& what) {
    HttpResponse out;
    out.close = !request.keep_alive();
    std::string headers{"ETag: "};
    headers.append(what.etag).append("\r\nCache-Control: no-cache\r\nAccept-Ranges: bytes\r\n");
    if (!what.modified.empty()) headers.append("Last-Modified: ").append(what.modified).append("\r\n");
    if (is_unchanged(request, what)) {
        out.head = head_of(304, headers, out.close);
        return out;
    }
    headers.append("Content-Type: ").append(what.mime).append("\r\n");
    // A page takes everything from beside it: nothing foreign runs in it, whatever an article says.
    if (what.mime.starts_with("text/html"))
        headers.append("Content-Security-Policy: default-src 'self'; img-src 'self' data:\r\n");
    const auto choice = range_for(request, what);
    const std::string all = std::to_string(what.size);
    if (choice.unsatisfiable)
        return text_answer(416, "range not satisfiable\n", false, out.close,
                           "Content-Range: bytes */" + all + "\r\n");
    out.range = choice.range.value_or(ByteRange{0, what.size});
    headers.append("Content-Length: ").append(std::to_string(out.range.end - out.range.begin)).append("\r\n");
    if (choice.range)
        headers.append("Content-Range: bytes ")
            .append(std::to_string(out.range.begin))
            .append("-")
            .append(std::to_string(out.range.end - 1))
            .append("/")
            .append(all)
            .append("\r\n");
    out.head = head_of(choice.range ? 206 : 200, headers, out.close);
    if (request.method == "HEAD") out.range = {};
    return out;
}

HttpResponse answer_file(const HttpRequest& request, const PublicFile& file) {
    struct stat status {};
    if (::lstat(file.path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
        return text_answer(404, "not found\n", request.method == "HEAD", !request.keep_alive());
    Representation what{
        static_cast<std::uint64_t>(status.st_size), {}, http_date(status.st_mtim.tv_sec), file.mime};
    what.etag = "\"" +
                Hash{}
                    .add(status.st_size)
                    .add(status.st_mtim.tv_sec)
                    .add(status.st_mtim.tv_nsec)
                    .add(static_cast<std::int64_t>(status.st_ino))
                    .hex() +
                "\"";
    auto out = answer(request, what);
    if (out.range.end > out.range.begin) out.file = file.path;
    return out;
}

HttpResponse answer_text(const HttpRequest& request, const std::string& text, std::string_view mime) {
    auto out = answer(request, {text.size(), "\"" + Hash{}.add(text).hex() + "\"", {}, mime});
    if (out.body.empty()) out.body = text.substr(out.range.begin, out.range.end - out.range.begin);
    return out;
}

// The host as the client knows this server; it goes into the feed, so nothing but a host and port passes.
std::string host_of(const HttpRequest& request, const HttpSite& site) {
    const std::string host(request.header("host"));
    const bool plain =
        !host.empty() && host.size() < 256 && std::all_of(host.begin(), host.end(), [](unsigned char c) {
            return std::isalnum(c) || c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
        });
    return plain ? host : site.default_host;
}

// localhost and the machine's own loopback addresses, with any port. Another name means that a page of another site
// had it point here (DNS rebinding).
bool is_own_name(std::string_view host) {
    if (host.starts_with('[')) return host.starts_with("[::1]");
    const auto name = host.substr(0, host.find(':'));
    return name == "localhost" || name.starts_with("127.");
}

// Takes the same time whatever is wrong.
bool same_secret(std::string_view given, std::string_view secret) {
    unsigned different = given.size() != secret.size();
    for (std::size_t i = 0; i < secret.size(); ++i)
        different |= static_cast<unsigned char>(i < given.size() ? given[i] : 0) ^
                     static_cast<unsigned char>(secret[i]);
    return different == 0;
}

} // namespace

HttpResponse refuse(int status) {
    const auto* row = std::find_if(std::begin(statuses), std::end(statuses),
                                   [&](const Status& known) { return known.code == status; });
    return text_answer(status, std::string(row->reason) + "\n", false, true);
}

namespace {

HttpResponse respond_to_anybody(const HttpRequest& request, PublicFiles& files, const HttpSite& site) {
    const bool close = !request.keep_alive(), head_only = request.method == "HEAD";
    if (request.method == "OPTIONS") {
        HttpResponse out;
        out.head = head_of(204,
                           "Allow: GET, HEAD, OPTIONS\r\nAccess-Control-Allow-Methods: GET, "
                           "HEAD\r\nAccess-Control-Allow-Headers: Range, If-Range, "
                           "If-None-Match\r\nAccess-Control-Max-Age: 86400\r\n",
                           close);
        out.close = close;
        return out;
    }
    if (request.method != "GET" && request.method != "HEAD")
        return text_answer(405, "only GET and HEAD\n", false, true, "Allow: GET, HEAD, OPTIONS\r\n");
    const std::string root = site.token.empty() ? "/" : "/" + site.token + "/";
    if (!site.token.empty() && same_secret(request.path + "/", root))
        return text_answer(301, "", head_only, close, "Location: " + root + "\r\n");
    if (!same_secret(std::string_view(request.path).substr(0, root.size()), root))
        return text_answer(404, "not found\n", head_only, close);
    std::string name = request.path.substr(root.size());
    if (name.empty()) name = "index.html";
    if (const auto feed = files.feed(name, "http://" + host_of(request, site) + root))
        return answer_text(request, *feed, mime_of(name));
    if (const auto file = files.find(name)) return answer_file(request, *file);
    return text_answer(404, "not found\n", head_only, close);
}

} // namespace

HttpResponse respond(const HttpRequest& request, PublicFiles& files, const HttpSite& site) {
    if (site.private_to_machine) {
        const auto host = request.header("host");
        if (!host.empty() && !is_own_name(host)) return refuse(421);
        return respond_to_anybody(request, files, site);
    }
    // Podcast programs in browsers read feeds and transcripts of other sites.
    auto out = respond_to_anybody(request, files, site);
    out.head.insert(out.head.size() - 2, "Access-Control-Allow-Origin: *\r\n"
                                         "Access-Control-Expose-Headers: Content-Range, ETag\r\n");
    return out;
}

} // namespace langdu
