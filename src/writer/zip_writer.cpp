#include "writer/zip_writer.h"

#include "base/error.h"
#include "writer/bytes.h"

namespace langdu::writer {

namespace {
constexpr std::uint64_t limit = 0xFFFFFFFF;
constexpr std::uint64_t first_of_1980 = 0x0021;
constexpr std::uint64_t version = 10; // stored entries need no more
} // namespace

// What local headers and the directory have in common: from the version to the lengths.
std::string ZipWriter::header(const Entry& entry) const {
    return little_endian(version, 2) + little_endian(0, 2) + little_endian(0, 2) + little_endian(0, 2) +
           little_endian(first_of_1980, 2) + little_endian(entry.crc, 4) + little_endian(entry.size, 4) +
           little_endian(entry.size, 4) + little_endian(entry.name.size(), 2) + little_endian(0, 2);
}

void ZipWriter::check_size() const {
    if (file_.size() > limit)
        throw OutputError(file_.shown_name() +
                          ": larger than the 4 GiB of a zip; use --split or another format");
}

void ZipWriter::add(const std::string& name, std::string_view bytes) {
    add(name, [&](OutputFile& file) { file.write(bytes); });
}

void ZipWriter::add(const std::string& name, const std::function<void(OutputFile&)>& write) {
    Entry entry{name, 0, 0, file_.size()};
    const auto local = [&] { return "PK\x03\x04" + header(entry) + name; };
    file_.write(local());
    const auto begin = file_.size();
    write(file_);
    check_size();
    entry.size = file_.size() - begin;
    constexpr std::size_t block = 1 << 20;
    for (auto at = begin; at < begin + entry.size;) {
        const auto bytes = file_.read_at(at, std::min<std::uint64_t>(block, begin + entry.size - at));
        if (bytes.empty()) throw OutputError(file_.shown_name() + ": cannot be read back; try again");
        entry.crc = crc32(bytes, entry.crc);
        at += bytes.size();
    }
    file_.write_at(entry.offset, local());
    entries_.push_back(std::move(entry));
}

void ZipWriter::finish() {
    const auto directory_at = file_.size();
    for (const auto& entry : entries_)
        file_.write("PK\x01\x02" + little_endian(version, 2) + header(entry) + little_endian(0, 2) +
                    little_endian(0, 2) + little_endian(0, 2) + little_endian(0, 4) +
                    little_endian(entry.offset, 4) + entry.name);
    const auto directory_size = file_.size() - directory_at;
    const auto count = little_endian(entries_.size(), 2);
    check_size();
    if (entries_.size() > 0xFFFF)
        throw OutputError(file_.shown_name() + ": more than 65,535 files in a zip; use --split");
    file_.write("PK\x05\x06" + little_endian(0, 4) + count + count + little_endian(directory_size, 4) +
                little_endian(directory_at, 4) + little_endian(0, 2));
}

} // namespace langdu::writer
