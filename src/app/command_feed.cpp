#include "app/app.h"
#include "base/error.h"
#include "library/feed_settings.h"
#include "library/write_feed.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <optional>

namespace langdu {

namespace fs = std::filesystem;

namespace {

struct State {
    std::string library;
    std::optional<std::string> base_url;
};

int run(const State& state) {
    std::error_code error;
    if (!fs::is_directory(state.library, error))
        throw InputError(state.library + ": no such library; make it with langdu batch");
    auto feed = read_feed_settings(state.library);
    if (state.base_url) feed.base_url = *state.base_url;
    write_feed(state.library, feed);
    write_feed_settings(state.library, feed);
    std::cout << feed.base_url << (feed.base_url.ends_with('/') ? "" : "/") << feed.file_name << std::endl;
    return 0;
}

} // namespace

std::function<int()> command_feed(CLI::App& app) {
    const auto state = std::make_shared<State>();
    app.add_option("LIBRARY", state->library, "A folder made by langdu batch")->required();
    app.add_option("--base-url", state->base_url,
                   "Where the library is on the web: https://example.org/podcast/");
    return [state] { return run(*state); };
}

} // namespace langdu
