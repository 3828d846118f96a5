#include "article/zip_archive.h"

#include "base/error.h"
#include "base/handle.h"
#include "base/unicode.h"

#include <zip.h>

#include <array>

namespace langdu::article {

namespace {

constexpr std::size_t most_unpacked = 64u << 20; // of text, lists and the cover; a long novel has 5 MB
constexpr zip_int64_t most_members = 100'000;

std::string text_of(zip_error_t& error) {
    std::string text = zip_error_strerror(&error);
    zip_error_fini(&error);
    return text;
}

} // namespace

struct ZipArchive::Handles {
    Handle<zip_t, zip_discard> archive;
};

ZipArchive::ZipArchive(std::string_view bytes, std::string place)
    : handles_(std::make_unique<Handles>()), place_(std::move(place)) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (!source) throw InputError(place_ + ": cannot be read (" + text_of(error) + "); try again");
    handles_->archive.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!handles_->archive) {
        zip_source_free(source);
        throw InputError(place_ + ": a broken ZIP container (" + text_of(error) + "); get the file again");
    }
    zip_error_fini(&error);
    const auto count = zip_get_num_entries(handles_->archive.get(), 0);
    if (count > most_members)
        throw InputError(place_ + ": holds " + std::to_string(count) + " files; that is no book");
    for (zip_int64_t i = 0; i < count; ++i)
        if (const char* name =
                zip_get_name(handles_->archive.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS))
            names_.emplace_back(name);
        else
            names_.emplace_back();
}

ZipArchive::~ZipArchive() = default;

// Names are composed on one system and decomposed on another, and Windows knows no case.
std::optional<std::uint64_t> ZipArchive::index_of(const std::string& name) {
    if (const auto index = zip_name_locate(handles_->archive.get(), name.c_str(), 0); index >= 0)
        return static_cast<std::uint64_t>(index);
    if (likeness_.empty())
        for (std::size_t i = 0; i < names_.size(); ++i) likeness_.try_emplace(lower_case(nfc(names_[i])), i);
    const auto found = likeness_.find(lower_case(nfc(name)));
    return found == likeness_.end() ? std::nullopt : std::optional<std::uint64_t>(found->second);
}

std::optional<std::string> ZipArchive::read(const std::string& name) {
    const auto index = index_of(name);
    if (!index) return std::nullopt;
    return unpack(*index, name, [&](std::size_t bytes) {
        unpacked_ += bytes;
        if (unpacked_ > most_unpacked)
            throw InputError(place_ + ": unpacks to more than " + std::to_string(most_unpacked >> 20) +
                             " MB of text; that is no book");
    });
}

std::optional<std::string> ZipArchive::read_picture(const std::string& name, std::size_t most) {
    const auto index = index_of(name);
    if (!index) return std::nullopt;
    return unpack(*index, name, [&, all = std::size_t{}](std::size_t bytes) mutable {
        all += bytes;
        if (all > most)
            throw InputError(place_ + ": " + name + ": larger than " + std::to_string(most >> 20) + " MB");
    });
}

// `count` is told of every stretch before it is kept.
std::string ZipArchive::unpack(std::uint64_t index, const std::string& name,
                               const std::function<void(std::size_t)>& count) {
    zip_stat_t status;
    zip_stat_init(&status);
    zip_stat_index(handles_->archive.get(), index, 0, &status);
    if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) && status.encryption_method != ZIP_EM_NONE)
        throw InputError(place_ + ": " + name + " is encrypted; get a copy without protection");
    const Handle<zip_file_t, zip_fclose> file{zip_fopen_index(handles_->archive.get(), index, 0)};
    if (!file)
        throw InputError(place_ + ": " + name + " cannot be unpacked (" +
                         zip_strerror(handles_->archive.get()) + "); get the file again");
    std::string out;
    std::array<char, 1 << 16> block{};
    for (;;) {
        const auto got = zip_fread(file.get(), block.data(), block.size());
        if (got < 0) throw InputError(place_ + ": " + name + " is damaged; get the file again");
        if (got == 0) return out;
        count(static_cast<std::size_t>(got));
        out.append(block.data(), static_cast<std::size_t>(got));
    }
}

std::string pack_zip(const std::vector<ZipMember>& members) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* const archive = target ? zip_open_from_source(target, ZIP_TRUNCATE, &error) : nullptr;
    if (!archive) throw InputError("an archive cannot be made (" + text_of(error) + "); try again");
    zip_error_fini(&error);
    zip_source_keep(target); // closing the archive frees it otherwise
    for (const auto& member : members) {
        auto* const content = zip_source_buffer(archive, member.bytes.data(), member.bytes.size(), 0);
        const auto index =
            zip_file_add(archive, member.name.c_str(), content, ZIP_FL_ENC_UTF_8 | ZIP_FL_OVERWRITE);
        if (index >= 0)
            zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
        else
            zip_source_free(content); // a name that is none
    }
    std::string out;
    zip_stat_t status;
    zip_stat_init(&status);
    if (zip_close(archive) == 0 && zip_source_open(target) == 0) {
        if (zip_source_stat(target, &status) == 0 && (status.valid & ZIP_STAT_SIZE)) {
            out.resize(status.size);
            zip_source_read(target, out.data(), out.size());
        }
        zip_source_close(target);
    }
    zip_source_free(target);
    return out;
}

} // namespace langdu::article
