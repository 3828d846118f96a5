#include "base/files.h"

#include "base/descriptor.h"
#include "base/error.h"
#include "base/hash.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace langdu {

namespace fs = std::filesystem;

namespace {

std::string reason() { return std::strerror(errno); }

// Names a signal handler can unlink: fixed memory, a slot is in use when its flag is set.
constexpr std::size_t slots = 64;
std::array<std::array<char, 4096>, slots> temporary_names{};
std::array<std::atomic<bool>, slots> temporary_used{};
std::array<std::atomic<bool>, slots> temporary_ready{};

// "3f2a90c1-4711": this machine and process, part of a temporary file's name.
std::string this_machine() {
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    return Hash().add(std::string_view(host.data())).hex().substr(0, 8);
}
std::string this_process() { return this_machine() + "-" + std::to_string(::getpid()); }

// Signals wait for this thread until the end of the scope.
class SignalsHeld {
public:
    SignalsHeld() {
        sigset_t all;
        ::sigfillset(&all);
        ::pthread_sigmask(SIG_BLOCK, &all, &before_);
    }
    SignalsHeld(const SignalsHeld&) = delete;
    SignalsHeld& operator=(const SignalsHeld&) = delete;
    ~SignalsHeld() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

private:
    sigset_t before_{};
};

void remember_temporary(const std::string& name) {
    if (name.size() >= temporary_names[0].size()) return;
    for (std::size_t i = 0; i < slots; ++i) {
        if (temporary_used[i].exchange(true)) continue;
        std::memcpy(temporary_names[i].data(), name.c_str(), name.size() + 1);
        temporary_ready[i] = true;
        return;
    }
}

void forget_temporary(const std::string& name) {
    for (std::size_t i = 0; i < slots; ++i)
        if (temporary_ready[i] && name == temporary_names[i].data()) {
            temporary_ready[i] = false;
            temporary_used[i] = false;
        }
}

} // namespace

namespace {

constexpr std::size_t largest_file = 512u << 20; // of bytes that are held in memory

std::string read_all(int file, const std::string& place, std::size_t size, std::size_t most) {
    const auto too_large = [&] {
        return InputError(place + ": larger than " + std::to_string(most >> 20) +
                          " MB; choose a smaller one");
    };
    if (size > most) throw too_large();
    std::string out;
    out.reserve(size + 1);
    std::array<char, 1 << 16> block{};
    for (;;) {
        const auto got = ::read(file, block.data(), block.size());
        if (got == 0) return out;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw InputError(place + ": " + reason() + "; is it readable?");
        out.append(block.data(), static_cast<std::size_t>(got));
        if (out.size() > most) throw too_large();
    }
}

} // namespace

std::string read_file(const std::string& path) {
    const std::string place = path == "-" ? "standard input" : path;
    const Descriptor file{path == "-" ? 0 : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.get() < 0) {
        if (errno == ENOENT) throw InputError(place + ": no such file; check the path");
        throw InputError(place + ": " + reason() + "; check its permissions");
    }
    struct stat status {};
    if (::fstat(file.get(), &status) == 0 && S_ISDIR(status.st_mode))
        throw InputError(place + ": is a folder; name a file, or use langdu batch");
    // A terminal may be typed into; any other device has no end.
    if (S_ISBLK(status.st_mode) || (S_ISCHR(status.st_mode) && path != "-" && !::isatty(file.get())))
        throw InputError(place + ": is a device; name a file");
    return read_all(file.get(), place, S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0,
                    largest_file);
}

std::string read_file_below(const fs::path& folder, const std::string& name, std::size_t most) {
    std::error_code error;
    const auto root = fs::weakly_canonical(folder.empty() ? fs::path(".") : folder, error);
    const auto path = fs::weakly_canonical(root / name, error);
    const auto relative = path.lexically_relative(root);
    if (relative.empty() || *relative.begin() == "..")
        throw InputError(name + ": lies outside the article's folder; copy it there");
    // A FIFO must not make the open wait.
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)};
    if (file.get() < 0) throw InputError(path.string() + ": " + reason() + "; check the path");
    struct stat status {};
    if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode))
        throw InputError(path.string() + ": not a plain file; name another");
    return read_all(file.get(), path.string(), static_cast<std::size_t>(status.st_size), most);
}

std::vector<fs::path> list_folder(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> out;
    for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error))
        out.push_back(entry->path());
    if (error == std::errc::no_such_file_or_directory)
        throw InputError(folder.string() + ": no such folder; check the path");
    if (error) throw InputError(folder.string() + ": " + error.message() + "; check its permissions");
    std::sort(out.begin(), out.end());
    return out;
}

