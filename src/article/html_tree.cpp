#include "article/html_tree.h"

#include "base/handle.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <mutex>

namespace langdu {

namespace {

// In the order of Tag, from Tag::a on.
constexpr std::array<std::string_view, 98> tag_names = {
    "a",          "abbr",       "address",  "annotation", "article", "aside",    "audio",    "b",
    "blockquote", "body",       "br",       "button",     "caption", "center",   "cite",     "code",
    "dd",         "del",        "details",  "div",        "dl",      "dt",       "em",       "embed",
    "fieldset",   "figcaption", "figure",   "font",       "footer",  "form",     "frame",    "frameset",
    "h1",         "h2",         "h3",       "h4",         "h5",      "h6",       "head",     "header",
    "hr",         "html",       "i",        "iframe",     "img",     "input",    "ins",      "label",
    "legend",     "li",         "link",     "main",       "map",     "mark",     "math",     "menu",
    "meta",       "nav",        "noscript", "object",     "ol",      "optgroup", "option",   "p",
    "pre",        "q",          "rp",       "rt",         "ruby",    "s",        "samp",     "script",
    "section",    "select",     "small",    "span",       "strike",  "strong",   "style",    "sub",
    "summary",    "sup",        "svg",      "table",      "tbody",   "td",       "template", "textarea",
    "tfoot",      "th",         "thead",    "time",       "title",   "tr",       "tt",       "u",
    "ul",         "video"};

constexpr std::array<std::string_view, 21> attribute_names = {
    "class",    "id",    "href",    "src",         "alt",      "content",   "property",
    "name",     "type",  "rel",     "lang",        "style",    "hidden",    "role",
    "datetime", "start", "colspan", "aria-hidden", "itemprop", "epub:type", "data-src"};

Tag tag_of(std::string_view name) {
    const auto found = std::lower_bound(tag_names.begin(), tag_names.end(), name);
    if (found == tag_names.end() || *found != name) return Tag::other;
    return static_cast<Tag>(static_cast<std::size_t>(Tag::a) +
                            static_cast<std::size_t>(found - tag_names.begin()));
}

std::string_view view(const xmlChar* text) {
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

constexpr std::size_t deepest = 400;
constexpr std::size_t most_nodes =
    3'000'000; // about 200 MB; what comes after is text of the last node's parent
constexpr std::size_t arena_block = 1 << 20;

} // namespace

bool is_block_tag(Tag tag) {
    switch (tag) {
    case Tag::text:
    case Tag::other:
    case Tag::a:
    case Tag::abbr:
    case Tag::annotation:
    case Tag::audio:
    case Tag::b:
    case Tag::br:
    case Tag::cite:
    case Tag::code:
    case Tag::del:
    case Tag::em:
    case Tag::font:
    case Tag::i:
    case Tag::img:
    case Tag::ins:
    case Tag::label:
    case Tag::map:
    case Tag::mark:
    case Tag::math:
    case Tag::q:
    case Tag::rp:
    case Tag::rt:
    case Tag::ruby:
    case Tag::s:
    case Tag::samp:
    case Tag::script:
    case Tag::small:
    case Tag::span:
    case Tag::strike:
    case Tag::strong:
    case Tag::style:
    case Tag::sub:
    case Tag::sup:
    case Tag::svg:
    case Tag::time:
    case Tag::tt:
    case Tag::u:
    case Tag::video:
    case Tag::input:
    case Tag::link:
    case Tag::meta:
    case Tag::noscript:
        return false;
    default:
        return true;
    }
}

std::string_view HtmlTree::keep(std::string_view text) {
    if (arena_.empty() || arena_.back().capacity() - arena_.back().size() < text.size()) {
        arena_.emplace_back();
        arena_.back().reserve(std::max(arena_block, text.size()));
    }
    auto& block = arena_.back();
    const auto at = block.size();
    block.append(text);
    return std::string_view(block).substr(at);
}

// Receives libxml2's events. The parser's own stack of names grows with the page; ours stops at `deepest`.
class HtmlBuilder {
public:
    explicit HtmlBuilder(HtmlTree& tree) : tree_(tree) {
        tree_.nodes_.push_back({Tag::other, 0, 0, 1, {}, 0, 0});
        open_.push_back(0);
    }

