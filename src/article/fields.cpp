#include "article/fields.h"

#include "article/fetch.h"
#include "base/unicode.h"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

namespace langdu::article {

namespace {

std::string_view digits_at(std::string_view text, std::size_t least, std::size_t most) {
    const auto size = std::min(text.find_first_not_of("0123456789"), text.size());
    return size >= least && size <= most ? text.substr(0, size) : std::string_view();
}

bool is_day(std::string_view month, std::string_view day) {
    const int m = std::stoi(std::string(month)), d = std::stoi(std::string(day));
    return m >= 1 && m <= 12 && d >= 1 && d <= 31;
}

// Characters that one of the two scripts has and the other writes differently, the most frequent ones.
constexpr std::u32string_view simplified_only =
    U"这们个来说时会为国过还后学对发点现经开关动种与当从无长样问题实进车东风见书门马鸟鱼龙头爱听写买卖读让请"
    U"谁话语词边运远连达没气汉热烧电脑网线级红纸细给结绝统继续绿该试认识计论设访证评"
    U"张强归录务办势华协单卫厂厅历压员圆场块坏声处备复够夺奋妇妈孙宁宝审宽对导将层岁岛币师带帮广庆库应废庙异"
    U"弃弯";
constexpr std::u32string_view traditional_only =
    U"這們個來說時會為國過還後學對發點現經開關動種與當從無長樣問題實進車東風見書門馬鳥魚龍頭愛聽寫買賣讀讓請"
    U"誰話語詞邊運遠連達沒氣漢熱燒電腦網線級紅紙細給結絕統繼續綠該試認識計論設訪證評"
    U"張強歸錄務辦勢華協單衛廠廳歷壓員圓場塊壞聲處備復夠奪奮婦媽孫寧寶審寬對導將層歲島幣師帶幫廣慶庫應廢廟異"
    U"棄彎";

struct Letters {
    int han{}, kana{}, latin{}, simplified{}, traditional{};
};

Letters letters_of(const Article& article) {
    Letters out;
    int left = 20'000; // characters: enough to know
    for (const auto& block : article.blocks) {
        if (block.kind == BlockKind::code) continue;
        for (auto c = code_point_at(block.text, 0); c.size && left > 0;
             c = code_point_at(block.text, c.end()), --left) {
            if (is_han(c.value)) {
                ++out.han;
                out.simplified += simplified_only.find(c.value) != simplified_only.npos;
                out.traditional += traditional_only.find(c.value) != traditional_only.npos;
            } else if (c.value >= 0x3040 && c.value <= 0x30FF)
                ++out.kana;
            else if (is_ascii_letter(c.value))
                ++out.latin;
        }
    }
    return out;
}

// zh_hans-cn => zh-Hans-CN; empty when it is no tag.
std::string well_formed(std::string_view written) {
    std::string tag(trim(written));
    std::replace(tag.begin(), tag.end(), '_', '-');
    std::string out;
    std::size_t part = 0;
    for (std::size_t at = 0; at <= tag.size(); ++part) {
        const auto end = std::min(tag.find('-', at), tag.size());
        auto piece = lower_case(std::string_view(tag).substr(at, end - at));
        if (piece.empty() || piece.size() > 8 || !std::ranges::all_of(piece, [](char c) {
                return is_ascii_letter(static_cast<unsigned char>(c)) ||
                       is_ascii_digit(static_cast<unsigned char>(c));
            }))
            return {};
        if (part == 0 &&
            (piece.size() < 2 || piece.size() > 3 || is_ascii_digit(static_cast<unsigned char>(piece[0]))))
            return {};
        const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
        if (part > 0 && piece.size() == 2) std::ranges::transform(piece, piece.begin(), upper);
        if (part > 0 && piece.size() == 4) piece[0] = upper(piece[0]);
        out += (part ? "-" : "") + piece;
        at = end + 1;
    }
    return out == "und" || out == "mul" || out == "zxx" ? std::string() : out;
}

bool is_chinese(std::string_view tag) {
    for (const std::string_view language : {"zh", "cmn", "yue", "nan", "wuu", "hak", "lzh"})
        if (tag == language || (tag.starts_with(language) && tag[language.size()] == '-')) return true;
    return false;
}

bool is_traditional(std::string_view tag) {
    for (const std::string_view part : {"Hant", "TW", "HK", "MO"})
        if (tag.find(part) != std::string_view::npos) return true;
    return false;
}

bool is_placeholder(std::string_view name) {
    const auto lower = lower_case(trim(name));
    for (const std::string_view known :
         {"unknown",     "admin",      "administrator", "root",      "user",    "author", "name",
          "your name",   "webmaster",  "editor",        "anonymous", "none",    "null",   "undefined",
          "python-docx", "n/a",        "test",          "guest",     "system",  "管理员", "未知",
          "作者",        "佚名",       "匿名",          "小编",      "编辑",    "本站",   "网站编辑",
          "本站编辑",    "系统管理员", "未知作者",      "作者名",    "你的名字"})
        if (lower == known) return true;
    return false;
}

// What programs write where nobody gave a title.
bool is_no_title(std::string_view title) {
    const auto lower = lower_case(trim(title));
    for (const std::string_view known :
         {"unknown", "untitled", "无标题", "未命名", "未知", "无题文档", "無標題", "document"})
        if (lower == known) return true;
    for (auto c = code_point_at(lower, 0); c.size; c = code_point_at(lower, c.end()))
        if (is_letter(c.value) || is_decimal_digit(c.value)) return false;
    return true;
}

} // namespace

std::optional<WrittenDate> find_date(std::string_view text) {
    for (std::size_t at = text.find_first_of("12"); at != std::string_view::npos;
         at = text.find_first_of("12", at + 1)) {
        if (at > 0 && is_ascii_digit(static_cast<unsigned char>(text[at - 1]))) continue;
        const auto year = digits_at(text.substr(at), 4, 4);
        if (year.empty()) continue;
        std::string iso(year);
        std::size_t end = at + year.size();
        std::string_view parts[2];
        bool whole = true;
        for (int part = 0; part < 2 && whole; ++part) {
            whole = false;
            for (const std::string_view mark : {"-", "/", ".", part == 0 ? "年" : "月"}) {
                if (!text.substr(end).starts_with(mark)) continue;
                auto behind = end + mark.size();
                while (behind < text.size() && text[behind] == ' ') ++behind;
                const auto digits = digits_at(text.substr(behind), 1, 2);
                if (digits.empty()) break;
                parts[part] = digits;
                iso += std::string(digits.size() == 1 ? "-0" : "-") + std::string(digits);
                end = behind + digits.size();
                whole = true;
                break;
            }
        }
        if (!whole || !is_day(parts[0], parts[1])) continue;
        if (text.substr(end).starts_with("日")) end += std::string_view("日").size();
        return WrittenDate{iso, {at, end}};
    }
    return std::nullopt;
}

std::optional<std::string> find_english_date(std::string_view text) {
    constexpr std::string_view months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                           "jul", "aug", "sep", "oct", "nov", "dec"};
    std::string year, month, day;
    const auto lower = lower_case(text);
    for (std::size_t at = 0; at < lower.size();) {
        const auto end = std::min(lower.find_first_of(" ,-", at), lower.size());
        const auto word = std::string_view(lower).substr(at, end - at);
        at = end + 1;
        if (digits_at(word, 4, 4) == word && !word.empty() && year.empty())
            year = word;
        else if (digits_at(word, 1, 2) == word && !word.empty() && day.empty())
            day = (word.size() == 1 ? "0" : "") + std::string(word);
        else if (const auto found = std::ranges::find_if(
                     months, [&](std::string_view name) { return word.starts_with(name); });
                 found != std::end(months) && month.empty()) {
            const auto number = std::to_string(found - std::begin(months) + 1);
            month = (number.size() == 1 ? "0" : "") + number;
        }
    }
    if (year.empty() || month.empty() || day.empty() || !is_day(month, day)) return std::nullopt;
    return year + "-" + month + "-" + day;
}