MappedFile::MappedFile(const fs::path& path) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    struct stat status {};
    if (file.get() < 0 || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode) ||
        status.st_size == 0)
        throw InputError(path.string() + ": cannot be read; install langdu's data again");
    size_ = static_cast<std::size_t>(status.st_size);
    void* const address = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file.get(), 0);
    if (address == MAP_FAILED) throw InputError(path.string() + ": " + reason() + "; cannot be mapped");
    data_ = static_cast<const char*>(address);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile::~MappedFile() {
    if (data_) ::munmap(const_cast<char*>(data_), size_);
}

AtomicFile::AtomicFile(fs::path target) : target_(std::move(target)) {
    const fs::path folder = target_.has_parent_path() ? target_.parent_path() : fs::path(".");
    std::error_code error;
    const auto folder_status = fs::status(folder, error);
    if (!fs::exists(folder_status)) throw OutputError(folder.string() + ": no such folder; make it first");
    if (!fs::is_directory(folder_status))
        throw OutputError(folder.string() + ": not a folder; choose another output");
    const auto target_status = fs::status(target_, error);
    if (fs::is_directory(target_status)) throw OutputError(target_.string() + ": is a folder; name a file");
    if (fs::exists(target_status) && !fs::is_regular_file(target_status))
        throw OutputError(target_.string() + ": not a regular file; choose another output");
    // The extension stays last: encoders look at it. The name is cut so that it cannot get too long.
    const std::string stem = target_.stem().string().substr(0, 100);
    std::string name =
        (folder / ("." + stem + "." + this_process() + ".XXXXXX" + target_.extension().string())).string();
    int fd = -1;
    {
        const SignalsHeld held; // one that arrives while the file is made would not know of it
        fd = ::mkstemps(name.data(), static_cast<int>(target_.extension().string().size()));
        if (fd >= 0) remember_temporary(name);
    }
    if (fd < 0) throw OutputError(target_.string() + ": " + reason() + "; choose another output");
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(fd, 0666 & ~mask);
    ::close(fd);
    temporary_ = name;
}

AtomicFile::~AtomicFile() {
    if (committed_) return;
    ::unlink(temporary_.c_str());
    forget_temporary(temporary_.string());
}

void AtomicFile::write(std::string_view bytes) {
    const Descriptor file{::open(temporary_.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC)};
    if (file.get() < 0) throw OutputError(target_.string() + ": " + reason() + "; choose another output");
    while (!bytes.empty()) {
        const auto done = ::write(file.get(), bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0)
            throw OutputError(target_.string() + ": " + reason() + "; free some space and try again");
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
}

void AtomicFile::commit() {
    {
        const Descriptor file{::open(temporary_.c_str(), O_RDONLY | O_CLOEXEC)};
        if (file.get() < 0 || ::fsync(file.get()) != 0)
            throw OutputError(target_.string() + ": " + reason() + "; free some space and try again");
    }
    if (::rename(temporary_.c_str(), target_.c_str()) != 0)
        throw OutputError(target_.string() + ": " + reason() + "; choose another output");
    committed_ = true;
    forget_temporary(temporary_.string());
}

bool is_abandoned_temporary(const fs::path& path) {
    const std::string owner = path.stem().stem().extension().string(); // .stem.OWNER.XXXXXX.mp3
    const std::string machine = "." + this_machine() + "-";
    if (!path.filename().string().starts_with(".") || !owner.starts_with(machine)) return false;
    const auto number = std::string_view(owner).substr(machine.size());
    pid_t process = 0;
    const auto end = number.data() + number.size();
    if (const auto parsed = std::from_chars(number.data(), end, process);
        parsed.ec != std::errc() || parsed.ptr != end)
        return false;
    return ::kill(process, 0) != 0 && errno == ESRCH;
}

void remove_temporary_files() noexcept {
    for (std::size_t i = 0; i < slots; ++i)
        if (temporary_ready[i]) ::unlink(temporary_names[i].data());
}

const fs::path& data_directory() {
    static const fs::path found = [] {
        std::vector<fs::path> places;
        std::error_code error;
        if (const char* set = std::getenv("LANGDU_DATA"); set && *set) {
            if (fs::is_directory(fs::path(set) / "voices", error)) return fs::path(set);
            throw InputError(
                std::string("LANGDU_DATA: ") + set +
                " holds no voices/; name the folder share/langdu of an installation, or unset it");
        }
        const auto program = fs::read_symlink("/proc/self/exe", error).parent_path();
        places.push_back(program / "share/langdu");
        places.push_back(program.parent_path() / "share/langdu");
        std::string tried;
        for (const auto& place : places) {
            if (fs::is_directory(place / "voices", error)) return place;
            tried += (tried.empty() ? "" : ", ") + place.string();
        }
        throw InputError("langdu's data: not found in " + tried + "; install it or set LANGDU_DATA");
    }();
    return found;
}

} // namespace langdu
