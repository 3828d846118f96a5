// Elements of HTML in Markdown that nobody sees: what stands between <span hidden> and </span> comes from
// cmark as text.
#pragma once

#include "base/skip_reason.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace langdu::article {

class UnseenElements {
public:
    // Goes over the tags in `html` up to where what stands there is seen again; its end when it is not. At
    // once when nothing is hidden now.
    std::size_t skip_unseen(std::string_view html);
    // Goes over tags that may hide what follows.
    void pass(std::string_view html);
    // Why text is not seen here; nothing: it is.
    std::optional<SkipReason> reason() const { return depth_ > 0 ? reason_ : std::nullopt; }
    void clear() { depth_ = 0; }

private:
    std::optional<SkipReason> reason_;
    std::string name_; // of the element, and how many of that name are open in it
    int depth_{};
};

} // namespace langdu::article
