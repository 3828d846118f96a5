// A command's manual page, from the options that its help is made of.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace langdu::app {

// roff, as langdu-render.1; `examples` a line each.
std::string manual_page(const CLI::App& command, const std::string& examples);

} // namespace langdu::app
