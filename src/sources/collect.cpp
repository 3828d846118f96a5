// In five steps: the addresses are asked, feeds are compared with what is known of them, pages of items that
// a feed only tells of are asked, what came is written, and the pictures of it are asked. Steps that ask go
// through ask_politely.
#include "sources/collect.h"

#include "article/feed.h"
#include "article/fetch.h"
#include "article/html_tree.h"
#include "article/pictures.h"
#include "article/read_article.h"
#include "base/error.h"
#include "base/files.h"
#include "base/unicode.h"
#include "podcast/dates.h"
#include "podcast/identity.h"
#include "podcast/library_lock.h"
#include "sources/feed_items.h"
#include "sources/polite.h"
#include "sources/source_state.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
#include <utility>

namespace langdu::sources {

namespace fs = std::filesystem;

namespace {

constexpr int most_tries = 3;
constexpr std::size_t most_pictures_of_one = 50, most_pictures_of_all = 300; // that are asked for in one run

std::size_t characters_of(const article::Article& article) {
    std::size_t out = 0;
    for (const auto& block : article.blocks) out += length_utf8(block.text);
    return out;
}

std::string without_fragment(const std::string& address) { return address.substr(0, address.find('#')); }

// The feed that the first page of a site names in its head; empty without one, and for every other page.
std::string named_feed(const std::string& address, const std::string& bytes) {
    const auto host = address.find("://") + 3;
    const auto path = address.find('/', host);
    if (path != std::string::npos && path + 1 < address.size()) return {};
    if (find_invalid_utf8(bytes)) return {};
    const article::HtmlTree tree{bytes};
    for (std::size_t i = 0; i < tree.nodes().size(); ++i) {
        if (tree[i].tag != article::Tag::link || lower_case(tree.attribute(i, "rel")) != "alternate")
            continue;
        const auto type = lower_case(tree.attribute(i, "type"));
        if (type == "application/rss+xml" || type == "application/atom+xml")
            return article::absolute_address(address, std::string(tree.attribute(i, "href")));
    }
    return {};
}

class Collector {
public:
    Collector(const fs::path& library, const CollectOptions& options)
        : options_(options), folder_(source_folder(library)), state_(read_source_state(folder_)),
          begin_(podcast::now()) {}

    Collected run(const std::vector<ListedAddress>& sources) {
        out_.sources = sources.size();
        for (const auto& source : sources) {
            if (!source.html.empty())
                take_listed(source);
            else if (!is_known_page(source))
                asked_.push_back(
                    {source, state_.feeds.contains(source.address) ? state_.feeds[source.address].at : ""});
        }
        ask_sources();
        ask_pages();
        ask_pictures();
        write_source_state(folder_, state_);
        for (const auto& source : sources) add_articles(source);
        return std::move(out_);
    }

private:
    struct AskedSource {
        ListedAddress source;
        std::string at; // another address, which its page named
    };
    struct WantedPage {
        std::string identity;
        article::SavedArticle article; // all but what the page will say; its body is what the feed has
        std::string hash;
        const std::string* feed{}; // that told of it
        bool public_only{};
    };
    struct NewArticle {
        fs::path file;
        bool public_only{};
    };

    void fault(const std::string& address, const std::string& reason) {
        out_.faults.push_back({article::without_password(address), reason});
    }

    void progress(std::size_t done, std::size_t all, const std::string& address) const {
        if (options_.progress) options_.progress(done, all, article::without_password(address));
    }

    static std::string identity_of_page(const std::string& address) {
        return article::without_password(without_fragment(address));
    }

    bool is_known_page(const ListedAddress& source) const {
        if (source.feed || options_.pages_again || state_.feeds.contains(source.address)) return false;
        const auto known = state_.items.find(identity_of_page(source.address));
        return known != state_.items.end() &&
               (!known->second.file.empty() || known->second.tries >= most_tries);
    }

    KnownItem& item(const std::string& identity) {
        auto& known = state_.items[identity];
        // A second apart, the first as the newest: what has no date comes in the order of its feed.
        if (known.seen.empty())
            known.seen = podcast::iso8601_utc({begin_.unix_seconds - met_++, begin_.offset_minutes});
        return known;
    }

    // public_only: nullopt where nobody is to be asked for its pictures.
    void write(const std::string& identity, article::SavedArticle article, const std::string& hash,
               std::optional<bool> public_only) {
        auto& known = item(identity);
        if (article.otherwise.date.empty()) article.otherwise.date = known.seen;
        const auto text = article::write_saved(article);
        const auto name = podcast::key_of(identity) + ".saved";
        std::error_code error;
        const bool there = !known.file.empty() && fs::exists(folder_ / name, error);
        if (!there || read_file((folder_ / name).string()) != text) {
            AtomicFile file{folder_ / name};
            file.write(text);
            file.commit();
            ++(there ? out_.changed : out_.fresh);
            if (public_only) new_articles_.push_back({folder_ / name, *public_only});
        }
        known.file = name;
        known.hash = hash;
        known.tries = 0;
    }

