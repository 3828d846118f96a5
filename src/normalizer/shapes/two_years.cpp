#include "normalizer/shapes/two_years.h"

namespace langdu::normalizer {

namespace {

bool round(const std::string& digits) { return digits.ends_with("00") || digits.ends_with("50"); }

} // namespace

TwoYears two_years(const std::string& first, const std::string& second) {
    if (first.size() < 3 || first.size() > 4 || first[0] == '0' || second.size() < 2 || second.size() > 4)
        return {};
    const int a = std::stoi(first), b = std::stoi(second);
    TwoYears out;
    if (first.size() == 3) {
        out.old = second.size() >= 3 && b > a && !(round(first) && round(second)) && b < 2200;
        return out;
    }
    if (first > "2199" || second.size() == 3) return out;
    out.full = second.size() == 4;
    out.rising = out.full ? b > a && second < "2200" : second > first.substr(2) || first.ends_with("99");
    if (!out.rising) return {};
    out.next = b % 100 == (a + 1) % 100;
    out.modern = out.full && first >= "1800" && second <= "2100";
    return out;
}

} // namespace langdu::normalizer
