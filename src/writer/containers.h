// What the rows of the format table point to: a file each.
#pragma once

#include "writer/episode.h"
#include "writer/master.h"
#include "writer/output_file.h"

#include <cstdint>

namespace langdu::writer {

void write_mp3(const Master& master, OutputFile& file);
void write_opus(const Master& master, OutputFile& file);
void write_vorbis(const Master& master, OutputFile& file);
void write_flac(const Master& master, OutputFile& file);
void write_wav(const Master& master, OutputFile& file);
void write_wav_up_to(std::uint64_t largest_riff, const Master& master, OutputFile& file); // else RF64
void write_epub(const Master& master, OutputFile& file);
// With libavformat only (LANGDU_LIBAV).
void write_m4b(const Master& master, OutputFile& file);
void write_m4a(const Master& master, OutputFile& file);
void write_mka(const Master& master, OutputFile& file);

Episode read_tagged(const std::filesystem::path& path); // TagLib and libsndfile
Episode read_wav(const std::filesystem::path& path);    // libsndfile
Episode read_epub(const std::filesystem::path& path);
Episode read_libav(const std::filesystem::path& path);
std::string missing_libav(); // what to install; empty: nothing

} // namespace langdu::writer
