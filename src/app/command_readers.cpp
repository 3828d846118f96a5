#include "app/app.h"
#include "article/readers.h"

#include <iostream>

namespace langdu {

std::function<int()> command_readers(Arguments&) {
    return [] {
        for (const auto& reader : readers())
            std::cout << reader.name << '\t' << reader.extensions << '\t' << reader.description << '\n';
        return 0;
    };
}

} // namespace langdu
