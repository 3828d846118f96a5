#include "podcast/feed.h"

#include "base/error.h"
#include "base/file_pattern.h"
#include "base/unicode.h"
#include "podcast/dates.h"
#include "podcast/identity.h"
#include "podcast/natural_order.h"
#include "podcast/xml.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

namespace langdu {

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

std::string element(std::string_view name, std::string_view text) {
    std::string out{"<"};
    return out.append(name).append(">").append(escape_xml(text)).append("</").append(name).append(">\n");
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
    const char* suffix;
    const char* before;
    const char* after;
};
constexpr SideLink side_links[] = {
    {".chapters.json", "<podcast:chapters url=\"", "\" type=\"application/json+chapters\"/>\n"},
    {".vtt", "<podcast:transcript url=\"", "\" type=\"text/vtt\" language=\"zh-cn\"/>\n"},
    {".transcript.json", "<podcast:transcript url=\"", "\" type=\"application/json\" language=\"zh-cn\"/>\n"},
    {".srt", "<podcast:transcript url=\"", "\" type=\"application/x-subrip\" language=\"zh-cn\"/>\n"},
};

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
    out += "    <itunes:duration>" + std::to_string(std::llround(episode.duration_seconds)) +
           "</itunes:duration>\n";
    out += "    <itunes:explicit>false</itunes:explicit>\n";
    out += "    <itunes:episodeType>full</itunes:episodeType>\n";
    if (options.serial) out += "    <itunes:episode>" + std::to_string(number) + "</itunes:episode>\n";
    if (!episode.author.empty()) out += "    " + element("itunes:author", episode.author);
    for (const auto& tag : episode.tags) out += "    " + element("category", tag);
    if (has_file(library, episode.cover))
        out += "    <itunes:image href=\"" + escape_xml(base + episode.cover) + "\"/>\n";
    for (const auto& side : side_links)
        if (const auto name = episode.stem + side.suffix; has_file(library, name))
            out += "    " + (side.before + escape_xml(base + name)) + side.after;
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

std::string head_of(const FeedOptions& options, const fs::path& library, Page page) {
    const auto& base = options.base_url;
    const auto url = [&](std::size_t index) { return base + page_name(options.file_name, index); };
    std::string out = "  " + element("title", options.title);
    out += "  " + element("link", base);
    out +=
        "  " + element("description",
                       options.description.substr(0, grapheme_cut(options.description, description_limit)));
    out += "  " + element("language", options.language);
    out += "  " + element("generator", "langdu");
    out += atom_link("self", url(page.index));
    if (page.count > 1) {
        out += atom_link("first", url(0));
        if (page.index > 0) out += atom_link("prev", url(page.index - 1));
        if (page.index + 1 < page.count) out += atom_link("next", url(page.index + 1));
        out += atom_link("last", url(page.count - 1));
    }
    out += "  " + element("itunes:author", options.author);
    out += std::string("  <itunes:type>") + (options.serial ? "serial" : "episodic") + "</itunes:type>\n";
    out += "  <itunes:category text=\"" + escape_xml(options.category) + "\"/>\n";
    out += "  <itunes:explicit>false</itunes:explicit>\n";
    if (!options.is_public) out += "  <itunes:block>Yes</itunes:block>\n";
    if (has_file(library, options.cover)) {
        const auto cover = escape_xml(base + options.cover);
        out += "  <itunes:image href=\"" + cover + "\"/>\n";
        out += "  <image><url>" + cover + "</url><title>" + escape_xml(options.title) + "</title><link>" +
               escape_xml(base) + "</link></image>\n";
    }
    out +=
        "  <podcast:guid>" + (options.guid.empty() ? feed_guid(url(0)) : options.guid) + "</podcast:guid>\n";
    out += "  <podcast:medium>podcast</podcast:medium>\n";
    out += "  <podcast:locked>yes</podcast:locked>\n";
    return out;
}

FeedOptions checked(FeedOptions options) {
    const bool known = options.base_url.starts_with("http://") || options.base_url.starts_with("https://");
    if (!known || options.base_url.size() < 9 ||
        options.base_url.find_first_of(" \"<>\n\t?#") != std::string::npos)
        throw SettingError("base-url", options.base_url,
                           "not the web address of a folder; try https://example.org/podcast/");
    if (!options.base_url.ends_with('/')) options.base_url += '/';
    return options;
}

// Letters of any size: "ai" is AI.
bool has_one_of(const std::vector<std::string>& wanted, const EpisodeRecord& episode) {
    return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const std::string& tag) {
               return std::any_of(episode.tags.begin(), episode.tags.end(),
                                  [&](const std::string& own) { return lower_case(own) == lower_case(tag); });
           });
}

} // namespace

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
                          "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" "
                          "xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"\n"
                          "     xmlns:podcast=\"https://podcastindex.org/namespace/1.0\" "
                          "xmlns:psc=\"http://podlove.org/simple-chapters\">\n"
                          "<channel>\n";
        xml += head_of(options, library, {page, pages});
        for (std::size_t i = page * page_size; i < std::min(total, (page + 1) * page_size); ++i)
            xml += item_of(episodes[i], options, library, i + 1);
        out.push_back({page_name(options.file_name, page), xml + "</channel>\n</rss>\n"});
    }
    return out;
}

} // namespace langdu
