#pragma once

#include "pronunciation/lexicon.h"
#include "pronunciation/line.h"
#include "pronunciation/persons.h"

#include <memory>

namespace langdu::pronunciation {

// What it costs to read a stretch of characters as one word, in nats; a better language model is another
// EdgeCost.
class EdgeCost {
public:
    virtual ~EdgeCost() = default;
    virtual double word(const Lexicon::Word& word, std::size_t length) const = 0;
    virtual double unknown_character() const = 0;
    virtual double number(std::size_t length) const = 0;    // 三百二十
    virtual double reduplication(double of_base) const = 0; // 看一看, 高高兴兴
};

// Word frequencies alone.
class UnigramCost : public EdgeCost {
public:
    double word(const Lexicon::Word& word, std::size_t length) const override;
    double unknown_character() const override { return 20; }
    double number(std::size_t length) const override { return 8.0 + 0.5 * static_cast<double>(length); }
    double reduplication(double of_base) const override { return of_base + 3; }
};

// The cheapest path of words through every stretch of Han characters; never across a pause or the border of a
// prescribed stretch, which is a word of its own.
std::vector<Word> find_words(const Line& line, const Lexicon& lexicon, const Persons& persons,
                             const EdgeCost& cost);

} // namespace langdu::pronunciation
