#pragma once

#include <string>

namespace langdu {

// A QR code of half blocks, dark on light, for a terminal; empty when this build has no libqrencode or the
// text is too long.
std::string qr_code(const std::string& text);

// The same as the path of an SVG, a unit a module, and how many units wide it is.
struct QrPath {
    std::string path; // empty: none can be made
    int width{};
};
QrPath qr_path(const std::string& text);

} // namespace langdu
