#include "speech/onnx_runtime.h"

#include "base/error.h"
#include "base/handle.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <utility>

namespace langdu::speech {

namespace fs = std::filesystem;

namespace {

// From onnxruntime_c_api.h (MIT, Microsoft): opaque types, the values of enumerations, and where each
// function stands in OrtApi. A place never changes; version 17 of the table has all of them.
constexpr std::uint32_t api_version = 17;
struct OrtStatus;
struct OrtEnv;
struct OrtSession;
struct OrtSessionOptions;
struct OrtMemoryInfo;
struct OrtValue;
struct OrtTensorInfo;
constexpr int log_errors = 3, all_optimizations = 99, arena_allocator = 1, default_memory = 0;
constexpr int type_float = 1, type_int64 = 7;

struct OrtApiBase {
    const void* const* (*get_api)(std::uint32_t version);
    const char* (*version)();
};

template <std::size_t place, typename Function>
struct OrtFunction {
    template <typename... Arguments>
    auto operator()(const void* const* table, Arguments... arguments) const {
        return reinterpret_cast<Function>(const_cast<void*>(table[place]))(arguments...);
    }
};
constexpr OrtFunction<2, const char* (*)(const OrtStatus*)> get_error_message;
constexpr OrtFunction<3, OrtStatus* (*)(int, const char*, OrtEnv**)> create_env;
constexpr OrtFunction<8, OrtStatus* (*)(const OrtEnv*, const void*, std::size_t, const OrtSessionOptions*,
                                        OrtSession**)>
    create_session_from_array;
constexpr OrtFunction<9, OrtStatus* (*)(OrtSession*, const void*, const char* const*, const OrtValue* const*,
                                        std::size_t, const char* const*, std::size_t, OrtValue**)>
    run_session;
constexpr OrtFunction<10, OrtStatus* (*)(OrtSessionOptions**)> create_session_options;
constexpr OrtFunction<23, OrtStatus* (*)(OrtSessionOptions*, int)> set_graph_optimization_level;
constexpr OrtFunction<24, OrtStatus* (*)(OrtSessionOptions*, int)> set_intra_op_num_threads;
constexpr OrtFunction<25, OrtStatus* (*)(OrtSessionOptions*, int)> set_inter_op_num_threads;
constexpr OrtFunction<49, OrtStatus* (*)(const OrtMemoryInfo*, void*, std::size_t, const std::int64_t*,
                                         std::size_t, int, OrtValue**)>
    create_tensor;
constexpr OrtFunction<51, OrtStatus* (*)(OrtValue*, void**)> get_tensor_data;
constexpr OrtFunction<60, OrtStatus* (*)(const OrtTensorInfo*, int*)> get_element_type;
constexpr OrtFunction<64, OrtStatus* (*)(const OrtTensorInfo*, std::size_t*)> get_element_count;
constexpr OrtFunction<65, OrtStatus* (*)(const OrtValue*, OrtTensorInfo**)> get_tensor_info;
constexpr OrtFunction<69, OrtStatus* (*)(int, int, OrtMemoryInfo**)> create_cpu_memory_info;
constexpr OrtFunction<92, void (*)(OrtEnv*)> release_env;
constexpr OrtFunction<93, void (*)(OrtStatus*)> release_status;
constexpr OrtFunction<94, void (*)(OrtMemoryInfo*)> release_memory_info;
constexpr OrtFunction<95, void (*)(OrtSession*)> release_session;
constexpr OrtFunction<96, void (*)(OrtValue*)> release_value;
constexpr OrtFunction<99, void (*)(OrtTensorInfo*)> release_tensor_info;
constexpr OrtFunction<100, void (*)(OrtSessionOptions*)> release_session_options;

// Never closed: its code may run as long as the program does.
struct Library {
    std::string version;
    const void* const* table{};
};

Library open_library(const fs::path& path) {
    const std::string advice = "; langdu voices --install natural brings one that works";
    void* const opened = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!opened) throw InputError(path.string() + ": cannot be opened (" + ::dlerror() + ")" + advice);
    const auto base = reinterpret_cast<const OrtApiBase* (*)()>(::dlsym(opened, "OrtGetApiBase"));
    if (!base) throw InputError(path.string() + ": is not ONNX Runtime" + advice);
    Library out{base()->version(), nullptr};
    // A library that does not know the version complains on standard error: ask for it only when it can.
    int major = 0, minor = 0;
    if (std::sscanf(out.version.c_str(), "%d.%d", &major, &minor) == 2 && major == 1 &&
        minor >= static_cast<int>(api_version))
        out.table = base()->get_api(api_version);
    if (!out.table)
        throw InputError(path.string() + ": is ONNX Runtime " + out.version +
                         ", 1.17 or a later 1.x is needed" + advice);
    return out;
}

// Owners that know the table of functions.
template <auto release, typename T>
auto own(const void* const* table, T* object) {
    const auto free = [table](T* owned) { release(table, owned); };
    return std::unique_ptr<T, decltype(free)>(object, free);
}

std::string message_of(const void* const* table, OrtStatus* status) {
    std::string message = get_error_message(table, status);
    release_status(table, status);
    std::ranges::replace(message, '\n', ' ');
    return message;
}

template <typename Failure>
void check(const void* const* table, OrtStatus* status) {
    if (status) throw Failure("ONNX Runtime: " + message_of(table, status));
}

} // namespace