    // wallabag's export holds the articles.
    void take_listed(const ListedAddress& source) {
        article::SavedArticle article{source.address, {}, source.facts, {}, true, source.html};
        write(identity_of_page(source.address), std::move(article), {}, {});
    }

    void ask_sources() {
        for (std::size_t round = 0; round < 2 && !asked_.empty();
             ++round) { // the second: feeds that pages have named
            const auto asked = std::exchange(asked_, {});
            std::vector<PoliteRequest> requests;
            for (const auto& [source, at] : asked) {
                const auto known = state_.feeds.find(source.address);
                requests.push_back(
                    {at.empty() ? source.address : at,
                     known == state_.feeds.end() ? article::Validators{} : known->second.validators, false});
            }
            std::vector<PoliteReply> replies(requests.size());
            std::size_t done = 0;
            ask_politely(requests, options_.limits, state_.rests, [&](std::size_t i, PoliteReply reply) {
                replies[i] = std::move(reply);
                progress(++done, requests.size(), requests[i].address);
            });
            // In the order of the list: which feed an article belongs to does not depend on which was faster.
            for (std::size_t i = 0; i < asked.size(); ++i) take_reply(asked[i], std::move(replies[i]));
        }
    }

    void take_reply(const AskedSource& asked, PoliteReply reply) {
        const auto& source = asked.source;
        const bool known_feed = state_.feeds.contains(source.address);
        if (!reply.fault.empty()) {
            return source.feed || known_feed || !reply.lasting ? fault(source.address, reply.fault)
                                                               : fault_of_page(source.address, reply.fault);
        }
        if (reply.answer.status == 304) {
            ++out_.unchanged;
            return;
        }
        try {
            if (article::is_feed(reply.answer.bytes)) return take_feed(asked, reply.answer);
            if (source.feed || known_feed)
                return fault(source.address, "not a feed; give the address of an RSS or Atom feed");
            if (asked.at.empty())
                if (const auto feed = named_feed(source.address, reply.answer.bytes); !feed.empty()) {
                    asked_.push_back({source, feed});
                    return;
                }
            article::SavedArticle article{source.address,       {},    source.facts,
                                          reply.answer.charset, false, std::move(reply.answer.bytes)};
            article::read_article_bytes(article.body, source.address); // is there an article in it?
            write(identity_of_page(source.address), std::move(article), {}, reply.answer.from_public);
        } catch (const InputError& error) {
            if (source.feed || known_feed) return fault(source.address, error.what());
            fault_of_page(source.address, error.what());
        }
    }

    void fault_of_page(const std::string& address, const std::string& reason) {
        const bool last = ++item(identity_of_page(address)).tries >= most_tries;
        fault(address, last ? reason + "; not asked again" : reason);
    }

    // The identity of an item: what its guid was known by, else its address, with the guid where another item
    // of the feed has the same one.
    static std::string identity_of_item(const article::FeedItem& item, const std::string& address,
                                        const std::string& feed, const KnownFeed& known,
                                        const std::set<std::string>& taken) {
        if (const auto old = known.items.find(item.guid); old != known.items.end()) return old->second;
        auto identity = article::without_password(address.empty() ? feed + "#" + item.guid : address);
        if (taken.contains(identity)) identity += "#" + item.guid;
        return identity;
    }

    void take_feed(const AskedSource& asked, const article::Answer& answer) {
        const auto& name = asked.source.address;
        auto contents = article::read_feed_items(answer.bytes, article::without_password(name));
        auto& known = state_.feeds[name];
        const auto before = out_.fresh + out_.changed + wanted_.size();
        known.at = asked.at;
        std::set<std::string> taken; // by items that this feed still has
        for (const auto& item : contents.items)
            if (const auto old = known.items.find(item.guid); old != known.items.end())
                taken.insert(old->second);
        for (const auto& item : newest_of(std::move(contents.items), options_.newest)) {
            const auto address = item.address.empty()
                                     ? std::string()
                                     : article::absolute_address(answer.address, item.address);
            const auto identity =
                identity_of_item(item, address, article::without_password(name), known, taken);
            taken.insert(identity);
            known.items[item.guid] = identity;
            auto& owner = this->item(identity).feed;
            if (owner.empty()) owner = name;
            if (owner == name) take_item(item, address, identity, contents, name, answer.from_public);
        }
        if (!contents.fault.empty())
            fault(name, "the feed is broken at " + contents.fault + "; what follows is missing");
        known.validators = contents.fault.empty() ? answer.validators : article::Validators{};
        if (before == out_.fresh + out_.changed + wanted_.size()) ++out_.unchanged;
    }

