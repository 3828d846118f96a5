// What a library's server answers to a request: a decision, the sending is elsewhere (server.cpp).
#pragma once

#include "base/descriptor.h"
#include "server/http_request.h"
#include "server/public_files.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace langdu::server {

struct HttpResponse {
    int status{};
    // Besides Date, Content-Length and Connection.
    std::vector<std::pair<std::string, std::string>> headers;
    std::shared_ptr<const std::string> text; // made here, shared between all who read it
    Descriptor file;                         // open since its size and age were told
    ByteRange range;                         // of the text or file
    bool close{};                            // the connection ends behind it
    std::string_view header(std::string_view name) const;
    std::string body() const; // of text
};

struct HttpSite {
    std::string token;         // "" or what every path begins with
    std::string default_host;  // for requests without a usable Host: "127.0.0.1:8000"
    bool private_to_machine{}; // only programs of this computer: no page of another site may read it
};

// HEAD is answered like GET; whoever sends it leaves the body out. Throws Error when the library is damaged.
HttpResponse respond(const HttpRequest& request, PublicFiles& files, const HttpSite& site);
HttpResponse refuse(int status, std::string why);

} // namespace langdu::server
