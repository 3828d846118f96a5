#include "podcast/feed.h"

#include "base/error.h"
#include "base/escape.h"
#include "base/file_pattern.h"
#include "base/unicode.h"
#include "podcast/categories.h"
#include "podcast/dates.h"
#include "podcast/identity.h"
#include "podcast/natural_order.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

namespace langdu::podcast {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t description_limit = 4000; // bytes, Apple's

Moment moment_of(const EpisodeRecord& episode) {
    if (const auto date = parse_date(episode.date)) return *date;
    return parse_date(episode.rendered).value_or(Moment{});
}

std::string clock(double seconds, bool milliseconds) {
    const auto all = static_cast<long long>(std::llround(seconds * 1000));
    char whole[48], part[8];
    std::snprintf(whole, sizeof whole, "%02lld:%02lld:%02lld", all / 3'600'000, all / 60'000 % 60,
                  all / 1000 % 60);
    std::snprintf(part, sizeof part, ".%03lld", all % 1000);
    return milliseconds ? std::string(whole) + part : whole;
}

// Lines "00:00:00 title" that apps turn into links; whole lines only, cut to what a description may hold.
std::string description_of(const EpisodeRecord& episode) {
    std::string out = episode.title;
    if (!episode.author.empty()) out.append("\n").append(episode.author);
    if (episode.chapters.size() > 1) {
        out += "\n";
        for (const auto& chapter : episode.chapters) {
            std::string line{"\n"};
            line.append(clock(chapter.seconds, false)).append(" ").append(chapter.title);
            if (out.size() + line.size() > description_limit) break;
            out += line;
        }
    }
    return std::string(out.substr(0, grapheme_cut(out, description_limit)));
}

// The same for apps that show HTML: the chapters as links into the page.
std::string notes_of(const EpisodeRecord& episode, const std::string& page) {
    std::string out = "<p>" + escape_xml(episode.title) + "</p>";
    if (!episode.author.empty()) out += "<p>" + escape_xml(episode.author) + "</p>";
    if (episode.chapters.size() > 1) {
        out += "<ul>";
        for (const auto& chapter : episode.chapters) {
            const auto time = clock(chapter.seconds, false);
            const auto second = std::to_string(static_cast<long long>(chapter.seconds));
            out += "<li>" +
                   (page.empty() ? time
                                 : "<a href=\"" + escape_xml(page) + "#t=" + second + "\">" + time + "</a>") +
                   " " + escape_xml(chapter.title) + "</li>";
        }
        out += "</ul>";
    }
    return out;
}

std::string inline_element(std::string_view name, std::string_view text) {
    std::string out{"<"};
    return out.append(name).append(">").append(escape_xml(text)).append("</").append(name).append(">");
}

std::string element(std::string_view name, std::string_view text) {
    return inline_element(name, text) + '\n';
}

bool has_file(const fs::path& library, const std::string& name) {
    std::error_code error;
    return !name.empty() && fs::is_regular_file(library / name, error);
}

std::string chapters_of(const EpisodeRecord& episode) {
    std::string out = "    <psc:chapters version=\"1.2\">\n";
    for (const auto& chapter : episode.chapters)
        out += "      <psc:chapter start=\"" + clock(chapter.seconds, true) + "\" title=\"" +
               escape_xml(chapter.title) + "\"/>\n";
    return out + "    </psc:chapters>\n";
}

struct SideLink {
    const char *suffix, *element, *type;
    bool has_language;
};
constexpr SideLink side_links[] = {
    {".chapters.json", "podcast:chapters", "application/json+chapters", false},
    {".vtt", "podcast:transcript", "text/vtt", true},
    {".transcript.json", "podcast:transcript", "application/json", true},
    {".srt", "podcast:transcript", "application/x-subrip", true},
};

std::string side_element(const SideLink& side, const std::string& url, const std::string& language) {
    std::string out =
        std::string("<") + side.element + " url=\"" + escape_xml(url) + "\" type=\"" + side.type + "\"";
    if (side.has_language) out += " language=\"" + escape_xml(language) + "\"";
    return out + "/>\n";
}

std::string person(const char* role, const char* group, const std::string& name) {
    return std::string("<podcast:person role=\"") + role + "\" group=\"" + group + "\">" + escape_xml(name) +
           "</podcast:person>\n";
}

std::string category_element(const std::string& text) {
    const auto category = find_category(text);
    if (!category) return {};
    const auto open = [](std::string_view name) {
        return "<itunes:category text=\"" + escape_xml(name) + "\"";
    };
    if (category->within.empty()) return open(category->name) + "/>\n";
    return open(category->within) + ">" + open(category->name) + "/></itunes:category>\n";
}

// When any of its episodes was made last; nothing for none.
std::string last_build_date(const std::vector<EpisodeRecord>& episodes) {
    Moment latest;
    for (const auto& episode : episodes) {
        const auto moment = parse_date(episode.rendered);
        if (moment && moment->unix_seconds > latest.unix_seconds) latest = *moment;
    }
    return latest.unix_seconds ? "  " + element("lastBuildDate", rfc2822(latest)) : std::string();
}

std::string item_of(const EpisodeRecord& episode, const FeedOptions& options, const fs::path& library,
                    std::size_t number) {
    const auto& base = options.base_url;
    std::string out = "  <item>\n";
    out += "    " + element("title", episode.title);
    out += "    <guid isPermaLink=\"false\">urn:uuid:" + escape_xml(episode.guid) + "</guid>\n";
    out += "    " + element("pubDate", rfc2822(moment_of(episode)));
    out += "    <enclosure url=\"" + escape_xml(base + episode.sound) + "\" length=\"" +
           std::to_string(episode.bytes) + "\" type=\"" + escape_xml(episode.mime) + "\"/>\n";
    if (has_file(library, episode.stem + ".html"))
        out += "    " + element("link", base + episode.stem + ".html");
    out += "    " + element("description", description_of(episode));
    const bool has_page = has_file(library, episode.stem + ".html");
    out +=
        "    " + element("content:encoded", notes_of(episode, has_page ? base + episode.stem + ".html" : ""));
    out += "    <itunes:duration>" + std::to_string(std::llround(episode.duration_seconds)) +
           "</itunes:duration>\n";
    out += "    <itunes:explicit>false</itunes:explicit>\n";
    out += "    <itunes:episodeType>full</itunes:episodeType>\n";
    if (options.serial) out += "    <itunes:episode>" + std::to_string(number) + "</itunes:episode>\n";
    if (!episode.author.empty()) {
        out += "    " + element("itunes:author", episode.author);
        out += "    " + person("author", "writing", episode.author);
    }
    if (!episode.voice.empty()) out += "    " + person("narrator", "cast", episode.voice);
    for (const auto& tag : episode.tags) out += "    " + element("category", tag);
    if (has_file(library, episode.cover))
        out += "    <itunes:image href=\"" + escape_xml(base + episode.cover) + "\"/>\n";
    for (const auto& side : side_links)
        if (const auto name = episode.stem + side.suffix; has_file(library, name))
            out += "    " + side_element(side, base + name,
                                         episode.language.empty() ? options.language : episode.language);
    return out + chapters_of(episode) + "  </item>\n";
}

std::string page_name(const std::string& file_name, std::size_t page) {
    if (page == 0) return file_name;
    const fs::path path = file_name;
    return path.stem().string() + "-" + std::to_string(page + 1) + path.extension().string();
}

std::string atom_link(const char* relation, const std::string& url) {
    return std::string("  <atom:link rel=\"") + relation + "\" href=\"" + escape_xml(url) +
           "\" type=\"application/rss+xml\"/>\n";
}

struct Page {
    std::size_t index, count;
};

std::string head_of(const std::vector<EpisodeRecord>& episodes, const FeedOptions& options,
                    const fs::path& library, Page page) {
    const auto& base = options.base_url;
    const auto url = [&](std::size_t index) { return base + page_name(options.file_name, index); };
    std::string out = "  " + element("title", options.title);
    out += "  " + element("link", base);
    out +=
        "  " + element("description",
                       options.description.substr(0, grapheme_cut(options.description, description_limit)));
    out += "  " + element("language", options.language);
    out += "  " + element("generator", "langdu " LANGDU_VERSION);
    out += last_build_date(episodes);
    if (!options.copyright.empty()) out += "  " + element("copyright", options.copyright);
    out += atom_link("self", url(page.index));
    if (page.count > 1) {
        out += atom_link("first", url(0));
        if (page.index > 0) out += atom_link("prev", url(page.index - 1));
        if (page.index + 1 < page.count) out += atom_link("next", url(page.index + 1));
        out += atom_link("last", url(page.count - 1));
    }
    out += "  " + element("itunes:author", options.author);
    out += std::string("  <itunes:type>") + (options.serial ? "serial" : "episodic") + "</itunes:type>\n";
    if (!options.email.empty())
        out += "  <itunes:owner>" +
               inline_element("itunes:name", options.owner.empty() ? options.author : options.owner) +
               inline_element("itunes:email", options.email) + "</itunes:owner>\n";
    out += "  " + category_element(options.category);
    out += "  <itunes:explicit>false</itunes:explicit>\n";
    if (!options.is_public) out += "  <itunes:block>Yes</itunes:block>\n";
    if (has_file(library, options.cover)) {
        const auto cover = escape_xml(base + options.cover);
        out += "  <itunes:image href=\"" + cover + "\"/>\n";
        out += "  <image><url>" + cover + "</url><title>" + escape_xml(options.title) + "</title><link>" +
               escape_xml(base) + "</link></image>\n";
    }
    out += element("podcast:guid", options.guid.empty() ? feed_guid(url(0)) : options.guid);
    out += std::string("  <podcast:medium>") + (options.serial ? "audiobook" : "podcast") +
           "</podcast:medium>\n";
    out += "  <podcast:locked>yes</podcast:locked>\n";
    return out;
}

// Letters of any size: "ai" is AI.
bool has_one_of(const std::vector<std::string>& wanted, const EpisodeRecord& episode) {
    return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const std::string& tag) {
               return std::any_of(episode.tags.begin(), episode.tags.end(),
                                  [&](const std::string& own) { return lower_case(own) == lower_case(tag); });
           });
}

} // namespace