std::optional<std::string> date_of_file(std::string_view path) {
    const auto name = std::filesystem::path(path).filename().string();
    if (const auto date = find_date(name); date && date->span.begin == 0) return date->iso;
    const auto digits = digits_at(name, 8, 8);
    if (digits.empty() || (digits[0] != '1' && digits[0] != '2') ||
        !is_day(digits.substr(4, 2), digits.substr(6)))
        return std::nullopt;
    return std::string(digits.substr(0, 4)) + "-" + std::string(digits.substr(4, 2)) + "-" +
           std::string(digits.substr(6));
}

std::string clean_authors(std::string_view authors, std::span<const std::string> sites) {
    if (authors.find('@') != std::string_view::npos && authors.find("、") == std::string_view::npos)
        return {};
    std::string out;
    constexpr std::string_view comma = "、", semicolon = ";";
    for (std::size_t at = 0; at <= authors.size();) {
        const auto end = std::min({authors.find(comma, at), authors.find(semicolon, at), authors.size()});
        const auto name = trim(authors.substr(at, end - at));
        at = end + (authors.substr(end).starts_with(semicolon) ? semicolon.size() : comma.size());
        bool letters = false;
        for (auto c = code_point_at(name, 0); c.size; c = code_point_at(name, c.end()))
            letters |= is_letter(c.value);
        if (!letters || name.find('@') != name.npos || name.find("://") != name.npos ||
            is_placeholder(name) || std::ranges::find(sites, name) != sites.end())
            continue;
        out += (out.empty() ? "" : "、") + std::string(name);
    }
    return out;
}

std::string language_of(const Article& article) {
    const auto tag = well_formed(article.language);
    const auto letters = letters_of(article);
    if (letters.han == 0 || letters.kana * 10 > letters.han) return tag.empty() ? "zh-CN" : tag;
    // A Han character is worth a word of letters.
    if (letters.latin > letters.han * 12 && !tag.empty()) return tag;
    const bool traditional = letters.traditional > letters.simplified;
    const bool told = letters.traditional != letters.simplified;
    if (!is_chinese(tag) ||
        (told && is_traditional(tag) != traditional && (tag == "zh" ? traditional : true)))
        return traditional ? "zh-TW" : "zh-CN";
    return tag;
}

void tidy_fields(Article& article) {
    article.author = clean_authors(article.author);
    if (!article.title.empty() && is_no_title(article.title))
        article.skipped.push_back({0, std::exchange(article.title, {}), SkipReason::document_property});
    article.language = language_of(article);
    if (!is_url(article.original)) article.original = is_url(article.source) ? article.source : std::string();
    if (!article.original.empty()) article.original = without_password(article.original);
    // Written for people: 2024年5月6日, 2024/05/22. What is ISO 8601 already stays with its time of day.
    const bool iso = article.date.size() >= 10 && article.date[4] == '-' && article.date[7] == '-';
    if (iso && article.date.starts_with("0")) article.date.clear(); // 0101-01-01: a program's "no date"
    if (iso) return;
    if (const auto date = find_date(article.date))
        article.date = date->iso;
    else if (const auto english = find_english_date(article.date))
        article.date = *english;
}

} // namespace langdu::article
