// Work on all cores, results in order.
#pragma once

#include "base/cores.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace langdu {

inline int thread_count(int wanted) { return wanted > 0 ? wanted : usable_cores(); }

// A few threads that run what they are given, first in, first out. The destructor drops what has not begun.
class Workers {
public:
    explicit Workers(int threads) {
        for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
    }
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;
    ~Workers() {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
            tasks_.clear();
        }
        changed_.notify_all();
        for (auto& thread : threads_) thread.join();
    }

    template <typename Task>
    auto submit(Task task) -> std::future<decltype(task())> {
        auto packaged = std::make_shared<std::packaged_task<decltype(task())()>>(std::move(task));
        auto future = packaged->get_future();
        {
            const std::lock_guard lock(mutex_);
            tasks_.emplace_back([packaged] { (*packaged)(); });
        }
        changed_.notify_one();
        return future;
    }

private:
    void run() {
        for (;;) {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return closed_ || !tasks_.empty(); });
            if (tasks_.empty()) return;
            const auto task = std::move(tasks_.front());
            tasks_.pop_front();
            lock.unlock();
            task();
        }
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> tasks_;
    bool closed_{};
    std::vector<std::thread> threads_;
};

// pull() gives the next item or nullopt; work(item) runs on `threads` threads; emit(result) gets the results
// in order. pull and emit run in the calling thread. At most `ahead` items are between them, so memory does
// not grow with their number. What any of the three throws comes out here, after the threads have ended.
template <typename Pull, typename Work, typename Emit>
void ordered_map(Pull pull, Work work, Emit emit, int threads, std::size_t ahead) {
    using Input = typename decltype(pull())::value_type;
    using Result = decltype(work(std::declval<Input>()));
    Workers workers{threads};
    std::deque<std::future<Result>> pending;
    for (bool more = true; more || !pending.empty();) {
        while (more && pending.size() < ahead) {
            auto item = pull();
            more = item.has_value();
            if (more)
                pending.push_back(
                    workers.submit([&work, item = std::make_shared<Input>(*std::move(item))]() mutable {
                        return work(std::move(*item));
                    }));
        }
        if (pending.empty()) return;
        auto result = std::move(pending.front());
        pending.pop_front();
        emit(result.get());
    }
}

} // namespace langdu
