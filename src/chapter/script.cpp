#include "chapter/script.h"

namespace langdu::chapter {

void put_before(Passage& passage, const std::string& words) {
    passage.text.insert(0, words);
    for (auto& origin : passage.origins) origin.at += words.size();
}

} // namespace langdu::chapter
