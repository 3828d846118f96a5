// What the HTML parser is given. Browsers' rules know neither <a id="x"/> nor CDATA, which books are full of;
// and on hostile pages the parser would take time or stack by the square of their depth.
#pragma once

#include <string>
#include <string_view>

namespace langdu::article {

// `page` with XML's empty elements closed (<a id="x"/> => <a id="x"></a>) and its CDATA as text, without tags
// deeper than a few hundred, formatting that is never closed, and more attributes than anybody writes. Text
// and line ends stay. Linear in time.
std::string prepare_html(std::string_view page);

} // namespace langdu::article
