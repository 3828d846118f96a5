#include "pronunciation/pronounce.h"
namespace langdu {
struct Pronouncer::Data {};
Pronouncer::Pronouncer(const std::filesystem::path&) {}
Pronouncer::~Pronouncer() = default;
std::vector<Utterance> Pronouncer::pronounce(const SpokenText&, const Sentence&) const { return {}; }
std::vector<Token> Pronouncer::tokens_of_line(std::string_view) const { return {}; }
} // namespace langdu
