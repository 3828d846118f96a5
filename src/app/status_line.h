// How far something long is, on standard error: a bar that is written over on a terminal, a line for every
// tenth where one cannot be (--progress plain, a braille display), JSON lines on request, nothing otherwise.
#pragma once

#include <chrono>
#include <initializer_list>
#include <string>

namespace langdu::app {

enum class ProgressStyle { none, bar, plain, json };

// Of --progress. automatic: a bar on a terminal, plain on one that cannot move its cursor (TERM=dumb).
inline constexpr std::initializer_list<const char*> progress_names{"auto", "plain", "json", "none"};
inline constexpr const char* progress_help =
    "auto: a bar on a terminal; plain: a line for every tenth; json: one object a line; none";
ProgressStyle progress_style(const std::string& name);

class StatusLine {
public:
    // at_interrupt: said when Ctrl-C ends the program while the line stands.
    StatusLine(ProgressStyle style, std::string at_interrupt);
    StatusLine(const StatusLine&) = delete;
    StatusLine& operator=(const StatusLine&) = delete;
    ~StatusLine(); // clears the bar

    ProgressStyle style() const { return style_; }
    double elapsed() const; // seconds
    double left(double share) const;
    // Is it time to say something? At most ten times a second.
    bool due(double share);
    // A bar as long as the terminal leaves room for, percent, time left, words.
    void show(double share, const std::string& words);
    void message(const std::string& line); // above the bar

private:
    ProgressStyle style_;
    std::string at_interrupt_;
    int tenths_{};
    std::chrono::steady_clock::time_point start_, shown_;
};

// "███░░░ 50 %  0:03 left  words" in at most so many columns; words are cut. No bar on a narrow terminal.
std::string bar_line(double share, const std::string& left, const std::string& words, int columns);

// What a signal handler says at last; nothing when no line stands. Async-signal-safe.
void say_interrupted() noexcept;

} // namespace langdu::app
