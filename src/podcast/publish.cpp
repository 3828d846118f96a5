#include "podcast/publish.h"

#include "base/files.h"

namespace langdu::podcast {

bool write_if_changed(const std::filesystem::path& path, std::string_view text) {
    std::error_code error;
    if (std::filesystem::is_regular_file(path, error) && read_file(path.string()) == text) return false;
    AtomicFile file{path};
    file.write(text);
    file.commit();
    return true;
}

} // namespace langdu::podcast
