#include "sources_support.h"

#include <csignal>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace langdu::test {

BadServer::BadServer() {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    const auto script = std::string(source_folder) + "/tests/sources/server.py";
    process_ = ::fork();
    if (process_ == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::execlp("python3", "python3", script.c_str(), folder_.path().c_str(), nullptr);
        ::_exit(127);
    }
    ::close(ends[1]);
    std::string line;
    for (char c = 0; ::read(ends[0], &c, 1) == 1 && c != '\n';) line += c;
    ::close(ends[0]);
    if (line.empty()) throw std::runtime_error("the server did not start");
    port_ = std::stoi(line);
}

BadServer::~BadServer() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
}

std::vector<Json> BadServer::requests() const {
    std::vector<Json> out;
    if (!std::filesystem::exists(folder_ / "log")) return out;
    std::istringstream lines(read_text(folder_ / "log"));
    for (std::string line; std::getline(lines, line);) out.push_back(Json::parse(line));
    return out;
}

std::string rss_of(int items, int edited) {
    std::string out = "<?xml version=\"1.0\"?><rss version=\"2.0\" "
                      "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">"
                      "<channel><title>每日新闻</title>";
    for (int i = 0; i < items; ++i) {
        const auto number = std::to_string(i + 1);
        std::string text = "今天是第" + number + "天，公园里的花都开了，行人越来越多。";
        for (int doubled = 0; doubled < 4; ++doubled) text += text;
        out += "<item><title>第" + number + "天</title><link>/day/" + number +
               "</link><guid isPermaLink=\"false\">day-" + number +
               "</guid><author>李明</author><pubDate>Wed, 01 May 2024 08:" + (i < 10 ? "0" : "") +
               std::to_string(i) + ":00 GMT</pubDate><content:encoded><![CDATA[<p>" +
               (i == edited ? "更正。" : "") + text + "</p>]]></content:encoded></item>";
    }
    return out + "</channel></rss>";
}

} // namespace langdu::test
