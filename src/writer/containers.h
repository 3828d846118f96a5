// What the rows of the format table point to: a file each.
#pragma once

#include "writer/episode.h"
#include "writer/master.h"
#include "writer/output_file.h"

namespace langdu {

void write_mp3(const Master& master, OutputFile& file);
void write_flac(const Master& master, OutputFile& file);
void write_wav(const Master& master, OutputFile& file);

Episode read_tagged(const std::filesystem::path& path); // TagLib and libsndfile
Episode read_wav(const std::filesystem::path& path);    // libsndfile

} // namespace langdu
