#include "app/app.h"
#include "app/given_lines.h"
#include "base/error.h"
#include "base/files.h"
#include "normalizer/policies.h"
#include "normalizer/user_lexicon.h"

#include <iostream>
#include <map>
#include <memory>

namespace langdu::app {

namespace {

struct NormalizeOptions {
    std::vector<std::string> words, lexicons;
    std::map<std::string, std::string> policies;
    bool explain{};
};

normalizer::NormalizerOptions normalizer_options(const NormalizeOptions& given) {
    normalizer::NormalizerOptions out;
    for (const auto& path : given.lexicons)
        out.lexicons.push_back(
            std::make_shared<const normalizer::UserLexicon>(normalizer::UserLexicon::read(path)));
    for (const auto& [name, choice] : given.policies)
        if (!normalizer::set_policy(out, name, choice))
            throw UsageError("--" + name + ": \"" + choice +
                             "\" is not one of the choices; see langdu normalize --help");
    return out;
}

// One line a reading: written, spoken, what it was taken for, and why where meanings were weighed.
void print_explained(const normalizer::SpokenText& text) {
    for (const auto& reading : text.readings)
        std::cout << reading.written.of(text.written) << '\t' << reading.spoken.of(text.spoken) << '\t'
                  << reading.rule << '\t' << reading.why << '\n';
    std::cout << '\n';
}

} // namespace

std::function<int()> command_normalize(Arguments& app) {
    const auto given = std::make_shared<NormalizeOptions>();
    app.add_option("WORDS", given->words, "Each a line of text; without any, the lines of standard input");
    app.add_option("--lexicon", given->lexicons, "Your own readings, a table; a later one wins")
        .value_name("FILE");
    for (const auto& policy : normalizer::policies())
        app.add_option(
               std::string("--") + policy.name,
               [given, name = policy.name](const std::string& choice) { given->policies[name] = choice; },
               policy.help)
            .value_name(policy.choices);
    app.add_flag("--explain", given->explain, "One line a reading: written, spoken, its meaning, and why");
    return [given] {
        auto options = normalizer_options(*given);
        options.explain = given->explain;
        std::ios::sync_with_stdio(false);
        const normalizer::Normalizer normalizer{data_directory()};
        for_each_line(given->words, [&](const std::string& line) {
            if (const auto text = normalizer.normalize(line, options); given->explain)
                print_explained(text);
            else
                std::cout << text.spoken << '\n';
        });
        return 0;
    };
}

} // namespace langdu::app
