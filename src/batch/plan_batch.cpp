#include "batch/plan_batch.h"

#include "base/error.h"
#include "base/files.h"
#include "batch/fingerprint.h"
#include "podcast/library_lock.h"
#include "podcast/natural_order.h"

#include <algorithm>
#include <map>
#include <utility>

namespace langdu::batch {

namespace fs = std::filesystem;

namespace {

std::vector<int> parts_of(const std::vector<ArticleFile>& articles, int count) {
    if (count == 1) return std::vector<int>(articles.size());
    std::vector<TextAmount> texts;
    for (const auto& article : articles) texts.push_back({article.identity, text_amount(article)});
    return share_out(texts, count);
}

std::vector<std::string> moments_of(const std::vector<ArticleFile>& articles, const podcast::Moment& begin) {
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t i = 0; i < articles.size(); ++i)
        order.emplace_back(podcast::natural_key(articles[i].identity), i);
    std::sort(order.begin(), order.end());
    std::vector<std::string> out(articles.size());
    for (std::size_t rank = 0; rank < order.size(); ++rank)
        out[order[rank].second] = podcast::iso8601_utc(
            {begin.unix_seconds - static_cast<std::int64_t>(rank), begin.offset_minutes});
    return out;
}

} // namespace

BatchPlan plan_batch(const std::vector<ArticleFile>& articles, const podcast::Catalog& catalog,
                     const Shard& shard, const std::function<std::string(const ArticleFile&)>& settings_hash,
                     bool force, const fs::path& library, const podcast::Moment& begin) {
    BatchPlan plan;
    std::map<std::string, std::string> by_content;
    for (const auto& [identity, record] : catalog)
        if (!record.content_hash.empty()) by_content.emplace(record.content_hash, identity);
    const auto moments = moments_of(articles, begin);
    const auto parts = parts_of(articles, shard.count);
    for (std::size_t i = 0; i < articles.size(); ++i) {
        const auto& article = articles[i];
        if (parts[i] != shard.index) continue;
        const auto known = catalog.find(article.identity);
        if (known == catalog.end() && !force)
            if (const auto same = by_content.find(hash_of_file(article.path)); same != by_content.end()) {
                plan.same.push_back({article.identity, same->second});
                continue;
            }
        std::string settings = settings_hash(article);
        const bool current =
            !force && known != catalog.end() &&
            is_current(known->second, article, hash_of_file(article.path), settings, library);
        if (current)
            ++plan.kept;
        else
            plan.to_render.push_back({article, std::move(settings), moments[i]});
    }
    for (const auto& [identity, record] : catalog) {
        const auto at = std::lower_bound(
            articles.begin(), articles.end(), identity,
            [](const ArticleFile& file, const std::string& name) { return file.identity < name; });
        const bool there = at != articles.end() && at->identity == identity;
        const bool renamed = std::ranges::find(plan.same, identity, &SameArticle::known) != plan.same.end();
        if (!there && !renamed && shard_of_identity(identity, shard.count) == shard.index)
            plan.gone.push_back(record);
    }
    return plan;
}

void remove_episode(const fs::path& library, const podcast::EpisodeRecord& record) {
    const std::string record_name = record.stem + podcast::record_suffix;
    std::vector<fs::path> files;
    for (const auto& path : list_folder(library)) {
        const auto name = path.filename().string();
        if (name.starts_with(record.stem + ".") && name != record_name) files.push_back(path);
    }
    files.push_back(library / record_name);
    for (const auto& file : files) {
        std::error_code error;
        fs::remove(file, error);
        if (error) throw OutputError(file.string() + ": " + error.message() + "; remove it yourself");
    }
}

void remove_leftovers(const fs::path& library) {
    std::error_code error;
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(podcast::work_folder(library), error))
        if (entry.is_directory(error)) folders.push_back(entry.path());
    for (const auto& folder : folders)
        if (const auto lock = podcast::lock_library(library, folder.filename().string(), false))
            fs::remove_all(folder, error);
    std::vector<fs::path> abandoned;
    for (const auto& place : {library, library / "assets"})
        for (const auto& entry : fs::directory_iterator(place, error))
            if (is_abandoned_temporary(entry.path())) abandoned.push_back(entry.path());
    for (const auto& file : abandoned) fs::remove(file, error);
}

} // namespace langdu::batch
