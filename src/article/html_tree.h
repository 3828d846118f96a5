// An HTML page as a flat tree: nodes in document order, each knowing where its subtree ends. Walking it needs
// no recursion, so no page can be nested too deep. Parsed by Gumbo, by the rules of browsers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::article {

// The elements that mean something here; every other one is `other`.
enum class Tag : std::uint8_t {
    text,
    other,
    a,
    abbr,
    address,
    annotation,
    article,
    aside,
    audio,
    b,
    blockquote,
    body,
    br,
    button,
    caption,
    center,
    cite,
    code,
    dd,
    del,
    details,
    div,
    dl,
    dt,
    em,
    embed,
    fieldset,
    figcaption,
    figure,
    font,
    footer,
    form,
    frame,
    frameset,
    h1,
    h2,
    h3,
    h4,
    h5,
    h6,
    head,
    header,
    hr,
    html,
    i,
    iframe,
    image, // in a drawing
    img,
    input,
    ins,
    label,
    legend,
    li,
    link,
    main,
    map,
    mark,
    math,
    menu,
    meta,
    mfrac,
    mi,
    mn,
    mo,
    mover,
    mroot,
    msqrt,
    msub,
    msubsup,
    msup,
    mtext,
    munder,
    munderover,
    nav,
    noframes,
    noscript,
    object,
    ol,
    optgroup,
    option,
    p,
    pre,
    q,
    rp,
    rt,
    ruby,
    s,
    samp,
    script,
    section,
    select,
    small,
    span,
    strike,
    strong,
    style,
    sub,
    summary,
    sup,
    svg,
    table,
    tbody,
    td,
    template_,
    textarea,
    tfoot,
    th,
    thead,
    time,
    title,
    tr,
    tt,
    u,
    ul,
    video,
};

struct HtmlNode {
    Tag tag{};
    std::uint32_t parent{};
    std::uint32_t end{}; // one past the last node of the subtree
    std::uint32_t line{};
    std::string_view text; // of a text node, or of a script
    std::uint32_t attributes{}, attributes_end{};
};

class HtmlTree {
public:
    // `utf8` must be UTF-8 whatever the page says about itself. Elements deeper than a few hundred become
    // siblings; text is never dropped. Node 0 is the document.
    explicit HtmlTree(std::string_view utf8);
    HtmlTree(const HtmlTree&) = delete;
    HtmlTree& operator=(const HtmlTree&) = delete;

    const std::vector<HtmlNode>& nodes() const { return nodes_; }
    const HtmlNode& operator[](std::size_t node) const { return nodes_[node]; }
    // class, id, href, src, alt, content, property, name, type, rel, lang, style, hidden, role, datetime,
    // start, colspan, rowspan, aria-hidden, itemprop, epub:type, data-src and its like, encoding, display,
    // alttext, add_date and time_added are kept; empty when absent.
    std::string_view attribute(std::size_t node, std::string_view name) const;
    bool has_attribute(std::size_t node, std::string_view name) const; // <p hidden>
    // All text below the node as it stands, scripts and styles left out.
    std::string text_of(std::size_t node) const;
    // HTML comments: their lines and text.
    struct Comment {
        int line{};
        std::string_view text;
    };
    const std::vector<Comment>& comments() const { return comments_; }

private:
    struct Attribute {
        std::uint8_t name;
        std::string_view value;
    };
    std::string_view keep(std::string_view text);

    std::vector<HtmlNode> nodes_;
    std::vector<Attribute> attributes_;
    std::vector<Comment> comments_;
    std::vector<std::string> arena_; // blocks of text; they never move once filled
};

// Is the element a block of its own, not part of a line?
bool is_block_tag(Tag tag);

} // namespace langdu::article
