#include "article/docx_styles.h"

#include "article/list_labels.h"
#include "base/unicode.h"

#include <algorithm>
#include <charconv>

namespace langdu::article {

namespace {

int number_of(std::string_view text, int otherwise) {
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string value_of(const pugi::xml_node& parent, std::string_view name) {
    return std::string(attribute_of(child_of(parent, name), "val"));
}

} // namespace

void DocxStyles::take_paragraph(const pugi::xml_node& properties, DocxStyle& style) {
    if (const auto place = value_of(properties, "jc"); !place.empty()) style.centered = place == "center";
    if (const auto outline = child_of(properties, "outlineLvl"))
        style.outline = number_of(attribute_of(outline, "val"), 9);
    if (const auto number = child_of(properties, "numPr")) {
        auto place = style.number.value_or(NumberedLevel{});
        if (const auto list = value_of(number, "numId"); !list.empty()) place.list = list;
        place.level = std::clamp(number_of(value_of(number, "ilvl"), place.level), 0, 8);
        style.number = place;
    }
}

void DocxStyles::take_letters(const pugi::xml_node& properties, DocxStyle& style) {
    if (const auto raised = value_of(properties, "vertAlign"); !raised.empty()) style.raised = raised;
    style.size = number_of(value_of(properties, "sz"), style.size);
    const auto mark = [&](const char* name, bool& on) {
        if (const auto found = child_of(properties, name))
            on = attribute_of(found, "val") != "0" && attribute_of(found, "val") != "false";
    };
    mark("b", style.strong);
    mark("i", style.slanted);
    mark("strike", style.struck);
    mark("b", style.bold);
    // Headings are often set in a heavy font.
    const auto font = attribute_of(child_of(properties, "rFonts"), "eastAsia");
    for (const std::string_view heavy : {"黑体", "SimHei", "小标宋"})
        style.bold |= font.find(heavy) != font.npos;
}

void DocxStyles::read(const pugi::xml_node& styles) {
    const auto defaults = child_of(child_of(child_of(styles, "docDefaults"), "rPrDefault"), "rPr");
    default_size_ = number_of(value_of(defaults, "sz"), default_size_);
    for (const auto& node : styles.children()) {
        if (local_name(node) != "style") continue;
        Entry entry;
        entry.base = value_of(node, "basedOn");
        entry.own.meaning = style_meaning(value_of(node, "name"));
        take_paragraph(child_of(node, "pPr"), entry.own);
        take_letters(child_of(node, "rPr"), entry.own);
        const auto vanish = child_of(child_of(node, "rPr"), "vanish");
        entry.own.hidden =
            vanish && attribute_of(vanish, "val") != "0" && attribute_of(vanish, "val") != "false";
        entries_[std::string(attribute_of(node, "styleId"))] = std::move(entry);
    }
}

DocxStyle DocxStyles::of(std::string_view id) const {
    DocxStyle style;
    std::string_view next = id;
    for (int steps = 0; steps < 20 && !next.empty(); ++steps) { // some are based on themselves
        const auto found = entries_.find(next);
        if (found == entries_.end()) break;
        const auto& own = found->second.own;
        const bool inherits = own.meaning.role != StyleRole::title && own.meaning.role != StyleRole::contents;
        if (style.meaning.role == StyleRole::none && (steps == 0 || inherits)) style.meaning = own.meaning;
        if (!style.outline) style.outline = own.outline;
        if (!style.number) style.number = own.number;
        style.hidden |= own.hidden;
        style.bold |= own.bold;
        style.centered |= own.centered;
        style.strong |= own.strong;
        style.slanted |= own.slanted;
        style.struck |= own.struck;
        if (style.size == 0) style.size = own.size;
        if (style.raised.empty()) style.raised = own.raised;
        next = found->second.base;
    }
    // A file without styles names them by their ids alone.
    if (entries_.empty()) style.meaning = style_meaning(id);
    return style;
}

void DocxNumbering::read_level(const pugi::xml_node& node, Level& level) {
    // w:numFmt may stand in a choice between what newer and older programs know.
    walk_xml(node, [&](const pugi::xml_node& below, int) {
        if (local_name(below) == "numFmt" && level.format.empty()) level.format = attribute_of(below, "val");
    });
    level.text = value_of(node, "lvlText");
    level.start = number_of(value_of(node, "start"), 1);
    const auto legal = child_of(node, "isLgl");
    level.legal = legal && attribute_of(legal, "val") != "0" && attribute_of(legal, "val") != "false";
}

void DocxNumbering::read(const pugi::xml_node& numbering) {
    const auto level_of = [](const pugi::xml_node& node) {
        return static_cast<std::size_t>(
            std::clamp(number_of(attribute_of(node, "ilvl"), 0), 0, static_cast<int>(depth) - 1));
    };
    std::map<std::string, std::string> linked; // style -> the scheme that it names
    for (const auto& node : numbering.children())
        if (const auto style = value_of(node, "styleLink"); !style.empty())
            linked[style] = attribute_of(node, "abstractNumId");
    for (const auto& node : numbering.children()) {
        if (local_name(node) == "abstractNum") {
            if (const auto other = linked.find(value_of(node, "numStyleLink")); other != linked.end()) {
                aliases_[std::string(attribute_of(node, "abstractNumId"))] = other->second;
                continue;
            }
            auto& scheme = schemes_[std::string(attribute_of(node, "abstractNumId"))];
            for (const auto& child : node.children())
                if (local_name(child) == "lvl") read_level(child, scheme.levels[level_of(child)]);
        } else if (local_name(node) == "num") {
            const std::string id(attribute_of(node, "numId"));
            lists_[id] = value_of(node, "abstractNumId");
            for (const auto& child : node.children())
                if (const auto start = child_of(child, "startOverride"))
                    restarts_[id][level_of(child)] = number_of(attribute_of(start, "val"), 1);
        }
    }
}

std::optional<std::string> DocxNumbering::next(const NumberedLevel& at) {
    const auto list = lists_.find(at.list);
    if (list == lists_.end()) return std::nullopt;
    const auto alias = aliases_.find(list->second);
    const auto found = schemes_.find(alias == aliases_.end() ? list->second : alias->second);
    if (found == schemes_.end()) return std::nullopt;
    auto& scheme = found->second;
    const auto place = static_cast<std::size_t>(at.level);
    if (auto& restarts = restarts_[at.list]; restarts.contains(place)) {
        scheme.counts[place] = restarts[place] - 1;
        restarts.erase(place);
    } else if (scheme.counts[place] == 0)
        scheme.counts[place] = scheme.levels[place].start - 1;
    ++scheme.counts[place];
    for (auto deeper = place + 1; deeper < depth; ++deeper) scheme.counts[deeper] = 0;
    const auto& level = scheme.levels[place];
    std::string label;
    if (level.format == "bullet") return label;
    const auto& text = level.text;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%' || i + 1 >= text.size() || text[i + 1] < '1' || text[i + 1] > '9') {
            label += text[i];
            continue;
        }
        const auto other = static_cast<std::size_t>(text[++i] - '1');
        const int count = std::max(scheme.counts[other], scheme.levels[other].start);
        label += list_number(level.legal ? "decimal" : scheme.levels[other].format, count);
    }
    return std::string(trim(label));
}

} // namespace langdu::article
