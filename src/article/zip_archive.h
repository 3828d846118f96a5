// A ZIP file in memory, read by libzip. Nothing is ever written to disk, so names like ../../x can do no
// harm.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace langdu::article {

class ZipArchive {
public:
    // `place` opens error messages. The bytes must outlive the archive. Throws InputError: no ZIP file, a
    // broken one.
    ZipArchive(std::string_view bytes, std::string place);
    ~ZipArchive();
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    const std::vector<std::string>& names() const { return names_; }
    // One member, nothing when it is not there. Throws InputError: encrypted, damaged, or more than all
    // members together may unpack to (a bomb).
    std::optional<std::string> read(const std::string& name);
    // One that is no text and so does not count among what all members may unpack to. Throws InputError too
    // when it is larger than `most`.
    std::optional<std::string> read_picture(const std::string& name, std::size_t most);

private:
    struct Handles;
    std::unique_ptr<Handles> handles_;
    std::string place_;
    std::optional<std::uint64_t> index_of(const std::string& name);
    std::string unpack(std::uint64_t index, const std::string& name,
                       const std::function<void(std::size_t)>& count);

    std::vector<std::string> names_;                          // by their index in the container
    std::unordered_map<std::string, std::uint64_t> likeness_; // folded names, when one was looked for in vain
    std::size_t unpacked_{};
};

struct ZipMember {
    std::string name, bytes;
};
// An archive of these, stored as they are. Throws InputError: not enough memory.
std::string pack_zip(const std::vector<ZipMember>& members);

} // namespace langdu::article
