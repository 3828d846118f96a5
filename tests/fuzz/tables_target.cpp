// What users and other programs write for langdu; the first letter says which: l a lexicon, t TOML, s
// langdu.toml, v a voice, o an outline, e episode.json, b library.json, c a picture, d a date.
#include "base/files.h"
#include "fuzz/targets.h"

#include "app/settings.h"
#include "article/xml_tree.h"
#include "base/error.h"
#include "base/toml.h"
#include "chapter/outline.h"
#include "chapter/script.h"
#include "normalizer/normalize.h"
#include "normalizer/user_lexicon.h"
#include "podcast/dates.h"
#include "podcast/episode_page.h"
#include "podcast/episode_record.h"
#include "podcast/feed.h"
#include "podcast/index_page.h"
#include "podcast/library_settings.h"
#include "speech/voice.h"
#include "test_support.h"
#include "writer/cover.h"

#include <memory>

namespace langdu::fuzz {

namespace {

const test::TemporaryDirectory& folder() {
    static const test::TemporaryDirectory one;
    return one;
}

void use_lexicon(std::string_view text) {
    normalizer::NormalizerOptions options;
    options.lexicons.push_back(
        std::make_shared<const normalizer::UserLexicon>(normalizer::UserLexicon::parse(text, "mine.tsv")));
    static const normalizer::Normalizer normalizer{data_directory()};
    normalizer.normalize("行长说SQL和3号楼，银行的行长在2号楼。", options);
    normalizer.normalize(text, options);
}

void demand_xml(const std::string& xml) {
    try {
        article::parse_xml(xml, "made");
    } catch (const InputError& error) {
        demand(false, std::string("a feed that is no XML: ") + error.what());
    }
}

void publish(const podcast::EpisodeRecord& record, const podcast::FeedOptions& options) {
    podcast::Catalog catalog;
    catalog[record.identity] = record;
    const auto order = podcast::in_feed_order(catalog, options);
    for (const auto& page : podcast::make_feed(order, options, folder().path())) demand_xml(page.xml);
    podcast::index_page(order, {options});
    podcast::episode_order(order);
    chapter::Script script;
    script.title = record.title;
    script.chapters.push_back({record.title, 1, 1, {{chapter::PassageKind::paragraph, 1, record.title}}});
    const auto page = podcast::episode_page({}, record, script, {}, podcast::PageWords{options.language});
    const auto english = podcast::reword_page(page, record, podcast::PageWords{"en"});
    demand(podcast::reword_page(english, record, podcast::PageWords{options.language}) == page,
           "a page that is put into other words and back is another");
}

void use_episode(std::string_view json) {
    const auto record = podcast::parse_episode_record(std::string(json), "a.episode.json");
    auto again = podcast::parse_episode_record(podcast::to_json(record), "written");
    demand(podcast::to_json(again) == podcast::to_json(record),
           "an episode that is written and read is another");
    publish(record, {});
}

void use_library(std::string_view json) {
    test::write_text(folder() / podcast::library_settings_name, std::string(json));
    podcast::EpisodeRecord record;
    record.identity = record.title = "一";
    record.stem = "a";
    record.sound = "a.mp3";
    record.guid = "00000000-0000-0000-0000-000000000000";
    for (auto feed : podcast::read_library_settings(folder().path()).feeds) {
        podcast::fix_guid(feed);
        publish(record, feed);
    }
}

void use_date(std::string_view text) {
    const auto moment = podcast::parse_date(text);
    if (!moment) return;
    podcast::rfc2822(*moment);
    const auto again = podcast::parse_date(podcast::iso8601_utc(*moment));
    demand(again && again->unix_seconds == moment->unix_seconds,
           "a date that is written and read is another");
}

void use_file(char kind, std::string_view text) {
    const auto path = folder() / (kind == 's' ? "langdu.toml" : "voice.toml");
    test::write_text(path, std::string(text));
    if (kind == 's')
        app::make_job((folder() / "a.md").string(), "a.mp3", {});
    else
        speech::load_voice(path.string());
}

} // namespace

void read_table(std::string_view bytes) {
    if (bytes.empty()) return;
    const auto text = bytes.substr(1);
    try {
        switch (bytes.front()) {
        case 'l':
            return use_lexicon(text);
        case 't':
            return static_cast<void>(parse_toml(text, "a.toml"));
        case 'o':
            return static_cast<void>(chapter::parse_outline(text, "outline.txt"));
        case 'e':
            return use_episode(text);
        case 'b':
            return use_library(text);
        case 'c':
            return static_cast<void>(writer::parse_cover(std::string(text), "a.png"));
        case 'd':
            return use_date(text);
        case 's':
        case 'v':
            return use_file(bytes.front(), text);
        default:
            return;
        }
    } catch (const Error&) { // refused: fine
    }
}

} // namespace langdu::fuzz
