#include "lexicon_compiler/dictionaries.h"

#include "base/error.h"
#include "base/files.h"
#include "base/json.h"
#include "base/tsv.h"
#include "base/unicode.h"
#include "pronunciation/pinyin.h"

#include <algorithm>

namespace langdu::lexicon_compiler {

namespace {

// A DOM of a third of a million entries is slow; both files are read as they come.
class Reader : public Json::json_sax_t {
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t, const std::string&, const Json::exception&) override { return false; }
};

// {"word": ["marked pinyin", probability], ...}
class PinyinProReader : public Reader {
public:
    explicit PinyinProReader(Attestations& out) : out_(out) {}
    bool key(string_t& text) override {
        word_ = to_utf32(text);
        return true;
    }
    bool string(string_t& text) override {
        auto reading = pronunciation::parse_pinyin(text);
        if (reading.size() == word_.size()) out_[word_].push_back({std::move(reading)});
        return true;
    }

private:
    Attestations& out_;
    std::u32string word_;
};

// {"all": [["traditional", "simplified", "Zhong1 wen2", ...], ...]}
class CedictReader : public Reader {
public:
    explicit CedictReader(Cedict& out) : out_(out) {}
    bool start_array(std::size_t) override {
        ++depth_;
        if (depth_ == entry_depth) column_ = 0;
        return true;
    }
    bool end_array() override {
        --depth_;
        return true;
    }
    bool string(string_t& text) override {
        if (depth_ != entry_depth) return true;
        ++column_;
        if (column_ == 1) traditional_ = to_utf32(text);
        if (column_ == 2) word_ = to_utf32(text);
        if (column_ == 3) add(text);
        return true;
    }

private:
    static constexpr int entry_depth = 2;

    // "Lu:3 shun4", "nu:3 r5".
    void add(std::string_view pinyin) {
        Attested entry;
        for (auto& syllable : split_words(pinyin)) {
            entry.proper |= syllable[0] >= 'A' && syllable[0] <= 'Z';
            syllable = lower_case(syllable);
            if (const auto u = syllable.find("u:"); u != std::string::npos) syllable.replace(u, 2, "v");
            if (!pronunciation::is_numbered_pinyin(syllable)) return; // 3C, 卡拉OK
            entry.reading.push_back(std::move(syllable));
        }
        if (entry.reading.size() != word_.size() || !std::ranges::all_of(word_, is_han)) return;
        if (traditional_.size() == word_.size())
            for (std::size_t i = 0; i < word_.size(); ++i) {
                auto& character = out_.characters[traditional_[i]];
                ++character.simplified[word_[i]];
                character.readings.insert(entry.reading[i]);
            }
        out_.words[word_].push_back(std::move(entry));
    }

    Cedict& out_;
    int depth_{};
    int column_{};
    std::u32string traditional_, word_;
};

void parse(const std::filesystem::path& path, std::string_view json, Reader& reader) {
    if (!Json::sax_parse(json, &reader))
        throw InputError(path.string() + ": is no dictionary; run npm ci again");
}

// The dictionaries write sandhi into readings (yí gè, bú shì, kàn yi kàn), and a bare er for erhua.
void undo_sandhi(const std::u32string& word, std::vector<std::string>& reading) {
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (word[i] == U'一' && reading[i].starts_with("yi")) reading[i] = "yi1";
        if (word[i] == U'不' && reading[i].starts_with("bu")) reading[i] = "bu4";
        if (word[i] == U'儿' && reading[i] == "er5") reading[i] = "r5";
    }
}

bool agree(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::ranges::equal(a, b, pronunciation::same_but_for_neutral);
}

} // namespace

Attestations read_pinyin_pro(const std::filesystem::path& path) {
    Attestations out;
    PinyinProReader reader{out};
    parse(path, read_file(path.string()), reader);
    for (auto& [word, entries] : out)
        for (auto& entry : entries) undo_sandhi(word, entry.reading);
    return out;
}

std::string sole_reading(const TraditionalCharacter& character) {
    std::string out;
    for (const auto& syllable : character.readings) {
        if (!out.empty() && !pronunciation::same_but_for_neutral(out, syllable)) return {};
        if (out.empty() || pronunciation::tone_of(out) == '5') out = syllable;
    }
    return pronunciation::tone_of(out) == '5' ? std::string() : out;
}

Cedict read_cedict(const std::filesystem::path& path) {
    Cedict out;
    const std::string module = read_file(path.string()); // export default {...}
    const auto begin = module.find('{'), end = module.rfind('}');
    if (begin == std::string::npos || end == std::string::npos)
        throw InputError(path.string() + ": is no dictionary; run npm ci again");
    CedictReader reader{out};
    parse(path, std::string_view(module).substr(begin, end - begin + 1), reader);
    for (auto& [word, entries] : out.words)
        for (auto& entry : entries) undo_sandhi(word, entry.reading);
    return out;
}

Verdict weigh(const std::u32string& word, const std::vector<std::string>& first, Authority authority,
              const std::vector<Attested>& second, const CharacterLists& lists) {
    const auto known =
        std::ranges::find_if(second, [&](const Attested& entry) { return agree(first, entry.reading); });
    if (second.empty()) return {first, {}};
    if (known != second.end()) {
        auto reading = first;
        for (std::size_t i = 1; i + 1 < word.size(); ++i) // 摸得着: between a verb and its complement
            if (word[i] == U'得' && known->reading[i] == "de5") reading[i] = "de5";
        return {std::move(reading), {}};
    }
    const auto differences = [&](const Attested& entry) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < word.size(); ++i)
            count += !pronunciation::same_but_for_neutral(first[i], entry.reading[i]);
        return count;
    };
    const auto& closest = *std::ranges::min_element(second, {}, differences);
    double for_second = 0;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (word[i] != U'儿' && !pronunciation::same_but_for_neutral(first[i], closest.reading[i]))
            for_second += lists.standing(word[i], closest.reading[i]) - lists.standing(word[i], first[i]);
    const bool listed = for_second != 0;
    const bool name = closest.proper && authority == Authority::dictionary;
    const bool takes_second = listed ? for_second > 0 : !name;
    auto reading = first;
    for (std::size_t i = 0; i < word.size(); ++i) // 儿 is a suffix or not: no list says it
        if (word[i] == U'儿' ||
            (takes_second && !pronunciation::same_but_for_neutral(first[i], closest.reading[i])))
            reading[i] = closest.reading[i];
    return {std::move(reading), listed         ? "the lists of characters"
                                : takes_second ? "CC-CEDICT"
                                               : "the first: a name"};
}

} // namespace langdu::lexicon_compiler
