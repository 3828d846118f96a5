// ONNX Runtime's C API, the one home of it. The library is opened when a voice first needs it, and nothing of
// it is needed to build: its functions stand in a table whose layout only grows at its end, so the few that
// are used are called by their places.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::speech {

// The library that is used: what LANGDU_ONNXRUNTIME names, the distribution's, or the one in `folder`. An
// empty path: there is none.
std::filesystem::path find_onnx_runtime(const std::filesystem::path& folder);
// "1.32.0". Throws InputError: the library cannot be opened, or is older than 1.17.
std::string onnx_runtime_version(const std::filesystem::path& library);

// What a model is given: an array with its shape. `data` must outlive the call.
struct OnnxInput {
    const char* name{};
    std::vector<std::int64_t> shape;
    std::span<const std::int64_t> integers; // one of the two
    std::span<const float> floats;
};
// A flat array, of the type that the model gives.
struct OnnxOutput {
    std::vector<float> floats;
    std::vector<std::int64_t> integers;
};

// A model that is ready to run, in one thread of the caller's. Throws InputError: no such library, no model.
class OnnxModel {
public:
    OnnxModel(const std::filesystem::path& library, std::string_view model);
    ~OnnxModel();
    OnnxModel(const OnnxModel&) = delete;
    OnnxModel& operator=(const OnnxModel&) = delete;

    // Throws OutputError with the library's words: out of memory, an input of the wrong shape.
    std::vector<OnnxOutput> run(std::span<const OnnxInput> inputs,
                                std::span<const char* const> outputs) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

// What appended to a model's bytes makes an inner tensor of 64-bit integers one of its outputs: a message in
// the format of models is merged with what stands behind it.
std::string onnx_output_suffix(std::string_view tensor);

} // namespace langdu::speech
