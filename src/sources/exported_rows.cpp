#include "sources/exported_rows.h"

#include "article/fetch.h"
#include "article/xml_tree.h"
#include "base/json.h"
#include "base/unicode.h"
#include "podcast/dates.h"
#include "sources/csv.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace langdu::sources {

namespace {

using Row = std::map<std::string, std::string>;

// The first name of a row that is there counts.
constexpr std::string_view address_names[] = {"url", "given_url", "resolved_url", "link", "href", "address"};
constexpr std::string_view title_names[] = {"title", "given_title", "resolved_title", "name"};
constexpr std::string_view author_names[] = {"authors", "author", "published_by"};
constexpr std::string_view published_names[] = {"published", "published_at", "date_published", "publishedat"};
constexpr std::string_view added_names[] = {"time_added", "created",       "created_at", "savedat",
                                            "timestamp",  "creation date", "date",       "added"};
constexpr std::string_view html_names[] = {"content_html", "html", "content"};

template <std::size_t count>
std::string first_of(const Row& row, const std::string_view (&names)[count]) {
    for (const auto name : names)
        if (const auto found = row.find(std::string(name));
            found != row.end() && !trim(found->second).empty())
            return std::string(trim(found->second));
    return {};
}

// 1700000000 is what Pocket and Instapaper write; 14/03/2024 08:10:00 wallabag's table.
std::string iso_moment(const std::string& text) {
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error == std::errc() && end == text.data() + text.size() && seconds > 100'000'000)
        return podcast::iso8601_utc({seconds, 0});
    if (text.size() >= 10 && text[2] == '/' && text[5] == '/')
        return text.substr(6, 4) + "-" + text.substr(3, 2) + "-" + text.substr(0, 2);
    return text;
}

// What is a page's text without the page has tags; Readeck's "content" may be an address.
bool is_html(std::string_view text) { return text.find('<') != std::string_view::npos; }

std::optional<ListedAddress> address_of(const Row& row) {
    ListedAddress out;
    out.address = first_of(row, address_names);
    if (!article::is_url(out.address)) return std::nullopt;
    const auto published = first_of(row, published_names);
    out.facts = {first_of(row, title_names),
                 first_of(row, author_names),
                 iso_moment(published.empty() ? first_of(row, added_names) : published),
                 {}};
    if (article::is_url(out.facts.title))
        out.facts.title.clear(); // Pocket's titles of what it could not read
    if (auto html = first_of(row, html_names); is_html(html)) out.html = std::move(html);
    return out;
}

std::vector<ListedAddress> addresses_of(const std::vector<Row>& rows) {
    std::vector<ListedAddress> out;
    for (const auto& row : rows)
        if (auto address = address_of(row)) out.push_back(std::move(*address));
    return out;
}

// A list of names is one of people: ["李明", {"name": "王芳"}].
std::string text_of(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
    if (value.is_object()) return value.contains("name") ? text_of(value["name"]) : std::string();
    std::string out;
    if (value.is_array())
        for (const auto& part : value)
            if (const auto text = text_of(part); !text.empty())
                out.append(out.empty() ? "" : "、").append(text);
    return out;
}

void collect_rows(const Json& value, int depth, std::vector<Row>& rows) {
    constexpr int deepest = 8;
    if (depth > deepest) return;
    if (value.is_object()) {
        Row row;
        for (const auto& [name, field] : value.items()) row[lower_case(name)] = text_of(field);
        if (address_of(row)) {
            rows.push_back(std::move(row));
            return;
        }
    }
    if (value.is_structured())
        for (const auto& part : value) collect_rows(part, depth + 1, rows);
}

} // namespace

std::vector<ListedAddress> addresses_of_csv(std::string_view utf8) { return addresses_of(parse_csv(utf8)); }

std::vector<ListedAddress> addresses_of_json(std::string_view utf8) {
    const auto value = try_parse_json(utf8);
    std::vector<Row> rows;
    if (!value.is_discarded()) collect_rows(value, 0, rows);
    return addresses_of(rows);
}

std::vector<ListedAddress> addresses_of_xml(std::string_view utf8, const std::string& place) {
    const auto document = article::parse_xml(utf8, place);
    std::vector<Row> rows;
    for (const auto& entry : document.document_element().children()) {
        Row row;
        for (const auto& field : entry.children())
            row[lower_case(article::local_name(field))] = article::text_below(field);
        if (const auto content = article::child_of(entry, "content")) row["content"] = content.text().get();
        rows.push_back(std::move(row));
    }
    return addresses_of(rows);
}

} // namespace langdu::sources
