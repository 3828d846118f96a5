#include "writer/tags.h"

#include "base/audio_file.h"
#include "base/error.h"
#include "base/unicode.h"
#include "timeline/resampler.h"
#include "writer/containers.h"
#include "writer/vorbis_comment.h"

#include <taglib/attachedpictureframe.h>
#include <taglib/chapterframe.h>
#include <taglib/commentsframe.h>
#include <taglib/fileref.h>
#include <taglib/flacfile.h>
#include <taglib/id3v2tag.h>
#include <taglib/mp4file.h>
#include <taglib/mpegfile.h>
#include <taglib/opusfile.h>
#include <taglib/tableofcontentsframe.h>
#include <taglib/textidentificationframe.h>
#include <taglib/unsynchronizedlyricsframe.h>
#include <taglib/urllinkframe.h>
#include <taglib/vorbisfile.h>
#include <taglib/xiphcomment.h>

#include <algorithm>
#include <map>
#include <memory>

namespace langdu::writer {

namespace {

namespace id3 = TagLib::ID3v2;

constexpr std::size_t entries_limit = 255; // of one table of contents

TagLib::String to_taglib(const std::string& text) { return {text, TagLib::String::UTF8}; }

// ISO 639-2 as ID3 wants it.
std::string language_3(const std::string& tag) {
    const auto primary = tag.substr(0, tag.find_first_of("-_"));
    if (primary == "zh" || primary == "cmn" || primary.empty()) return "zho";
    if (primary == "en") return "eng";
    return primary.size() == 3 ? primary : "und";
}

// TagLib's containers own the frames they are given; until then a unique_ptr does.
template <typename Frame>
void give(id3::Tag& tag, std::unique_ptr<Frame> frame) {
    tag.addFrame(frame.release());
}

std::unique_ptr<id3::TextIdentificationFrame> text_frame(const char* id, const std::string& text) {
    auto frame = std::make_unique<id3::TextIdentificationFrame>(id, TagLib::String::UTF16);
    frame->setText(to_taglib(text));
    return frame;
}

void add_text(id3::Tag& tag, const char* id, const std::string& text) {
    if (!text.empty()) give(tag, text_frame(id, text));
}

TagLib::ByteVector element_id(const std::string& name) {
    return {name.data(), static_cast<unsigned>(name.size())};
}

std::string numbered(std::string name, std::size_t number) { return name.append(std::to_string(number)); }

void add_contents(id3::Tag& tag, const std::string& name, bool top, const TagLib::ByteVectorList& entries) {
    auto frame = std::make_unique<id3::TableOfContentsFrame>(element_id(name), entries);
    frame->setIsTopLevel(top);
    frame->setIsOrdered(true);
    give(tag, std::move(frame));
}

void add_chapters(id3::Tag& tag, const Master& master) {
    const auto ms = [&](Frame frame) {
        return static_cast<unsigned>(timeline::convert_frame(frame, master.sample_rate, 1000));
    };
    TagLib::ByteVectorList top, part;
    for (std::size_t i = 0; i < master.chapters.size(); ++i) {
        const auto id = element_id(numbered("chp", i));
        id3::FrameList title;
        title.append(text_frame("TIT2", master.chapters[i].title).release());
        give(tag,
             std::make_unique<id3::ChapterFrame>(id, ms(master.chapters[i].begin), ms(master.chapter_end(i)),
                                                 0xFFFFFFFF, 0xFFFFFFFF, title));
        part.append(id);
        const bool last = i + 1 == master.chapters.size();
        if (master.chapters.size() > entries_limit && (part.size() == entries_limit || last)) {
            const auto name = numbered("toc", top.size() + 1);
            add_contents(tag, name, false, part);
            top.append(element_id(name));
            part.clear();
        }
    }
    add_contents(tag, "toc", true, top.isEmpty() ? part : top);
}

std::string text_of(const TagLib::String& text) { return text.to8Bit(true); }

void read_common(FileTags& out, const TagLib::Tag* tag) {
    if (!tag) return;
    out.metadata.title = text_of(tag->title());
    out.metadata.author = text_of(tag->artist());
    out.metadata.album = text_of(tag->album());
    out.metadata.genre = text_of(tag->genre());
    out.metadata.comment = text_of(tag->comment());
}

void read_id3(FileTags& out, const id3::Tag& tag) {
    // Only chapters that a table of contents names are shown by players.
    std::map<std::string, FileTags::Chapter> by_id;
    std::map<std::string, TagLib::ByteVectorList> tables;
    std::string top;
    const auto key = [](const TagLib::ByteVector& id) {
        const std::string name(id.data(), id.size());
        return name.substr(0, name.find('\0'));
    };
    for (const auto* frame : tag.frameList("CHAP"))
        if (const auto* chapter = dynamic_cast<const id3::ChapterFrame*>(frame)) {
            const auto& titles = chapter->embeddedFrameList("TIT2");
            by_id[key(chapter->elementID())] = {chapter->startTime(),
                                                titles.isEmpty() ? "" : text_of(titles.front()->toString())};
        }
    for (const auto* frame : tag.frameList("CTOC"))
        if (const auto* table = dynamic_cast<const id3::TableOfContentsFrame*>(frame)) {
            tables[key(table->elementID())] = table->childElements();
            if (table->isTopLevel()) top = key(table->elementID());
        }
    const auto take = [&](const TagLib::ByteVector& id) {
        const auto found = by_id.find(key(id));
        if (found != by_id.end()) out.chapters.push_back(found->second);
    };
    for (const auto& child : tables[top]) {
        const auto nested = tables.find(key(child));
        if (nested == tables.end())
            take(child);
        else
            for (const auto& id : nested->second) take(id);
    }
    for (const auto* frame : tag.frameList("APIC"))
        if (const auto* picture = dynamic_cast<const id3::AttachedPictureFrame*>(frame))
            out.cover_bytes = picture->picture().size();
    for (const auto* frame : tag.frameList("USLT")) out.lyrics = text_of(frame->toString());
}

void read_xiph(FileTags& out, const TagLib::Ogg::XiphComment& comment,
               const TagLib::List<TagLib::FLAC::Picture*>& pictures) {
    const auto& fields = comment.fieldListMap();
    const auto value = [&](const std::string& name) {
        const auto found = fields.find(to_taglib(name));
        return found == fields.end() ? std::string() : text_of(found->second.front());
    };
    for (std::size_t i = 1;; ++i) {
        const auto name = chapter_comment_name(i);
        const auto ms = parse_clock_time(value(name));
        if (!ms) break;
        out.chapters.push_back({*ms, value(name + "NAME")});
    }
    for (const auto* picture : pictures) out.cover_bytes = picture->data().size();
    out.lyrics = value("LYRICS");
}

} // namespace

std::string id3v2_tag(const Master& master) {
    const auto& m = master.metadata;
    id3::Tag tag;
    add_text(tag, "TIT2", m.title);
    add_text(tag, "TPE1", m.author);
    add_text(tag, "TALB", m.album);
    add_text(tag, "TDRC", m.date);
    add_text(tag, "TCON", m.genre);
    add_text(tag, "TLAN", language_3(m.language));
    auto track = m.track > 0 ? std::to_string(m.track) : std::string();
    if (m.track > 0 && m.tracks > 0) track.append("/").append(std::to_string(m.tracks));
    add_text(tag, "TRCK", track);
    const auto language = language_3(m.language);
    if (!m.comment.empty()) {
        auto frame = std::make_unique<id3::CommentsFrame>(TagLib::String::UTF16);
        frame->setLanguage(element_id(language));
        frame->setText(to_taglib(m.comment));
        give(tag, std::move(frame));
    }
    if (m.source.starts_with("http://") || m.source.starts_with("https://")) {
        auto frame = std::make_unique<id3::UrlLinkFrame>("WOAS");
        frame->setUrl(to_taglib(m.source));
        give(tag, std::move(frame));
    }
    if (!master.lyrics.empty()) {
        auto frame = std::make_unique<id3::UnsynchronizedLyricsFrame>(TagLib::String::UTF16);
        frame->setLanguage(element_id(language));
        frame->setText(to_taglib(master.lyrics));
        give(tag, std::move(frame));
    }
    if (master.cover) {
        auto frame = std::make_unique<id3::AttachedPictureFrame>();
        frame->setTextEncoding(TagLib::String::Latin1);
        frame->setMimeType(to_taglib(master.cover->mime));
        frame->setType(id3::AttachedPictureFrame::FrontCover);
        frame->setPicture({master.cover->bytes.data(), static_cast<unsigned>(master.cover->bytes.size())});
        give(tag, std::move(frame));
    }
    add_chapters(tag, master);
    const auto bytes = tag.render(id3::v3);
    return {bytes.data(), bytes.size()};
}

FileTags read_tags(const std::filesystem::path& path) {
    FileTags out;
    const auto unreadable = [&] {
        return OutputError(path.string() + ": the tags cannot be read back; report this");
    };
    const auto extension = lower_case(path.extension().string());
    if (extension == ".mp3") {
        TagLib::MPEG::File file{path.c_str(), false};
        if (!file.isValid() || !file.hasID3v2Tag()) throw unreadable();
        read_common(out, file.ID3v2Tag());
        read_id3(out, *file.ID3v2Tag());
    } else if (extension == ".flac") {
        TagLib::FLAC::File file{path.c_str(), false};
        if (!file.isValid() || !file.hasXiphComment()) throw unreadable();
        read_common(out, file.tag());
        read_xiph(out, *file.xiphComment(), file.pictureList());
    } else if (extension == ".opus") {
        TagLib::Ogg::Opus::File file{path.c_str(), false};
        if (!file.isValid() || !file.tag()) throw unreadable();
        read_common(out, file.tag());
        read_xiph(out, *file.tag(), file.tag()->pictureList());
    } else if (extension == ".ogg") {
        TagLib::Ogg::Vorbis::File file{path.c_str(), false};
        if (!file.isValid() || !file.tag()) throw unreadable();
        read_common(out, file.tag());
        read_xiph(out, *file.tag(), file.tag()->pictureList());
    } else {
        TagLib::MP4::File file{path.c_str(), false};
        if (!file.isValid() || !file.tag()) throw unreadable();
        read_common(out, file.tag());
    }
    return out;
}

Episode read_tagged(const std::filesystem::path& path) {
    const auto tags = read_tags(path);
    const auto info = read_audio_info(path);
    Episode out{path, std::filesystem::file_size(path), info.sample_rate, info.frames, {}, tags.metadata};
    for (const auto& chapter : tags.chapters)
        out.chapters.push_back(
            {timeline::convert_frame(chapter.ms, 1000, info.sample_rate), chapter.title, 1});
    return out;
}

} // namespace langdu::writer
