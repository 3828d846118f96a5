#include "app/app.h"
#include "app/translate.h"
#include "article/readers.h"

#include <iostream>

namespace langdu::app {

std::function<int()> command_readers(Arguments&) {
    return [] {
        for (const auto& reader : article::readers())
            std::cout << reader.name << '\t' << reader.extensions << '\t' << tr(reader.description) << '\n';
        return 0;
    };
}

} // namespace langdu::app
