#include "app/app.h"
#include "app/translate.h"
#include "base/error.h"
#include "base/qr_code.h"
#include "server/server.h"

#include <algorithm>
#include <cctype>
#include <iostream>
#include <memory>
#include <unistd.h>

namespace langdu::app {

namespace fs = std::filesystem;

namespace {

void check(const server::ServerOptions& options) {
    std::error_code error;
    if (!fs::is_directory(options.library, error))
        throw InputError(options.library.string() + ": no such library; make it with langdu batch");
    if (!fs::exists(options.library / "feed.xml", error))
        throw InputError(options.library.string() +
                         ": no feed.xml in it; make it with langdu batch or langdu feed");
    const bool plain = std::all_of(options.token.begin(), options.token.end(),
                                   [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '_'; });
    if (!options.token.empty() && (!plain || options.token.size() < 8))
        throw UsageError("--token: at least 8 letters, digits, - and _; try --token "
                         "'my-secret-1'");
}

int serve(const server::ServerOptions& options) {
    check(options);
    server::Server server{options};
    const std::string path = options.token.empty() ? "/" : "/" + options.token + "/";
    std::string feed; // at an address that a phone can open
    for (const auto& host : server::reachable_hosts(options.host)) {
        const std::string site = "http://" + server::host_and_port(host, server.port()) + path;
        const std::string address = site + "feed.xml";
        if (!server::is_loopback(host)) feed = address;
        std::cout << tr("feed: {}", address) << '\n' << tr("page: {}", site) << '\n';
    }
    if (::isatty(1)) {
        if (feed.empty())
            std::cout << tr("This computer only; --host 0.0.0.0 opens it to your phone.") << '\n';
        else
            std::cout << qr_code(feed);
        std::cout << tr("Ctrl-C ends it") << '\n';
    }
    if (!std::cout.flush()) return 1; // nobody knows where it is; run_app() says so
    server.run();
    return 0;
}

} // namespace

std::function<int()> command_serve(Arguments& app) {
    const auto options = std::make_shared<server::ServerOptions>();
    app.add_option("LIBRARY", options->library, "A folder made by langdu batch").required();
    app.add_option("--port", options->port, "0 takes one that is free").between(0, 65535).shows_default();
    app.add_option("--host", options->host, "Address to listen on; 0.0.0.0 opens it to your network")
        .shows_default();
    app.add_option("--token", options->token, "A secret that the addresses must begin with");
    return [options] { return serve(*options); };
}

} // namespace langdu::app
