#include "pipeline.h"

#include "article/cover.h"
#include "base/error.h"
#include "base/files.h"
#include "base/unicode.h"
#include "chapter/find_chapters.h"
#include "narration/narration.h"
#include "podcast/cover.h"
#include "pronunciation/pronounce.h"
#include "speech/engines.h"
#include "timeline/estimate.h"
#include "timeline/record.h"
#include "writer/cover.h"
#include "writer/split.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace langdu {

namespace {

void apply_overrides(article::Article& article, const Job& job) {
    if (job.title) article.title = *job.title;
    if (job.author) article.author = *job.author;
    if (job.date) article.date = *job.date;
    if (job.cover) {
        article.cover = *job.cover;
        article.cover_image.clear();
        article.public_source = false; // the user names it, not a page
    }
}

writer::Metadata metadata_of(const chapter::Script& script) {
    writer::Metadata out;
    out.title = script.title;
    out.author = script.author;
    out.date = script.date;
    out.language = script.language;
    out.source = script.source == "-" ? "" : std::filesystem::path(script.source).filename().string();
    out.album = script.title;
    return out;
}

// Shelves of audiobooks show a picture and a name for each.
bool is_audiobook(const std::filesystem::path& output) {
    return lower_case(output.extension().string()) == ".m4b";
}

// The listener's choice must be right; the article's own picture is taken when it can be.
void choose_cover(writer::Metadata& metadata, const chapter::Script& script, const Job& job,
                  std::vector<std::string>& warnings) {
    if (job.cover) {
        metadata.cover = *job.cover;
        return;
    }
    auto own = article_cover(script);
    if (own.picture) metadata.cover_image = std::move(own.picture->bytes);
    if (!own.complaint.empty()) warnings.push_back(own.complaint + "; left out");
    if (!metadata.cover_image.empty() || !is_audiobook(job.output)) return;
    metadata.cover_image =
        podcast::draw_cover(metadata.title, metadata.author, metadata.title); // as a library makes one
    if (metadata.cover_image.empty()) warnings.push_back(podcast::no_cover_drawn);
}

bool shows_text(const std::filesystem::path& output) {
    const auto extension = lower_case(output.extension().string());
    return std::ranges::any_of(writer::formats(), [&](const writer::Format& format) {
        return format.text && format.extension == extension;
    });
}

std::size_t bytes_to_say(const chapter::Script& script) {
    std::size_t bytes = 1;
    for (const auto& chapter : script.chapters)
        for (const auto& passage : chapter.passages) bytes += passage.text.size();
    return bytes;
}

int minutes_to_hear(const chapter::Script& script, const speech::Voice& voice) {
    constexpr double bytes_a_character = 3;
    const double characters = static_cast<double>(bytes_to_say(script)) / bytes_a_character;
    return std::max(1, static_cast<int>(std::lround(characters / timeline::characters_a_minute(voice))));
}

// What earlier renders of this very file left when they were killed.
void remove_abandoned(const std::filesystem::path& output) {
    const auto folder = output.has_parent_path() ? output.parent_path() : std::filesystem::path(".");
    const auto begin = "." + output.stem().string() + ".";
    std::error_code error;
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        if (entry.path().filename().string().starts_with(begin) && is_abandoned_temporary(entry.path()))
            found.push_back(entry.path());
    for (const auto& file : found) std::filesystem::remove(file, error);
}

// Fail before the work, not after it.
void check_place(const Job& job) {
    writer::format_for(job.output);
    { const AtomicFile probe{job.output}; }
    remove_abandoned(job.output);
}

narration::NarrationOptions narration_options(const Job& job) {
    return {job.normalizer,
            job.words || job.write.lyrics || !job.write.subtitles.empty() || shows_text(job.output)};
}

void add_report(Result& result, const narration::NarrationReport& report) {
    result.skipped.insert(result.skipped.end(), report.skipped.begin(), report.skipped.end());
    for (const auto& character : report.unknown) result.warnings.push_back(character + ": no known reading");
}

Result render_with(speech::Synthesizer& synthesizer, const Job& job, const chapter::Script& script) {
    Result result;
    auto metadata = metadata_of(script);
    metadata.narrator = job.voice.title;
    if (metadata.author.empty() && is_audiobook(job.output))
        metadata.author = "langdu · " + metadata.narrator;
    choose_cover(metadata, script, job, result.warnings);
    writer::check_output(metadata, job.write, job.output);
    result.skipped = script.skipped;
    if (!job.chapters.outline) result.doubt = script.doubt;
    result.warnings.insert(result.warnings.end(), script.warnings.begin(), script.warnings.end());
    const narration::Mandarin mandarin{data_directory(), job.accent};

    narration::Narration narration{script, mandarin, narration_options(job)};

    const auto progress = [&](double share) {
        if (job.progress) job.progress(share);
    };
    timeline::RecordOptions options;
    options.loudness = target_before(job.output, job.loudness);
    options.layout = job.layout;
    options.threads = job.threads;
    const double speaking = speech::engine_of(job.voice).speaking_share; // of the work; encoding is the rest
    options.spoken = [&](std::size_t) { progress(speaking * narration.share()); };
    auto recording = timeline::record(narration, synthesizer, job.voice, options);
    recording.script = &script;
    add_report(result, narration.report());

    const auto all_frames = static_cast<double>(std::max<Frame>(recording.timeline.frames, 1));
    recording.samples =
        [&, samples = std::move(recording.samples)](const std::function<void(std::span<const float>)>& sink) {
            Frame done = 0;
            samples([&](std::span<const float> block) {
                sink(block);
                done += static_cast<Frame>(block.size());
                progress(speaking + (1 - speaking) * static_cast<double>(done) / all_frames);
            });
        };
    if (job.split) {
        auto written = writer::write_split(recording, metadata, job.write, job.output);
        result.episode = std::move(written.whole);
        result.parts = std::move(written.files);
    } else {
        result.episode = writer::write_episode(recording, metadata, job.write, job.output);
    }
    result.timeline = std::move(recording.timeline);
    return result;
}

} // namespace

