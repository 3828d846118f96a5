// Catch2's main, and at its end a word for ctest's summary when something could not be tried here. Only then:
// what failed has failed.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include "test_support.h"

#include <iostream>

int main(int argc, char** argv) {
    const int result = Catch::Session().run(argc, argv);
    if (result == 0 && langdu::test::skipped_something()) std::cout << "SKIPPED IN PART\n";
    return result;
}
