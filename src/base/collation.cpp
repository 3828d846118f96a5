#include "base/collation.h"

#include "base/error.h"
#include "base/handle.h"

#include <unicode/ucol.h>
#include <unicode/unistr.h>

#include <array>

namespace langdu {

std::string collation_key(std::string_view text) {
    static const Handle<UCollator, ucol_close> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        Handle<UCollator, ucol_close> made{ucol_open("zh@collation=pinyin", &status)};
        if (U_FAILURE(status)) throw InputError("ICU: no collation for Chinese; install its data again");
        ucol_setStrength(made.get(), UCOL_SECONDARY);
        return made;
    }();
    const auto utf16 =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    std::array<std::uint8_t, 256> first{};
    const auto size =
        ucol_getSortKey(collator.get(), utf16.getBuffer(), utf16.length(), first.data(), first.size());
    std::string out(static_cast<std::size_t>(size), '\0');
    ucol_getSortKey(collator.get(), utf16.getBuffer(), utf16.length(),
                    reinterpret_cast<std::uint8_t*>(out.data()), size);
    return out;
}

} // namespace langdu