ArticleCover article_cover(const chapter::Script& script) {
    if (script.cover.empty()) return {};
    try {
        auto bytes = article::read_article_cover(script.source, script.cover, script.cover_image,
                                                 script.public_source);
        if (!bytes) return {};
        return {writer::parse_cover(std::move(*bytes), script.cover), {}};
    } catch (const Error& error) {
        return {std::nullopt, error.what()};
    }
}

chapter::Script read_script(const Job& job) {
    auto read = job.read;
    read.pictures = read.pictures || shows_text(job.output);
    auto article = article::read_article(job.article, read);
    apply_overrides(article, job);
    const chapter::Tables tables{data_directory()};
    auto script = chapter::find_chapters(article, tables, job.chapters);
    chapter::frame_script(script, job.framing, minutes_to_hear(script, job.voice));
    return script;
}

Outlook foresee(const Job& job) {
    const chapter::Script script = read_script(job);
    const narration::Mandarin mandarin{data_directory()};
    narration::Narration narration{script, mandarin, {job.normalizer, false}};
    auto timeline = timeline::estimate_timeline(narration, job.voice, job.layout);
    auto skipped = script.skipped;
    skipped.insert(skipped.end(), narration.report().skipped.begin(), narration.report().skipped.end());
    return {metadata_of(script), std::move(timeline), std::move(skipped),
            job.chapters.outline ? chapter::Doubt{} : script.doubt, script.warnings};
}

timeline::LoudnessTarget target_before(const std::filesystem::path& output, timeline::LoudnessTarget target) {
    target.true_peak_dbtp -= writer::format_for(output).overshoot_db;
    return target;
}

Result render(const Job& job) {
    check_place(job);
    // The engine forks its workers: before threads start and large memory is touched.
    const auto synthesizer = speech::make_synthesizer(job.voice);
    return render_with(*synthesizer, job, read_script(job));
}

Result render(const Job& job, const chapter::Script& script) {
    check_place(job);
    const auto synthesizer = speech::make_synthesizer(job.voice);
    return render_with(*synthesizer, job, script);
}

} // namespace langdu
