// FLAC by libFLAC, all metadata in front, a seek point every ten seconds.
#include "base/error.h"
#include "base/handle.h"
#include "writer/containers.h"
#include "writer/pcm.h"
#include "writer/vorbis_comment.h"

#include <FLAC/metadata.h>
#include <FLAC/stream_encoder.h>

#include <exception>
#include <vector>

namespace langdu::writer {

namespace {

using Encoder = Handle<FLAC__StreamEncoder, FLAC__stream_encoder_delete>;
using Block = Handle<FLAC__StreamMetadata, FLAC__metadata_object_delete>;

constexpr int seek_seconds = 10;
constexpr std::size_t seek_limit = 32768; // points; the table stays below a megabyte
constexpr unsigned padding_bytes = 4096;  // room for tag editors

void require(bool ok, const OutputFile& file) {
    if (!ok) throw OutputError(file.shown_name() + ": FLAC refuses the sound or its tags; report this");
}

// Where libFLAC's callbacks write to; C code cannot be thrown through, so the first failure waits here.
struct Target {
    OutputFile& file;
    std::uint64_t at{};
    std::exception_ptr failure{};
};

FLAC__StreamEncoderWriteStatus write_bytes(const FLAC__StreamEncoder*, const FLAC__byte* bytes,
                                           std::size_t count, uint32_t, uint32_t, void* user) {
    auto& target = *static_cast<Target*>(user);
    try {
        const std::string_view view{reinterpret_cast<const char*>(bytes), count};
        if (target.at == target.file.size())
            target.file.write(view);
        else
            target.file.write_at(target.at, view);
        target.at += count;
        return FLAC__STREAM_ENCODER_WRITE_STATUS_OK;
    } catch (...) {
        target.failure = std::current_exception();
        return FLAC__STREAM_ENCODER_WRITE_STATUS_FATAL_ERROR;
    }
}

FLAC__StreamEncoderSeekStatus seek_to(const FLAC__StreamEncoder*, FLAC__uint64 offset, void* user) {
    static_cast<Target*>(user)->at = offset;
    return FLAC__STREAM_ENCODER_SEEK_STATUS_OK;
}

FLAC__StreamEncoderTellStatus tell(const FLAC__StreamEncoder*, FLAC__uint64* offset, void* user) {
    *offset = static_cast<Target*>(user)->at;
    return FLAC__STREAM_ENCODER_TELL_STATUS_OK;
}

std::vector<Block> metadata_blocks(const Master& master, const OutputFile& file) {
    std::vector<Block> blocks;
    const auto add = [&](FLAC__MetadataType type) {
        blocks.emplace_back(FLAC__metadata_object_new(type));
        require(blocks.back() != nullptr, file);
        return blocks.back().get();
    };
    if (master.frames > 0) {
        auto* const table = add(FLAC__METADATA_TYPE_SEEKTABLE);
        const auto every = std::max<Frame>(static_cast<Frame>(master.sample_rate) * seek_seconds,
                                           master.frames / static_cast<Frame>(seek_limit) + 1);
        require(FLAC__metadata_object_seektable_template_append_spaced_points_by_samples(
                    table, static_cast<unsigned>(every), static_cast<FLAC__uint64>(master.frames)) &&
                    FLAC__metadata_object_seektable_template_sort(table, true),
                file);
    }
    auto* const comments = add(FLAC__METADATA_TYPE_VORBIS_COMMENT);
    for (auto comment : vorbis_comments(master)) {
        const FLAC__StreamMetadata_VorbisComment_Entry entry{static_cast<FLAC__uint32>(comment.size()),
                                                             reinterpret_cast<FLAC__byte*>(comment.data())};
        require(FLAC__metadata_object_vorbiscomment_append_comment(comments, entry, true), file);
    }
    if (master.cover) {
        auto* const picture = add(FLAC__METADATA_TYPE_PICTURE);
        auto mime = master.cover->mime;
        auto bytes = master.cover->bytes;
        picture->data.picture.type = FLAC__STREAM_METADATA_PICTURE_TYPE_FRONT_COVER;
        picture->data.picture.width = static_cast<unsigned>(master.cover->width);
        picture->data.picture.height = static_cast<unsigned>(master.cover->height);
        picture->data.picture.depth = 24;
        require(FLAC__metadata_object_picture_set_mime_type(picture, mime.data(), true) &&
                    FLAC__metadata_object_picture_set_data(picture,
                                                           reinterpret_cast<FLAC__byte*>(bytes.data()),
                                                           static_cast<FLAC__uint32>(bytes.size()), true),
                file);
    }
    add(FLAC__METADATA_TYPE_PADDING)->length = padding_bytes;
    return blocks;
}

} // namespace

void write_flac(const Master& master, OutputFile& file) {
    const auto blocks = metadata_blocks(master, file);
    std::vector<FLAC__StreamMetadata*> pointers;
    for (const auto& block : blocks) pointers.push_back(block.get());
    const Encoder encoder{FLAC__stream_encoder_new()};
    auto* const e = encoder.get();
    require(e != nullptr, file);
    FLAC__stream_encoder_set_channels(e, 1);
    FLAC__stream_encoder_set_bits_per_sample(e, 16);
    FLAC__stream_encoder_set_sample_rate(e, static_cast<unsigned>(master.sample_rate));
    FLAC__stream_encoder_set_compression_level(e, 5);
    FLAC__stream_encoder_set_total_samples_estimate(e, static_cast<FLAC__uint64>(master.frames));
    require(FLAC__stream_encoder_set_metadata(e, pointers.data(), static_cast<unsigned>(pointers.size())),
            file);

    Target target{file};
    const auto check = [&](bool ok) {
        if (ok) return;
        if (target.failure) std::rethrow_exception(target.failure);
        require(false, file);
    };
    check(FLAC__stream_encoder_init_stream(e, write_bytes, seek_to, tell, nullptr, &target) ==
          FLAC__STREAM_ENCODER_INIT_STATUS_OK);
    std::vector<FLAC__int32> wide;
    master.samples([&](std::span<const float> samples) {
        wide.resize(samples.size());
        for (std::size_t i = 0; i < samples.size(); ++i) wide[i] = to_int16(samples[i]);
        if (!wide.empty())
            check(
                FLAC__stream_encoder_process_interleaved(e, wide.data(), static_cast<unsigned>(wide.size())));
    });
    check(FLAC__stream_encoder_finish(e));
}

} // namespace langdu::writer
