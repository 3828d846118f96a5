#include "base/regex.h"

#include "base/error.h"

#include <unicode/regex.h>
#include <unicode/utf8.h>

namespace langdu {

struct Regex::Compiled {
    std::unique_ptr<icu::RegexPattern> pattern;
    icu::UnicodeString replacement;
    std::string shown; // the pattern as written
    std::string place;

    [[noreturn]] void refuse(const std::string& what) const {
        throw InputError(place + ": \"" + shown + "\" " + what);
    }
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

// The first group of a replacement that the pattern does not have, as it is written; empty: none. \ escapes.
std::string unknown_group(const icu::RegexPattern& pattern, int32_t groups, std::string_view replacement) {
    for (std::size_t at = 0; at < replacement.size(); ++at) {
        if (replacement[at] == '\\') ++at;
        if (at >= replacement.size() || replacement[at] != '$' || replacement[at - (at > 0)] == '\\')
            continue;
        const char next = at + 1 < replacement.size() ? replacement[at + 1] : '\0';
        if (next >= '0' && next <= '9') {
            if (next - '0' > groups) return std::string(replacement.substr(at, 2));
            continue;
        }
        const auto end = replacement.find('}', at);
        const auto name =
            next == '{' && end != replacement.npos ? replacement.substr(at + 2, end - at - 2) : "";
        UErrorCode status = U_ZERO_ERROR;
        pattern.groupNumberFromName(name.data(), static_cast<int32_t>(name.size()), status);
        if (name.empty() || U_FAILURE(status))
            return std::string(replacement.substr(at, end == replacement.npos ? 1 : end + 1 - at));
    }
    return {};
}

} // namespace

Regex::Regex(std::string_view pattern, std::string_view replacement, const std::string& place)
    : compiled_(std::make_unique<Compiled>()) {
    compiled_->replacement = to_icu(replacement);
    compiled_->shown = pattern;
    compiled_->place = place;
    UErrorCode status = U_ZERO_ERROR;
    UParseError error{};
    compiled_->pattern.reset(icu::RegexPattern::compile(to_icu(pattern), 0, error, status));
    if (U_FAILURE(status))
        compiled_->refuse(std::string("is not a regular expression (") + u_errorName(status) +
                          "); correct it");
    const std::unique_ptr<icu::RegexMatcher> matcher{compiled_->pattern->matcher(status)};
    const auto groups = matcher ? matcher->groupCount() : 0;
    if (const auto group = unknown_group(*compiled_->pattern, groups, replacement); !group.empty())
        compiled_->refuse("has no group " + group + "; it has " + std::to_string(groups) +
                          ", or write \\$ for a dollar sign");
}

Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

std::vector<Regex::Match> Regex::find_all(std::string_view text) const {
    std::vector<Match> out;
    UErrorCode status = U_ZERO_ERROR;
    const auto input = to_icu(text);
    const std::unique_ptr<icu::RegexMatcher> matcher{compiled_->pattern->matcher(input, status)};
    if (U_SUCCESS(status)) matcher->setTimeLimit(1000, status); // in steps of about a millisecond
    ByteOffsets offsets{text};
    int32_t appended_from = 0;
    while (U_SUCCESS(status) && matcher->find(status) && U_SUCCESS(status)) {
        const auto start = matcher->start(status), end = matcher->end(status);
        icu::UnicodeString unit;
        matcher->appendReplacement(unit, compiled_->replacement, status);
        if (U_FAILURE(status)) break;
        unit.remove(0, start - appended_from); // what stood before the match
        appended_from = end;
        if (start == end) continue;
        std::string words;
        unit.toUTF8String(words);
        const auto begin = offsets.of(start);
        out.push_back({{begin, offsets.of(end)}, words});
    }
    if (status == U_REGEX_TIME_OUT || status == U_REGEX_STACK_OVERFLOW)
        compiled_->refuse("takes too long on this text; make it simpler");
    if (U_FAILURE(status))
        compiled_->refuse(std::string("cannot be applied (") + u_errorName(status) + "); correct it");
    return out;
}

} // namespace langdu
