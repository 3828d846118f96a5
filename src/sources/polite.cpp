#include "sources/polite.h"

#include "base/error.h"
#include "base/parallel.h"
#include "podcast/dates.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace langdu::sources {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int hosts_at_once = 4;
constexpr long longest_wait = 20, usual_rest = 15 * 60, longest_rest = 24 * 60 * 60; // seconds
constexpr int most_silences = 2;

std::int64_t unix_now() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::string rest_text(std::int64_t until) {
    return "the server asks for no more requests until " + podcast::iso8601_utc({until, 0});
}

bool asks_for_a_pause(const article::Answer& answer) {
    return answer.status == 429 || (answer.status == 503 && answer.retry_after);
}

// One host's requests, one after the other.
class HostQueue {
public:
    HostQueue(const article::FetchLimits& limits, std::int64_t rests_until)
        : limits_(limits), rests_until_(rests_until) {}

    std::int64_t rests_until() const { return rests_until_; }

    PoliteReply ask(const PoliteRequest& request) {
        if (rests_until_ > unix_now())
            return {{},
                    article::without_password(request.address) + ": " + rest_text(rests_until_) +
                        "; the next batch asks again",
                    false};
        if (silences_ >= most_silences)
            return {{},
                    article::without_password(request.address) +
                        ": not asked, the server did not answer before; try again later",
                    false};
        try {
            return settle(request, answer_to(request));
        } catch (const article::NoAnswer& error) {
            ++silences_;
            return {{}, error.what(), false};
        } catch (const Error& error) {
            return {{}, error.what(), true};
        }
    }

private:
    article::Answer answer_to(const PoliteRequest& request) {
        auto limits = limits_;
        limits.public_only = request.public_only;
        for (bool waited = false;; waited = true) {
            std::this_thread::sleep_until(next_);
            const auto begin = Clock::now();
            auto answer = article::ask(request.address, request.known, limits);
            const auto end = Clock::now();
            next_ =
                end + pause_after(std::chrono::duration_cast<milliseconds>(end - begin), answer.from_public);
            silences_ = 0;
            const auto wait = answer.retry_after.value_or(usual_rest);
            if (waited || !asks_for_a_pause(answer) || wait > longest_wait) return answer;
            next_ = std::max(next_, end + std::chrono::seconds(wait));
        }
    }

    PoliteReply settle(const PoliteRequest& request, article::Answer answer) {
        if (asks_for_a_pause(answer)) {
            rests_until_ = unix_now() + std::min(answer.retry_after.value_or(usual_rest), longest_rest);
            return {{},
                    article::without_password(request.address) + ": " + rest_text(rests_until_) +
                        "; the next batch asks again",
                    false};
        }
        if (answer.status >= 400)
            return {{},
                    article::without_password(request.address) + ": cannot be fetched (HTTP status " +
                        std::to_string(answer.status) + "); check the address",
                    answer.status < 500};
        return {std::move(answer), {}, false};
    }

    const article::FetchLimits& limits_;
    std::int64_t rests_until_;
    Clock::time_point next_{};
    int silences_{};
};

struct HostWork {
    std::string host;
    std::vector<std::size_t> requests;
};

std::vector<HostWork> work_by_host(const std::vector<PoliteRequest>& requests) {
    std::vector<HostWork> out;
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        auto host = article::host_of(requests[i].address);
        const auto [place, fresh] = places.emplace(host, out.size());
        if (fresh) out.push_back({std::move(host), {}});
        out[place->second].requests.push_back(i);
    }
    return out;
}

// Between the threads and the caller.
class ReplyQueue {
public:
    void put(std::size_t request, PoliteReply reply) {
        {
            const std::lock_guard lock(mutex_);
            replies_.emplace_back(request, std::move(reply));
        }
        filled_.notify_one();
    }
    std::pair<std::size_t, PoliteReply> take() {
        std::unique_lock lock(mutex_);
        filled_.wait(lock, [&] { return !replies_.empty(); });
        auto out = std::move(replies_.front());
        replies_.pop_front();
        return out;
    }

private:
    std::mutex mutex_;
    std::condition_variable filled_;
    std::deque<std::pair<std::size_t, PoliteReply>> replies_;
};

} // namespace

milliseconds pause_after(milliseconds took, bool from_public) {
    if (!from_public) return milliseconds(0);
    return std::clamp(took * 2, milliseconds(1000), milliseconds(10'000));
}

void ask_politely(const std::vector<PoliteRequest>& requests, const article::FetchLimits& limits,
                  HostRests& rests, const std::function<void(std::size_t, PoliteReply)>& take) {
    std::erase_if(rests, [now = unix_now()](const auto& rest) { return rest.second <= now; });
    const auto work = work_by_host(requests);
    std::vector<std::int64_t> until;
    for (const auto& host : work) {
        const auto rest = rests.find(host.host);
        until.push_back(rest == rests.end() ? 0 : rest->second);
    }
    ReplyQueue replies;
    std::atomic<bool> ended = false;
    struct Ending { // whatever take() throws: what has not been asked is not asked
        std::atomic<bool>& ended;
        ~Ending() { ended = true; }
    };
    {
        Workers workers{std::min(hosts_at_once, std::max(1, static_cast<int>(work.size())))};
        for (std::size_t i = 0; i < work.size(); ++i)
            workers.submit([&, i] {
                HostQueue queue{limits, until[i]};
                for (const auto request : work[i].requests)
                    if (!ended) replies.put(request, queue.ask(requests[request]));
                until[i] = queue.rests_until();
            });
        const Ending ending{ended};
        for (std::size_t i = 0; i < requests.size(); ++i) {
            auto [request, reply] = replies.take();
            take(request, std::move(reply));
        }
    }
    for (std::size_t i = 0; i < work.size(); ++i)
        if (until[i] > unix_now()) rests[work[i].host] = until[i];
}

} // namespace langdu::sources
