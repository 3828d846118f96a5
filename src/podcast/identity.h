// What makes a library, its feeds and its episodes the same again: a library's own id, and where an article
// stands in it; not hosts, titles, dates or texts.
#pragma once

#include <string>
#include <string_view>

namespace langdu::podcast {

// A UUID for a new library: drawn at random, or made from SOURCE_DATE_EPOCH where builds have to repeat.
std::string new_library_id();
// 36 hexadecimal digits and dashes: it is put into pages and feeds, and names places in a player's memory.
bool is_guid(std::string_view text);
// UUIDv5 of an episode's identity or a feed's file name in the library's own namespace.
std::string guid_of(const std::string& library_id, std::string_view name);
// podcast:guid of a feed that was published before libraries had an id, as its namespace defines it: UUIDv5
// of the feed's address without scheme and slashes at its end.
std::string feed_guid(std::string_view url);
// 8 hexadecimal digits: the episode's key in file names and locks.
std::string key_of(std::string_view identity);
// "jin-tian-de-xin-wen-1a2b3c4d": ASCII, at most 60 bytes before the key. `pinyin` is the title in pinyin
// without tones.
std::string stem_of(std::string_view pinyin, std::string_view identity);

} // namespace langdu::podcast
