#include "writer/sample_channel.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace langdu::writer {

namespace {
constexpr std::size_t blocks_ahead = 64;
struct Stopped {}; // unwinds the source when nobody reads on
} // namespace

struct SampleChannel::State {
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::vector<float>> blocks;
    std::exception_ptr failure;
    bool ended{};
    bool stopped{};
    std::vector<float> rest; // of the block that the last stream ended in
    std::thread thread;

    void run(const timeline::SampleSource& source) {
        std::exception_ptr failed;
        try {
            source([this](std::span<const float> samples) { put(samples); });
        } catch (const Stopped&) { // nobody asks
        } catch (...) {
            failed = std::current_exception();
        }
        const std::lock_guard lock{mutex};
        failure = failed;
        ended = true;
        changed.notify_all();
    }

    void put(std::span<const float> samples) {
        std::unique_lock lock{mutex};
        changed.wait(lock, [this] { return stopped || blocks.size() < blocks_ahead; });
        if (stopped) throw Stopped{};
        blocks.emplace_back(samples.begin(), samples.end());
        changed.notify_all();
    }

    // Empty: the end.
    std::vector<float> take() {
        std::unique_lock lock{mutex};
        changed.wait(lock, [this] { return ended || !blocks.empty(); });
        if (blocks.empty()) {
            if (failure) std::rethrow_exception(failure);
            return {};
        }
        auto out = std::move(blocks.front());
        blocks.pop_front();
        changed.notify_all();
        return out;
    }
};

SampleChannel::SampleChannel(timeline::SampleSource source) : state_(std::make_unique<State>()) {
    state_->thread = std::thread([state = state_.get(), source = std::move(source)] { state->run(source); });
}

SampleChannel::~SampleChannel() {
    {
        const std::lock_guard lock{state_->mutex};
        state_->stopped = true;
        state_->changed.notify_all();
    }
    state_->thread.join();
}

timeline::SampleSource SampleChannel::next(Frame frames) {
    return [state = state_.get(), frames](const std::function<void(std::span<const float>)>& sink) {
        for (auto left = static_cast<std::size_t>(frames); left > 0;) {
            auto block = state->rest.empty() ? state->take() : std::move(state->rest);
            state->rest.clear();
            if (block.empty()) return;
            if (block.size() > left) {
                state->rest.assign(block.begin() + static_cast<std::ptrdiff_t>(left), block.end());
                block.resize(left);
            }
            left -= block.size();
            sink(block);
        }
    };
}

} // namespace langdu::writer
