#include "base/qr_code.h"

#ifdef LANGDU_QRENCODE
#include "base/handle.h"

#include <qrencode.h>
#endif

namespace langdu {

#ifdef LANGDU_QRENCODE

std::string qr_code(const std::string& text) {
    const Handle<QRcode, QRcode_free> code{QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_L)};
    if (!code) return {};
    constexpr int quiet = 2; // modules of light around it
    const auto dark = [&](int x, int y) {
        return x >= 0 && y >= 0 && x < code->width && y < code->width &&
               (code->data[y * code->width + x] & 1) != 0;
    };
    std::string out;
    for (int y = -quiet; y < code->width + quiet; y += 2) {
        out += "\x1b[30;107m"; // black on white, whatever the terminal's colours
        for (int x = -quiet; x < code->width + quiet; ++x) {
            const bool upper = dark(x, y), lower = dark(x, y + 1);
            out += upper && lower ? "█" : upper ? "▀" : lower ? "▄" : " ";
        }
        out += "\x1b[0m\n";
    }
    return out;
}

QrPath qr_path(const std::string& text) {
    const Handle<QRcode, QRcode_free> code{QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M)};
    if (!code) return {};
    QrPath out{{}, code->width};
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x) {
            int run = 0;
            while (x + run < code->width && (code->data[y * code->width + x + run] & 1) != 0) ++run;
            if (run == 0) continue;
            const auto length = std::to_string(run);
            out.path.append("M")
                .append(std::to_string(x))
                .append(" ")
                .append(std::to_string(y))
                .append("h")
                .append(length)
                .append("v1h-")
                .append(length)
                .append("z");
            x += run;
        }
    return out;
}

#else

std::string qr_code(const std::string&) { return {}; }
QrPath qr_path(const std::string&) { return {}; }

#endif

} // namespace langdu
