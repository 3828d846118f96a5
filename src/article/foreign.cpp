#include "article/foreign.h"

#include "article/lines.h"
#include "article/xml_tree.h"
#include "base/error.h"
#include "base/json.h"
#include "base/unicode.h"

namespace langdu::article {

namespace {

using namespace std::string_view_literals;

struct Foreign {
    std::string_view sign;
    std::size_t at;
    std::string_view name;
    std::string_view help; // empty: nothing does
};

constexpr auto office = "open it in LibreOffice and save it as .docx or .odt"sv;
constexpr auto unpack = "unpack it first"sv;

// Longer signs stand before shorter ones that they begin with.
constexpr Foreign table[] = {
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, 0, "an old or a protected Microsoft Office document", office},
    {"{\\rtf"sv, 0, "an RTF document", office},
    {"\x89PNG"sv, 0, "a picture (PNG)", ""},
    {"\xFF\xD8\xFF"sv, 0, "a picture (JPEG)", ""},
    {"GIF8"sv, 0, "a picture (GIF)", ""},
    {"II*\0"sv, 0, "a picture (TIFF)", ""},
    {"MM\0*"sv, 0, "a picture (TIFF)", ""},
    {"BM"sv, 0, "a picture (BMP)", ""},
    {"WEBP"sv, 8, "a picture (WebP)", ""},
    {"ftypavif"sv, 4, "a picture (AVIF)", ""},
    {"ftypheic"sv, 4, "a picture (HEIC)", ""},
    {"8BPS"sv, 0, "a picture (Photoshop)", ""},
    {"AT&TFORM"sv, 0, "a scanned book (DjVu)", "have its text recognized (OCR) first"},
    {"%!PS"sv, 0, "a PostScript document", "turn it into a PDF with ps2pdf"},
    {"WAVE"sv, 8, "a sound file (WAV)", ""},
    {"ID3"sv, 0, "a sound file (MP3)", ""},
    {"OggS"sv, 0, "a sound file (Ogg)", ""},
    {"fLaC"sv, 0, "a sound file (FLAC)", ""},
    {"ftyp"sv, 4, "a film or sound file (MP4)", ""},
    {"\x1A\x45\xDF\xA3"sv, 0, "a film or sound file (Matroska)", ""},
    {"\x7F"
     "ELF"sv,
     0, "a program", ""},
    {"\xFE\xED\xFA"sv, 0, "a program", ""},
    {"\xCF\xFA\xED\xFE"sv, 0, "a program", ""},
    {"\x1F\x8B"sv, 0, "a packed file (gzip)", unpack},
    {"BZh"sv, 0, "a packed file (bzip2)", unpack},
    {"\xFD"
     "7zXZ"sv,
     0, "a packed file (xz)", unpack},
    {"\x28\xB5\x2F\xFD"sv, 0, "a packed file (zstd)", unpack},
    {"7z\xBC\xAF\x27\x1C"sv, 0, "an archive (7z)", unpack},
    {"Rar!\x1A\x07"sv, 0, "an archive (RAR)", unpack},
    {"ustar"sv, 257, "an archive (tar)", unpack},
    {"#!/"sv, 0, "a program (a script)", ""},
    {"SQLite format 3"sv, 0, "a database", ""},
    {"ITSF"sv, 0, "a compiled help file (CHM)", "convert it with calibre: ebook-convert FILE book.epub"},
    {"\xEA"
     "DRMION"sv,
     0, "a protected Kindle book (KFX)", "get a copy without protection"},
    {"CONT\x02\x00"sv, 0, "a Kindle book (KFX)", "convert it with calibre: ebook-convert FILE book.epub"},
    {"TPZ"sv, 0, "a Kindle book (Topaz)", "convert it with calibre: ebook-convert FILE book.epub"},
};

// Members of ZIP containers that are no text.
constexpr std::pair<std::string_view, std::string_view> zipped[] = {
    {"xl/workbook", "a spreadsheet (Excel)"},
    {"ppt/presentation", "a presentation (PowerPoint)"},
    {"application/vnd.oasis.opendocument.spreadsheet", "a spreadsheet (ODS)"},
    {"application/vnd.oasis.opendocument.presentation", "a presentation (ODP)"},
    {"Index/Document.iwa", "a document of Apple Pages"},
    {"AndroidManifest.xml", "a program"},
    {"META-INF/MANIFEST.MF", "a program (Java)"},
};

[[noreturn]] void refuse(const Source& source, std::string_view name, std::string_view help) {
    throw InputError(place_of(source) + ": is " + std::string(name) + ", which langdu does not read; " +
                     (help.empty() ? "langdu readers lists what it does" : std::string(help)));
}

// "BM" and "ID3" open sentences as well; what they are the signs of has control characters right behind.
bool is_binary(std::string_view bytes) {
    for (const unsigned char c : bytes.substr(0, 64))
        if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B) return true;
    return false;
}

