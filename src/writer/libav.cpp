#include "writer/libav.h"

#include "base/error.h"
#include "writer/containers.h"

#include <dlfcn.h>

#include <string>

namespace langdu::writer {

namespace {

const std::string version = std::to_string(LIBAVFORMAT_VERSION_MAJOR);

// It brings libavcodec and libavutil with it. Never closed: its code may run as long as the program does.
void* library() {
    static void* const opened = ::dlopen(("libavformat.so." + version).c_str(), RTLD_NOW | RTLD_LOCAL);
    return opened;
}

Libav load() {
    if (const auto missing = missing_libav(); !missing.empty()) throw OutputError(missing);
    const auto find = [](const char* name) {
        void* const function = ::dlsym(library(), name);
        if (!function)
            throw OutputError(std::string("libavformat: has no ") + name + "; install Debian's libavformat" +
                              version);
        return function;
    };
    Libav out;
#define LANGDU_LIBAV_FIND(name) out.name = reinterpret_cast<decltype(out.name)>(find(#name));
    LANGDU_LIBAV_FUNCTIONS(LANGDU_LIBAV_FIND)
#undef LANGDU_LIBAV_FIND
    out.av_log_set_level(AV_LOG_QUIET);
    return out;
}

} // namespace

const Libav& libav() {
    static const Libav loaded = load();
    return loaded;
}

std::string missing_libav() {
    if (library()) return {};
    return ".m4b, .m4a and .mka: need libavformat; install the package libavformat" + version +
           " or choose another format";
}

} // namespace langdu::writer
