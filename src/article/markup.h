// Documents that are no web pages, as HTML: what their readers find is written as elements that html_blocks
// knows, so that lists, tables, notes, powers, ruby and hidden text have one home.
#pragma once

#include "article/article.h"
#include "base/escape.h"

#include <string>
#include <string_view>

namespace langdu::article {

// An item of a list `level` deep (from 0) with the label that its program would show: "3." is a number,
// "（一）" a part of its text, an empty one a bullet.
std::string list_item_html(int level, std::string_view label, std::string_view html);

// Appends the blocks of `html`, notes resolved, and what it skips. Lines are counted on from the last
// block's. No part of it is left out as surroundings.
void add_markup(std::string_view html, Article& article);
// Headings are all it needs to say so.
void note_headings(Article& article);

} // namespace langdu::article
