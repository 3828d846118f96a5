// Kindle books without protection: libmobi gives back the files that they were made of, which are those of an
// EPUB. It runs in a process of its own, since it reads what strangers wrote.
#include "article/readers.h"
#include "article/zip_archive.h"
#include "base/error.h"
#include "base/handle.h"
#include "base/run_limited.h"

#include <mobi.h>

#include <cstdio>
#include <vector>

namespace langdu::article {

namespace {

constexpr std::string_view calibre = "; calibre converts what it can read: ebook-convert FILE book.epub";

void add_parts(const MOBIPart* part, const char* name, std::vector<ZipMember>& files) {
    for (; part; part = part->next) {
        if (part->size == 0 || !part->data) continue;
        const auto meta = mobi_get_filemeta_by_type(part->type);
        // Pictures are not read, but for the cover there is no telling which it is before the package is.
        char path[80];
        std::snprintf(path, sizeof path, "OEBPS/%s%05zu.%s", name, part->uid, meta.extension);
        files.push_back({part->type == T_OPF ? "OEBPS/content.opf" : path,
                         {reinterpret_cast<const char*>(part->data), part->size}});
    }
}

// In the child.
std::string epub_of(const std::string& bytes) {
    const Handle<MOBIData, mobi_free> book{mobi_init()};
    std::FILE* const file = ::fmemopen(const_cast<char*>(bytes.data()), bytes.size(), "rb");
    if (!book || !file) throw InputError("cannot be read; try again");
    const auto loaded = mobi_load_file(book.get(), file);
    std::fclose(file);
    if (loaded == MOBI_FILE_ENCRYPTED || (loaded == MOBI_SUCCESS && mobi_is_encrypted(book.get())))
        throw InputError("is a protected Kindle book (DRM); get a copy without it");
    const Handle<MOBIRawml, mobi_free_rawml> parts{loaded == MOBI_SUCCESS ? mobi_init_rawml(book.get())
                                                                          : nullptr};
    if (!parts || mobi_parse_rawml(parts.get(), book.get()) != MOBI_SUCCESS)
        throw InputError("a Kindle book that is broken or of an unknown kind" + std::string(calibre));
    std::vector<ZipMember> files{
        {"mimetype", "application/epub+zip"},
        {"META-INF/container.xml",
         "<container><rootfiles><rootfile full-path=\"OEBPS/content.opf\"/></rootfiles></container>"}};
    add_parts(parts->markup, "part", files);
    add_parts(parts->resources, "resource", files);
    return pack_zip(files);
}

} // namespace

Recognized recognize_mobi(std::string_view bytes) {
    const auto type = bytes.size() > 68 ? bytes.substr(60, 8) : std::string_view();
    return type == "BOOKMOBI" || type == "TEXtREAd" ? Recognized::sure : Recognized::no;
}

Article read_mobi(const Source& source) {
    const auto place = place_of(source);
    if (recognize_mobi(source.bytes) != Recognized::sure)
        throw InputError(place + ": no Kindle book that langdu reads" + std::string(calibre));
    auto result = run_limited([&] { return epub_of(source.bytes); });
    if (result.end != LimitedEnd::done)
        throw InputError(
            place + ": " +
            (result.exit_code == 1 ? result.errors : "a Kindle book that is broken" + std::string(calibre)));
    return read_epub({std::move(result.output), source.name, source.options});
}

} // namespace langdu::article
