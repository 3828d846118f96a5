#include "podcast/categories.h"

#include "base/unicode.h"

#include <iterator>

namespace langdu::podcast {

namespace {

constexpr PodcastCategory table[] = {
    {"Arts", ""},
    {"Books", "Arts"},
    {"Design", "Arts"},
    {"Fashion & Beauty", "Arts"},
    {"Food", "Arts"},
    {"Performing Arts", "Arts"},
    {"Visual Arts", "Arts"},
    {"Business", ""},
    {"Careers", "Business"},
    {"Entrepreneurship", "Business"},
    {"Investing", "Business"},
    {"Management", "Business"},
    {"Marketing", "Business"},
    {"Non-Profit", "Business"},
    {"Comedy", ""},
    {"Comedy Interviews", "Comedy"},
    {"Improv", "Comedy"},
    {"Stand-Up", "Comedy"},
    {"Education", ""},
    {"Courses", "Education"},
    {"How To", "Education"},
    {"Language Learning", "Education"},
    {"Self-Improvement", "Education"},
    {"Fiction", ""},
    {"Comedy Fiction", "Fiction"},
    {"Drama", "Fiction"},
    {"Science Fiction", "Fiction"},
    {"Government", ""},
    {"Health & Fitness", ""},
    {"Alternative Health", "Health & Fitness"},
    {"Fitness", "Health & Fitness"},
    {"Medicine", "Health & Fitness"},
    {"Mental Health", "Health & Fitness"},
    {"Nutrition", "Health & Fitness"},
    {"Sexuality", "Health & Fitness"},
    {"History", ""},
    {"Kids & Family", ""},
    {"Education for Kids", "Kids & Family"},
    {"Parenting", "Kids & Family"},
    {"Pets & Animals", "Kids & Family"},
    {"Stories for Kids", "Kids & Family"},
    {"Leisure", ""},
    {"Animation & Manga", "Leisure"},
    {"Automotive", "Leisure"},
    {"Aviation", "Leisure"},
    {"Crafts", "Leisure"},
    {"Games", "Leisure"},
    {"Hobbies", "Leisure"},
    {"Home & Garden", "Leisure"},
    {"Video Games", "Leisure"},
    {"Music", ""},
    {"Music Commentary", "Music"},
    {"Music History", "Music"},
    {"Music Interviews", "Music"},
    {"News", ""},
    {"Business News", "News"},
    {"Daily News", "News"},
    {"Entertainment News", "News"},
    {"News Commentary", "News"},
    {"Politics", "News"},
    {"Sports News", "News"},
    {"Tech News", "News"},
    {"Religion & Spirituality", ""},
    {"Buddhism", "Religion & Spirituality"},
    {"Christianity", "Religion & Spirituality"},
    {"Hinduism", "Religion & Spirituality"},
    {"Islam", "Religion & Spirituality"},
    {"Judaism", "Religion & Spirituality"},
    {"Religion", "Religion & Spirituality"},
    {"Spirituality", "Religion & Spirituality"},
    {"Science", ""},
    {"Astronomy", "Science"},
    {"Chemistry", "Science"},
    {"Earth Sciences", "Science"},
    {"Life Sciences", "Science"},
    {"Mathematics", "Science"},
    {"Natural Sciences", "Science"},
    {"Nature", "Science"},
    {"Physics", "Science"},
    {"Social Sciences", "Science"},
    {"Society & Culture", ""},
    {"Documentary", "Society & Culture"},
    {"Personal Journals", "Society & Culture"},
    {"Philosophy", "Society & Culture"},
    {"Places & Travel", "Society & Culture"},
    {"Relationships", "Society & Culture"},
    {"Sports", ""},
    {"Baseball", "Sports"},
    {"Basketball", "Sports"},
    {"Cricket", "Sports"},
    {"Fantasy Sports", "Sports"},
    {"Football", "Sports"},
    {"Golf", "Sports"},
    {"Hockey", "Sports"},
    {"Rugby", "Sports"},
    {"Running", "Sports"},
    {"Soccer", "Sports"},
    {"Swimming", "Sports"},
    {"Tennis", "Sports"},
    {"Volleyball", "Sports"},
    {"Wilderness", "Sports"},
    {"Wrestling", "Sports"},
    {"Technology", ""},
    {"True Crime", ""},
    {"TV & Film", ""},
    {"After Shows", "TV & Film"},
    {"Film History", "TV & Film"},
    {"Film Interviews", "TV & Film"},
    {"Film Reviews", "TV & Film"},
    {"TV Reviews", "TV & Film"},
};

} // namespace

std::span<const PodcastCategory> podcast_categories() { return table; }

std::optional<PodcastCategory> find_category(std::string_view text) {
    const auto wanted = lower_case(text);
    for (const auto& row : table) {
        const auto name = lower_case(row.name);
        if (wanted == name || (!row.within.empty() && wanted == lower_case(row.within) + "/" + name))
            return row;
    }
    return {};
}

} // namespace langdu::podcast
