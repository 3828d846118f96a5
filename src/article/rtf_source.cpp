#include "article/rtf_source.h"

#include "base/error.h"
#include "base/unicode.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>
#include <vector>

namespace langdu::article {

namespace {

// By \ansicpg and \fcharset.
std::string encoding_of(int code_page, int charset) {
    const int known = charset == 134   ? 936
                      : charset == 136 ? 950
                      : charset == 128 ? 932
                      : charset == 129 ? 949
                                       : code_page;
    switch (known) {
    case 936:
        return "gb18030";
    case 950:
        return "big5";
    case 932:
        return "shift_jis";
    case 949:
        return "euc-kr";
    default:
        return "windows-1252";
    }
}

class Rewriter {
public:
    Rewriter(std::string_view rtf, const std::string& place) : rest_(rtf), place_(place) {}

    std::string rewrite() {
        groups_.push_back({});
        while (!rest_.empty()) {
            if (rest_[0] != '\\' || !rest_.substr(1).starts_with("'")) flush();
            if (rest_[0] == '{')
                open();
            else if (rest_[0] == '}')
                close();
            else if (rest_[0] == '\\')
                control();
            else
                text();
        }
        flush();
        return std::move(out_);
    }

private:
    struct Group {
        int replacements{1}; // \uc: characters that stand for one in programs without Unicode
        int font{};
        bool skipped{};
        bool page_field{}; // its result is no text
        int ends{1};       // braces that close it
    };

    void open() {
        rest_.remove_prefix(1);
        constexpr std::size_t deepest = 2000;
        if (groups_.size() > deepest) throw InputError(place_ + ": nested too deep; that is no document");
        auto group = groups_.back();
        group.ends = 1;
        if (rest_.starts_with("\\field") && !group.skipped && link()) {
            groups_.push_back(group);
            rest_.remove_prefix(1);
            group.ends = 2;
            groups_.push_back(group);
            put("{\\fldrslt{");
            return;
        }
        if (rest_.starts_with("\\*\\fldinst") || rest_.starts_with("\\fldinst")) {
            const auto code = rest_.substr(0, rest_.find('}'));
            groups_.back().page_field = code.find(" TOC") != code.npos || code.find(" PAGE") != code.npos ||
                                        code.find(" NUMPAGES") != code.npos;
            group.skipped = true;
        }
        if (rest_.starts_with("\\fldrslt") && group.page_field) group.skipped = true;
        groups_.push_back(group);
        if (rest_.starts_with("\\*\\footnote"))
            rest_.remove_prefix(2); // LibreOffice's; pandoc drops what it need not know
        put("{");
    }

    // {\field{\*\fldinst HYPERLINK "https://a.cn/"}{\fldrslt 字}}: its address, in the one form that pandoc
    // reads; what is left is the result.
    bool link() {
        constexpr std::size_t longest = 4000; // bytes of an address and what formats it
        constexpr std::string_view name = "HYPERLINK \"";
        const auto head = rest_.substr(0, longest);
        const auto code = head.find(name), result = head.find("{\\fldrslt");
        if (code >= result || result == head.npos || head.find("\\field", 1) < result) return false;
        const auto address =
            head.substr(code + name.size(), head.find('"', code + name.size()) - code - name.size());
        if (address.find_first_of("{}\\") != address.npos) return false;
        put("{\\field{\\*\\fldinst{HYPERLINK \"" + std::string(address) + "\"}}");
        rest_.remove_prefix(result);
        return true;
    }

    void close() {
        rest_.remove_prefix(1);
        for (int i = 0; i < groups_.back().ends; ++i) put("}");
        if (groups_.size() > 1) groups_.pop_back();
    }

    void text() {
        const auto c = code_point_at(rest_, 0);
        if (c.value >= 0x80)
            put_character(c.value);
        else
            put(rest_.substr(0, c.size));
        rest_.remove_prefix(c.size);
    }

    void control() {
        if (rest_.substr(1).starts_with("'")) return byte();
        std::size_t end = 1;
        while (end < rest_.size() && is_ascii_letter(static_cast<unsigned char>(rest_[end]))) ++end;
        if (end == 1) { // a sign: \{ \~ \*
            put(rest_.substr(0, 2));
            rest_.remove_prefix(std::min<std::size_t>(2, rest_.size()));
            return;
        }
        const auto word = rest_.substr(1, end - 1);
        int value = 0;
        const auto [last, error] = std::from_chars(rest_.data() + end, rest_.data() + rest_.size(), value);
        if (error == std::errc()) end = static_cast<std::size_t>(last - rest_.data());
        if (end < rest_.size() && rest_[end] == ' ') ++end;
        const auto whole = rest_.substr(0, end);
        rest_.remove_prefix(end);
        auto& group = groups_.back();
        if (word == "u") {
            put_unit(value);
            for (int i = 0; i < group.replacements; ++i) skip_replacement();
        } else if (word == "uc")
            group.replacements = std::clamp(value, 0, 8);
        else if (word == "bin")
            rest_.remove_prefix(std::min(rest_.size(), static_cast<std::size_t>(std::max(value, 0))));
        else if (word != "field" && word != "fldrslt") {
            if (word == "ansicpg") code_page_ = value;
            if (word == "f" || word == "af" || word == "deff") group.font = value;
            if (word == "fcharset") charsets_[group.font] = value;
            put(whole);
        }
    }

    void byte() {
        int value = 0;
        const auto digits = rest_.substr(2, 2);
        const auto [last, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        if (error == std::errc() && !groups_.back().skipped) bytes_ += static_cast<char>(value);
        rest_.remove_prefix(std::min<std::size_t>(4, rest_.size()));
    }

    void skip_replacement() {
        if (rest_.starts_with("\\'"))
            rest_.remove_prefix(std::min<std::size_t>(4, rest_.size()));
        else if (!rest_.empty() && std::string_view("{}\\\r\n").find(rest_[0]) == std::string_view::npos)
            rest_.remove_prefix(code_point_at(rest_, 0).size);
    }

    // A run of bytes is one text: characters of two bytes.
    void flush() {
        if (bytes_.empty()) return;
        const auto bytes = std::exchange(bytes_, {});
        const auto charset = charsets_.find(groups_.back().font);
        std::string text;
        try {
            text = decode_text(bytes, "",
                               encoding_of(code_page_, charset == charsets_.end() ? 0 : charset->second));
        } catch (const Error&) {
            text = decode_text(bytes, "", "windows-1252");
        }
        for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
            put_character(c.value);
    }

    void put(std::string_view piece) {
        if (!groups_.back().skipped || piece == "{" || piece == "}") out_ += piece;
    }

    void put_character(char32_t c) {
        if (c > 0xFFFF) {
            put_unit(static_cast<int>(0xD800 + ((c - 0x10000) >> 10)));
            put_unit(static_cast<int>(0xDC00 + ((c - 0x10000) & 0x3FF)));
        } else
            put_unit(static_cast<int>(c));
    }

    void put_unit(int value) { put("\\u" + std::to_string(value < 0 ? value + 65536 : value) + "\\'3f"); }

    std::string_view rest_;
    const std::string& place_;
    std::string out_, bytes_;
    std::vector<Group> groups_;
    std::map<int, int> charsets_; // by font
    int code_page_{1252};
};

} // namespace

std::string rtf_for_pandoc(std::string_view rtf, const std::string& place) {
    return Rewriter(rtf, place).rewrite();
}

} // namespace langdu::article
