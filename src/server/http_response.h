// What a library's server answers to a request: a pure decision, the sending is elsewhere.
#pragma once

#include "server/http_request.h"
#include "server/public_files.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace langdu {

struct HttpResponse {
    std::string head; // status line and headers with the empty line behind them
    std::string body; // when it is text made here
    std::filesystem::path file;
    ByteRange range; // of the file
    bool close{};    // the connection ends behind it
};

struct HttpSite {
    std::string token;        // "" or what every path begins with
    std::string default_host; // for requests without a usable Host: "127.0.0.1:8000"
    bool private_to_machine{}; // only programs of this computer: no page of another site may read it
};

HttpResponse respond(const HttpRequest& request, PublicFiles& files, const HttpSite& site);
HttpResponse refuse(int status);

} // namespace langdu
