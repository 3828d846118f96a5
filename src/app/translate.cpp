#include "app/translate.h"

#include "app/catalog.h"
#include "base/error.h"
#include "base/files.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <memory>
#include <optional>

namespace langdu::app {

namespace {

std::unique_ptr<const Catalog> chosen; // nothing: English

std::string_view variable(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

// zh, zh_CN.UTF-8, zh_Hans_SG: simplified characters, and an encoding that is ours. Traditional ones have no
// translation, and that of the mainland is none.
bool is_chinese(std::string_view locale) {
    if (!locale.starts_with("zh")) return false;
    const auto dot = std::min(locale.find('.'), locale.size());
    std::string encoding;
    for (const unsigned char c : locale.substr(dot))
        if (c == '@')
            break;
        else if (std::isalnum(c))
            encoding += static_cast<char>(std::tolower(c));
    if (!encoding.empty() && encoding != "utf8") return false;
    const auto place = locale.substr(2, std::min(locale.find_first_of(".@"), locale.size()) - 2);
    return place.empty() || place == "_CN" || place == "_SG" || place == "_MY" || place.starts_with("_Hans");
}

bool wants_chinese() {
    std::string_view locale;
    for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (locale.empty()) locale = variable(name);
    if (locale.empty() || locale == "C" || locale == "POSIX") return false;
    // A list of languages, the dearest first; one without words for it is passed over, English has them all.
    auto wished = variable("LANGUAGE");
    if (wished.empty()) return is_chinese(locale);
    while (!wished.empty()) {
        const auto one = wished.substr(0, wished.find(':'));
        wished.remove_prefix(std::min(one.size() + 1, wished.size()));
        if (is_chinese(one)) return true;
        if (one.starts_with("en") || one == "C") return false;
    }
    return false;
}

} // namespace

void choose_language() {
    chosen.reset();
    if (!wants_chinese()) return;
    try {
        chosen = std::make_unique<const Catalog>(read_file((data_directory() / "po/zh_CN.po").string()));
    } catch (const Error&) { // who needs the data says that it is not there
    }
}

std::string tr(std::string_view english) {
    return chosen ? chosen->translate(english) : std::string(english);
}

std::string fill(std::string_view message, const std::vector<std::string>& parts) {
    std::string out;
    std::size_t next = 0;
    while (!message.empty()) {
        const auto open = std::min(message.find('{'), message.size());
        out += message.substr(0, open);
        message.remove_prefix(open);
        const bool numbered =
            message.size() > 2 && message[1] >= '1' && message[1] <= '9' && message[2] == '}';
        if (!numbered && !message.starts_with("{}")) { // {title} is of a text of the user's
            out += message.substr(0, 1);
            message.remove_prefix(std::min<std::size_t>(1, message.size()));
            continue;
        }
        const auto part = numbered ? static_cast<std::size_t>(message[1] - '1') : next++;
        if (part < parts.size()) out += parts[part];
        message.remove_prefix(numbered ? 3 : 2);
    }
    return out;
}

} // namespace langdu::app
