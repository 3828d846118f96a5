// What a finished episode depends on.
#include "batch/fingerprint.h"

#include "test_support.h"

#include <catch2/catch.hpp>

using namespace langdu;

TEST_CASE("tables of the language count for an episode, pages and messages do not", "[batch]") {
    const test::TemporaryDirectory data;
    for (const auto* folder : {"voices/mandarin", "page", "po", "natural"})
        std::filesystem::create_directories(data / folder);
    test::write_text(data / "voices/mandarin/a.tsv", "银行\tyin2 hang2\n");
    const auto before = batch::hash_of_data(data.path());
    for (const auto* unheard : {"page/langdu.css", "po/zh_CN.po", "natural/model.onnx"}) {
        test::write_text(data / unheard, "another");
        CHECK(batch::hash_of_data(data.path()) == before);
    }
    test::write_text(data / "voices/mandarin/a.tsv", "银行\tyin2 xing2\n");
    CHECK(batch::hash_of_data(data.path()) != before);
}
