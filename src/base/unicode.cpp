#include "base/unicode.h"

#include "base/error.h"
#include "base/handle.h"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <array>
#include <cstring>

namespace langdu {

namespace {

constexpr char32_t replacement = 0xFFFD;

int32_t size32(std::string_view text) { return static_cast<int32_t>(text.size()); }

std::string from_icu(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

std::string normalize_with(const icu::Normalizer2* (*instance)(UErrorCode&), std::string_view utf8) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = instance(status);
    const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), size32(utf8)));
    icu::UnicodeString out = normalizer->normalize(text, status);
    return U_FAILURE(status) ? std::string(utf8) : from_icu(out);
}

} // namespace

CodePoint code_point_at(std::string_view utf8, std::size_t at) {
    if (at >= utf8.size()) return {replacement, at, 0};
    const auto first = static_cast<unsigned char>(utf8[at]);
    if (first < 0x80) return {first, at, 1};
    int32_t i = 0;
    UChar32 c = 0;
    const auto rest = std::min<std::size_t>(utf8.size() - at, 4);
    const auto* bytes = reinterpret_cast<const uint8_t*>(utf8.data() + at);
    U8_NEXT(bytes, i, static_cast<int32_t>(rest), c);
    if (c < 0) return {replacement, at, 1};
    return {static_cast<char32_t>(c), at, static_cast<std::size_t>(i)};
}

CodePoint code_point_before(std::string_view utf8, std::size_t at) {
    if (at == 0) return {replacement, 0, 0};
    // At most four bytes back: the start whose sequence ends exactly here.
    for (std::size_t size = 1; size <= 4 && size <= at; ++size) {
        const auto c = code_point_at(utf8, at - size);
        if (c.size == size &&
            (c.value != replacement || size > 1 || static_cast<unsigned char>(utf8[at - 1]) < 0x80))
            return c;
    }
    return {replacement, at - 1, 1};
}

void append_utf8(std::string& out, char32_t value) {
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = replacement;
    char bytes[4];
    int32_t size = 0;
    U8_APPEND_UNSAFE(reinterpret_cast<uint8_t*>(bytes), size, static_cast<UChar32>(value));
    out.append(bytes, static_cast<std::size_t>(size));
}

std::string to_utf8(char32_t value) {
    std::string out;
    append_utf8(out, value);
    return out;
}

std::u32string to_utf32(std::string_view utf8) {
    std::u32string out;
    out.reserve(utf8.size() / 2);
    for (auto c = code_point_at(utf8, 0); c.size; c = code_point_at(utf8, c.end())) out.push_back(c.value);
    return out;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size() * 3);
    for (const char32_t c : text) append_utf8(out, c);
    return out;
}

std::optional<std::size_t> find_invalid_utf8(std::string_view utf8) {
    for (auto c = code_point_at(utf8, 0); c.size; c = code_point_at(utf8, c.end()))
        if (c.value == replacement && c.size == 1) return c.begin;
    return std::nullopt;
}

std::size_t length_utf8(std::string_view utf8) {
    std::size_t count = 0;
    for (auto c = code_point_at(utf8, 0); c.size; c = code_point_at(utf8, c.end())) ++count;
    return count;
}

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }
bool is_decimal_digit(char32_t c) { return u_isdigit(static_cast<UChar32>(c)); }
bool is_white_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)); }
bool is_punctuation(char32_t c) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_P_MASK) != 0; }
bool is_symbol(char32_t c) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_S_MASK) != 0; }
bool is_control(char32_t c) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_C_MASK) != 0; }
bool is_mark(char32_t c) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0; }
bool is_emoji(char32_t c) {
    const auto u = static_cast<UChar32>(c);
    return c > 0x7F && (u_hasBinaryProperty(u, UCHAR_EMOJI_PRESENTATION) ||
                        u_hasBinaryProperty(u, UCHAR_EXTENDED_PICTOGRAPHIC));
}
bool has_content(std::string_view utf8) {
    for (auto c = code_point_at(utf8, 0); c.size; c = code_point_at(utf8, c.end()))
        if (is_letter(c.value) || is_decimal_digit(c.value) || is_symbol(c.value)) return true;
    return false;
}

