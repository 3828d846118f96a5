#include "writer/formats.h"

#include "../test_support.h"
#include "base/audio_file.h"
#include "writer/containers.h"
#include "writer/master.h"
#include "writer/wav_head.h"
#include "writer_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::writer;
using namespace langdu::test;

TEST_CASE("a WAV has its chapters as cue points with labels, before the sound", "[writer]") {
    const TemporaryDirectory folder;
    const std::vector<std::string> titles{"开头", "第二章", "尾"};
    Metadata m;
    m.title = "标题";
    write_episode(tone_recording(titles, 4), m, {}, folder / "a.wav");
    const auto found = python(R"py(
import json, struct, sys
b = open(sys.argv[1], "rb").read()
assert b[:4] == b"RIFF" and b[8:12] == b"WAVE" and struct.unpack("<I", b[4:8])[0] == len(b) - 8
out, at = {"order": [], "cues": {}, "labels": {}, "info": {}}, 12
def chunks(b, at, end):
    while at < end:
        kind, size = struct.unpack("<4sI", b[at:at + 8])
        yield kind.decode(), b[at + 8:at + 8 + size]
        at += 8 + size + size % 2
for kind, body in chunks(b, 12, len(b)):
    out["order"].append(kind)
    if kind == "fmt ": assert struct.unpack("<HHIIHH", body) == (1, 1, 22050, 44100, 2, 16)
    if kind == "cue ":
        for i in range(struct.unpack("<I", body[:4])[0]):
            n, position, where, _, _, offset = struct.unpack("<II4sIII", body[4 + 24 * i:28 + 24 * i])
            assert where == b"data" and position == offset
            out["cues"][n] = offset
    if kind == "LIST" and body[:4] == b"adtl":
        for k, label in chunks(body, 4, len(body)):
            assert k == "labl" and label[-1] == 0
            out["labels"][struct.unpack("<I", label[:4])[0]] = label[4:-1].decode()
    if kind == "LIST" and body[:4] == b"INFO":
        for k, text in chunks(body, 4, len(body)): out["info"][k] = text[:-1].decode()
    if kind == "data": out["frames"] = len(body) // 2
print(json.dumps(out))
)py",
                              {folder / "a.wav"});
    CHECK(found["order"] == Json{"fmt ", "LIST", "cue ", "LIST", "data"});
    CHECK(found["cues"] == Json{{"1", 0}, {"2", 4 * engine_rate}, {"3", 8 * engine_rate}});
    CHECK(found["labels"] == Json{{"1", "开头"}, {"2", "第二章"}, {"3", "尾"}});
    CHECK(found["info"]["INAM"] == "标题");
    CHECK(found["frames"] == 12 * engine_rate);
}

TEST_CASE("libsndfile reads the chapters of a WAV", "[writer]") {
    const TemporaryDirectory folder;
    write_episode(tone_recording({"开头", "第二章"}, 4), {}, {}, folder / "a.wav");
    const auto info = read_audio_info(folder / "a.wav");
    REQUIRE(info.cues.size() == 2);
    CHECK(info.cues[1].at == 4 * engine_rate);
    CHECK(info.cues[1].label == "第二章");
}

TEST_CASE("beyond four GiB a WAV is RF64, with its sound, chapters and tags", "[writer]") {
    const TemporaryDirectory folder;
    const auto path = folder / "a.wav";
    const auto recording = tone_recording({"开头", "第二章", "尾"}, 4);
    Metadata m;
    m.title = "很长的书";
    m.author = "某人";
    const auto master = make_master(recording, m, {}, format_for(path));
    {
        OutputFile file{path, "a.wav"};
        write_wav_up_to(100'000, master, file); // as if that were the limit
        file.close();
    }
    CHECK(read_text(path).starts_with("RF64\xFF\xFF\xFF\xFFWAVE"));
    CHECK(read_audio_info(path).frames == recording.timeline.frames);
    const auto back = read_wav(path);
    REQUIRE(back.chapters.size() == 3);
    CHECK(back.chapters[2].begin == 8 * engine_rate);
    CHECK(back.chapters[2].title == "尾");
    CHECK(back.metadata.title == "很长的书");
    CHECK(back.metadata.author == "某人");
    if (!have_program("ffprobe")) return;
    CHECK(std::abs(std::stod(ffprobe(path)["format"]["duration"].get<std::string>()) - 12) < 0.001);
    CHECK(decode(path, engine_rate).frames() == recording.timeline.frames);
}

TEST_CASE("the head of a damaged WAV is read as far as it goes", "[writer]") {
    const TemporaryDirectory folder;
    write_episode(tone_recording({"开头", "第二章"}, 4), {}, {}, folder / "a.wav");
    const auto whole = read_text(folder / "a.wav");
    for (std::size_t size = 0; size < 400; ++size) {
        write_text(folder / "cut.wav", whole.substr(0, size));
        CHECK(read_wav_head(folder / "cut.wav").chapters.size() <= 2);
    }
    write_text(folder / "cut.wav", "RF64\xFF\xFF\xFF\xFFWAVELIST\xFF\xFF\xFF\xFF"
                                   "adtl");
    CHECK(read_wav_head(folder / "cut.wav").chapters.empty());
}
