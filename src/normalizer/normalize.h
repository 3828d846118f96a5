#pragma once

#include "normalizer/spoken_text.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::normalizer {

class UserLexicon;

// What is done with a class of text that listeners may not want to hear in full.
enum class UrlPolicy {
    read,     // example点org斜杠docs
    announce, // 链接
    skip      // nothing, for the reason "url"
};

// Policies per class and the user's lexicon.
struct NormalizerOptions {
    UrlPolicy url{UrlPolicy::announce}; // http://... and www... with a path
    UrlPolicy email{UrlPolicy::read};   // announce: 邮箱
    UrlPolicy emoji{UrlPolicy::skip};   // announce: 表情; read: by name, 表情 when it has none
    std::string code_one{"幺"};         // 1 in telephone numbers and codes: 幺 or 一
    std::string range_word{"到"};       // 到 or 至
    std::string kilometre{"公里"};      // 公里 or 千米
    std::string kilogram{"千克"};       // 千克 or 公斤
    std::string celsius{"摄氏度"};      // 摄氏度 or 度
    std::string below_zero{"零下"};     // temperatures: 零下 or 负
    bool explain{};                     // say why in Reading::why
    // Win over every rule; a later one (the article's) wins over those before it (library, global).
    std::vector<std::shared_ptr<const UserLexicon>> lexicons;
};

struct ShapeTable;

class Normalizer {
public:
    // Reads voices/mandarin/ of the data. Throws InputError place:line when a table is missing or broken.
    explicit Normalizer(const std::filesystem::path& data);
    ~Normalizer();
    Normalizer(Normalizer&&) noexcept;

    // Linear in the length, never throws on any text; invalid bytes are skipped with a reason. InputError
    // when an expression of a user's lexicon takes too long.
    SpokenText normalize(std::string_view written, const NormalizerOptions& options = {}) const;
    // What each form of numbers can mean, and what speaks for it.
    std::span<const ShapeTable> shapes() const;

private:
    struct Language;
    std::unique_ptr<const Language> language_;
};

} // namespace langdu::normalizer
