// What makes an episode the same episode: where its article stands, not its host, title, date or text.
#pragma once

#include <string>
#include <string_view>

namespace langdu {

// UUIDv5 in langdu's namespace, "urn:uuid:..." without the prefix.
std::string guid_of(std::string_view identity);
// podcast:guid as its namespace defines it: UUIDv5 of the feed's address without scheme and slashes at its
// end.
std::string feed_guid(std::string_view url);
// 8 hexadecimal digits: the episode's key in file names and locks.
std::string key_of(std::string_view identity);
// "jin-tian-de-xin-wen-1a2b3c4d": ASCII, at most 60 bytes before the key. `pinyin` is the title in pinyin
// without tones.
std::string stem_of(std::string_view pinyin, std::string_view identity);

} // namespace langdu
