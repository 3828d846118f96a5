#include "app/options.h"

#include <CLI/CLI.hpp>

namespace langdu {

void add_render_options(CLI::App& app, RenderOptions& options) {
    app.add_option("--voice", options.voice, "A voice's name (langdu voices) or a .toml file")->capture_default_str();
    app.add_option("--rate", options.rate, "Speaking rate, 1 is normal")->check(CLI::Range(0.5, 3.0));
    app.add_option("--title", options.title, "Title, instead of the article's own");
    app.add_option("--author", options.author, "Author, instead of the article's own");
    app.add_option("--date", options.date, "Date, instead of the article's own");
    app.add_option("--cover", options.cover, "Cover picture, JPEG or PNG");
    app.add_option("--encoding", options.encoding, "The article's encoding (found without): utf-8, gb18030, big5, utf-16");
    app.add_option("--bitrate", options.bitrate_kbit, "kbit/s")->check(CLI::Range(6, 512));
    app.add_option("--sample-rate", options.sample_rate, "Hz")->check(CLI::Range(8000, 96000));
    app.add_option("-j,--threads", options.threads, "Threads; all cores without")->check(CLI::Range(1, 1024));
}

Job to_job(const RenderOptions& options) {
    Job job;
    job.article = options.article;
    job.output = options.output;
    job.read.encoding = options.encoding;
    job.read.reader = options.reader;
    job.voice = load_voice(options.voice);
    if (options.rate) job.voice.rate = *options.rate;
    if (options.bitrate_kbit) job.write.bitrate = *options.bitrate_kbit * 1000;
    job.write.sample_rate = options.sample_rate;
    job.title = options.title;
    job.author = options.author;
    job.date = options.date;
    job.cover = options.cover;
    job.threads = options.threads;
    return job;
}

} // namespace langdu
