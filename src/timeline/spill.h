#pragma once

#include "base/descriptor.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace langdu::timeline {

// Samples that wait on disk between two passes, in a file that has no name: it is gone when the program is,
// however that ends. Made in $TMPDIR, /var/tmp or /tmp.
class Spill {
public:
    Spill();
    // Throws OutputError when the disk is full.
    void append(std::span<const std::int16_t> samples);
    std::uint64_t bytes() const { return bytes_; }
    // From the front, in blocks; as often as wanted, after the last append().
    void read(const std::function<void(std::span<const std::int16_t>)>& take);

private:
    void flush();

    Descriptor file_;
    std::vector<std::int16_t> buffer_;
    std::uint64_t bytes_{};
};

} // namespace langdu::timeline