FeedOptions checked(FeedOptions options) {
    const bool known = options.base_url.starts_with("http://") || options.base_url.starts_with("https://");
    if (!known || options.base_url.size() < 9 ||
        options.base_url.find_first_of(" \"<>\n\t?#") != std::string::npos)
        throw SettingError("base-url", options.base_url,
                           "not the web address of a folder; try https://example.org/podcast/");
    if (!options.base_url.ends_with('/')) options.base_url += '/';
    if (!find_category(options.category))
        throw SettingError(
            "category", options.category,
            "not in Apple's list; try News, Education, Technology, Arts/Books, Fiction, History");
    return options;
}

void fix_guid(FeedOptions& options) {
    if (options.guid.empty()) options.guid = feed_guid(checked(options).base_url + options.file_name);
}

std::vector<EpisodeRecord> in_feed_order(const Catalog& episodes, const FeedOptions& options) {
    std::vector<EpisodeRecord> out;
    for (const auto& [identity, record] : episodes)
        if ((options.include.empty() || matches_any(options.include, identity)) &&
            has_one_of(options.tags, record))
            out.push_back(record);
    std::map<std::string, std::string> keys;
    for (const auto& record : out) keys.emplace(record.identity, natural_key(record.identity));
    std::sort(out.begin(), out.end(),
              [&](const auto& a, const auto& b) { return keys.at(a.identity) < keys.at(b.identity); });
    if (!options.serial) // stable: equal moments stay in their natural order
        std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
            return moment_of(a).unix_seconds > moment_of(b).unix_seconds;
        });
    return out;
}

