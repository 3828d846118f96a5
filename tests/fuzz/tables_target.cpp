// What users and other programs write for langdu; the first letter says which: l a lexicon, t TOML, s
// langdu.toml, v a voice, o an outline, e episode.json, b library.json, c a picture, d a date.
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
    NormalizerOptions options;
    options.lexicons.push_back(std::make_shared<const UserLexicon>(UserLexicon::parse(text, "mine.tsv")));
    normalize("行长说SQL和3号楼，银行的行长在2号楼。", options);
    normalize(text, options);
}

void demand_xml(const std::string& xml) {
    try {
        parse_xml(xml, "made");
    } catch (const InputError& error) {
        demand(false, std::string("a feed that is no XML: ") + error.what());
    }
}

void publish(const EpisodeRecord& record, const FeedOptions& options) {
    Catalog catalog;
    catalog[record.identity] = record;
    const auto order = in_feed_order(catalog, options);
    for (const auto& page : make_feed(order, options, folder().path())) demand_xml(page.xml);
    index_page(order, {options});
    episode_order(order);
    Script script;
    script.title = record.title;
    script.chapters.push_back({record.title, 1, 1, {{PassageKind::paragraph, 1, record.title}}});
    episode_page({}, record, script, {});
}

void use_episode(std::string_view json) {
    const auto record = parse_episode_record(std::string(json), "a.episode.json");
    auto again = parse_episode_record(to_json(record), "written");
    demand(to_json(again) == to_json(record), "an episode that is written and read is another");
    publish(record, {});
}

void use_library(std::string_view json) {
    test::write_text(folder() / library_settings_name, std::string(json));
    EpisodeRecord record;
    record.identity = record.title = "一";
    record.stem = "a";
    record.sound = "a.mp3";
    record.guid = "00000000-0000-0000-0000-000000000000";
    for (auto feed : read_library_settings(folder().path()).feeds) {
        fix_guid(feed);
        publish(record, feed);
    }
}

void use_date(std::string_view text) {
    const auto moment = parse_date(text);
    if (!moment) return;
    rfc2822(*moment);
    const auto again = parse_date(iso8601_utc(*moment));
    demand(again && again->unix_seconds == moment->unix_seconds,
           "a date that is written and read is another");
}

void use_file(char kind, std::string_view text) {
    const auto path = folder() / (kind == 's' ? "langdu.toml" : "voice.toml");
    test::write_text(path, std::string(text));
    if (kind == 's')
        make_job((folder() / "a.md").string(), "a.mp3", {});
    else
        load_voice(path.string());
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
            return static_cast<void>(parse_outline(text, "outline.txt"));
        case 'e':
            return use_episode(text);
        case 'b':
            return use_library(text);
        case 'c':
            return static_cast<void>(parse_cover(std::string(text), "a.png"));
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
