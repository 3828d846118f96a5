#include "server/http_response.h"

#include "base/hash.h"
#include "podcast/dates.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace langdu::server {

namespace {

HttpResponse text_answer(int status, std::string text) {
    HttpResponse out;
    out.status = status;
    out.headers = {{"Content-Type", "text/plain; charset=utf-8"}};
    out.range = {0, text.size()};
    out.text = std::make_shared<const std::string>(std::move(text));
    return out;
}

std::string http_date(std::int64_t unix_seconds) {
    auto out = podcast::rfc2822({unix_seconds, 0});
    return out.replace(out.size() - 5, 5, "GMT");
}

// What is sent, whether it is a file or made here.
struct Representation {
    std::uint64_t size{};
    std::string etag, modified; // modified may be empty
    std::string_view mime;
};

// Quotes delimit it; a weak one will do.
bool names_etag(std::string_view list, std::string_view etag) {
    return list == "*" || list.find(etag) != std::string_view::npos;
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
    out.headers = {{"ETag", what.etag}, {"Cache-Control", "no-cache"}, {"Accept-Ranges", "bytes"}};
    if (!what.modified.empty()) out.headers.emplace_back("Last-Modified", what.modified);
    if (is_unchanged(request, what)) {
        out.status = 304;
        out.range = {0, what.size}; // what its Content-Length says, though nothing is sent
        return out;
    }
    const auto choice = range_for(request, what);
    const std::string all = std::to_string(what.size);
    if (choice.unsatisfiable) {
        out = text_answer(416, "range not satisfiable\n");
        out.headers.emplace_back("Content-Range", "bytes */" + all);
        return out;
    }
    out.headers.emplace_back("Content-Type", what.mime);
    // A page takes everything from beside it: nothing foreign runs in it, whatever an article says.
    if (what.mime.starts_with("text/html"))
        out.headers.emplace_back("Content-Security-Policy", "default-src 'self'; img-src 'self' data:");
    out.status = choice.range ? 206 : 200;
    out.range = choice.range.value_or(ByteRange{0, what.size});
    if (choice.range)
        out.headers.emplace_back("Content-Range", "bytes " + std::to_string(out.range.begin) + "-" +
                                                      std::to_string(out.range.end - 1) + "/" + all);
    return out;
}

HttpResponse answer_file(const HttpRequest& request, const PublicFile& file) {
    // One file from here on: what is told of it and what is sent are the same, even when it is replaced
    // meanwhile.
    Descriptor opened{::open(file.path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)};
    struct stat status {};
    if (!opened && errno != ENOENT && errno != ELOOP) return refuse(503, "cannot be opened now\n");
    if (!opened || ::fstat(opened.get(), &status) != 0 || !S_ISREG(status.st_mode))
        return text_answer(404, "not found\n");
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
    if (out.range.size() > 0 && !out.text) out.file = std::move(opened);
    return out;
}

HttpResponse answer_text(const HttpRequest& request, std::shared_ptr<const std::string> text,
                         std::string_view mime) {
    auto out = answer(request, {text->size(), "\"" + Hash{}.add(*text).hex() + "\"", {}, mime});
    if (!out.text) out.text = std::move(text);
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

// localhost and the machine's own loopback addresses, with any port. Another name means that a page of
// another site had it point here (DNS rebinding).
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

std::string_view HttpResponse::header(std::string_view name) const {
    for (const auto& [known, value] : headers)
        if (known == name) return value;
    return {};
}

std::string HttpResponse::body() const {
    return text ? text->substr(range.begin, range.size()) : std::string{};
}

HttpResponse refuse(int status, std::string why) {
    auto out = text_answer(status, std::move(why));
    out.close = true;
    return out;
}

namespace {

HttpResponse answer_preflight() {
    HttpResponse out;
    out.status = 204;
    out.headers = {{"Allow", "GET, HEAD, OPTIONS"},
                   {"Access-Control-Allow-Methods", "GET, HEAD"},
                   {"Access-Control-Allow-Headers", "Range, If-Range, If-None-Match"},
                   {"Access-Control-Max-Age", "86400"}};
    return out;
}

HttpResponse answer_method(const HttpRequest& request) {
    if (request.has_body()) return refuse(413, "a request has no body here\n");
    if (request.method == "OPTIONS") return answer_preflight();
    auto out = refuse(405, "only GET and HEAD\n");
    out.headers.emplace_back("Allow", "GET, HEAD, OPTIONS");
    return out;
}

HttpResponse respond_to_anybody(const HttpRequest& request, PublicFiles& files, const HttpSite& site) {
    if (request.has_body() || (request.method != "GET" && request.method != "HEAD"))
        return answer_method(request);
    const auto path = decoded_path(request.target);
    if (!path) return refuse(400, "not an address\n");
    const std::string root = site.token.empty() ? "/" : "/" + site.token + "/";
    if (!site.token.empty() && same_secret(*path + "/", root)) {
        auto out = text_answer(301, "");
        out.headers.emplace_back("Location", root);
        return out;
    }
    if (!same_secret(std::string_view(*path).substr(0, root.size()), root))
        return text_answer(404, "not found\n");
    std::string name = path->substr(root.size());
    if (name.empty()) name = "index.html";
    if (const auto feed = files.feed(name, "http://" + host_of(request, site) + root))
        return answer_text(request, feed, mime_of(name));
    if (const auto file = files.find(name)) return answer_file(request, *file);
    return text_answer(404, "not found\n");
}

} // namespace

HttpResponse respond(const HttpRequest& request, PublicFiles& files, const HttpSite& site) {
    // "Transfer-Encoding : chunked": others on the way may read it otherwise, and see two requests in one.
    if (!request.is_well_formed()) return refuse(400, "not a request\n");
    const auto host = request.header("host");
    auto out = site.private_to_machine && !host.empty() && !is_own_name(host)
                   ? refuse(421, "not the name of this server\n")
                   : respond_to_anybody(request, files, site);
    // Podcast programs in browsers read feeds and transcripts of other sites.
    if (!site.private_to_machine) {
        out.headers.emplace_back("Access-Control-Allow-Origin", "*");
        out.headers.emplace_back("Access-Control-Expose-Headers", "Content-Range, ETag");
    }
    out.headers.emplace_back("X-Content-Type-Options", "nosniff");
    out.headers.emplace_back("Referrer-Policy", "no-referrer");
    return out;
}

} // namespace langdu::server
