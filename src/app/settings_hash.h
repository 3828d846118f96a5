#pragma once

#include "app/settings.h"
#include "batch/article_files.h"
#include "batch/lexicon_use.h"

#include <filesystem>
#include <map>
#include <string>

namespace langdu::app {

// What decides how an article sounds, besides its text: the program, its data and the settings in force where
// it stands. A file that a setting names counts with its contents, a lexicon with the rows that can act in
// the article.
class SettingsHash {
public:
    // given must outlive this.
    SettingsHash(const Values& given, std::string format);
    std::string of(const batch::ArticleFile& article);

private:
    struct Folder {
        std::string hash;
        std::string lexicon; // path; empty without
    };
    const Folder& folder_of(const batch::ArticleFile& article);
    const batch::LexiconUse& lexicon(const std::string& path);

    const Values& given_;
    std::string format_, data_;
    std::map<std::filesystem::path, Folder> folders_; // langdu.toml stands beside articles
    std::map<std::string, batch::LexiconUse> lexicons_;
};

} // namespace langdu::app
