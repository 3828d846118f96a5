#include "base/regex.h"

#include "base/error.h"

#include <unicode/regex.h>
#include <unicode/utf8.h>

namespace langdu {

struct Regex::Compiled {
    std::unique_ptr<icu::RegexPattern> pattern;
};

namespace {

icu::UnicodeString to_icu(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

// Byte offsets of UTF-16 offsets, asked in rising order.
class ByteOffsets {
public:
    explicit ByteOffsets(std::string_view text) : text_(text) {}
    std::size_t of(int32_t utf16) {
        const auto* bytes = reinterpret_cast<const uint8_t*>(text_.data());
        const auto size = static_cast<int32_t>(text_.size());
        while (utf16_ < utf16 && byte_ < size) {
            UChar32 c = 0;
            U8_NEXT(bytes, byte_, size, c);
            utf16_ += c > 0xFFFF ? 2 : 1;
        }
        return static_cast<std::size_t>(byte_);
    }

private:
    std::string_view text_;
    int32_t byte_{}, utf16_{};
};

} // namespace

Regex::Regex(std::string_view pattern, const std::string& place) : compiled_(std::make_unique<Compiled>()) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError error{};
    compiled_->pattern.reset(icu::RegexPattern::compile(to_icu(pattern), 0, error, status));
    if (U_FAILURE(status))
        throw InputError(place + ": \"" + std::string(pattern) + "\" is no regular expression (" +
                         u_errorName(status) + "); correct it");
}

Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

std::vector<Regex::Match> Regex::find_all(std::string_view text, std::string_view replacement) const {
    std::vector<Match> out;
    UErrorCode status = U_ZERO_ERROR;
    const auto input = to_icu(text);
    const auto filled = to_icu(replacement);
    const std::unique_ptr<icu::RegexMatcher> matcher{compiled_->pattern->matcher(input, status)};
    if (U_FAILURE(status)) return out;
    matcher->setTimeLimit(10000, status); // in steps of about a millisecond in all
    ByteOffsets offsets{text};
    int32_t appended_from = 0;
    while (U_SUCCESS(status) && matcher->find(status) && U_SUCCESS(status)) {
        const auto start = matcher->start(status), end = matcher->end(status);
        icu::UnicodeString unit;
        matcher->appendReplacement(unit, filled, status);
        unit.remove(0, start - appended_from); // what stood before the match
        appended_from = end;
        if (U_FAILURE(status)) break;
        if (start == end) continue;
        std::string words;
        unit.toUTF8String(words);
        const auto begin = offsets.of(start);
        out.push_back({{begin, offsets.of(end)}, words});
    }
    return out;
}

} // namespace langdu
