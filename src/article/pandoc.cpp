// What pandoc reads, through it as a program, where it is installed: it gives HTML.
#include "article/html_metadata.h"
#include "article/lines.h"
#include "article/markup.h"
#include "article/readers.h"
#include "article/rtf_source.h"
#include "article/xml_tree.h"
#include "base/error.h"
#include "base/run_limited.h"
#include "base/run_program.h"
#include "base/unicode.h"

#include <algorithm>
#include <filesystem>
#include <vector>

namespace langdu::article {

namespace {

struct Format {
    std::string_view extensions;
    std::string_view from; // what pandoc calls it; empty: it does not read it
    std::string_view name;
    std::string_view instead; // the command that helps without pandoc
};

constexpr Format formats[] = {
    {".rst", "rst", "reStructuredText", "rst2html5 IN.rst OUT.html"},
    {".org", "org", "an Org file", "emacs IN.org --batch -f org-html-export-to-html"},
    {".tex .latex", "latex", "LaTeX", "htlatex IN.tex"},
    {".rtf", "rtf", "an RTF document", "soffice --convert-to docx IN.rtf"},
    {".docbook .dbk", "docbook", "DocBook", "xsltproc with the DocBook stylesheets"},
    {".textile", "textile", "Textile", ""},
    {".typ", "typst", "Typst", "typst compile IN.typ OUT.pdf"},
    {".adoc .asciidoc", "", "AsciiDoc", "asciidoctor IN.adoc, which writes IN.html"},
};

bool is_latex(std::string_view bytes) {
    for (const auto& line : split_lines(bytes.substr(0, 8192))) {
        if (line.blank() || line.text.starts_with('%')) continue;
        for (const std::string_view sign : {"\\documentclass", "\\documentstyle", "\\NeedsTeXFormat"})
            if (line.text.starts_with(sign)) return true;
        if (!line.text.starts_with('\\')) return false; // \PassOptionsToPackage and its like stand before
    }
    return false;
}

// #+title: or another keyword of the whole file, before any text.
bool is_org(std::string_view bytes) {
    for (const auto& line : split_lines(bytes.substr(0, 1024))) {
        if (line.blank()) continue;
        const auto text = lower_case(line.text);
        for (const std::string_view keyword :
             {"#+title:", "#+author:", "#+date:", "#+options:", "#+startup:"})
            if (text.starts_with(keyword)) return true;
        return false;
    }
    return false;
}

// A title, "= 标题", and attributes below it, ":lang: zh".
bool is_asciidoc(std::string_view bytes) {
    const auto lines = split_lines(bytes.substr(0, 1024));
    if (lines.size() < 2 || !lines[0].text.starts_with("= ")) return false;
    for (std::size_t i = 1; i < lines.size() && !lines[i].blank(); ++i)
        if (const auto& text = lines[i].text;
            text.starts_with(':') && text.find(':', 1) > 1 && text.find(':', 1) < text.find(' '))
            return true;
    return false;
}

// DocBook 5 by its namespace, DocBook 4 by its document type.
bool is_docbook(std::string_view bytes) {
    const auto root = root_of_xml(bytes);
    if (root != "book" && root != "article" && root != "chapter" && root != "set" && root != "part")
        return false;
    const auto head = bytes.substr(0, 8192);
    return head.find("docbook") != std::string_view::npos || head.find("DocBook") != std::string_view::npos;
}

const Format& format_named(std::string_view from) { return *std::ranges::find(formats, from, &Format::from); }

const Format* format_with(std::string_view extension) {
    for (const auto& format : formats)
        if (!extension.empty() &&
            (std::string(format.extensions) + " ").find(std::string(extension) + " ") != std::string::npos)
            return &format;
    return nullptr;
}

const Format& format_of(const Source& source) {
    if (source.bytes.starts_with("{\\rtf")) return format_named("rtf");
    if (is_docbook(source.bytes)) return format_named("docbook");
    if (const auto* format = format_with(lower_case(std::filesystem::path(source.name).extension().string())))
        return *format;
    if (is_latex(source.bytes)) return format_named("latex");
    if (is_org(source.bytes)) return format_named("org");
    if (is_asciidoc(source.bytes)) return format_named("");
    throw InputError(
        place_of(source) +
        ": which of pandoc's formats it is does not show; name it .rst, .org, .tex, .rtf or .docbook");
}

// Its first line of errors, without its own name.
std::string reason_of(const LimitedResult& result) {
    const auto lines = split_lines(result.errors);
    for (const auto& line : lines)
        if (!line.blank() && !line.text.starts_with("[WARNING]"))
            return std::string(line.text.substr(0, grapheme_cut(line.text, 120)));
    return "it says nothing";
}

std::string html_by_pandoc(const Source& source, const Format& format, const std::string& text) {
    const auto place = place_of(source);
    Limits limits;
    limits.memory = std::size_t{4} << 30; // its runtime reserves more than it takes
    // No file but this one is read: \input and .. include:: reach nothing.
    std::vector<std::string> command{"pandoc",    "--sandbox",       "--from=" + std::string(format.from),
                                     "--to=html", "--standalone",    "--wrap=none",
                                     "--mathml",  "--metadata=lang:"};
    if (source.options.pictures && format.from == "rtf")
        command.emplace_back("--self-contained"); // it holds them
    for (const auto* option : {"+RTS", "-M1500M", "-RTS"}) command.emplace_back(option);
    const auto result = run_limited(command, text, limits);
    switch (result.end) {
    case LimitedEnd::done:
        return result.output;
    case LimitedEnd::too_slow:
        throw InputError(place + ": pandoc takes too long to read it; split it");
    case LimitedEnd::too_large:
        throw InputError(place + ": pandoc makes too much text of it; that is no document");
    case LimitedEnd::failed:
        break;
    }
    throw InputError(place + ": pandoc cannot read it (" + reason_of(result) + "); mend it there");
}

} // namespace

Recognized recognize_pandoc(std::string_view bytes) {
    const bool known = bytes.starts_with("{\\rtf") || is_docbook(bytes) || is_latex(bytes) || is_org(bytes) ||
                       is_asciidoc(bytes);
    return known ? Recognized::sure : Recognized::no;
}

bool pandoc_reads(std::string_view extension) {
    const auto* format = format_with(extension);
    return format && !format->from.empty() && has_program("pandoc");
}

Article read_pandoc(const Source& source) {
    const auto& format = format_of(source);
    const auto place = place_of(source);
    const std::string help = format.instead.empty() ? "" : ", or use " + std::string(format.instead);
    if (format.from.empty())
        throw InputError(place + ": is " + std::string(format.name) + ", which langdu does not read; use " +
                         std::string(format.instead));
    if (!has_program("pandoc"))
        throw InputError(place + ": is " + std::string(format.name) +
                         ", which is read through pandoc; apt install pandoc" + help);
    auto input = decode_text(source.bytes, place, source.options.encoding);
    if (format.from == "rtf") input = rtf_for_pandoc(input, place);
    auto html = html_by_pandoc(source, format, input);
    if (format.from == "rtf") { // pandoc's own word for every picture
        constexpr std::string_view no_description = " alt=\"image\"";
        for (auto at = html.find(no_description); at != html.npos; at = html.find(no_description, at))
            html.erase(at, no_description.size());
    }
    const HtmlTree page{html};
    const auto metadata = read_metadata(page);
    Article article;
    // The template repeats title, author and date above the text.
    const auto header = html.find("<header id=\"title-block-header\">");
    const auto text = html.find("</header>", header == std::string::npos ? html.size() : header);
    add_markup(text == std::string::npos ? std::string_view(html) : std::string_view(html).substr(text),
               article);
    article.title = metadata.title;
    article.author = metadata.author;
    article.date = metadata.date;
    note_headings(article);
    return article;
}

} // namespace langdu::article