fs::path find_onnx_runtime(const fs::path& folder) {
    if (const char* set = std::getenv("LANGDU_ONNXRUNTIME"); set && *set) return set;
    std::vector<fs::path> places;
    for (const auto* place :
         {"/usr/local/lib", "/usr/lib/" LANGDU_LIBRARY_ARCHITECTURE, "/usr/lib64", "/usr/lib"})
        places.emplace_back(place);
    places.push_back(folder);
    for (const auto& place : places) {
        fs::path found;
        std::error_code error;
        for (const auto& entry : fs::directory_iterator(place, error))
            if (entry.path().filename().string().starts_with("libonnxruntime.so.1"))
                found = std::max(found, entry.path());
        if (!found.empty()) return found;
    }
    return {};
}

std::string onnx_runtime_version(const fs::path& library) { return open_library(library).version; }

struct OnnxModel::State {
    const void* const* table{};
    OrtEnv* env{};
    OrtSessionOptions* options{};
    OrtMemoryInfo* memory{};
    OrtSession* session{};

    ~State() {
        if (session) release_session(table, session);
        if (memory) release_memory_info(table, memory);
        if (options) release_session_options(table, options);
        if (env) release_env(table, env);
    }
};

OnnxModel::OnnxModel(const fs::path& library, std::string_view model) : state_(std::make_unique<State>()) {
    auto& s = *state_;
    s.table = open_library(library).table;
    const auto need = [&](OrtStatus* status) { check<InputError>(s.table, status); };
    need(create_env(s.table, log_errors, "langdu", &s.env));
    need(create_session_options(s.table, &s.options));
    need(set_intra_op_num_threads(s.table, s.options, 1));
    need(set_inter_op_num_threads(s.table, s.options, 1));
    need(set_graph_optimization_level(s.table, s.options, all_optimizations));
    need(create_cpu_memory_info(s.table, arena_allocator, default_memory, &s.memory));
    need(create_session_from_array(s.table, s.env, model.data(), model.size(), s.options, &s.session));
}

OnnxModel::~OnnxModel() = default;

std::vector<OnnxOutput> OnnxModel::run(std::span<const OnnxInput> inputs,
                                       std::span<const char* const> outputs) const {
    const auto* const table = state_->table;
    const auto need = [&](OrtStatus* status) { check<OutputError>(table, status); };
    const auto owned = [&](OrtValue* value) { return own<release_value>(table, value); };
    std::vector<decltype(owned(nullptr))> given, got;
    std::vector<const char*> names;
    std::vector<const OrtValue*> values;
    for (const auto& input : inputs) {
        const bool integers = !input.integers.empty();
        const void* data = integers ? static_cast<const void*>(input.integers.data()) : input.floats.data();
        OrtValue* value{};
        need(create_tensor(table, state_->memory, const_cast<void*>(data),
                           integers ? input.integers.size_bytes() : input.floats.size_bytes(),
                           input.shape.data(), input.shape.size(), integers ? type_int64 : type_float,
                           &value));
        given.push_back(owned(value));
        names.push_back(input.name);
        values.push_back(value);
    }
    std::vector<OrtValue*> results(outputs.size());
    need(run_session(table, state_->session, nullptr, names.data(), values.data(), values.size(),
                     outputs.data(), outputs.size(), results.data()));
    for (auto* result : results) got.push_back(owned(result));

    std::vector<OnnxOutput> out;
    for (auto* result : results) {
        OrtTensorInfo* shape{};
        need(get_tensor_info(table, result, &shape));
        const auto info = own<release_tensor_info>(table, shape);
        std::size_t count = 0;
        int type = 0;
        void* data = nullptr;
        need(get_element_count(table, info.get(), &count));
        need(get_element_type(table, info.get(), &type));
        need(get_tensor_data(table, result, &data));
        OnnxOutput array;
        if (type == type_float)
            array.floats.assign(static_cast<const float*>(data), static_cast<const float*>(data) + count);
        else if (type == type_int64)
            array.integers.assign(static_cast<const std::int64_t*>(data),
                                  static_cast<const std::int64_t*>(data) + count);
        else
            throw OutputError("ONNX Runtime: the model gives another type than expected; install it again");
        out.push_back(std::move(array));
    }
    return out;
}

std::string onnx_output_suffix(std::string_view tensor) {
    // ModelProto.graph (7) . GraphProto.output (12) . ValueInfoProto { name (1), type (2): tensor of int64 }
    const auto field = [](char number, const std::string& value) { // lengths below 128
        return std::string{static_cast<char>(number << 3 | 2), static_cast<char>(value.size())} + value;
    };
    const std::string int64_tensor = field(1, {'\x08', static_cast<char>(type_int64)});
    return field(7, field(12, field(1, std::string(tensor)) + field(2, int64_tensor)));
}

} // namespace langdu::speech
