// Formulas of Office documents (OMML) as TeX.
#pragma once

#include "article/xml_tree.h"

#include <string>

namespace langdu::article {

std::string tex_of_office_math(const pugi::xml_node& formula);

} // namespace langdu::article