void refuse_zip(const Source& source) {
    for (const auto& [member, name] : zipped)
        if (source.bytes.find(member) != std::string::npos) refuse(source, name, "");
    refuse(source, "a ZIP archive of another kind", unpack);
}

// Lines "Name: value" with one that only mail has, before the first blank line.
void refuse_mail(const Source& source) {
    bool mail = false, archive = false;
    for (const auto& line : split_lines(std::string_view(source.bytes).substr(0, 16384))) {
        if (line.blank()) break;
        const auto text = lower_case(line.text);
        if (line.indent == 0 && text.find(':') > text.find(' ')) return; // what is indented goes on
        mail |= text.starts_with("mime-version:") || text.starts_with("message-id:");
        archive |= text.starts_with("content-type: multipart/related");
    }
    if (!mail) return;
    if (archive) refuse(source, "a web archive (MHTML)", "save the page as HTML");
    refuse(source, "an e-mail", "save its text, or its HTML, from the mail program");
}

void refuse_json(const Source& source) {
    const auto begin = source.bytes.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos || (source.bytes[begin] != '{' && source.bytes[begin] != '[')) return;
    const Json json = try_parse_json(source.bytes);
    if (json.is_object() && json.contains("nbformat"))
        refuse(source, "a Jupyter notebook", "use jupyter nbconvert --to markdown IN.ipynb");
    if (json.is_object() || (json.is_array() && !json.empty() && json[0].is_object()))
        refuse(source, "JSON", "");
}

// Comments, and then the request that names it.
void refuse_manual_page(const Source& source) {
    const auto head = std::string_view(source.bytes).substr(0, 8192);
    if (head.find("\n.SH ") == head.npos && head.find("\n.Sh ") == head.npos) return;
    for (const auto& line : split_lines(head)) {
        if (line.blank() || line.text.starts_with(".\\\"") || line.text.starts_with("'\\\"")) continue;
        if (line.text.starts_with(".TH ") || line.text.starts_with(".Dd "))
            refuse(source, "the source of a manual page", "use man -l -Tutf8 IN | col -b > OUT.txt");
        return;
    }
}

} // namespace

void refuse_foreign(const Source& source) {
    const std::string_view bytes = source.bytes;
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) refuse_zip(source);
    for (const auto& row : table) {
        if (bytes.size() <= row.at || !bytes.substr(row.at).starts_with(row.sign)) continue;
        const bool plain =
            row.sign.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnopqrstuvwxyz") ==
            std::string_view::npos;
        if (!plain || is_binary(bytes)) refuse(source, row.name, row.help);
    }
    if (bytes.starts_with("MZ") && is_binary(bytes)) refuse(source, "a program", "");
    refuse_mail(source);
    refuse_json(source);
    refuse_manual_page(source);
    const auto root = root_of_xml(bytes);
    if (root == "svg") refuse(source, "a picture (SVG)", "");
    if (!root.empty() && root != "html") refuse(source, "XML of another kind (<" + root + ">)", "");
}

} // namespace langdu::article
