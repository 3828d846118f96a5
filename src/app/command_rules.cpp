#include "app/app.h"
#include "app/translate.h"
#include "base/files.h"
#include "base/json.h"
#include "normalizer/decide.h"
#include "normalizer/rules.h"

#include <iostream>
#include <memory>

namespace langdu::app {

namespace {

int print_rules(bool json) {
    const normalizer::Normalizer normalizer{data_directory()};
    if (json) {
        Json out{{"version", 1}, {"rules", Json::array()}};
        for (const auto& rule : normalizer::rules())
            out["rules"].push_back({{"name", rule.name},
                                    {"description", rule.description},
                                    {"written", rule.written},
                                    {"spoken", rule.spoken}});
        out["shapes"] = Json::array();
        for (const auto& table : normalizer.shapes()) {
            Json meanings = Json::array();
            for (const auto& meaning : table.meanings)
                meanings.push_back({{"name", meaning.name},
                                    {"prior", meaning.prior},
                                    {"plain", meaning.plain},
                                    {"written", meaning.written},
                                    {"spoken", meaning.spoken}});
            out["shapes"].push_back({{"name", table.name}, {"meanings", std::move(meanings)}});
        }
        std::cout << json_text(out, 2) << '\n';
        return 0;
    }
    for (const auto& rule : normalizer::rules())
        std::cout << rule.name << std::string(rule.name.size() < 13 ? 13 - rule.name.size() : 1, ' ')
                  << tr(rule.description) << '\n'
                  << std::string(13, ' ') << rule.written << " => " << rule.spoken << '\n';
    std::cout << '\n' << tr("Shapes that are weighed, and what each can mean:") << '\n';
    for (const auto& table : normalizer.shapes())
        for (const auto& meaning : table.meanings)
            std::cout << table.name << std::string(table.name.size() < 13 ? 13 - table.name.size() : 1, ' ')
                      << meaning.name << ", "
                      << (meaning.plain ? tr("unless more speaks for another")
                                        : tr("prior {}", meaning.prior))
                      << '\n'
                      << std::string(13, ' ') << meaning.written << " => " << meaning.spoken << '\n';
    return 0;
}

} // namespace

std::function<int()> command_rules(Arguments& app) {
    const auto json = std::make_shared<bool>(false);
    app.add_flag(
        "--json", *json,
        "Print JSON: version 1, rules with name, description, written, spoken; shapes with their meanings");
    return [json] { return print_rules(*json); };
}

} // namespace langdu::app
