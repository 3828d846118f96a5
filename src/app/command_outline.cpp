#include "app/app.h"
#include "article/read_article.h"
#include "base/files.h"
#include "base/json.h"
#include "chapter/outline.h"
#include "chapter/outline_context.h"
#include "chapter/outline_features.h"
#include "chapter/outline_grams.h"
#include "chapter/outline_judge.h"

#include <iomanip>
#include <iostream>
#include <memory>
#include <sstream>

namespace langdu::app {

namespace {

struct OutlineOptions {
    std::string article;
    bool json{};
    bool features{};
    std::string scores;
    article::ReadOptions read;
};

// What scripts/fit-outline learns from: the features of every short line of the texts that FILE lists, or
// with scores ("heading caption", a row a short line) what a second look adds to them, and at last what the
// structure of the work makes of them.
int print_features(const OutlineOptions& options) {
    std::istringstream scores(options.scores.empty() ? std::string() : read_file(options.scores));
    std::istringstream list(read_file(options.article));
    const bool first = options.scores.empty();
    auto names = first ? chapter::feature_names() : chapter::context_names();
    if (!first) names.insert(names.end(), {"judged_heading", "judged_caption"});
    const chapter::Tables tables{data_directory()};
    std::cout << "line\ttext";
    for (const auto name : names) std::cout << '\t' << name;
    std::cout << '\n' << std::setprecision(9);
    for (std::string path; std::getline(list, path);) {
        std::cout << "document\t" << path << '\n';
        auto article = article::read_article(path, options.read);
        chapter::drop_furniture(article, tables);
        const auto blocks = chapter::fold_traditional(article.blocks, tables);
        const auto lines = chapter::view_lines(blocks, tables);
        std::vector<chapter::Score> given(first ? 0 : lines.size());
        for (auto& score : given) scores >> score.heading >> score.caption;
        auto rows = first ? chapter::line_features(lines) : chapter::view_context(lines, given);
        const auto judged = first ? given : chapter::obey_structure(lines, given);
        for (std::size_t i = 0; i < judged.size(); ++i)
            rows[i].insert(rows[i].end(),
                           {static_cast<float>(judged[i].heading), static_cast<float>(judged[i].caption)});
        for (std::size_t i = 0; i < lines.size(); ++i) {
            std::cout << blocks[lines[i].block].line << '\t' << chapter::wording_of(lines[i].body);
            for (const float value : rows[i]) std::cout << '\t' << value;
            std::cout << '\n';
        }
    }
    return 0;
}

Json json_of(const chapter::ShortLine& line) {
    return {{"line", line.line},       {"text", line.text},       {"role", line.role},
            {"heading", line.heading}, {"caption", line.caption}, {"unsure", line.unsure},
            {"reasons", line.reasons}};
}

int print_outline(const OutlineOptions& options) {
    if (options.features) return print_features(options);
    const chapter::Tables tables{data_directory()};
    const auto structure =
        chapter::find_structure(article::read_article(options.article, options.read), tables, true);
    const auto outline = chapter::outline_of(structure.article);
    if (options.json) {
        Json out{{"version", 1},
                 {"headings", Json::array()},
                 {"captions", Json::array()},
                 {"short_lines", Json::array()}};
        for (const auto& h : outline.headings)
            out["headings"].push_back({{"line", h.line}, {"level", h.level}, {"title", h.title}});
        for (const auto& c : outline.captions)
            out["captions"].push_back({{"line", c.line}, {"title", c.title}});
        for (const auto& line : structure.short_lines) out["short_lines"].push_back(json_of(line));
        std::cout << json_text(out, 2) << '\n';
        return 0;
    }
    std::cout << chapter::write_outline(outline, structure.short_lines);
    return 0;
}

} // namespace

std::function<int()> command_outline(Arguments& app) {
    const auto options = std::make_shared<OutlineOptions>();
    app.add_option("ARTICLE", options->article, "A file, a web address, or - for standard input").required();
    app.add_option("--encoding", options->read.encoding, "The article's encoding; found without");
    app.add_option("--reader", options->read.reader, "One of langdu readers; found without");
    app.add_flag("--json", options->json, "Print JSON");
    // Not for users: for scripts/fit-outline.
    app.add_flag("--features", options->features).hidden();
    app.add_option("--scores", options->scores).hidden();
    return [options] { return print_outline(*options); };
}

} // namespace langdu::app
