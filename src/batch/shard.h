// One part of the articles for each of several machines.
#pragma once

#include "batch/article_files.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::batch {

// Part `index` of `count`, from 0; `from` is where that was said, as "SLURM_ARRAY_TASK_ID", or empty.
struct Shard {
    int index{};
    int count{1};
    std::string from;
    bool by_hand{}; // somebody chose it, no scheduler
    bool operator==(const Shard&) const = default;
};

// "2/8", from 1, as somebody said it at `from`. Throws SettingError.
Shard parse_shard(const std::string& text, std::string from);
// What the job scheduler of a cluster says in the variables of its array jobs; the whole without them. Throws
// UsageError when there is an index but not how many there are, or when the indices have gaps.
Shard shard_of_environment();
// Is there anything to tell? 1/1 by hand is everything, and its author knows.
bool is_told(const Shard& shard);
// "shard 2 of 8".
std::string shard_text(const Shard& shard);

struct TextAmount {
    std::string_view identity;
    std::uint64_t amount{};
};
// About how much there is to speak in a file, as bytes of plain text: from its size and its kind alone.
std::uint64_t text_amount(const ArticleFile& file);
// The part, from 0, of each of `texts`, so that all parts are about as large. It depends on nothing but the
// identities and amounts, so every machine that sees the same articles comes to the same.
std::vector<int> share_out(const std::vector<TextAmount>& texts, int count);
// For what has no amount, such as an episode whose article is gone.
int shard_of_identity(std::string_view identity, int count);

} // namespace langdu::batch
