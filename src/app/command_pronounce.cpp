#include "app/app.h"
#include "base/files.h"
#include "pronunciation/pronounce.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

namespace langdu {

std::function<int()> command_pronounce(CLI::App& app) {
    const auto citation = std::make_shared<bool>(false);
    app.add_flag("--citation", *citation, "Tones as in a dictionary, before sandhi");
    return [citation] {
        std::ios::sync_with_stdio(false);
        const Pronouncer pronouncer{data_directory()};
        for (std::string line; std::getline(std::cin, line);) {
            const char* separator = "";
            for (const auto& token : pronouncer.tokens_of_line(line)) {
                std::string shown;
                if (token.kind == Token::Kind::syllable) shown = *citation ? token.citation : token.surface;
                else // one token per run: no spaces inside
                    for (const char c : token.source.of(line)) shown += c == ' ' || c == '\t' || c == '\r' ? '_' : c;
                std::cout << separator << shown;
                separator = " ";
                if (token.unknown) std::cerr << token.source.of(line) << ": no known reading\n";
            }
            std::cout << '\n';
        }
        return 0;
    };
}

} // namespace langdu
