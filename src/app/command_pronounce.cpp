#include "app/app.h"
#include "app/given_lines.h"
#include "app/translate.h"
#include "base/files.h"
#include "base/unicode.h"
#include "pronunciation/pronounce.h"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace langdu::app {

namespace {

// A stretch of other text is one token: no white space inside. White space alone is none.
std::string shown_run(std::string_view run) {
    std::string out;
    bool only_space = true;
    for (std::size_t at = 0; at < run.size();) {
        const auto c = code_point_at(run, at);
        const bool space = is_white_space(c.value) || c.value < 0x20;
        out += space ? "_" : run.substr(at, c.size);
        only_space &= space;
        at = c.end();
    }
    return only_space ? "" : out;
}

// What the English voice is given, in one piece: [i_Phone].
std::string bracketed(std::string_view spoken) { return '[' + shown_run(spoken) + ']'; }

// One token a syllable. Other text: with tones as in a dictionary as it is written, else each word as it will
// be said.
std::vector<std::string> plain_tokens(const pronunciation::Pronouncer& pronouncer,
                                      const pronunciation::Token& token, std::string_view line,
                                      bool citation) {
    if (token.kind == pronunciation::Token::Kind::syllable)
        return {citation ? token.citation : token.surface};
    if (token.kind == pronunciation::Token::Kind::silent || citation)
        return {shown_run(token.source.of(line))};
    std::vector<std::string> out;
    for (const auto& word : pronouncer.tokens_of_foreign(line, token.source))
        out.push_back(word.kind == pronunciation::Token::Kind::foreign    ? bracketed(word.surface)
                      : word.kind == pronunciation::Token::Kind::syllable ? word.surface
                                                                          : shown_run(word.source.of(line)));
    return out;
}

void print_plain(const pronunciation::Pronouncer& pronouncer, const std::vector<pronunciation::Token>& tokens,
                 std::string_view line, bool citation, bool breaks) {
    const char* separator = "";
    for (const auto& token : tokens) {
        bool first = true;
        for (const auto& shown : plain_tokens(pronouncer, token, line, citation)) {
            if (shown.empty()) continue;
            std::cout << separator << (breaks && first && token.break_before ? "| " : "") << shown;
            separator = " ";
            first = false;
        }
    }
    std::cout << '\n';
}

void print_row(const pronunciation::Token& token, std::string_view line) {
    std::cout << (token.break_before ? '|'
                  : token.word_start ? '/'
                                     : ' ')
              << '\t' << token.source.of(line) << '\t' << token.citation << '\t' << token.surface << '\t'
              << token.rule << (token.tone_rule.empty() ? "" : "; ") << token.tone_rule << '\n';
}

// One line a token: what is written, how it is cited and spoken, and why; a mark before words and minor
// breaks. A foreign word shows what the English voice is given (NASA: N.A.S.A.).
void print_explained(const pronunciation::Pronouncer& pronouncer,
                     const std::vector<pronunciation::Token>& tokens, std::string_view line) {
    for (const auto& token : tokens)
        if (token.kind == pronunciation::Token::Kind::syllable)
            print_row(token, line);
        else if (token.kind == pronunciation::Token::Kind::foreign)
            for (const auto& word : pronouncer.tokens_of_foreign(line, token.source))
                if (word.kind != pronunciation::Token::Kind::silent) print_row(word, line);
    std::cout << '\n';
}

} // namespace

std::function<int()> command_pronounce(Arguments& app) {
    struct Options {
        std::vector<std::string> words;
        bool citation{}, explain{}, breaks{};
        std::string accent{"cn"};
    };
    const auto options = std::make_shared<Options>();
    app.add_option("WORDS", options->words, "Each a line of text; without any, the lines of standard input");
    app.add_flag("--citation", options->citation,
                 "Tones as in a dictionary, before sandhi; other text as written");
    app.add_flag("--breaks", options->breaks, "Show with | where a speaker breaks a long stretch");
    app.add_option("--accent", options->accent, "cn, or tw: readings of Taiwan").one_of({"cn", "tw"});
    app.add_flag("--explain", options->explain,
                 "One line a character: / begins a word, | a phrase; character, citation, as spoken, rule or "
                 "dictionary entry");
    return [options] {
        std::ios::sync_with_stdio(false);
        const pronunciation::Pronouncer pronouncer{data_directory(), options->accent == "tw"
                                                                         ? pronunciation::Accent::taiwan
                                                                         : pronunciation::Accent::mainland};
        for_each_line(options->words, [&](const std::string& line) {
            const auto tokens = pronouncer.tokens_of_line(line);
            if (options->explain)
                print_explained(pronouncer, tokens, line);
            else
                print_plain(pronouncer, tokens, line, options->citation, options->breaks);
            for (const auto& token : tokens)
                if (token.unknown) std::cerr << tr("{}: no known reading", token.source.of(line)) << '\n';
        });
        return 0;
    };
}

} // namespace langdu::app
