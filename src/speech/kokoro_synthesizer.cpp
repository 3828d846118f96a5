// A clause is one run of the model, in a fork of a process that has loaded it. The model tells how long each
// of its tokens is: that gives every syllable's time, and where to cut off the silence it adds at both ends.

#include "base/error.h"
#include "base/files.h"
#include "base/sha256.h"
#include "speech/espeak_zygote.h"
#include "speech/join.h"
#include "speech/kokoro.h"
#include "speech/kokoro_parts.h"
#include "speech/kokoro_tokens.h"
#include "speech/onnx_runtime.h"
#include "speech/packing.h"
#include "speech/time_stretch.h"
#include "speech/zygote.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>
#include <mutex>
#include <optional>
#include <semaphore>
#include <thread>

namespace langdu::speech {

namespace fs = std::filesystem;

namespace {

constexpr int model_rate = 24000;
constexpr Frame token_frame = 600; // what the model counts its tokens' lengths in
constexpr const char* lengths_tensor = "/encoder/Cast_output_0";
constexpr std::size_t style_rows = 510, style_size = 256;
constexpr std::size_t timbre_size = 128;         // of a style: how it sounds; the rest is melody and pace
constexpr std::chrono::seconds longest_run(180); // a clause takes 2 to 8 seconds of one core
constexpr const char* install_advice = "langdu voices --install natural brings them";

using Style = std::array<float, style_size>;

// 510 styles, one for each length of a text. Throws InputError.
class StyleFile {
public:
    explicit StyleFile(const fs::path& path) : file_(path) {
        if (file_.bytes().size() != style_rows * sizeof(Style))
            throw InputError(path.string() + ": is no style of the model; install it again");
    }
    Style row(std::size_t at) const {
        Style out;
        std::memcpy(out.data(), file_.bytes().data() + std::min(at, style_rows - 1) * sizeof(Style),
                    sizeof(Style));
        return out;
    }

private:
    MappedFile file_;
};

struct KokoroRequest {
    std::vector<std::int64_t> numbers;
    std::vector<float> style;
    float speed{1};
};
struct KokoroAnswer {
    std::string failure; // empty: none
    std::vector<float> samples;
    std::vector<std::int64_t> lengths; // of every number, in token frames
};

std::string to_bytes(const KokoroRequest& request) {
    return Packer().add_array(request.numbers).add_array(request.style).add(request.speed).take();
}
KokoroRequest kokoro_request(const std::string& bytes) {
    Unpacker in(bytes);
    KokoroRequest out;
    out.numbers = in.get_array<std::vector<std::int64_t>>();
    out.style = in.get_array<std::vector<float>>();
    out.speed = in.get<float>();
    return out;
}
std::string to_bytes(const KokoroAnswer& answer) {
    return Packer().add_array(answer.failure).add_array(answer.samples).add_array(answer.lengths).take();
}
KokoroAnswer kokoro_answer(const std::string& bytes) {
    Unpacker in(bytes);
    KokoroAnswer out;
    out.failure = in.get_array<std::string>();
    out.samples = in.get_array<std::vector<float>>();
    out.lengths = in.get_array<std::vector<std::int64_t>>();
    return out;
}

KokoroAnswer run(const OnnxModel& model, const KokoroRequest& request) {
    const auto count = static_cast<std::int64_t>(request.numbers.size());
    const std::array inputs{OnnxInput{"tokens", {1, count}, request.numbers, {}},
                            OnnxInput{"style", {1, style_size}, {}, request.style},
                            OnnxInput{"speed", {1}, {}, {&request.speed, 1}}};
    const std::array outputs{"audio", lengths_tensor};
    auto results = model.run(inputs, outputs);
    KokoroAnswer out{{}, std::move(results[0].floats), std::move(results[1].integers)};
    Frame sum = 0;
    for (const auto length : out.lengths) sum += length;
    if (std::ssize(out.lengths) != count || sum * token_frame != std::ssize(out.samples))
        throw OutputError("the model's sound has another length than its syllables; install it again");
    return out;
}

// In the zygote: checks that the model is the one that this program knows, and loads it.
std::function<LoadedEngine()> kokoro_loader(const KokoroParts& parts, const std::string& sha256_of_model) {
    return [=]() -> LoadedEngine {
        auto bytes = read_file(parts.model.string());
        if (sha256(bytes) != sha256_of_model)
            throw InputError(parts.model.string() +
                             ": is damaged or of another version; langdu voices --install natural mends it");
        bytes += onnx_output_suffix(lengths_tensor);
        const auto model = std::make_shared<OnnxModel>(parts.runtime, bytes);
        return {model_rate, [model](const std::string& request) {
                    try {
                        return to_bytes(run(*model, kokoro_request(request)));
                    } catch (const std::exception& error) {
                        return to_bytes(KokoroAnswer{error.what(), {}, {}});
                    }
                }};
    };
}

// eSpeak NG's IPA of English words.
std::function<LoadedEngine()> ipa_loader() {
    return []() -> LoadedEngine {
        const auto engine = std::make_shared<Engine>("en-us");
        return {engine->sample_rate(), [engine](const std::string& text) { return engine->ipa(text); }};
    };
}

// Long texts make the model hurry, short ones make it drawl: what the speed it is told has to be multiplied
// by (measured: 227 ms a syllable in texts of 12, 206 of 24, 188 of 51).
double evened(std::size_t syllables) {
    const double n = std::clamp(static_cast<double>(syllables), 4.0, 40.0);
    return 1 - 0.1 * std::log2(n / 16) * (n > 16 ? 1 : 0.5);
}

class KokoroSynthesizer : public Synthesizer {
public:
    KokoroSynthesizer(const Voice& voice, const KokoroParts& parts)
        : voice_(voice), tables_(data_directory() / "voices/kokoro"),
          styles_(find_kokoro_style(voice.kokoro.style, voice.kokoro.folder)), english_(ipa_loader()),
          model_(kokoro_loader(parts, read_kokoro_manifest().find(kokoro_model_name)->sha256), longest_run) {
        if (!voice.kokoro.english_style.empty())
            english_styles_.emplace(find_kokoro_style(voice.kokoro.english_style, voice.kokoro.folder));
    }