    void start(std::string_view name, const xmlChar** attributes, int line) {
        ++depth_;
        if (open_.size() >= deepest || tree_.nodes_.size() >= most_nodes) {
            too_deep_ += 1;
            return;
        }
        HtmlNode node{tag_of(name), open_.back(), 0, static_cast<std::uint32_t>(line), {}, 0, 0};
        node.attributes = static_cast<std::uint32_t>(tree_.attributes_.size());
        for (; attributes && attributes[0]; attributes += 2) {
            const auto at = std::find(attribute_names.begin(), attribute_names.end(), view(attributes[0]));
            if (at == attribute_names.end()) continue;
            tree_.attributes_.push_back(
                {static_cast<std::uint8_t>(at - attribute_names.begin()), tree_.keep(view(attributes[1]))});
        }
        node.attributes_end = static_cast<std::uint32_t>(tree_.attributes_.size());
        open_.push_back(static_cast<std::uint32_t>(tree_.nodes_.size()));
        tree_.nodes_.push_back(node);
    }

    void end() {
        if (depth_ > 0) --depth_;
        if (too_deep_ > 0) {
            --too_deep_;
            return;
        }
        if (open_.size() == 1) return;
        tree_.nodes_[open_.back()].end = static_cast<std::uint32_t>(tree_.nodes_.size());
        open_.pop_back();
    }

    void text(std::string_view text, int line) {
        auto& nodes = tree_.nodes_;
        if (nodes.back().tag == Tag::text && nodes.back().parent == open_.back()) {
            // The parser hands long text over in pieces; they lie side by side in the arena unless a block
            // was full.
            auto& before = nodes.back().text;
            const auto more = tree_.keep(text);
            if (before.data() + before.size() == more.data()) {
                before = {before.data(), before.size() + more.size()};
                return;
            }
            nodes.push_back({Tag::text, open_.back(), static_cast<std::uint32_t>(nodes.size()) + 1,
                             static_cast<std::uint32_t>(line), more, 0, 0});
            return;
        }
        nodes.push_back({Tag::text, open_.back(), static_cast<std::uint32_t>(nodes.size()) + 1,
                         static_cast<std::uint32_t>(line), tree_.keep(text), 0, 0});
    }

    void comment(std::string_view text, int line) { tree_.comments_.push_back({line, tree_.keep(text)}); }

    void finish() {
        const auto size = static_cast<std::uint32_t>(tree_.nodes_.size());
        for (const auto node : open_) tree_.nodes_[node].end = size;
    }

    htmlParserCtxtPtr context{};
    int line() const { return context && context->input ? context->input->line : 0; }

private:
    HtmlTree& tree_;
    std::vector<std::uint32_t> open_;
    std::size_t depth_{}, too_deep_{};
};

HtmlTree::HtmlTree(std::string_view utf8) {
    static std::once_flag once;
    std::call_once(once, xmlInitParser);
    HtmlBuilder builder{*this};
    // libxml2 counts in int; a page is cut long before that by the reader's own limit.
    const Handle<htmlParserCtxt, htmlFreeParserCtxt> context{htmlCreateMemoryParserCtxt(
        utf8.data(), static_cast<int>(std::min<std::size_t>(utf8.size(), 1u << 30)))};
    if (!context) {
        builder.finish();
        return;
    }
    builder.context = context.get();
    htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                          HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
    xmlSAXHandler events{};
    events.startElement = [](void* user, const xmlChar* name, const xmlChar** attributes) {
        auto& b = *static_cast<HtmlBuilder*>(user);
        b.start(view(name), attributes, b.line());
    };
    events.endElement = [](void* user, const xmlChar*) { static_cast<HtmlBuilder*>(user)->end(); };
    events.characters = [](void* user, const xmlChar* text, int size) {
        auto& b = *static_cast<HtmlBuilder*>(user);
        b.text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)}, b.line());
    };
    events.ignorableWhitespace = events.characters;
    events.cdataBlock = events.characters;
    events.comment = [](void* user, const xmlChar* text) {
        auto& b = *static_cast<HtmlBuilder*>(user);
        b.comment(view(text), b.line());
    };
    *context->sax = events;
    context->userData = &builder;
    htmlParseDocument(context.get());
    builder.finish();
}

std::string_view HtmlTree::attribute(std::size_t node, std::string_view name) const {
    for (auto i = nodes_[node].attributes; i < nodes_[node].attributes_end; ++i)
        if (attribute_names[attributes_[i].name] == name) return attributes_[i].value;
    return {};
}

std::string HtmlTree::text_of(std::size_t node) const {
    std::string out;
    for (std::size_t i = node; i < nodes_[node].end; ++i) {
        const auto tag = nodes_[i].tag;
        if (i != node && (tag == Tag::script || tag == Tag::style)) {
            i = nodes_[i].end - 1;
            continue;
        }
        if (tag == Tag::text)
            out += nodes_[i].text;
        else if (i != node && (tag == Tag::br || is_block_tag(tag)))
            out += tag == Tag::br ? '\n' : ' ';
    }
    return out;
}

} // namespace langdu
