#pragma once

#include "writer/output_file.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::writer {

// A zip archive whose entries are stored as they are: sound does not get smaller, and the little text beside
// it is not worth it. All dates are 1980-01-01: the same content, the same bytes. Names are ASCII. Up to 4
// GiB.
class ZipWriter {
public:
    explicit ZipWriter(OutputFile& file) : file_(file) {}

    void add(const std::string& name, std::string_view bytes);
    // What `write` puts at the end of the file; it may correct its own bytes later.
    void add(const std::string& name, const std::function<void(OutputFile&)>& write);
    void finish(); // the directory

private:
    struct Entry {
        std::string name;
        std::uint32_t crc{};
        std::uint64_t size{};
        std::uint64_t offset{};
    };
    std::string header(const Entry& entry) const;
    void check_size() const;

    OutputFile& file_;
    std::vector<Entry> entries_;
};

} // namespace langdu::writer
