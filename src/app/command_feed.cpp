#include "app/app.h"
#include "app/translate.h"
#include "base/error.h"
#include "podcast/categories.h"
#include "podcast/library_lock.h"
#include "podcast/write_feed.h"

#include <iostream>
#include <memory>
#include <optional>
#include <vector>

namespace langdu::app {

namespace fs = std::filesystem;

namespace {

struct FeedState {
    std::string library;
    std::optional<std::string> base_url, title, description, author, category, cover, owner, email, copyright,
        language;
    std::optional<std::size_t> limit, page_size;
    std::optional<bool> serial, is_public;
    // A feed of its own beside the first: of some folders or tags only.
    std::string output{"feed.xml"};
    std::vector<std::string> include, tags;
    bool categories{};
};

template <typename T>
void set(T& setting, const std::optional<T>& given) {
    if (given) setting = *given;
}

int list_categories() {
    for (const auto& row : podcast::podcast_categories())
        std::cout << row.within << (row.within.empty() ? "" : "/") << row.name << '\n';
    std::cout << std::flush;
    return 0;
}

int run(const FeedState& state) {
    if (state.categories) return list_categories();
    if (state.library.empty()) throw UsageError("LIBRARY is required");
    std::error_code error;
    if (!fs::is_directory(state.library, error))
        throw InputError(state.library + ": no such library; make it with langdu batch");
    if (!podcast::is_library(state.library))
        throw InputError(state.library + ": not a library; make one with langdu batch ARTICLES -o LIBRARY");
    auto settings = podcast::open_library(state.library);
    if (state.base_url) settings.move_to(*state.base_url);
    podcast::FeedOptions& feed = settings.feed_named(state.output);
    const podcast::FeedOptions before = feed;
    set(feed.title, state.title);
    set(feed.description, state.description);
    set(feed.author, state.author);
    set(feed.category, state.category);
    set(feed.owner, state.owner);
    set(feed.email, state.email);
    set(feed.copyright, state.copyright);
    set(feed.language, state.language);
    set(feed.cover, state.cover);
    set(feed.limit, state.limit);
    set(feed.page_size, state.page_size);
    set(feed.serial, state.serial);
    set(feed.is_public, state.is_public);
    if (!state.include.empty()) feed.include = state.include;
    if (!state.tags.empty()) feed.tags = state.tags;
    const std::string url = feed.base_url + (feed.base_url.ends_with('/') ? "" : "/") + feed.file_name;
    if (state.cover && !fs::is_regular_file(fs::path(state.library) / feed.cover, error))
        throw InputError((fs::path(state.library) / feed.cover).string() +
                         ": no such file; the cover is a picture in the library");
    podcast::forget_cover(state.library, before, feed);
    const auto damaged = podcast::write_feeds(state.library, settings);
    podcast::write_library_settings(state.library, settings);
    std::cout << url << std::endl;
    const bool chosen = !state.include.empty() || !state.tags.empty();
    if (chosen && podcast::in_feed_order(podcast::read_catalog(state.library).episodes, feed).empty())
        std::cerr
            << "langdu: "
            << tr("{}: no episode is in it; --include matches paths below the folder of articles, such as "
                  "'news/*', --tag the articles' tags",
                  feed.file_name)
            << '\n';
    for (const auto& damage : damaged)
        std::cerr << "langdu: " << tr("{}; the feeds are without it", tr(damage)) << '\n';
    return damaged.empty() ? 0 : 1;
}

} // namespace

std::function<int()> command_feed(Arguments& app) {
    const auto state = std::make_shared<FeedState>();
    app.add_option("LIBRARY", state->library, "A folder made by langdu batch");
    app.add_option("--base-url", state->base_url,
                   "Where the library is on the web: https://example.org/podcast/");
    app.add_option("--title", state->title, "The podcast's title");
    app.add_option("--description", state->description, "What it is about");
    app.add_option("--author", state->author, "Who makes it");
    app.add_option("--category", state->category,
                   "One of Apple's categories: News, Technology, Arts/Books, ...");
    app.add_flag("--categories", state->categories, "Print Apple's categories");
    app.add_option("--language", state->language, "Of the feed and its pages' words: zh-cn, zh-tw, en, ...");
    app.add_option("--owner", state->owner, "Whom directories write to, when it is not the author");
    app.add_option("--email", state->email, "The owner's address; everybody can read it");
    app.add_option("--copyright", state->copyright, "Whose it is: © 2026 张三");
    app.add_option("--cover", state->cover,
                   "Its picture: a square PNG or JPEG in the library, 1400 to 3000 pixels");
    app.add_option("--limit", state->limit, "So many of the newest episodes; 0: all");
    app.add_option("--page-size", state->page_size, "Episodes a page of the feed; 0: all on one page");
    app.add_flag("--serial,!--no-serial", state->serial,
                 "A book: episodes numbered in the order of their files");
    app.add_flag("--public,!--private", state->is_public, "Let podcast directories list it");
    app.add_option("-o,--output", state->output,
                   "Another feed beside feed.xml: feed-NAME.xml, with its own settings")
        .shows_default()
        .check([](const std::string& name) {
            const bool plain =
                name.find('/') == std::string::npos && name.starts_with("feed") && name.ends_with(".xml");
            return plain ? std::string{} : name + ": a feed's file is called feed-NAME.xml";
        });
    app.add_option("--include", state->include,
                   "Only episodes whose articles match, e.g. 'news/*'; for feeds beside feed.xml");
    app.add_option("--tag", state->tags, "Only episodes whose articles have this tag; may be repeated");
    return [state] { return run(*state); };
}

} // namespace langdu::app
