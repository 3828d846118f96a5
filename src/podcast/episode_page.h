#pragma once

#include "podcast/episode_record.h"
#include "timeline/recording.h"

#include <string>

namespace langdu {

// STEM.html: the article to listen to and read along. Every sentence is a <span> with its times;
// assets/episode.js does the rest.
std::string episode_page(const Timeline& timeline, const EpisodeRecord& record);

} // namespace langdu
