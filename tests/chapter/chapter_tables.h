// The tables of this build, read once for all tests.
#pragma once

#include "base/files.h"
#include "chapter/tables.h"

namespace langdu::test {

inline const chapter::Tables& chapter_tables() {
    static const chapter::Tables tables{data_directory()};
    return tables;
}

} // namespace langdu::test