    void take_item(const article::FeedItem& item, const std::string& address, const std::string& identity,
                   const article::FeedContents& feed, const std::string& name, bool from_public) {
        const auto hash = hash_of(item);
        const auto old = state_.items.find(identity);
        std::error_code error;
        const bool there = old != state_.items.end() && !old->second.file.empty() &&
                           fs::exists(folder_ / old->second.file, error);
        if (there && old->second.hash == hash) return;
        article::SavedArticle article;
        article.address = address;
        article.told = {item.title, item.author, item.date, item.tags};
        article.otherwise.author = feed.author.empty() ? feed.title : feed.author;
        article.part = true;
        article.body = item.html;
        if (!address.empty() && may_be_cut(item))
            wanted_.push_back(
                {identity, std::move(article), hash, &state_.feeds.find(name)->first, from_public});
        else
            settle_for_part(identity, std::move(article), hash, from_public);
    }

    void settle_for_part(const std::string& identity, article::SavedArticle article, const std::string& hash,
                         bool public_only) {
        if (trim(article::text_of_markup(article.body)).empty())
            fault(identity, "the feed has no text of it and no page; nothing can be read");
        else
            write(identity, std::move(article), hash, public_only);
    }

    void ask_pages() {
        std::vector<PoliteRequest> requests;
        for (const auto& page : wanted_) requests.push_back({page.article.address, {}, page.public_only});
        std::size_t done = 0;
        auto saved = std::chrono::steady_clock::now();
        ask_politely(requests, options_.limits, state_.rests, [&](std::size_t i, PoliteReply reply) {
            take_page(wanted_[i], std::move(reply));
            progress(++done, requests.size(), requests[i].address);
            constexpr std::chrono::seconds between{20}; // what a run that is killed has fetched is kept
            if (std::chrono::steady_clock::now() - saved < between) return;
            saved = std::chrono::steady_clock::now();
            write_source_state(folder_, state_);
        });
    }

    void take_page(WantedPage& page, PoliteReply reply) {
        auto reason = reply.fault;
        if (reason.empty()) try {
                auto article = page.article;
                article.part = false;
                article.charset = reply.answer.charset;
                article.body = std::move(reply.answer.bytes);
                const auto read =
                    article::read_article_bytes(article::write_saved(article), page.article.address);
                // A page that is made by scripts has less to say than the feed.
                if (characters_of(read) < length_utf8(article::text_of_markup(page.article.body)))
                    return settle_for_part(page.identity, std::move(page.article), page.hash,
                                           page.public_only);
                return write(page.identity, std::move(article), page.hash, reply.answer.from_public);
            } catch (const InputError& error) {
                reason = error.what();
            }
        auto& known = item(page.identity);
        if (reply.fault.empty() || reply.lasting) ++known.tries;
        if (known.tries < most_tries) {
            state_.feeds[*page.feed].validators = {}; // it must come whole once more
            return fault(page.article.address, reason);
        }
        if (trim(article::text_of_markup(page.article.body)).empty())
            return fault(page.article.address, reason + "; not asked again");
        fault(page.article.address, reason + "; what the feed says of it is read");
        settle_for_part(page.identity, std::move(page.article), page.hash, page.public_only);
    }

    // Once; a page leads to what could not be had.
    void ask_pictures() {
        std::vector<PoliteRequest> requests;
        std::vector<fs::path> files;
        for (const auto& [file, public_only] : new_articles_) {
            std::set<std::string> wanted;
            for (const auto& block : article::read_article(file.string()).blocks)
                for (const auto& picture : block.pictures) {
                    if (!article::is_url(picture.address) || wanted.size() >= most_pictures_of_one ||
                        requests.size() >= most_pictures_of_all || !wanted.insert(picture.address).second)
                        continue;
                    requests.push_back({picture.address, {}, public_only});
                    files.push_back(article::saved_picture(file, picture.address));
                }
        }
        std::size_t done = 0;
        ask_politely(requests, {article::largest_picture, 20}, state_.rests,
                     [&](std::size_t i, PoliteReply reply) {
                         if (reply.fault.empty() && !reply.answer.bytes.empty()) {
                             AtomicFile file{files[i]};
                             file.write(reply.answer.bytes);
                             file.commit();
                         }
                         progress(++done, requests.size(), requests[i].address);
                     });
    }

    void add_articles(const ListedAddress& source) {
        const auto add = [&](const std::string& identity) {
            const auto known = state_.items.find(identity);
            if (known == state_.items.end() || known->second.file.empty() || !added_.insert(identity).second)
                return;
            out_.articles.push_back({folder_ / known->second.file, identity});
        };
        if (const auto feed = state_.feeds.find(source.address); feed != state_.feeds.end())
            for (const auto& [guid, identity] : feed->second.items) add(identity);
        else
            add(identity_of_page(source.address));
    }

    const CollectOptions& options_;
    fs::path folder_;
    SourceState state_;
    podcast::Moment begin_;
    std::int64_t met_{};
    std::vector<AskedSource> asked_;
    std::vector<WantedPage> wanted_;
    std::vector<NewArticle> new_articles_;
    std::set<std::string> added_;
    Collected out_;
};

} // namespace

Collected collect_sources(const std::vector<ListedAddress>& sources, const fs::path& library,
                          const CollectOptions& options) {
    const auto lock = podcast::lock_library(library, "sources", true);
    return Collector{library, options}.run(sources);
}

} // namespace langdu::sources
