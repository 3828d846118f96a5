#include "chapter/framing.h"

#include "base/unicode.h"
#include "chapter/numbering.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace langdu::chapter {

namespace {

using Fields = std::vector<std::pair<std::string_view, std::string>>;

Fields fields_of(const Script& script, int minutes) {
    constexpr std::size_t iso_date = 10; // 2024-05-01, without the time of day
    return {
        {"title", script.title},
        {"author", script.author},
        {"date", script.date.substr(0, script.date.find('T') == iso_date ? iso_date : script.date.size())},
        {"minutes", std::to_string(minutes)},
        {"chapters", std::to_string(script.chapters.size())}};
}

// The text with its fields filled in; empty when one of them is.
std::string fill(std::string_view clause, const Fields& fields) {
    std::string out(clause);
    for (const auto& [name, value] : fields) {
        const std::string field = "{" + std::string(name) + "}";
        for (auto at = out.find(field); at != std::string::npos; at = out.find(field, at + value.size())) {
            if (value.empty()) return {};
            out.replace(at, field.size(), value);
        }
    }
    return out;
}

std::string expand(std::string_view pattern, const Fields& fields) {
    constexpr std::string_view comma = "，";
    std::string out;
    bool complete = true;
    while (!pattern.empty()) {
        const auto at = pattern.find(comma);
        const auto clause = pattern.substr(0, at);
        pattern.remove_prefix(at == pattern.npos ? pattern.size() : at + comma.size());
        const auto said = fill(clause, fields);
        complete = !said.empty() || clause.empty();
        if (!said.empty()) out.append(out.empty() ? "" : comma).append(said);
    }
    if (!complete && !out.empty()) out += "。"; // the clause with the full stop was left out
    return out;
}

bool has_number(const std::string& title) {
    const auto style = find_numbering(title).style;
    return style != NumberStyle::none && style != NumberStyle::bullet && style != NumberStyle::letter;
}

void announce_chapters(Script& script) {
    const bool opens_with_title = script.chapters.size() > 1 && script.chapters[0].title == script.title;
    int number = 0;
    for (std::size_t i = opens_with_title ? 1 : 0; i < script.chapters.size(); ++i) {
        auto& chapter = script.chapters[i];
        ++number;
        if (has_number(chapter.title)) continue;
        const std::string name = "第" + std::to_string(number) + "章";
        if (!chapter.passages.empty() && chapter.passages[0].kind == PassageKind::heading)
            put_before(chapter.passages[0], name + "：");
        else
            chapter.passages.insert(chapter.passages.begin(), {PassageKind::heading, chapter.line, name});
    }
}

} // namespace

std::string unknown_field(const std::string& pattern) {
    constexpr std::array<std::string_view, 5> known{"{title}", "{author}", "{date}", "{minutes}",
                                                    "{chapters}"};
    for (auto at = pattern.find('{'); at != std::string::npos; at = pattern.find('{', at + 1)) {
        const auto end = pattern.find('}', at);
        const auto field = pattern.substr(at, end == pattern.npos ? end : end - at + 1);
        if (std::find(known.begin(), known.end(), field) == known.end()) return field;
    }
    return {};
}

void frame_script(Script& script, const Framing& framing, int minutes) {
    if (script.chapters.empty()) return;
    const auto fields = fields_of(script, minutes);
    if (framing.announce_chapters) announce_chapters(script);
    if (auto intro = expand(framing.intro, fields); !intro.empty()) {
        auto& passages = script.chapters.front().passages;
        int line = 0;
        const bool says_title = framing.intro.find("{title}") != std::string::npos;
        if (says_title && !passages.empty() && passages[0].kind == PassageKind::heading &&
            trim(passages[0].text) == script.title) {
            line = passages[0].line;
            passages.erase(passages.begin());
        }
        passages.insert(passages.begin(), {PassageKind::announcement, line, std::move(intro)});
    }
    if (auto outro = expand(framing.outro, fields); !outro.empty())
        script.chapters.back().passages.push_back({PassageKind::announcement, 0, std::move(outro)});
}

} // namespace langdu::chapter
