#include "article/html_tree.h"

#include "article/html_source.h"
#include "base/unicode.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory_resource>

namespace langdu::article {

namespace {

// In the order of Tag, from Tag::a on.
constexpr std::array<std::string_view, 113> tag_names = {
    "a",          "abbr",       "address", "annotation", "article",  "aside",    "audio",      "b",
    "blockquote", "body",       "br",      "button",     "caption",  "center",   "cite",       "code",
    "dd",         "del",        "details", "div",        "dl",       "dt",       "em",         "embed",
    "fieldset",   "figcaption", "figure",  "font",       "footer",   "form",     "frame",      "frameset",
    "h1",         "h2",         "h3",      "h4",         "h5",       "h6",       "head",       "header",
    "hr",         "html",       "i",       "iframe",     "image",    "img",      "input",      "ins",
    "label",      "legend",     "li",      "link",       "main",     "map",      "mark",       "math",
    "menu",       "meta",       "mfrac",   "mi",         "mn",       "mo",       "mover",      "mroot",
    "msqrt",      "msub",       "msubsup", "msup",       "mtext",    "munder",   "munderover", "nav",
    "noframes",   "noscript",   "object",  "ol",         "optgroup", "option",   "p",          "pre",
    "q",          "rp",         "rt",      "ruby",       "s",        "samp",     "script",     "section",
    "select",     "small",      "span",    "strike",     "strong",   "style",    "sub",        "summary",
    "sup",        "svg",        "table",   "tbody",      "td",       "template", "textarea",   "tfoot",
    "th",         "thead",      "time",    "title",      "tr",       "tt",       "u",          "ul",
    "video"};

constexpr std::array<std::string_view, 30> attribute_names = {
    "class",          "id",           "href",    "src",         "alt",      "content",    "property",
    "name",           "type",         "rel",     "lang",        "style",    "hidden",     "role",
    "datetime",       "start",        "colspan", "aria-hidden", "itemprop", "epub:type",  "data-src",
    "rowspan",        "encoding",     "display", "alttext",     "add_date", "time_added", "data-original",
    "data-actualsrc", "data-lazy-src"};

Tag tag_of(std::string_view name) {
    const auto found = std::lower_bound(tag_names.begin(), tag_names.end(), name);
    if (found == tag_names.end() || *found != name) return Tag::other;
    return static_cast<Tag>(static_cast<std::size_t>(Tag::a) +
                            static_cast<std::size_t>(found - tag_names.begin()));
}

// Of each element that Gumbo knows.
const std::array<Tag, GUMBO_TAG_LAST>& known_tags() {
    static const auto tags = [] {
        std::array<Tag, GUMBO_TAG_LAST> out{};
        for (int i = 0; i < GUMBO_TAG_LAST; ++i)
            out[static_cast<std::size_t>(i)] = tag_of(gumbo_normalized_tagname(static_cast<GumboTag>(i)));
        return out;
    }();
    return tags;
}

// Gumbo does not know those of MathML by name.
Tag unknown_tag(const GumboElement& element) {
    constexpr std::size_t longest = 12;
    GumboStringPiece name = element.original_tag;
    if (name.length == 0) return Tag::other;
    gumbo_tag_from_original_text(&name);
    if (name.length > longest) return Tag::other;
    return tag_of(lower_case(std::string_view(name.data, name.length)));
}

// The parser's memory: given back at once, since destroying its tree node by node would recurse. Newer
// versions take no allocator and destroy without recursion.
class GumboPage {
public:
    explicit GumboPage(std::string_view utf8) {
        options_.max_errors = 0;
        use_memory(options_);
        output_ = gumbo_parse_with_options(&options_, utf8.data(), utf8.size());
    }
    GumboPage(const GumboPage&) = delete;
    GumboPage& operator=(const GumboPage&) = delete;
    ~GumboPage() { destroy(options_, output_); }
    const GumboNode* document() const { return output_->document; }

private:
    template <typename Options>
    void use_memory(Options& options) {
        if constexpr (requires { options.allocator; }) {
            options.userdata = &memory_;
            options.allocator = [](void* memory, std::size_t size) {
                return static_cast<std::pmr::monotonic_buffer_resource*>(memory)->allocate(size);
            };
            options.deallocator = [](void*, void*) {};
        }
    }
    template <typename Options, typename Output>
    void destroy(Options& options, Output* output) {
        if constexpr (!requires { options.allocator; }) gumbo_destroy_output(output);
    }

    std::pmr::monotonic_buffer_resource memory_;
    GumboOptions options_ = kGumboDefaultOptions;
    GumboOutput* output_{};
};

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
    case Tag::mfrac:
    case Tag::mi:
    case Tag::mn:
    case Tag::mo:
    case Tag::mover:
    case Tag::mroot:
    case Tag::msqrt:
    case Tag::msub:
    case Tag::msubsup:
    case Tag::msup:
    case Tag::mtext:
    case Tag::munder:
    case Tag::munderover:
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

HtmlTree::HtmlTree(std::string_view utf8) {
    const std::string source = prepare_html(utf8);
    const GumboPage page{source};
    struct Open {
        const GumboVector* children;
        unsigned next;
        std::uint32_t node;
    };
    nodes_.push_back({Tag::other, 0, 0, 1, {}, 0, 0});
    std::vector<Open> open{{&page.document()->v.document.children, 0, 0}};
    while (!open.empty()) {
        auto& parent = open.back();
        if (parent.next == parent.children->length) {
            nodes_[parent.node].end = static_cast<std::uint32_t>(nodes_.size());
            open.pop_back();
            continue;
        }
        const auto& child = *static_cast<const GumboNode*>(parent.children->data[parent.next++]);
        const auto at = static_cast<std::uint32_t>(nodes_.size());
        HtmlNode node{Tag::text, parent.node, at + 1, 0, {}, 0, 0};
        switch (child.type) {
        case GUMBO_NODE_ELEMENT:
        case GUMBO_NODE_TEMPLATE: {
            const auto& element = child.v.element;
            node.tag = element.tag == GUMBO_TAG_UNKNOWN ? unknown_tag(element) : known_tags()[element.tag];
            node.line = element.start_pos.line;
            node.attributes = static_cast<std::uint32_t>(attributes_.size());
            for (unsigned i = 0; i < element.attributes.length; ++i) {
                const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
                const auto name = std::ranges::find(attribute_names, attribute.name);
                if (name != attribute_names.end())
                    attributes_.push_back(
                        {static_cast<std::uint8_t>(name - attribute_names.begin()), keep(attribute.value)});
            }
            node.attributes_end = static_cast<std::uint32_t>(attributes_.size());
            nodes_.push_back(node);
            open.push_back({&element.children, 0, at});
            break;
        }
        case GUMBO_NODE_COMMENT:
            comments_.push_back({static_cast<int>(child.v.text.start_pos.line), keep(child.v.text.text)});
            break;
        default:
            node.line = child.v.text.start_pos.line;
            node.text = keep(child.v.text.text);
            nodes_.push_back(node);
        }
    }
}

bool HtmlTree::has_attribute(std::size_t node, std::string_view name) const {
    for (auto i = nodes_[node].attributes; i < nodes_[node].attributes_end; ++i)
        if (attribute_names[attributes_[i].name] == name) return true;
    return false;
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

} // namespace langdu::article
