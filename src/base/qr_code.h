#pragma once

#include <string>

namespace langdu {

// A QR code of half blocks, dark on light, for a terminal; empty when this build has no libqrencode or the
// text is too long.
std::string qr_code(const std::string& text);

} // namespace langdu
