#include "app/app.h"
#include "article/read_article.h"
#include "base/json.h"
#include "chapter/outline.h"
#include "chapter/outline_features.h"

#include <iostream>
#include <memory>

namespace langdu {

namespace {

struct OutlineOptions {
    std::string article;
    bool json{};
    bool features{};
    ReadOptions read;
};

// What every short line of a text is weighed by, a column a feature: what scripts/fit-outline learns from.
int print_features(const Article& article) {
    std::cout << "line";
    for (const auto name : feature_names()) std::cout << '\t' << name;
    std::cout << '\n';
    for (const auto& candidate : find_candidates(article.blocks)) {
        std::cout << article.blocks[candidate.block].line;
        for (const float value : candidate.features) std::cout << '\t' << value;
        std::cout << '\n';
    }
    return 0;
}

int print_outline(const OutlineOptions& options) {
    const auto article = read_article(options.article, options.read);
    if (options.features) return print_features(article);
    const auto outline = find_outline(article);
    if (options.json) {
        Json out{{"version", 1}, {"headings", Json::array()}, {"captions", Json::array()}};
        for (const auto& h : outline.headings)
            out["headings"].push_back({{"line", h.line}, {"level", h.level}, {"title", h.title}});
        for (const auto& c : outline.captions)
            out["captions"].push_back({{"line", c.line}, {"title", c.title}});
        std::cout << json_text(out, 2) << '\n';
        return 0;
    }
    std::cout << write_outline(outline);
    return 0;
}

} // namespace

std::function<int()> command_outline(Arguments& app) {
    const auto options = std::make_shared<OutlineOptions>();
    app.add_option("ARTICLE", options->article, "A file, or - for standard input").required();
    app.add_option("--encoding", options->read.encoding, "The article's encoding; found without");
    app.add_option("--reader", options->read.reader, "One of langdu readers; found without");
    app.add_flag("--json", options->json, "Print JSON");
    app.add_flag("--features", options->features, "Print what every short line is weighed by");
    return [options] { return print_outline(*options); };
}

} // namespace langdu
