// An owner for a C object: Handle<SNDFILE, sf_close> file{sf_open(...)};
#pragma once

#include <memory>

namespace langdu {

template <auto close>
struct Closer {
    template <typename T>
    void operator()(T* object) const noexcept {
        close(object);
    }
};

template <typename T, auto close>
using Handle = std::unique_ptr<T, Closer<close>>;

} // namespace langdu
