#include "app/app.h"
#include "article/read_article.h"
#include "article/write_markdown.h"
#include "base/files.h"
#include "chapter/outline.h"

#include <iostream>
#include <memory>

namespace langdu::app {

namespace {

// The headline, then one block a line; what is no text (image descriptions) is left out.
void print_text(const article::Article& article) {
    const bool opens = !article.blocks.empty() && article.blocks[0].text == article.title;
    if (!article.title.empty() && !opens) std::cout << article.title << '\n';
    for (const auto& block : article.blocks)
        if (block.kind != article::BlockKind::image) std::cout << block.text << '\n';
}

} // namespace

std::function<int()> command_text(Arguments& app) {
    struct TextState {
        std::string article;
        bool markdown{};
        article::ReadOptions read;
    };
    const auto state = std::make_shared<TextState>();
    app.add_option("ARTICLE", state->article, "A file, a URL, or - for standard input").required();
    app.add_flag("--markdown", state->markdown, "Markdown that renders to the same chapters");
    app.add_option("--encoding", state->read.encoding, "The article's encoding; found without");
    app.add_option("--reader", state->read.reader, "One of langdu readers; found without");
    return [state] {
        const auto article = article::read_article(state->article, state->read);
        if (state->markdown)
            std::cout << article::write_markdown(
                chapter::find_structure(article, chapter::Tables{data_directory()}).article);
        else
            print_text(article);
        return 0;
    };
}

} // namespace langdu::app
