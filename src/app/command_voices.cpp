#include "app/app.h"
#include "app/settings.h"
#include "base/json.h"
#include "pipeline.h"
#include "speech/voice.h"

#include <iomanip>
#include <iostream>
#include <memory>

namespace langdu {

namespace {

struct VoicesOptions {
    bool json{};
    std::string sample;
    std::string output;
};

int list_voices(bool json) {
    Json list = Json::array();
    for (const auto& voice : all_voices()) {
        if (json)
            list.push_back({{"name", voice.name},
                            {"title", voice.title},
                            {"description", voice.description},
                            {"aliases", voice.aliases}});
        else
            std::cout << std::left << std::setw(13) << voice.name << voice.description << ' ' << voice.title
                      << '\n';
    }
    if (json) std::cout << json_text({{"version", 1}, {"voices", list}}, 2) << '\n';
    return 0;
}

// A heading and a paragraph with what a voice has to show: all tones, a number, Latin words, a question.
Script sample_script(const Voice& voice) {
    Script script;
    script.title = voice.title;
    script.chapters = {{voice.title,
                        1,
                        1,
                        {{PassageKind::heading, 1, voice.title},
                         {PassageKind::paragraph, 2,
                          "您好，这是一段试听。今天上午，阳光很好，公园里的人比平时多了30%"
                          "。有人在树下看书，有人用iPhone听播客。"
                          "您觉得这个声音怎么样？"}}}};
    return script;
}

int speak_sample(const VoicesOptions& options) {
    const auto job = make_job("", options.output, {{"voice", {options.sample, "--sample"}}});
    render(job, sample_script(job.voice));
    return 0;
}

} // namespace

std::function<int()> command_voices(Arguments& app) {
    const auto options = std::make_shared<VoicesOptions>();
    app.add_flag("--json", options->json, "Print JSON");
    const auto sample = app.add_option("--sample", options->sample, "Speak a few sentences with this voice");
    const auto output = app.add_option("-o,--output", options->output,
                                       "Where the sample goes: a path whose ending names the format");
    sample.needs(output);
    output.needs(sample);
    return
        [options] { return options->sample.empty() ? list_voices(options->json) : speak_sample(*options); };
}

} // namespace langdu
