// What every stage made of an article. The JSON's schema is in docs/explain-json.md.
#include "app/app.h"
#include "app/report.h"
#include "app/settings.h"
#include "app/translate.h"
#include "base/files.h"
#include "base/json.h"
#include "narration/narrate_passage.h"

#include <iostream>
#include <memory>

namespace langdu::app {

namespace {

struct ExplainState {
    std::string article;
    Values given;
    bool json{};
};

constexpr const char* pause_name(phrasing::Pause pause) {
    switch (pause) {
    case phrasing::Pause::none:
        return "none";
    case phrasing::Pause::minor:
        return "minor";
    case phrasing::Pause::enumeration:
        return "enumeration";
    case phrasing::Pause::clause:
        return "clause";
    case phrasing::Pause::sentence:
        return "sentence";
    case phrasing::Pause::paragraph:
        return "paragraph";
    case phrasing::Pause::section:
        return "section";
    case phrasing::Pause::heading_before:
        return "heading_before";
    case phrasing::Pause::heading_after:
        return "heading_after";
    case phrasing::Pause::chapter:
        return "chapter";
    case phrasing::Pause::explicit_ms:
        return "explicit";
    }
    return "none";
}

constexpr const char* kind_name(chapter::PassageKind kind) {
    switch (kind) {
    case chapter::PassageKind::heading:
        return "heading";
    case chapter::PassageKind::paragraph:
        return "paragraph";
    case chapter::PassageKind::quote:
        return "quote";
    case chapter::PassageKind::list_item:
        return "list_item";
    case chapter::PassageKind::caption:
        return "caption";
    case chapter::PassageKind::announcement:
        return "announcement";
    }
    return "paragraph";
}

// What a listener hears of an utterance: pinyin, foreign words as given to the English voice, | at minor
// breaks.
std::string heard(const pronunciation::Utterance& utterance) {
    std::string out;
    for (const auto& token : utterance.tokens) {
        if (token.kind == pronunciation::Token::Kind::silent) continue;
        if (!out.empty()) out += token.break_before ? " | " : " ";
        out += token.kind == pronunciation::Token::Kind::foreign ? "<" + token.surface + ">" : token.surface;
    }
    return out;
}

Json json_of(const pronunciation::Utterance& utterance, std::string_view spoken) {
    Json tokens = Json::array();
    for (const auto& token : utterance.tokens) {
        if (token.kind == pronunciation::Token::Kind::silent) continue;
        Json one{{"text", std::string(token.source.of(spoken))}, {"reading", token.surface}};
        if (token.kind == pronunciation::Token::Kind::foreign) one["foreign"] = true;
        if (token.citation != token.surface) one["citation"] = token.citation;
        if (!token.rule.empty()) one["rule"] = std::string(token.rule);
        if (!token.tone_rule.empty()) one["tone_rule"] = std::string(token.tone_rule);
        if (token.break_before) one["break_before"] = true;
        if (token.unknown) one["unknown"] = true;
        tokens.push_back(std::move(one));
    }
    return {{"tokens", std::move(tokens)}, {"pause", pause_name(utterance.after)}};
}

Json json_of(const std::vector<Skipped>& skipped) {
    Json out = Json::array();
    for (const auto& piece : skipped)
        out.push_back({{"line", piece.line}, {"text", piece.text}, {"reason", words_of(piece.reason)}});
    return out;
}

Json json_of(const chapter::Passage& passage, const narration::NarratedPassage& plan) {
    Json readings = Json::array();
    for (const auto& reading : plan.text.readings) {
        Json one{{"written", std::string(reading.written.of(plan.text.written))},
                 {"spoken", std::string(reading.spoken.of(plan.text.spoken))},
                 {"rule", std::string(reading.rule)}};
        if (!reading.why.empty()) one["why"] = reading.why;
        if (reading.skipped) one["skipped"] = words_of(*reading.skipped);
        readings.push_back(std::move(one));
    }
    Json sentences = Json::array();
    for (std::size_t s = 0; s < plan.sentences.size(); ++s) {
        Json clauses = Json::array();
        for (const auto& utterance : plan.utterances[s])
            clauses.push_back(json_of(utterance, plan.text.spoken));
        sentences.push_back({{"spoken", std::string(plan.sentences[s].spoken.of(plan.text.spoken))},
                             {"clauses", std::move(clauses)}});
    }
    return {
        {"line", passage.line},       {"kind", kind_name(passage.kind)}, {"written", plan.text.written},
        {"spoken", plan.text.spoken}, {"readings", std::move(readings)}, {"sentences", std::move(sentences)}};
}

Json json_of(const std::vector<chapter::ShortLine>& lines) {
    Json out = Json::array();
    for (const auto& line : lines)
        out.push_back({{"line", line.line},
                       {"text", line.text},
                       {"role", line.role},
                       {"heading", line.heading},
                       {"caption", line.caption},
                       {"unsure", line.unsure},
                       {"reasons", line.reasons}});
    return out;
}

void print_short_lines(const std::vector<chapter::ShortLine>& lines) {
    if (!lines.empty()) std::cout << '\n' << tr("short lines:") << '\n';
    for (const auto& line : lines) {
        std::cout << "    " << line.line << ": " << line.text << "  (" << line.role
                  << (line.unsure ? tr(", unsure") : "");
        for (std::size_t i = 0; i < line.reasons.size(); ++i)
            std::cout << (i ? ", " : ": ") << line.reasons[i];
        std::cout << ")\n";
    }
}

void print_text(const chapter::Passage& passage, const narration::NarratedPassage& plan) {
    std::cout << '\n' << passage.line << ": " << plan.text.written << '\n';
    for (const auto& reading : plan.text.readings) {
        std::cout << "    " << reading.written.of(plan.text.written) << " => ";
        if (!reading.skipped)
            std::cout << reading.spoken.of(plan.text.spoken) << "  ("
                      << (reading.why.empty() ? reading.rule : reading.why) << ")\n";
        else
            std::cout << tr("skipped: {}", tr(words_of(*reading.skipped))) << '\n';
    }
    for (const auto& sentence : plan.utterances)
        for (const auto& utterance : sentence)
            std::cout << "    " << heard(utterance) << "  [" << pause_name(utterance.after) << "]\n";
}

int explain(const ExplainState& state) {
    Job job = make_job(state.article, {}, state.given);
    job.normalizer.explain = true;
    job.chapters.reasons = true;
    const chapter::Script script = read_script(job);
    const narration::Mandarin mandarin{data_directory(), job.accent};
    std::vector<Skipped> skipped = script.skipped;
    std::vector<std::string> unknown;
    Json chapters = Json::array();
    for (const auto& chapter : script.chapters) {
        Json passages = Json::array();
        if (!state.json) std::cout << "\n# " << chapter.title << '\n';
        for (const auto& passage : chapter.passages) {
            const auto plan = narration::narrate_passage(passage, mandarin, job.normalizer);
            skipped.insert(skipped.end(), plan.skipped.begin(), plan.skipped.end());
            unknown.insert(unknown.end(), plan.unknown.begin(), plan.unknown.end());
            if (state.json)
                passages.push_back(json_of(passage, plan));
            else
                print_text(passage, plan);
        }
        chapters.push_back({{"title", chapter.title},
                            {"level", chapter.level},
                            {"line", chapter.line},
                            {"passages", std::move(passages)}});
    }
    if (state.json) {
        std::cout << json_text({{"version", 1},
                                {"title", script.title},
                                {"author", script.author},
                                {"date", script.date},
                                {"language", script.language},
                                {"chapters", std::move(chapters)},
                                {"skipped", json_of(skipped)},
                                {"short_lines", json_of(script.short_lines)},
                                {"unknown", unknown}},
                               2)
                  << '\n';
        return 0;
    }
    print_short_lines(script.short_lines);
    const auto sum = sum_skipped(skipped);
    if (sum.characters)
        std::cout << '\n' << tr("skipped {}: {}", count_characters(sum.characters), sum.by_reason) << '\n';
    for (const auto& piece : skipped)
        std::cout << "    " << piece.line << ": " << piece.text << "  (" << tr(words_of(piece.reason))
                  << ")\n";
    for (const auto& character : unknown) std::cout << tr("no known reading: {}", character) << '\n';
    return 0;
}

} // namespace

std::function<int()> command_explain(Arguments& app) {
    const auto state = std::make_shared<ExplainState>();
    app.add_option("ARTICLE", state->article, "A file, a web address, or - for standard input").required();
    app.add_flag("--json", state->json, "Print JSON");
    add_settings(app, state->given);
    return [state] { return with_origins(state->given, state->article, [&] { return explain(*state); }); };
}

} // namespace langdu::app
