#include "writer/cover.h"

#include "../test_support.h"
#include "base/error.h"
#include "writer_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::writer;
using namespace langdu::test;

TEST_CASE("a PNG's size is read from the file", "[writer]") {
    const TemporaryDirectory folder;
    write_text(folder / "a.png", tiny_png(48));
    const auto cover = read_cover((folder / "a.png").string());
    CHECK(cover.mime == "image/png");
    CHECK(cover.width == 48);
    CHECK(cover.height == 48);
}

TEST_CASE("a JPEG's size is read from the file", "[writer]") {
    if (!have_program("ffmpeg")) return;
    const TemporaryDirectory folder;
    run({"ffmpeg", "-f", "lavfi", "-i", "color=red:s=60x40:d=1", "-frames:v", "1", folder / "a.jpg"});
    const auto cover = read_cover((folder / "a.jpg").string());
    CHECK(cover.mime == "image/jpeg");
    CHECK(cover.width == 60);
    CHECK(cover.height == 40);
    const auto bytes = read_text(folder / "a.jpg");
    write_text(folder / "cut.jpg", bytes.substr(0, bytes.size() - 40));
    CHECK_THROWS_AS(read_cover((folder / "cut.jpg").string()), InputError);
}

TEST_CASE("a broken picture is refused", "[writer]") {
    const TemporaryDirectory folder;
    const auto refuse = [&](const std::string& bytes) {
        write_text(folder / "a.png", bytes);
        CHECK_THROWS_AS(read_cover((folder / "a.png").string()), InputError);
    };
    const auto good = tiny_png(48);
    for (std::size_t size = 0; size < good.size(); size += 97) refuse(good.substr(0, size));
    auto flipped = good;
    flipped[good.size() / 2] ^= 1;
    refuse(flipped);
    refuse("GIF89a");
    CHECK_THROWS_AS(read_cover((folder / "none.png").string()), InputError);
}