ScriptName script_of(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_HAN:
        return ScriptName::han;
    case USCRIPT_LATIN:
        return ScriptName::latin;
    case USCRIPT_GREEK:
        return ScriptName::greek;
    case USCRIPT_CYRILLIC:
        return ScriptName::cyrillic;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
        return ScriptName::kana;
    case USCRIPT_HANGUL:
        return ScriptName::hangul;
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
        return ScriptName::common;
    default:
        return ScriptName::other;
    }
}

std::string nfc(std::string_view utf8) { return normalize_with(icu::Normalizer2::getNFCInstance, utf8); }
std::string nfkc(std::string_view utf8) { return normalize_with(icu::Normalizer2::getNFKCInstance, utf8); }

std::string lower_case(std::string_view utf8) {
    auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), size32(utf8)));
    return from_icu(text.toLower(icu::Locale::getRoot()));
}

std::size_t grapheme_cut(std::string_view utf8, std::size_t limit) {
    if (utf8.size() <= limit) return utf8.size();
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> borders{
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status)};
    if (U_FAILURE(status)) return 0;
    UText utext = UTEXT_INITIALIZER;
    utext_openUTF8(&utext, utf8.data(), static_cast<int64_t>(utf8.size()), &status);
    borders->setText(&utext, status);
    // ICU wants offsets on character borders.
    while (limit > 0 && (static_cast<unsigned char>(utf8[limit]) & 0xC0) == 0x80) --limit;
    auto at = static_cast<int32_t>(limit);
    if (!borders->isBoundary(at)) at = borders->preceding(at);
    utext_close(&utext);
    return at == icu::BreakIterator::DONE ? 0 : static_cast<std::size_t>(at);
}

std::string_view trim(std::string_view utf8) {
    const auto blank = [](char32_t c) { return is_white_space(c) || c == 0xFEFF; };
    while (!utf8.empty()) {
        const auto c = code_point_at(utf8, 0);
        if (!blank(c.value)) break;
        utf8.remove_prefix(c.size);
    }
    while (!utf8.empty()) {
        const auto c = code_point_before(utf8, utf8.size());
        if (!blank(c.value)) break;
        utf8.remove_suffix(c.size);
    }
    return utf8;
}

std::vector<std::size_t> sentence_boundaries(std::string_view utf8) {
    std::vector<std::size_t> out;
    if (utf8.empty()) return out;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> borders{
        icu::BreakIterator::createSentenceInstance(icu::Locale::getChina(), status)};
    if (U_FAILURE(status)) throw InputError("ICU: no sentence rules; install libicu's data");
    UText utext = UTEXT_INITIALIZER;
    utext_openUTF8(&utext, utf8.data(), static_cast<int64_t>(utf8.size()), &status);
    borders->setText(&utext, status);
    borders->first();
    for (auto at = borders->next(); at != icu::BreakIterator::DONE; at = borders->next())
        out.push_back(static_cast<std::size_t>(at));
    utext_close(&utext);
    if (out.empty() || out.back() != utf8.size()) out.push_back(utf8.size());
    return out;
}

