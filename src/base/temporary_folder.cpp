#include "base/temporary_folder.h"

#include "base/error.h"

#include <cstdlib>

namespace langdu {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
    std::error_code error;
    auto parent = fs::temp_directory_path(error);
    if (error) parent = "/tmp";
    std::string name = (parent / "langdu-XXXXXX").string();
    if (!::mkdtemp(name.data()))
        throw OutputError(name + ": cannot be made; set TMPDIR to a folder that can be written");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code error;
    fs::remove_all(path_, error);
}

} // namespace langdu
