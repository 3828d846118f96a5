#pragma once

#include "chapter/script.h"
#include "podcast/episode_record.h"
#include "podcast/page_parts.h"
#include "timeline/recording.h"

#include <map>
#include <string>

namespace langdu::podcast {

// STEM.html: the article as it stands, to listen to and read along. Every sentence is an element with its
// times, what is announced too; assets/episode.js does the rest. pictures: copies in the library, by address.
std::string episode_page(const timeline::Timeline& timeline, const EpisodeRecord& record,
                         const chapter::Script& script, const std::map<std::string, EpisodePicture>& pictures,
                         const PageWords& say);
// Such a page in other words: the article in it stays. Empty when it is none of ours.
std::string reword_page(const std::string& page, const EpisodeRecord& record, const PageWords& say);

} // namespace langdu::podcast