namespace {

// Strict: bytes that do not fit the charset are an error, not a replacement character.
std::optional<std::string> convert(std::string_view bytes, const char* charset) {
    UErrorCode status = U_ZERO_ERROR;
    const Handle<UConverter, ucnv_close> converter{ucnv_open(charset, &status)};
    if (U_FAILURE(status)) return std::nullopt;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    icu::UnicodeString text;
    std::vector<UChar> buffer(1 << 16);
    const char* from = bytes.data();
    const char* const end = from + bytes.size();
    do {
        UChar* to = buffer.data();
        status = U_ZERO_ERROR;
        ucnv_toUnicode(converter.get(), &to, buffer.data() + buffer.size(), &from, end, nullptr, true,
                       &status);
        if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) return std::nullopt;
        text.append(buffer.data(), static_cast<int32_t>(to - buffer.data()));
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    std::string out = from_icu(text);
    if (out.starts_with("\xEF\xBB\xBF")) out.erase(0, 3);
    return out;
}

// Share of code points that belong in a Chinese text, to tell GB18030 from Big5 from noise.
double plausibility(std::string_view utf8) {
    std::size_t good = 0, all = 0;
    for (auto c = code_point_at(utf8, 0); c.size && all < 20000; c = code_point_at(utf8, c.end())) {
        const char32_t v = c.value;
        if (v == '\n' || v == '\r' || v == '\t' || v == ' ') continue;
        ++all;
        good += (v >= 0x20 && v < 0x7F) || (v >= 0x4E00 && v <= 0x9FA5) || (v >= 0x3000 && v <= 0x303F) ||
                (v >= 0xFF00 && v <= 0xFFEF) || (v >= 0x2010 && v <= 0x203B);
    }
    return all ? static_cast<double>(good) / static_cast<double>(all) : 0;
}

// Characters that fill every Chinese text; a wrong decoding of the right bytes hardly ever hits them.
double common_share(std::string_view utf8) {
    static constexpr std::u32string_view common =
        U"的一是不了在人有我他这個个们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于"
        U"於着著下自之年，。、";
    std::size_t hits = 0, han = 0;
    for (auto c = code_point_at(utf8, 0); c.size && han < 20000; c = code_point_at(utf8, c.end())) {
        if (c.value < 0x80) continue;
        ++han;
        hits += common.find(c.value) != std::u32string_view::npos;
    }
    return han ? static_cast<double>(hits) / static_cast<double>(han) : 0;
}

bool looks_binary(std::string_view utf8) {
    std::size_t bad = 0;
    const auto head = utf8.substr(0, 1 << 16);
    for (const char c : head) {
        const auto u = static_cast<unsigned char>(c);
        if (u == 0) return true;
        bad += (u < 0x20 && u != '\n' && u != '\r' && u != '\t' && u != '\f' && u != 0x1B) || u == 0x7F;
    }
    return bad * 50 > head.size();
}

} // namespace

std::string decode_text(std::string_view bytes, const std::string& place,
                        const std::optional<std::string>& encoding) {
    if (encoding) {
        UErrorCode status = U_ZERO_ERROR;
        const Handle<UConverter, ucnv_close> known{ucnv_open(encoding->c_str(), &status)};
        if (U_FAILURE(status))
            throw SettingError("encoding", *encoding, "no such encoding; try utf-8, gb18030, big5 or utf-16");
        auto text = convert(bytes, encoding->c_str());
        if (!text)
            throw InputError(place + ": not valid " + *encoding + "; leave --encoding away to have it found");
        return *text;
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const bool utf16_le = bytes.starts_with("\xFF\xFE"), utf16_be = bytes.starts_with("\xFE\xFF");
    if (utf16_le || utf16_be) {
        if (auto text = convert(bytes, utf16_le ? "UTF-16LE" : "UTF-16BE"); text && !looks_binary(*text))
            return *text;
        throw InputError(place +
                         ": begins like UTF-16 but is not; save the file as UTF-8 or pass --encoding");
    }
    const auto invalid = find_invalid_utf8(bytes);
    if (!invalid && !looks_binary(bytes)) return std::string(bytes);

    struct Candidate {
        const char* charset;
        std::string text;
        double score;
    };
    std::optional<Candidate> best;
    const auto consider = [&](const char* charset) {
        auto text = convert(bytes, charset);
        if (!text || looks_binary(*text)) return;
        const double score = plausibility(*text) + common_share(*text);
        if (!best || score > best->score) best = Candidate{charset, std::move(*text), score};
    };
    const bool has_zero = bytes.substr(0, 4096).find('\0') != std::string_view::npos;
    if (bytes.size() % 2 == 0 && (has_zero || invalid))
        for (const char* charset : {"UTF-16LE", "UTF-16BE"}) consider(charset);
    if (!has_zero && invalid)
        for (const char* charset : {"GB18030", "Big5-HKSCS"}) consider(charset);
    if (best && plausibility(best->text) > 0.9 && common_share(best->text) > 0.05) return best->text;
    if (looks_binary(bytes))
        throw InputError(place + ": not a text file" +
                         (bytes.find('\0') < 1 << 16 ? " (it holds NUL bytes)" : "") +
                         "; convert it to text, Markdown, HTML or EPUB first");
    std::size_t line = 1;
    for (std::size_t i = 0; i < *invalid; ++i) line += bytes[i] == '\n';
    throw InputError(
        place + ":" + std::to_string(line) +
        ": not valid UTF-8 and no other encoding fits; save the file as UTF-8 or pass --encoding");
}

} // namespace langdu
