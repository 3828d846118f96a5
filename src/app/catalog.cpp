#include "app/catalog.h"

#include "app/translate.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <optional>
#include <utility>

namespace langdu::app {

namespace {

// What stands between the quotes of a line of a .po file.
std::string unquoted(std::string_view line) {
    const auto begin = line.find('"'), end = line.rfind('"');
    std::string out;
    if (begin == line.npos || end == begin) return out;
    line = line.substr(begin + 1, end - begin - 1);
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] != '\\' || i + 1 == line.size()) {
            out += line[i];
            continue;
        }
        const char c = line[++i];
        out += c == 'n' ? '\n' : c == 't' ? '\t' : c;
    }
    return out;
}

std::vector<std::string> split_at_parts(std::string_view message) {
    std::vector<std::string> out;
    for (auto at = message.find("{}"); at != message.npos; at = message.find("{}")) {
        out.emplace_back(message.substr(0, at));
        message.remove_prefix(at + 2);
    }
    out.emplace_back(message);
    return out;
}

// The parts of a text of this shape.
std::optional<std::vector<std::string_view>> parts_of(std::string_view text,
                                                      const std::vector<std::string>& between) {
    if (!text.starts_with(between.front())) return std::nullopt;
    text.remove_prefix(between.front().size());
    std::vector<std::string_view> out;
    for (std::size_t i = 1; i < between.size(); ++i) {
        const bool last = i + 1 == between.size();
        if (last && !text.ends_with(between[i])) return std::nullopt;
        const auto at = last ? text.size() - between[i].size() : text.find(between[i]);
        if (at == text.npos) return std::nullopt;
        out.push_back(text.substr(0, at));
        text.remove_prefix(at + between[i].size());
    }
    return out;
}

} // namespace

Catalog::Catalog(std::string_view po) {
    std::string english, translation;
    std::string* current = nullptr;
    bool fuzzy = false, next_fuzzy = false;
    const auto finish = [&] {
        if (!fuzzy) add(english, translation);
        english.clear();
        translation.clear();
    };
    while (!po.empty()) {
        const auto line = po.substr(0, po.find('\n'));
        po.remove_prefix(std::min(line.size() + 1, po.size()));
        if (line.starts_with("#,")) next_fuzzy = line.find("fuzzy") != line.npos;
        if (line.starts_with("msgid ")) {
            finish();
            fuzzy = std::exchange(next_fuzzy, false);
            current = &english;
        } else if (line.starts_with("msgstr "))
            current = &translation;
        else if (!line.starts_with('"'))
            continue;
        if (current) *current += unquoted(line);
    }
    finish();
    std::ranges::stable_sort(shapes_, std::ranges::greater{}, &Shape::weight);
}

void Catalog::add(const std::string& english, const std::string& translation) {
    if (english.empty() || translation.empty()) return;
    messages_.emplace(english, translation);
    Shape shape{split_at_parts(english), 0, false, translation};
    if (shape.between.size() == 1) return;
    for (const auto& text : shape.between) {
        shape.weight += text.size();
        shape.has_words =
            shape.has_words || std::ranges::any_of(text, [](unsigned char c) { return std::isalpha(c); });
    }
    if (shape.weight > 1) shapes_.push_back(std::move(shape));
}

std::string Catalog::translate(std::string_view english) const {
    std::string text(english);
    if (const auto known = messages_.find(text); known != messages_.end()) return known->second;
    for (const auto& shape : shapes_) {
        const auto found = parts_of(text, shape.between);
        if (!found) continue;
        std::vector<std::string> parts;
        bool known = shape.has_words;
        for (const auto part : *found) {
            // A single word is a name, though "table" may be a message as well.
            parts.push_back(part.find(' ') == part.npos ? std::string(part) : translate(part));
            known = known || parts.back() != part;
        }
        if (!known) continue;
        return fill(shape.translation, parts);
    }
    return text;
}

} // namespace langdu::app
