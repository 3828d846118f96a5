#include "base/cores.h"

#include <catch2/catch.hpp>
#include <sched.h>

TEST_CASE("a process that was given one core uses one", "[base]") {
    cpu_set_t all, one;
    REQUIRE(::sched_getaffinity(0, sizeof all, &all) == 0);
    CHECK(langdu::usable_cores() >= 1);
    CHECK(langdu::usable_cores() <= CPU_COUNT(&all));
    CPU_ZERO(&one);
    for (int cpu = 0; cpu < CPU_SETSIZE && CPU_COUNT(&one) == 0; ++cpu)
        if (CPU_ISSET(cpu, &all)) CPU_SET(cpu, &one);
    REQUIRE(::sched_setaffinity(0, sizeof one, &one) == 0);
    const int cores = langdu::usable_cores();
    REQUIRE(::sched_setaffinity(0, sizeof all, &all) == 0);
    CHECK(cores == 1);
}
