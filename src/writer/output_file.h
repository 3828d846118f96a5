#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace langdu::writer {

// The file an encoder writes: bytes at the end, and corrections further up once they are known.
// Every failure is an OutputError that names the file the user asked for, not its temporary name.
class OutputFile {
public:
    OutputFile(const std::filesystem::path& path, std::string shown_name);
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    ~OutputFile();

    void write(std::string_view bytes);                          // at the end
    void write_at(std::uint64_t offset, std::string_view bytes); // may reach past the end
    std::uint64_t size() const { return size_; }
    std::string read_at(std::uint64_t offset, std::size_t count); // of what was written; may return less
    void close(); // flushes; without it the last bytes are lost
    const std::string& shown_name() const { return shown_name_; }

private:
    void flush();
    void put(std::uint64_t offset, std::string_view bytes);
    [[noreturn]] void fail() const;

    std::string shown_name_;
    int descriptor_{-1};
    std::uint64_t size_{}; // of the file, what is still in buffer_ included
    std::string buffer_;   // its last bytes
};

} // namespace langdu::writer
