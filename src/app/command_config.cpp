#include "app/app.h"
#include "app/settings.h"
#include "app/translate.h"
#include "base/error.h"

#include <iostream>
#include <memory>

namespace langdu::app {

namespace {

// One that cannot be loaded stays as it was written: make_job says what is wrong with it, and where.
speech::Voice voice_of(const Value& value) {
    try {
        return speech::load_voice(value.text);
    } catch (const SettingError&) {
        speech::Voice unknown;
        unknown.name = value.text;
        return unknown;
    }
}

} // namespace

std::function<int()> command_config(Arguments& app) {
    struct ConfigState {
        std::string article;
        Values given;
    };
    const auto state = std::make_shared<ConfigState>();
    app.add_option("ARTICLE", state->article,
                   "The langdu.toml beside it counts; the current folder's without");
    add_settings(app, state->given);
    return [state] {
        const auto values = values_in_force(state->given, state->article);
        const auto voice = voice_of(values.at("voice"));
        for (const auto& row : settings()) {
            auto value = values.at(row.name);
            if (value.text.empty() && !voice.loudness.empty() && row.name == std::string("loudness"))
                value = {voice.loudness, "voice " + voice.name};
            if (value.text.empty())
                std::cout << "# "; // nothing to set: the rest of the line says what happens
            std::cout << row.name << " = \"" << value.text << "\"  # "
                      << (value.origin.empty() ? tr("default") : tr(value.origin)) << ": " << tr(row.help)
                      << '\n';
        }
        std::cout << std::flush;
        make_job(state->article, {}, state->given); // says which of them cannot be used
        return 0;
    };
}

} // namespace langdu::app
