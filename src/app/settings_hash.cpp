#include "app/settings_hash.h"

#include "base/error.h"
#include "base/files.h"
#include "base/hash.h"
#include "batch/fingerprint.h"
#include "speech/engines.h"

#include <utility>

namespace langdu::app {

namespace {

// An engine's parts that are not the program's; nothing for a voice that its worker will complain of.
std::string engine_identity(const std::string& voice) {
    try {
        const auto preset = speech::load_voice(voice);
        return speech::engine_of(preset).identity(preset);
    } catch (const Error&) {
        return {};
    }
}

} // namespace

SettingsHash::SettingsHash(const Values& given, std::string format)
    : given_(given), format_(std::move(format)), data_(batch::hash_of_data(data_directory())) {}

std::string SettingsHash::of(const batch::ArticleFile& article) {
    const Folder& folder = folder_of(article);
    if (folder.lexicon.empty()) return folder.hash;
    std::string bytes;
    try {
        bytes = read_file(article.path.string());
    } catch (const InputError&) { // its worker says so
    }
    const std::string rows = lexicon(folder.lexicon).hash_for(bytes);
    return rows.empty() ? folder.hash : Hash{}.add(folder.hash).add(rows).hex();
}

const SettingsHash::Folder& SettingsHash::folder_of(const batch::ArticleFile& article) {
    const auto [at, is_new] = folders_.try_emplace(article.path.parent_path());
    if (!is_new) return at->second;
    Hash hash;
    hash.add(LANGDU_VERSION).add(format_).add(data_);
    for (const auto& [name, value] : values_in_force(given_, article.path.string())) {
        if (name == "lexicon")
            at->second.lexicon = value.text;
        else if (name != "threads")
            hash.add(name).add(value.text).add(batch::hash_of_file(value.text));
    }
    hash.add(engine_identity(values_in_force(given_, article.path.string()).at("voice").text));
    at->second.hash = hash.hex();
    return at->second;
}

const batch::LexiconUse& SettingsHash::lexicon(const std::string& path) {
    return lexicons_.try_emplace(path, path).first->second;
}

} // namespace langdu::app
