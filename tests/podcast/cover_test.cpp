// Covers made from titles.
#include "podcast/cover.h"
#include "writer/cover.h"

#include "test_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::podcast;
namespace fs = std::filesystem;

namespace {

// Renders an audiobook where the fonts are those of a folder.
test::Outcome render_with_fonts(const fs::path& fonts, const test::TemporaryDirectory& folder) {
    test::write_text(folder / "a.md", "# 春天\n\n花都开了。\n");
    test::write_text(folder / "fonts.conf", "<fontconfig><dir>" + fonts.string() + "</dir><cachedir>" +
                                                (folder / "cache").string() + "</cachedir></fontconfig>");
    return test::run({"/usr/bin/env", "FONTCONFIG_FILE=" + (folder / "fonts.conf").string(), test::program,
                      "render", (folder / "a.md").string(), "-o", (folder / "a.m4b").string()});
}

} // namespace

TEST_CASE("a cover is a square picture with its title", "[podcast]") {
    const auto png = draw_cover("春天的公园", "某人", "key");
    if (png.empty()) {
        test::skip(no_cover_drawn);
        return;
    }
    const auto cover = writer::parse_cover(png, "drawn");
    CHECK(cover.mime == "image/png");
    CHECK(cover.width == 1400);
    CHECK(cover.height == 1400);
    CHECK(draw_cover("春天的公园", "某人", "key") == png);
    CHECK(draw_cover("夏天的公园", "某人", "key") != png);
}

TEST_CASE("without a font, and with one that is damaged, there is no cover, and it is said", "[podcast]") {
    const fs::path font = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc";
    const test::TemporaryDirectory folder, none, damaged;
    std::vector<fs::path> places{none.path()};
    if (fs::exists(font)) {
        const auto bytes = test::read_text(font);
        test::write_text(damaged / "half.ttc", bytes.substr(0, bytes.size() / 2));
        places.push_back(damaged.path());
    }
    for (const auto& fonts : places) {
        const auto outcome = render_with_fonts(fonts, folder);
        INFO(outcome.out << outcome.err);
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.out.find("no cover: ") != std::string::npos);
        CHECK(outcome.err.find("Pango") == std::string::npos);
    }
}
