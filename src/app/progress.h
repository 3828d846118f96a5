// How far a render is.
#pragma once

#include "app/status_line.h"

#include <string>

namespace langdu::app {

class Progress {
public:
    Progress(ProgressStyle style, std::string article);
    void show(double share); // 0 to 1

private:
    StatusLine line_;
    std::string article_;
};

} // namespace langdu::app
