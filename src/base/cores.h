// How many cores this process may use.
#pragma once

namespace langdu {

// At least 1: the machine's, fewer when taskset or a batch system gave it some of them or a control group (a
// container, a service) limits its processor time.
int usable_cores();

} // namespace langdu
