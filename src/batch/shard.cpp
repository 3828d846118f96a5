#include "batch/shard.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/unicode.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <queue>
#include <utility>

namespace langdu::batch {

namespace {

constexpr std::uint64_t each = 500; // bytes of text that cost as much as an article without any

// The variables of a scheduler's array jobs. Without FIRST the indices begin at 0, without STEP they go by
// one; how many there are is COUNT, or follows from LAST. Kubernetes and PBS tell a task its index only: the
// job's author has to pass the others on under these names.
struct Scheduler {
    const char *index, *first, *last, *step, *count;
};
constexpr Scheduler schedulers[] = {
    {"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_MAX", "SLURM_ARRAY_TASK_STEP",
     "SLURM_ARRAY_TASK_COUNT"},
    {"AWS_BATCH_JOB_ARRAY_INDEX", nullptr, nullptr, nullptr, "AWS_BATCH_JOB_ARRAY_SIZE"},
    {"JOB_COMPLETION_INDEX", nullptr, nullptr, nullptr, "JOB_COMPLETION_COUNT"},
    {"SGE_TASK_ID", "SGE_TASK_FIRST", "SGE_TASK_LAST", "SGE_TASK_STEPSIZE", nullptr},
    {"PBS_ARRAY_INDEX", "PBS_ARRAY_FIRST", nullptr, "PBS_ARRAY_STEP", "PBS_ARRAY_COUNT"}, // PBS Pro, OpenPBS
    {"PBS_ARRAYID", "PBS_ARRAY_FIRST", nullptr, "PBS_ARRAY_STEP", "PBS_ARRAY_COUNT"},     // Torque
};

bool read_number(std::string_view text, int& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

// Nothing: not set, or "undefined", as SGE says outside of arrays.
std::optional<int> number_in(const char* variable) {
    const char* const text = variable ? std::getenv(variable) : nullptr;
    if (!text || !*text || std::string_view(text) == "undefined") return std::nullopt;
    int value = 0;
    if (!read_number(text, value) || value < 0)
        throw UsageError(std::string(variable) + " " + text +
                         ": not a number; choose the shard yourself, as K/N");
    return value;
}

std::string told(const char* variable, int value) {
    return std::string(variable) + " " + std::to_string(value);
}

Shard shard_of(const Scheduler& variables, int index) {
    const std::string place = told(variables.index, index);
    const std::string remedy = "choose the shard yourself, as K/N, or 1/1 for all";
    const int first = number_in(variables.first).value_or(0);
    const int step = std::max(1, number_in(variables.step).value_or(1));
    const auto last = number_in(variables.last);
    auto count = number_in(variables.count);
    if (!count && last) count = (*last - first) / step + 1;
    if (!count)
        throw UsageError(place + ": " + (variables.count ? variables.count : variables.last) +
                         " does not say how many there are; set it, or " + remedy);
    // --array=1,2,7 has three tasks, but nothing says that 7 is the third.
    if (last && *count > 1 && (*last - first) / step + 1 != *count)
        throw UsageError(place + ": " + told(variables.count, *count) + " from " + std::to_string(first) +
                         " to " + std::to_string(*last) + " has gaps; number the tasks evenly, or " + remedy);
    const int part = (index - first) / step;
    if (index < first || (index - first) % step != 0 || part >= *count)
        throw UsageError(place + ": not one of " + std::to_string(*count) + " from " + std::to_string(first) +
                         (step > 1 ? " in steps of " + std::to_string(step) : "") + "; " +
                         (variables.first ? std::string("set ") + variables.first : "number them from 0") +
                         ", or " + remedy);
    return {part, *count, variables.index};
}

} // namespace

Shard parse_shard(const std::string& text, std::string from) {
    const auto slash = text.find('/');
    int part = 0, count = 0;
    const bool read = slash != std::string::npos &&
                      read_number(std::string_view(text).substr(0, slash), part) &&
                      read_number(std::string_view(text).substr(slash + 1), count);
    if (!read || part < 1 || count < part)
        throw SettingError("shard", text, "not K/N with 1 <= K <= N; try 1/2");
    return {part - 1, count, std::move(from), true};
}

Shard shard_of_environment() {
    for (const auto& variables : schedulers)
        if (const auto index = number_in(variables.index)) return shard_of(variables, *index);
    return {};
}

bool is_told(const Shard& shard) { return shard.count > 1 || (!shard.from.empty() && !shard.by_hand); }

std::string shard_text(const Shard& shard) {
    return "shard " + std::to_string(shard.index + 1) + " of " + std::to_string(shard.count);
}

std::uint64_t text_amount(const ArticleFile& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file.path, error);
    if (error) return each;
    // Half of a page is markup; a book is packed to two thirds of its text, pictures aside.
    const auto extension = lower_case(file.path.extension().string());
    if (extension == ".epub") return each + size * 3 / 2;
    const bool page = extension == ".html" || extension == ".htm" || extension == ".xhtml";
    return each + (page ? size / 2 : size);
}

// The largest first, each to the part that has least: 9 7 6 5 for two => 9+5, 7+6.
std::vector<int> share_out(const std::vector<TextAmount>& texts, int count) {
    std::vector<std::size_t> order(texts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return texts[a].amount != texts[b].amount ? texts[a].amount > texts[b].amount
                                                  : texts[a].identity < texts[b].identity;
    });
    using Load = std::pair<std::uint64_t, int>; // and its part; of equal ones the first
    std::priority_queue<Load, std::vector<Load>, std::greater<>> parts;
    for (int part = 0; part < count; ++part) parts.emplace(0, part);
    std::vector<int> out(texts.size());
    for (const auto i : order) {
        const auto [load, part] = parts.top();
        parts.pop();
        out[i] = part;
        parts.emplace(load + texts[i].amount, part);
    }
    return out;
}

int shard_of_identity(std::string_view identity, int count) {
    return static_cast<int>(Hash{}.add(identity).value() % static_cast<std::uint64_t>(count));
}

} // namespace langdu::batch
