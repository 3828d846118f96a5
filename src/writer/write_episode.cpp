#include "base/error.h"
#include "base/files.h"
#include "writer/formats.h"
#include "writer/master.h"
#include "writer/output_file.h"
#include "writer/subtitles.h"

#include <cstdlib>
#include <string>
#include <vector>

namespace langdu::writer {

namespace {

[[noreturn]] void differs(const std::string& place, const std::string& what, const std::string& expected,
                          const std::string& found) {
    throw OutputError(place + ": reads back wrong, " + what + " is " + found + " instead of " + expected +
                      "; try again, and report it if it stays");
}

// What was meant against what another library found in the file. Times in files are milliseconds: one is
// allowed.
void verify(const Master& master, const Episode& found, const std::string& place) {
    const auto expect = [&](const std::string& what, const std::string& expected, const std::string& seen) {
        if (expected != seen) differs(place, what, expected, seen);
    };
    expect("the sample rate", std::to_string(master.sample_rate), std::to_string(found.sample_rate));
    if (std::abs(master.frames - found.frames) * 1000 > master.sample_rate)
        differs(place, "the number of samples", std::to_string(master.frames), std::to_string(found.frames));
    expect("the number of chapters", std::to_string(master.chapters.size()),
           std::to_string(found.chapters.size()));
    expect("the title", master.metadata.title, found.metadata.title);
    expect("the author", master.metadata.author, found.metadata.author);
    for (std::size_t i = 0; i < master.chapters.size(); ++i) {
        const auto &meant = master.chapters[i], &seen = found.chapters[i];
        const auto number = "chapter " + std::to_string(i + 1);
        expect("the title of " + number, meant.title, seen.title);
        if (std::abs(meant.begin - seen.begin) * 1000 > master.sample_rate)
            differs(place, "the start of " + number, std::to_string(meant.begin), std::to_string(seen.begin));
    }
}

} // namespace

void check_output(const Metadata& metadata, const WriteOptions& options,
                  const std::filesystem::path& output) {
    timeline::Recording nothing;
    nothing.timeline.sample_rate = 22050;
    make_master(nothing, metadata, options, format_for(output));
    const AtomicFile probe{output};
}

Episode write_episode(const timeline::Recording& recording, const Metadata& metadata,
                      const WriteOptions& options, const std::filesystem::path& output) {
    const auto& format = format_for(output);
    const auto master = make_master(recording, metadata, options, format);
    AtomicFile target{output};
    OutputFile file{target.temporary(), output.string()};
    format.write(master, file);
    file.close();
    verify(master, format.read(target.temporary()), output.string());
    target.commit();
    write_subtitles(recording.timeline, master.metadata, options.subtitles, output);
    return {output, file.size(), master.sample_rate, master.frames, master.chapters, master.metadata};
}

} // namespace langdu::writer