    int sample_rate() const override { return model_rate; }

    Clip speak(const pronunciation::Utterance& utterance) override {
        Clip clip{{model_rate, {}}, {}};
        for (const auto& piece :
             kokoro_pieces(utterance, tables_, [this](const std::string& text) { return ipa(text); }))
            speak(piece, utterance.quiet, clip);
        return clip;
    }

private:
    // The words of a piece between two minor breaks.
    struct Stretch {
        std::size_t first{}, last{};
        Frame earliest{}, latest{}; // its sound lies between them
    };

    double speed(const KokoroPiece& piece) const {
        return voice_.rate * voice_.kokoro.pace / voice_.kokoro.own_pace * evened(piece.syllables);
    }

    void speak(const KokoroPiece& piece, bool quiet, Clip& clip) {
        // What the model says clearly; beyond it its lengths, in frames of 25 ms, are too coarse, and sound
        // that is stretched is understood far better.
        constexpr double slowest = 0.5, fastest = 1.1;
        const double wanted = speed(piece), told = std::clamp(wanted, slowest, fastest);
        const auto answer = run_or_throw({piece.numbers, style_for(piece), static_cast<float>(told)});
        std::vector<Frame> begins{0};
        for (const auto length : answer.lengths) begins.push_back(begins.back() + length * token_frame);

        const auto gain = static_cast<float>(std::pow(10.0, voice_.kokoro.gain_db / 20) * (quiet ? 0.75 : 1));
        auto& out = clip.audio.samples;
        for (const auto& stretch : stretches_of(piece, begins)) {
            const auto& words = piece.words;
            const Frame begin = begins[words[stretch.first].first],
                        end = begins[words[stretch.last - 1].last];
            const auto edge = [&](Frame frame) {
                return answer.samples.begin() + std::clamp(frame, stretch.earliest, stretch.latest);
            };
            const auto from = edge(begin - frames_of_ms(40, model_rate));
            const auto to = std::max(from, edge(end + frames_of_ms(120, model_rate)));
            std::vector<float> samples(from, to);
            const auto margins = silent_margins(samples);
            if (margins.head == std::ssize(samples)) continue;
            samples.erase(samples.end() - margins.tail, samples.end());
            samples.erase(samples.begin(), samples.begin() + margins.head);
            const Frame origin = (from - answer.samples.begin()) + margins.head, spoken = std::ssize(samples);
            samples = time_stretch(std::move(samples), wanted / told, model_rate);
            for (auto& sample : samples) sample *= gain;
            fade_in(samples, frames_of_ms(3, model_rate));
            fade_out(samples, frames_of_ms(8, model_rate));

            if (!out.empty())
                out.resize(out.size() + static_cast<std::size_t>(frames_of_ms(
                                            pause_ms(voice_, phrasing::Pause::minor), model_rate)));
            const Frame at = std::ssize(out), made = std::ssize(samples);
            const auto time = [&](Frame frame) {
                return at + std::clamp<Frame>(frame - origin, 0, spoken) * made / spoken;
            };
            for (std::size_t w = stretch.first; w < stretch.last; ++w)
                clip.times.push_back(
                    {words[w].token, time(w == stretch.first ? origin : begins[words[w].first]),
                     time(w + 1 == stretch.last ? origin + spoken : begins[words[w + 1].first])});
            out.insert(out.end(), samples.begin(), samples.end());
        }
    }

