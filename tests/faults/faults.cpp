// Makes the Nth call of a kind fail, in whatever process of a run it happens: LD_PRELOAD this, with
//
//     FAULT_KIND=write|open|rename|sync|fork|memory|read|folder   FAULT_AT=N (0: none, only count)
//     FAULT_FILE=PATH
//
// PATH holds two numbers of 8 bytes, shared by all processes: calls so far, and calls that were made to fail.
// Standard error is spared, or nobody would hear of it. `driver` runs langdu with every N.
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <initializer_list>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
int __open_2(const char*, int);
int __open64_2(const char*, int);
int __openat_2(int, const char*, int);
int __openat64_2(int, const char*, int);
ssize_t __read_chk(int, void*, std::size_t, std::size_t);
}

namespace {

enum Kind { none, write_, open_, rename_, sync_, fork_, memory_, read_, folder_ };
constexpr struct {
    const char* name;
    Kind kind;
    int error;
} kinds[] = {{"write", write_, ENOSPC}, {"open", open_, EMFILE},    {"rename", rename_, EIO},
             {"sync", sync_, EIO},      {"fork", fork_, EAGAIN},    {"memory", memory_, ENOMEM},
             {"read", read_, EIO},      {"folder", folder_, EDQUOT}};
constexpr std::size_t large = 64 * 1024; // of an allocation

struct Shared {
    std::atomic<std::uint64_t> calls, failed;
};
Shared* shared = nullptr;
Kind wanted = none;
int error_code = 0;
std::uint64_t at = 0;

__attribute__((constructor)) void begin() {
    const char* kind = std::getenv("FAULT_KIND");
    const char* file = std::getenv("FAULT_FILE");
    const char* number = std::getenv("FAULT_AT");
    if (!kind || !file || !number) return;
    const auto fd = static_cast<int>(syscall(SYS_openat, AT_FDCWD, file, O_RDWR | O_CLOEXEC));
    if (fd < 0) return;
    void* page = mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    syscall(SYS_close, fd);
    if (page == MAP_FAILED) return;
    at = std::strtoull(number, nullptr, 10);
    for (const auto& row : kinds)
        if (std::strcmp(row.name, kind) == 0) {
            error_code = row.error;
            shared = static_cast<Shared*>(page);
            wanted = row.kind; // last: from here on calls count
        }
}

bool fails(Kind kind) {
    if (kind != wanted) return false;
    if (++shared->calls != at) return false;
    ++shared->failed;
    errno = error_code;
    return true;
}

// Without a font, or a line of its settings, fontconfig takes another and says nothing: a cover that looks
// otherwise is all that can come of it.
bool is_of_fonts(const char* path) {
    for (const char* folder :
         {"/etc/fonts", "/usr/share/fonts", "/usr/share/fontconfig", "/var/cache/fontconfig"})
        if (std::strncmp(path, folder, std::strlen(folder)) == 0) return true;
    return false;
}

bool is_of_fonts(int fd) {
    char link[32], path[256] = {};
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    return ::readlink(link, path, sizeof path - 1) > 0 && is_of_fonts(path);
}

template <typename Function>
Function* real(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

} // namespace

#define REAL(name) static auto* const next = real<decltype(name)>(#name)
#define PASS(kind, failure, result, name, parameters, arguments)                                             \
    result name parameters {                                                                                 \
        REAL(name);                                                                                          \
        return fails(kind) ? failure : next arguments;                                                       \
    }
#define PASS_PATH(kind, failure, result, name, parameters, arguments)                                        \
    result name parameters {                                                                                 \
        REAL(name);                                                                                          \
        return !is_of_fonts(path) && fails(kind) ? failure : next arguments;                                 \
    }
#define PASS_UNLESS_ERR(kind, failure, result, name, parameters, arguments)                                  \
    result name parameters {                                                                                 \
        REAL(name);                                                                                          \
        return fd != 2 && fails(kind) ? failure : next arguments;                                            \
    }
#define PASS_READ(name, parameters, arguments)                                                               \
    ssize_t name parameters {                                                                                \
        REAL(name);                                                                                          \
        return wanted == read_ && !is_of_fonts(fd) && fails(read_) ? -1 : next arguments;                    \
    }

extern "C" {

PASS_UNLESS_ERR(write_, -1, ssize_t, write, (int fd, const void* data, size_t size), (fd, data, size))
PASS_UNLESS_ERR(write_, -1, ssize_t, pwrite, (int fd, const void* data, size_t size, off_t offset),
                (fd, data, size, offset))
PASS_UNLESS_ERR(write_, -1, ssize_t, pwrite64, (int fd, const void* data, size_t size, off64_t offset),
                (fd, data, size, offset))
PASS_UNLESS_ERR(write_, -1, ssize_t, writev, (int fd, const iovec* parts, int count), (fd, parts, count))
PASS(write_, -1, ssize_t, sendfile, (int out, int in, off_t* offset, size_t size), (out, in, offset, size))
PASS(write_, -1, ssize_t, sendfile64, (int out, int in, off64_t* offset, size_t size),
     (out, in, offset, size))
PASS(write_, -1, ssize_t, sendmsg, (int fd, const msghdr* message, int flags), (fd, message, flags))
PASS(write_, -1, ssize_t, send, (int fd, const void* data, size_t size, int flags), (fd, data, size, flags))
PASS(write_, -1, int, ftruncate, (int fd, off_t size) noexcept, (fd, size))
PASS(write_, -1, int, ftruncate64, (int fd, off64_t size) noexcept, (fd, size))

size_t fwrite(const void* data, size_t size, size_t count, FILE* file) {
    REAL(fwrite);
    return file != stderr && fails(write_) ? 0 : next(data, size, count, file);
}

PASS_READ(read, (int fd, void* data, size_t size), (fd, data, size))
PASS_READ(pread, (int fd, void* data, size_t size, off_t offset), (fd, data, size, offset))
PASS_READ(pread64, (int fd, void* data, size_t size, off64_t offset), (fd, data, size, offset))
PASS(read_, -1, ssize_t, recv, (int fd, void* data, size_t size, int flags), (fd, data, size, flags))
PASS(read_, -1, ssize_t, recvmsg, (int fd, msghdr* message, int flags), (fd, message, flags))

// With a mode or without: four registers are passed either way.
#define OPEN(name, first_type, first)                                                                        \
    int name(first_type int flags, ...) {                                                                    \
        va_list list;                                                                                        \
        va_start(list, flags);                                                                               \
        const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(list, mode_t) : 0;                      \
        va_end(list);                                                                                        \
        REAL(name);                                                                                          \
        return !is_of_fonts(path) && fails(open_) ? -1 : next(first flags, mode);                            \
    }
#define PATH_TYPE const char *path,
#define PATH path,
#define AT_TYPE int folder, const char *path,
#define AT folder, path,
OPEN(open, PATH_TYPE, PATH)
OPEN(open64, PATH_TYPE, PATH)
OPEN(openat, AT_TYPE, AT)
OPEN(openat64, AT_TYPE, AT)
// What -D_FORTIFY_SOURCE makes of them.
PASS_PATH(open_, -1, int, __open_2, (const char* path, int flags), (path, flags))
PASS_PATH(open_, -1, int, __open64_2, (const char* path, int flags), (path, flags))
PASS_PATH(open_, -1, int, __openat_2, (int folder, const char* path, int flags), (folder, path, flags))
PASS_PATH(open_, -1, int, __openat64_2, (int folder, const char* path, int flags), (folder, path, flags))
PASS_READ(__read_chk, (int fd, void* data, size_t size, size_t room), (fd, data, size, room))
PASS_PATH(open_, nullptr, FILE*, fopen, (const char* path, const char* mode), (path, mode))
PASS_PATH(open_, nullptr, FILE*, fopen64, (const char* path, const char* mode), (path, mode))
PASS_PATH(open_, nullptr, DIR*, opendir, (const char* path), (path))
PASS(open_, nullptr, DIR*, fdopendir, (int fd), (fd))
PASS(open_, -1, int, pipe2, (int* ends, int flags) noexcept, (ends, flags))
PASS(open_, -1, int, pipe, (int* ends) noexcept, (ends))
PASS(open_, -1, int, socketpair, (int domain, int type, int protocol, int* ends) noexcept,
     (domain, type, protocol, ends))
PASS(open_, -1, int, socket, (int domain, int type, int protocol) noexcept, (domain, type, protocol))
PASS(open_, -1, int, accept4, (int fd, sockaddr* address, socklen_t* size, int flags),
     (fd, address, size, flags))
PASS(open_, -1, int, dup, (int fd) noexcept, (fd))
PASS(open_, -1, int, dup2, (int from, int to) noexcept, (from, to))
PASS(open_, -1, int, epoll_create1, (int flags) noexcept, (flags))
PASS(open_, -1, int, inotify_init1, (int flags) noexcept, (flags))
PASS(open_, -1, int, signalfd, (int fd, const sigset_t* signals, int flags) noexcept, (fd, signals, flags))
PASS(open_, -1, int, memfd_create, (const char* name, unsigned flags) noexcept, (name, flags))

PASS(rename_, -1, int, rename, (const char* from, const char* to) noexcept, (from, to))
PASS(rename_, -1, int, renameat, (int a, const char* from, int b, const char* to) noexcept, (a, from, b, to))
PASS(rename_, -1, int, renameat2, (int a, const char* from, int b, const char* to, unsigned flags) noexcept,
     (a, from, b, to, flags))
PASS(rename_, -1, int, link, (const char* from, const char* to) noexcept, (from, to))
PASS(sync_, -1, int, fsync, (int fd), (fd))
PASS(sync_, -1, int, fdatasync, (int fd), (fd))
PASS(folder_, -1, int, mkdir, (const char* path, mode_t mode) noexcept, (path, mode))
PASS(folder_, nullptr, char*, mkdtemp, (char* name) noexcept, (name))

PASS(fork_, -1, pid_t, fork, (void) noexcept, ())
int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*run)(void*),
                   void* argument) noexcept {
    REAL(pthread_create);
    return fails(fork_) ? EAGAIN : next(thread, attributes, run, argument);
}

void* malloc(size_t size) noexcept { return size >= large && fails(memory_) ? nullptr : __libc_malloc(size); }
void* calloc(size_t count, size_t size) noexcept {
    return count * size >= large && fails(memory_) ? nullptr : __libc_calloc(count, size);
}
void* realloc(void* old, size_t size) noexcept {
    return size >= large && fails(memory_) ? nullptr : __libc_realloc(old, size);
}
void* aligned_alloc(size_t border, size_t size) noexcept {
    return size >= large && fails(memory_) ? nullptr : __libc_memalign(border, size);
}
int posix_memalign(void** out, size_t border, size_t size) noexcept {
    if (size >= large && fails(memory_)) return ENOMEM;
    *out = __libc_memalign(border, size);
    return *out ? 0 : ENOMEM;
}

} // extern "C"
