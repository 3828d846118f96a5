#include "app/app.h"
#include "article/read_article.h"
#include "base/json.h"
#include "chapter/find_chapters.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

namespace langdu {

namespace {

struct OutlineOptions {
    std::string article;
    bool json{};
};

int print_outline(const OutlineOptions& options) {
    const auto outline = find_outline(read_article(options.article));
    if (options.json) {
        Json out{{"version", 1}, {"headings", Json::array()}, {"captions", Json::array()}};
        for (const auto& h : outline.headings) out["headings"].push_back({{"line", h.line}, {"level", h.level}, {"title", h.title}});
        for (const auto& c : outline.captions) out["captions"].push_back({{"line", c.line}, {"title", c.title}});
        std::cout << out.dump(2) << '\n';
        return 0;
    }
    for (const auto& h : outline.headings)
        std::cout << h.line << '\t' << std::string(static_cast<std::size_t>(h.level), '#') << ' ' << h.title << '\n';
    for (const auto& c : outline.captions) std::cout << c.line << "\tcaption " << c.title << '\n';
    return 0;
}

} // namespace

std::function<int()> command_outline(CLI::App& app) {
    const auto options = std::make_shared<OutlineOptions>();
    app.add_option("ARTICLE", options->article, "A file, or - for standard input")->required();
    app.add_flag("--json", options->json, "Print JSON");
    return [options] { return print_outline(*options); };
}

} // namespace langdu
