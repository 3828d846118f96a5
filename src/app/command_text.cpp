#include "app/app.h"
#include "article/read_article.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

namespace langdu {

std::function<int()> command_text(CLI::App& app) {
    const auto path = std::make_shared<std::string>();
    app.add_option("ARTICLE", *path, "A file, or - for standard input")->required();
    return [path] {
        const auto article = read_article(*path);
        const bool opens = !article.blocks.empty() && article.blocks[0].text == article.title;
        if (!article.title.empty() && !opens) std::cout << article.title << '\n';
        for (const auto& block : article.blocks)
            if (block.kind != BlockKind::image) std::cout << block.text << '\n';
        return 0;
    };
}

} // namespace langdu
