// One walk over the text: at each character that may begin something the rules are asked in order; what no
// rule tags is kept.
#include "normalizer/normalize.h"

#include "base/unicode.h"
#include "normalizer/cursor.h"
#include "normalizer/decide.h"
#include "normalizer/rules.h"
#include "normalizer/user_lexicon.h"
#include "normalizer/verbalize.h"

namespace langdu::normalizer {

namespace {

// What a rule might begin with at this character; nothing for Han, spaces and plain punctuation.
std::optional<Start> start_of(char32_t c) {
    if (is_han(c)) return std::nullopt;
    if (c < 0x80) {
        if (is_digit(c)) return at_digit;
        if (is_latin(c)) return at_letter;
        constexpr std::u32string_view signs = U"+-~./", symbols = U"!#$%&*<=>@\\^_`|", brackets = U"[{";
        if (signs.find(c) != signs.npos) return at_sign;
        if (symbols.find(c) != symbols.npos) return at_symbol;
        if (brackets.find(c) != brackets.npos) return at_bracket;
        return c < 0x20 && c != U'\n' && c != U'\r' ? std::optional(at_symbol) : std::nullopt;
    }
    if (is_latin(c)) return at_letter;
    if (c == U'—') return at_sign;
    if (c >= 0x3000 && c <= 0x3011) return std::nullopt; // 、。《》「」
    if (c >= 0xFF01 && c <= 0xFF0F) return std::nullopt; // ，
    return at_symbol;
}

// The only part of a plain number says what it is.
TokenKind kind_of(const Tagged& tagged) {
    if (tagged.token.kind) return *tagged.token.kind;
    const auto& parts = tagged.token.parts;
    if (tagged.rule->kind != TokenKind::cardinal || parts.size() != 1) return tagged.rule->kind;
    switch (parts[0].kind) {
    case Kind::ordinal:
        return TokenKind::ordinal;
    case Kind::digits:
        return TokenKind::digits;
    case Kind::code:
        return TokenKind::code;
    case Kind::money:
        return TokenKind::money;
    default:
        return TokenKind::cardinal;
    }
}

class Walk {
public:
    Walk(std::string_view written, const NormalizerOptions& options, const Tables& tables,
         std::span<const ShapeTable> shapes)
        : options_(options), tables_(tables), shapes_(shapes) {
        out_.written = written;
    }

    // The block stands at `offset` of the whole text.
    void block(std::string_view written, std::size_t offset) {
        const FoldedText text{written, tables_};
        std::optional<LexiconView> lexicon;
        if (!options_.lexicons.empty()) lexicon.emplace(options_.lexicons, written);
        for (std::size_t at = 0; at < text.size();) {
            const auto start = start_of(text[at]);
            const bool inside_word = start == at_letter && is_latin(text.before(at));
            if ((start && !inside_word) || lexicon) {
                const Site site{text, at, options_, tables_, shapes_, lexicon ? &*lexicon : nullptr};
                if (auto tagged = start && !inside_word ? apply_rules(site, *start) : apply_lexicon(site)) {
                    const auto bytes = text.bytes(at, tagged->token.end);
                    at = tagged->token.end;
                    say(*tagged, bytes, offset, text.traditional());
                    continue;
                }
            }
            auto end = at + 1; // with the plain characters that follow
            while (!start && !lexicon && end < text.size() && !start_of(text[end])) ++end;
            out_.spoken += text.bytes(at, end).of(written);
            at = end;
        }
    }

    SpokenText take() { return std::move(out_); }

private:
    void say(Tagged& tagged, Span bytes, std::size_t offset, bool traditional) {
        auto [words, parts] = verbalize(tagged.token.parts, options_, tables_);
        if (traditional) words = tables_.in_traditional(words);
        const Span written{offset + bytes.begin, offset + bytes.end};
        if (words == written.of(out_.written) && tagged.token.pinyin.empty()) {
            out_.spoken += words;
            return;
        }
        const auto begin = out_.spoken.size();
        out_.spoken += words;
        for (auto& part : parts) part.spoken = {begin + part.spoken.begin, begin + part.spoken.end};
        out_.readings.push_back({written,
                                 {begin, out_.spoken.size()},
                                 tagged.token.meaning.empty() ? tagged.rule->name : tagged.token.meaning,
                                 tagged.token.skipped,
                                 tagged.token.pinyin,
                                 kind_of(tagged),
                                 std::move(parts),
                                 tagged.token.why});
    }

    const NormalizerOptions& options_;
    const Tables& tables_;
    std::span<const ShapeTable> shapes_;
    SpokenText out_;
};

// Where the block that begins at `from` ends: at a line's end, and in very long lines after a full stop.
std::size_t block_end(std::string_view written, std::size_t from) {
    constexpr std::size_t long_enough = 1 << 16, too_long = 1 << 18;
    const auto line = written.find('\n', from);
    const auto end = line == written.npos ? written.size() : line + 1;
    if (end - from <= long_enough) return end;
    const auto stop = written.substr(0, std::min(end, from + too_long)).find("。", from + long_enough);
    if (stop != written.npos) return stop + std::string_view("。").size();
    if (end - from <= too_long) return end;
    for (const std::string_view mark :
         {"，", "、", "；", ",", " "}) { // no full stop: a place where no number is cut
        const auto last = written.substr(from, too_long).rfind(mark);
        if (last != written.npos && last > long_enough &&
            !is_digit(static_cast<unsigned char>(written[from + last + mark.size()])))
            return from + last + mark.size();
    }
    auto cut = from + too_long;
    while (cut > from + long_enough && (static_cast<unsigned char>(written[cut]) & 0xC0) == 0x80) --cut;
    return cut;
}

} // namespace

struct Normalizer::Language {
    explicit Language(const std::filesystem::path& data) : tables(data), shapes(read_shapes(data, tables)) {}
    Tables tables;
    std::vector<ShapeTable> shapes;
};

Normalizer::Normalizer(const std::filesystem::path& data)
    : language_(std::make_unique<const Language>(data)) {}
Normalizer::~Normalizer() = default;
Normalizer::Normalizer(Normalizer&&) noexcept = default;

std::span<const ShapeTable> Normalizer::shapes() const { return language_->shapes; }

SpokenText Normalizer::normalize(std::string_view written, const NormalizerOptions& options) const {
    Walk walk{written, options, language_->tables, language_->shapes};
    for (std::size_t at = 0; at < written.size();) {
        const auto end = block_end(written, at);
        walk.block(written.substr(at, end - at), at);
        at = end;
    }
    return walk.take();
}

} // namespace langdu::normalizer
