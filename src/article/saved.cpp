#include "article/saved.h"

#include "article/fetch.h"
#include "article/markup.h"
#include "article/pictures.h"
#include "article/readers.h"
#include "article/xml_tree.h"
#include "base/error.h"
#include "base/files.h"
#include "base/hash.h"
#include "base/unicode.h"

#include <utility>

namespace langdu::article {

namespace {

constexpr std::string_view first_line = "langdu saved article 1\n";

struct SavedField {
    std::string_view name;
    std::string& (*of)(SavedArticle&);
};

constexpr SavedField saved_fields[] = {
    {"Address", [](SavedArticle& a) -> std::string& { return a.address; }},
    {"Title", [](SavedArticle& a) -> std::string& { return a.told.title; }},
    {"Author", [](SavedArticle& a) -> std::string& { return a.told.author; }},
    {"Date", [](SavedArticle& a) -> std::string& { return a.told.date; }},
    {"Tags", [](SavedArticle& a) -> std::string& { return a.told.tags; }},
    {"Otherwise-Title", [](SavedArticle& a) -> std::string& { return a.otherwise.title; }},
    {"Otherwise-Author", [](SavedArticle& a) -> std::string& { return a.otherwise.author; }},
    {"Otherwise-Date", [](SavedArticle& a) -> std::string& { return a.otherwise.date; }},
    {"Otherwise-Tags", [](SavedArticle& a) -> std::string& { return a.otherwise.tags; }},
    {"Charset", [](SavedArticle& a) -> std::string& { return a.charset; }},
};

void settle(Article& article, std::string& field, const std::string& told, const std::string& otherwise) {
    if (!told.empty() && field != told) {
        if (!field.empty()) article.skipped.push_back({0, field, SkipReason::page_title});
        field = told;
    } else if (field.empty())
        field = otherwise;
}

Article read_part(const SavedArticle& saved) {
    Article out;
    out.marked_up = true;
    add_markup(saved.body, out);
    out.original = saved.address;
    return out;
}

Article read_whole(const SavedArticle& saved, ReadOptions options) {
    if (!options.encoding && !saved.charset.empty() && saved.charset != "utf-8" &&
        find_invalid_utf8(saved.body))
        options.encoding = saved.charset;
    options.reader.reset();
    options.pictures = false; // nothing is fetched now
    return read_article_bytes(saved.body, saved.address, options);
}

// Pictures stand where the article was published.
void make_absolute(Article& article, const std::string& page) {
    const auto settle_one = [&](std::string& address) {
        if (address.empty() || address.starts_with("data:") || article.pictures.contains(address)) return;
        if (auto whole = absolute_address(page, address); !whole.empty()) address = std::move(whole);
    };
    settle_one(article.cover);
    for (auto& block : article.blocks) {
        for (auto& picture : block.pictures) settle_one(picture.address);
        for (auto& mark : block.inlines)
            if (mark.kind == InlineKind::link && !mark.target.starts_with('#')) settle_one(mark.target);
    }
}

} // namespace

std::filesystem::path saved_picture(const std::filesystem::path& article, const std::string& address) {
    return article.parent_path() / (article.stem().string() + "." + Hash().add(address).hex() + ".picture");
}

std::string write_saved(const SavedArticle& article) {
    std::string out{first_line};
    auto copy = article;
    for (const auto& field : saved_fields)
        if (const auto value = one_line(field.of(copy)); !value.empty())
            out.append(field.name).append(": ").append(value).append("\n");
    if (article.part) out.append("Form: part\n");
    return out.append("\n").append(article.body);
}

SavedArticle parse_saved(std::string_view bytes, const std::string& place) {
    SavedArticle out;
    const auto end = bytes.find("\n\n");
    if (!bytes.starts_with(first_line) || end == std::string_view::npos)
        throw InputError(place + ": no saved article; remove it, the next batch fetches it again");
    out.body = bytes.substr(end + 2);
    auto head = bytes.substr(first_line.size(), end + 1 - first_line.size());
    while (!head.empty()) {
        const auto line = head.substr(0, head.find('\n'));
        head.remove_prefix(std::min(head.size(), line.size() + 1));
        const auto colon = std::min(line.find(": "), line.size());
        const auto value = line.substr(std::min(colon + 2, line.size()));
        for (const auto& field : saved_fields)
            if (field.name == line.substr(0, colon)) field.of(out) = value;
        if (line == "Form: part") out.part = true;
    }
    return out;
}

Recognized recognize_saved(std::string_view bytes) {
    return bytes.starts_with(first_line) ? Recognized::sure : Recognized::no;
}

Article read_saved(const Source& source) {
    const auto saved = parse_saved(source.bytes, place_of(source));
    auto out = saved.part ? read_part(saved) : read_whole(saved, source.options);
    settle(out, out.title, saved.told.title, saved.otherwise.title);
    settle(out, out.author, saved.told.author, saved.otherwise.author);
    settle(out, out.date, saved.told.date, saved.otherwise.date);
    settle(out, out.tags, saved.told.tags, saved.otherwise.tags);
    make_absolute(out, saved.address);
    out.original = saved.address;
    if (source.options.pictures && source.name != "-")
        hold_pictures(out, [&](const std::string& address) -> std::optional<std::string> {
            const auto path = saved_picture(source.name, address);
            std::error_code error;
            if (!is_url(address) || !std::filesystem::exists(path, error)) return std::nullopt;
            return read_file_below(path.parent_path(), path.filename().string(), largest_picture);
        });
    return out;
}

} // namespace langdu::article