    static std::vector<Stretch> stretches_of(const KokoroPiece& piece, const std::vector<Frame>& begins) {
        std::vector<Stretch> out{{0, piece.words.size(), 0, begins.back()}};
        for (std::size_t w = 1; w < piece.words.size(); ++w)
            if (piece.words[w].break_before) {
                const Frame middle = (begins[piece.words[w - 1].last] + begins[piece.words[w].first]) / 2;
                out.back().last = w;
                out.back().latest = middle;
                out.push_back({w, piece.words.size(), middle, begins.back()});
            }
        return out;
    }

    // The row for a text's length; the 0 at its ends do not count. English sounds are clearer in a timbre
    // that has spoken English; the melody stays the voice's own.
    std::vector<float> style_for(const KokoroPiece& piece) const {
        const auto row = piece.numbers.size() - 3;
        auto style = styles_.row(row);
        if (piece.foreign && english_styles_) {
            const auto english = english_styles_->row(row);
            const auto share = static_cast<float>(voice_.kokoro.english_share);
            for (std::size_t i = 0; i < timbre_size; ++i) style[i] += share * (english[i] - style[i]);
        }
        return {style.begin(), style.end()};
    }

    KokoroAnswer run_or_throw(const KokoroRequest& request) {
        const auto bytes = to_bytes(request);
        std::string failure;
        for (int attempt = 0; attempt < 2; ++attempt) {
            cores_.acquire();
            const auto answer = model_.ask(bytes);
            cores_.release();
            if (!answer) {
                failure = "crashed or hung";
                continue;
            }
            auto spoken = kokoro_answer(*answer);
            if (spoken.failure.empty()) return spoken;
            failure = "failed (" + spoken.failure + ")";
        }
        throw OutputError("natural voice: " + failure +
                          " twice; free some memory, leave the passage out, or choose another voice");
    }

    // Every word is asked for once.
    std::string ipa(const std::string& text) {
        {
            const std::lock_guard lock(mutex_);
            if (const auto known = ipa_.find(text); known != ipa_.end()) return known->second;
        }
        for (int attempt = 0; attempt < 2; ++attempt)
            if (const auto answer = english_.ask(text)) {
                const std::lock_guard lock(mutex_);
                return ipa_.insert_or_assign(text, *answer).first->second;
            }
        throw OutputError("speech engine: crashed or hung twice on " + text + "; leave it out, or report it");
    }

    const Voice voice_;
    const KokoroTables tables_;
    const StyleFile styles_;
    std::optional<StyleFile> english_styles_;
    Zygote english_;
    Zygote model_;
    // More runs at once than cores would only take memory.
    std::counting_semaphore<> cores_{std::max(1, static_cast<int>(std::thread::hardware_concurrency()))};
    std::mutex mutex_;
    std::map<std::string, std::string> ipa_;
};

} // namespace

std::string missing_of_kokoro(const Voice& voice) {
    const auto parts = find_kokoro_parts();
    std::string what;
    if (parts.model.empty())
        what = "the model is not installed";
    else if (parts.runtime.empty())
        what = "ONNX Runtime is not installed";
    for (const auto& style : {voice.kokoro.style, voice.kokoro.english_style})
        if (what.empty() && !style.empty() && find_kokoro_style(style, voice.kokoro.folder).empty())
            what = style + " is not installed";
    return what.empty() ? what : what + "; " + install_advice;
}

static std::string english_identity(const Voice& voice) {
    if (voice.kokoro.english_style.empty()) return {};
    return " " + sha256_of_file(find_kokoro_style(voice.kokoro.english_style, voice.kokoro.folder)) + " " +
           std::to_string(voice.kokoro.english_share);
}

std::string identity_of_kokoro(const Voice& voice) {
    if (!missing_of_kokoro(voice).empty()) return {};
    const auto parts = find_kokoro_parts();
    return "kokoro " + read_kokoro_manifest().find(kokoro_model_name)->sha256 + " " +
           sha256_of_file(find_kokoro_style(voice.kokoro.style, voice.kokoro.folder)) +
           english_identity(voice) + " ONNX Runtime " + onnx_runtime_version(parts.runtime);
}

std::unique_ptr<Synthesizer> make_kokoro_synthesizer(const Voice& voice) {
    if (const auto missing = missing_of_kokoro(voice); !missing.empty())
        throw InputError("voice " + voice.name + ": " + missing);
    return std::make_unique<KokoroSynthesizer>(voice, find_kokoro_parts());
}

} // namespace langdu::speech
