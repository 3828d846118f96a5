#include "writer/pieces.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <future>
#include <memory>
#include <semaphore>
#include <utility>

namespace langdu::writer {

namespace {

// Below half a step of 16 bits: what is left of a digital silence after resampling.
constexpr float silence_level = 1.0F / 65536;
// Packets of silence around a border, half on either side: more than a codec's delay and look-ahead.
constexpr std::size_t border_packets = 4;

bool is_silent(std::span<const float> samples) {
    return std::all_of(samples.begin(), samples.end(), [](float s) { return std::abs(s) < silence_level; });
}

// What follows a stretch of samples.
enum class Next { same_piece, new_piece, nothing };

// One encoder's share. Its stretches are encoded in order, though by different threads.
struct Piece {
    PieceEncoder encoder;
    std::size_t samples{};
    std::size_t packets{};

    Packets encode(const std::vector<float>& stretch, Next next, std::size_t packet_frames) {
        samples += stretch.size();
        auto out = encoder.encode(stretch);
        if (next != Next::same_piece)
            for (auto& packet : encoder.finish()) out.push_back(std::move(packet));
        // Past a border the next piece's own packets go on.
        if (next == Next::new_piece) out.resize(std::min(out.size(), samples / packet_frames - packets));
        packets += out.size();
        return out;
    }
};

// Encodes stretches at the same time and hands their packets on in order.
class Joiner {
public:
    Joiner(std::size_t packet_frames, int threads, std::function<PieceEncoder()> make,
           std::function<void(const std::string&)> sink)
        : packet_frames_(packet_frames), threads_(threads), running_(threads), make_(std::move(make)),
          sink_(std::move(sink)) {}

    void add(std::vector<float> stretch, Next next) {
        const bool continues = piece_ != nullptr;
        if (!continues) piece_ = std::make_shared<Piece>();
        // A future keeps its function: what that holds is let go as soon as it is used, or all sound piles
        // up.
        auto work = [this, continues, next, piece = piece_, before = continues ? last_ : Future{},
                     stretch = std::move(stretch)]() mutable {
            if (continues) std::exchange(before, {}).wait();
            running_.acquire();
            const std::shared_ptr<void> release(nullptr, [this](void*) { running_.release(); });
            if (!continues) piece->encoder = make_();
            return piece->encode(std::exchange(stretch, {}), next, packet_frames_);
        };
        const auto policy = threads_ > 1 ? std::launch::async : std::launch::deferred;
        last_ = std::async(policy, std::move(work)).share();
        pending_.push_back(last_);
        if (next != Next::same_piece) piece_ = nullptr;
        const auto limit = threads_ > 1 ? static_cast<std::size_t>(threads_) * 2 : 0;
        while (pending_.size() > limit) hand_on();
    }

    void finish() {
        while (!pending_.empty()) hand_on();
    }

private:
    using Future = std::shared_future<Packets>;

    void hand_on() {
        const auto packets = std::move(pending_.front());
        pending_.pop_front();
        for (const auto& packet : packets.get()) sink_(packet);
    }

    std::size_t packet_frames_;
    int threads_;
    std::counting_semaphore<> running_;
    std::function<PieceEncoder()> make_;
    std::function<void(const std::string&)> sink_;
    std::shared_ptr<Piece> piece_;
    Future last_;
    std::deque<Future> pending_; // last member: waits for its threads before the rest goes
};

// Finds where pieces end, packet by packet.
class Cutter {
public:
    Cutter(const PieceRule& rule, Joiner& joiner) : rule_(rule), joiner_(joiner) {}

    void add(std::span<const float> samples) {
        stretch_.insert(stretch_.end(), samples.begin(), samples.end());
        for (; seen_ + rule_.packet_frames <= stretch_.size(); seen_ += rule_.packet_frames) {
            const bool silent = is_silent({stretch_.data() + seen_, rule_.packet_frames});
            silent_packets_ = silent ? silent_packets_ + 1 : 0;
            const std::size_t border = seen_ + rule_.packet_frames - border_packets / 2 * rule_.packet_frames;
            if (silent_packets_ >= border_packets && handed_on_ + border >= rule_.min_frames)
                cut(border, Next::new_piece);
            else if (seen_ >= rule_.min_frames * 2)
                cut(seen_, Next::same_piece);
        }
    }

    void finish() {
        joiner_.add(std::move(stretch_), Next::nothing);
        joiner_.finish();
    }

private:
    void cut(std::size_t at, Next next) {
        const auto border = stretch_.begin() + static_cast<std::ptrdiff_t>(at);
        std::vector<float> rest(border, stretch_.end());
        stretch_.resize(at);
        handed_on_ = next == Next::same_piece ? handed_on_ + at : 0;
        joiner_.add(std::move(stretch_), next);
        stretch_ = std::move(rest);
        seen_ -= at;
    }

    const PieceRule& rule_;
    Joiner& joiner_;
    std::vector<float> stretch_; // not handed on yet
    std::size_t seen_{};         // of it, whole packets
    std::size_t handed_on_{};    // of this piece
    std::size_t silent_packets_{};
};

} // namespace

void encode_pieces(const timeline::SampleSource& samples, const PieceRule& rule, int threads,
                   const std::function<PieceEncoder()>& make,
                   const std::function<void(const std::string&)>& sink) {
    Joiner joiner{rule.packet_frames, threads, make, sink};
    Cutter cutter{rule, joiner};
    samples([&](std::span<const float> block) { cutter.add(block); });
    cutter.finish();
}

} // namespace langdu::writer
