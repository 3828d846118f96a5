// The names of what each shape's file finds out about it; evidence.tsv uses them.
#pragma once

#include <string_view>

namespace langdu::normalizer {

inline constexpr std::string_view formula_facts[] = {
    "power",          // a raised number behind a letter or bracket, ^
    "stars",          // 2**10
    "relation",       // =, <, ≤ between two operands
    "linear",         // y=2x+1
    "bracketed",      // the brackets around it stand close: [i-1], (n-1)
    "product",        // 3x, 2(a+b)
    "call",           // f(n-1), n(n-1)
    "variable_minus", // x-2, 1-p: a letter that is a variable far more often than a name
    "letter_minus",   // a-2: any other small letter
    "capital_minus",  // T-1: a capital less 1, 2 or 3
    "N_minus",        // N-1
    "letters_minus",  // x-y
    "power_minus",    // 2^31-1, (a+b)-c
    "variable_slash", // 1/x, n/2, (a+b)/c
    "bars",           // |x|
    "factorial",      // 5!=120
    "unary",          // =-2x
    "plain_powers",   // 10^5-10^6: two powers of one base and nothing else
    "span_of_unit",   // 5x-10x
    "operators",      // two operators or more
    "numbers_only",   // no letter, no power and no factorial
};
inline constexpr std::string_view lone_facts[] = {
    "unit",           // something is counted or measured: 404页, 666元
    "clause",         // it is a clause by itself: ，666！
    "status",         // three digits that HTTP answers with: 404, 502
    "six",            // six digits
    "short",          // three or four digits
    "some",           // three to five digits
    "many",           // three digits or more
    "long",           // four digits or more
    "serial",         // six digits or more
    "name",           // three to five digits and not round: 888, 9300
    "contract",       // 2407: year and month
    "class",          // 701
    "event",          // 911事件
    "hotline",        // 12345, 95588
    "emergency",      // 110, 119
    "quoted",         // “26314”号
    "bracketed",      // (510300)
    "labelled",       // Fs:987654
    "joined",         // Qwe@654321
    "comma",          // 112,114: a list, or a number in groups
    "emergency_line", // the same with nothing else in its line
    "letters",        // letters follow: 2024AGU
    "room",           // 5栋302
    "extension",      // 8888-6666转123
    "year",           // four digits between 1900 and 2099
    "report_year",    // 2023A, 2024E: a year as it was, as it is estimated
    "likely_year",    // a year that is not round and no part of a range or sum
    "opens_years",    // 2003、2005年
    "closes_years",   // 2023、2024两年
    "explains_year",  // 乾隆四十五年(1780)
    "still_open",     // （1950-）
    "compact_date",   // 20240315
    "final_x",        // 302X, as certificates end
    "service_list",   // 110、119: a number that is dialled beside another one
    "praise",
    "laughter",
    "love",
    "parting",
    "tears",
    "help", // words of the net: 666 233 520 88 555 995
};
inline constexpr std::string_view pair_facts[] = {
    "dash",                // - or — without spaces
    "hyphen",              // - without spaces
    "falling",             // 3-0
    "falling_behind_word", // the same with a Han character before it
    "small",               // two digits at most on both sides
    "large",               // four digits or more on one side
    "padded",              // 01-02
    "unit",                // something is counted or measured behind it, and it is no match
    "set",                 // one of several scores in a row, one of them falling
    "slashed",             // / on one side of it
    "period",              // behind a part of a match: 第四节25-30
    "figure",              // behind 图 and the like, or in their list, and nothing counted behind it
    "floor_room",          // 1-201: one or two digits, then three or four
    "full",                // behind 满 or in its list
    "days",                // 28-3号 without 第: days of a month
    "amount",              // counted or measured, and no years
    "three_first",         // three digits first
    "years",               // a year and a later one, 2024-25
    "season_years",        // a year and the next one, or four digits on both sides
    "modern_years",        // both between 1800 and 2100 with four digits
    "old_years",           // 618-907
    "standard",            // GB/T 7714-2015
    "reign",               // in brackets behind a dynasty or a name, or behind an era
};
inline constexpr std::string_view over_facts[] = {
    "spaced",      // 1 / 2
    "grouped",     // 1,200/1,300
    "odd_of_unit", // 190/180元: counted or measured, and could be reduced, above 1 or of a large denominator
    "next",        // 2/3, 5/6
    "named",       // Windows 10/11
    "threshold",   // ≤300/500
    "letters",     // 1/2A
    "sign_unit",   // 29/21℃
    "long",        // five digits or more on one side, a decimal below
    "of_power",    // 12.3/10万, /1万
    "tyre",        // 225/45 R17
    "percent",     // 3/5%
    "dash_behind", // 1/3-1/2
    "improper",    // 2/2, 3/1
    "years",       // 2010/11
    "season_years", // a year and the next one, or four digits on both sides
    "next_years",   // 2016/2017
};
inline constexpr std::string_view day_facts[] = {
    "dash",     // 08-08
    "middle",   // 9·11
    "odd",      // a slash and no fraction that is often met: 7/15, 10/1
    "padded",   // 08/08
    "timed",    // 3/5晚8点
    "range",    // 3/1-3/15
    "festival", // 12/25圣诞
    "event",    // 9.18事变
};
inline constexpr std::string_view month_facts[] = {
    "early",   // before 1900
    "tight",   // 2008-08, 2024/3
    "counted", // 2008.08元
    "range",   // 2016.9-2020.6
    "life",    // 1998.12，加入
};
inline constexpr std::string_view money_facts[] = {
    "behind",     // 100USD
    "exchange",   // EUR/USD
    "version",    // CAD2020
    "two_digits", // EUR 42
    "small",      // INR 2.1
};
inline constexpr std::string_view colon_facts[] = {
    "pair",         // two whole numbers
    "minutes",      // can be minutes and seconds, hours and minutes: 90:00, 9:30, 1:59:40
    "clock",        // can be a time
    "seconds",      // 9:30:05
    "bare",         // 9:30
    "bare_zero",    // 03:25
    "sharp",        // 9:00
    "zero_hour",    // 03:25, 09:30:00
    "opens_range",  // 9:30-12:00
    "among_scores", // 11:7、9:11
    "of_period",    // 末节18:17, and nothing begins then
    "compared",     // 水粉比1:15
    "hundredths",   // 2:01.39, not behind a date
    "wide",         // ：
    "wide_year",    // 图1：2019
    "standard",     // ISO 9001:2015
    "port",         // one side has four digits or five, the other two or more
    "equal",        // 3306:3306
};

} // namespace langdu::normalizer
