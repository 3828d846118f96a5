// The words of a PDF's page in reading order: columns one after the other, each line by line. A file says
// where words stand, not what follows what.
#pragma once

#include <string>
#include <vector>

namespace langdu::article {

struct PdfWord {
    std::string text;
    double left{}, top{}, right{}, bottom{}; // points, from the upper left corner
    double size{};
    bool space{}; // behind it
    bool bold{}, mono{};
    int turned{}; // clockwise, in degrees
};

// Lines, each from left to right.
std::vector<std::vector<PdfWord>> reading_order(std::vector<PdfWord> words);

// Is the text set from top to bottom?
bool is_set_vertically(const std::vector<PdfWord>& words);
// The page turned so that text at 90 or 270 degrees is upright; vertical columns, from right to left, become
// lines from top to bottom as text at 90 degrees does.
void turn_back(std::vector<PdfWord>& words, int degrees, double width, double height);

} // namespace langdu::article