std::vector<FeedFile> make_feed(const std::vector<EpisodeRecord>& episodes, const FeedOptions& given,
                                const fs::path& library) {
    const FeedOptions options = checked(given);
    const std::size_t total = options.limit ? std::min(options.limit, episodes.size()) : episodes.size();
    const std::size_t page_size = options.page_size ? options.page_size : std::max<std::size_t>(total, 1);
    const std::size_t pages = std::max<std::size_t>(1, (total + page_size - 1) / page_size);
    std::vector<FeedFile> out;
    for (std::size_t page = 0; page < pages; ++page) {
        std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<?xml-stylesheet type=\"text/css\" href=\"assets/feed.css\"?>\n"
                          "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" "
                          "xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"\n"
                          "     xmlns:podcast=\"https://podcastindex.org/namespace/1.0\" "
                          "xmlns:psc=\"http://podlove.org/simple-chapters\" "
                          "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\n"
                          "<channel>\n";
        xml += head_of(episodes, options, library, {page, pages});
        for (std::size_t i = page * page_size; i < std::min(total, (page + 1) * page_size); ++i)
            xml += item_of(episodes[i], options, library, i + 1);
        out.push_back({page_name(options.file_name, page), xml + "</channel>\n</rss>\n"});
    }
    return out;
}

} // namespace langdu::podcast
