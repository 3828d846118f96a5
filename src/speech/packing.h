// Plain values and arrays as bytes, between two processes of the same program.
#pragma once

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace langdu::speech {

class Packer {
public:
    template <typename T>
    Packer& add(const T& value) {
        static_assert(std::is_trivially_copyable_v<T>);
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
        return *this;
    }
    template <typename Array>
    Packer& add_array(const Array& array) {
        static_assert(std::is_trivially_copyable_v<typename Array::value_type>);
        add<std::uint64_t>(array.size());
        bytes_.append(reinterpret_cast<const char*>(array.data()),
                      array.size() * sizeof(typename Array::value_type));
        return *this;
    }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

// In the order they were packed; throws std::out_of_range when the bytes end early. `bytes` must outlive it.
class Unpacker {
public:
    explicit Unpacker(const std::string& bytes) : bytes_(bytes) {}
    template <typename T>
    T get() {
        T value{};
        copy(&value, sizeof value);
        return value;
    }
    template <typename Array>
    Array get_array() {
        const auto size = get<std::uint64_t>();
        if (size > bytes_.size()) throw std::out_of_range("message: cut off");
        Array array;
        array.resize(size);
        copy(array.data(), size * sizeof(typename Array::value_type));
        return array;
    }

private:
    void copy(void* to, std::size_t size) {
        if (size > bytes_.size() - at_) throw std::out_of_range("message: cut off");
        if (size > 0) std::memcpy(to, bytes_.data() + at_, size); // an empty array has no place
        at_ += size;
    }
    const std::string& bytes_;
    std::size_t at_{};
};

} // namespace langdu::speech
