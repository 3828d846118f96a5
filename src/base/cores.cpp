#include "base/cores.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sched.h>
#include <string>
#include <thread>

namespace langdu {

namespace fs = std::filesystem;

namespace {

int cores_of_affinity() {
    cpu_set_t set;
    CPU_ZERO(&set);
    if (::sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set);
    return static_cast<int>(std::thread::hardware_concurrency()); // more than 1024
}

// "150000 100000" in a group's cpu.max is one core and a half, "max 100000" no limit. The groups above limit
// too.
double cores_of_control_groups() {
    double cores = 1e6;
    std::ifstream groups("/proc/self/cgroup");
    for (std::string line; std::getline(groups, line);) {
        if (!line.starts_with("0::/")) continue; // of version 1
        fs::path group = line.substr(4);
        for (bool top = false; !top; group = group.parent_path()) {
            top = group.empty();
            std::ifstream limit("/sys/fs/cgroup" / group / "cpu.max");
            if (double quota = 0, period = 0; limit >> quota >> period && period > 0)
                cores = std::min(cores, quota / period);
        }
    }
    return cores;
}

} // namespace

int usable_cores() {
    const int share = static_cast<int>(std::ceil(cores_of_control_groups()));
    return std::max(1, std::min(cores_of_affinity(), share));
}

} // namespace langdu
