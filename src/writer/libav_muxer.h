#pragma once

#include "writer/master.h"
#include "writer/output_file.h"

#include <functional>
#include <map>
#include <string>

namespace langdu::writer {

// How libavformat is to hold a master's packets.
struct Muxing {
    enum class Codec { aac, opus };
    enum class CoverAs { none, picture, attachment };
    std::string muxer; // libavformat's name
    std::map<std::string, std::string> options;
    std::map<std::string, std::string> tags; // beside title, author and the like
    Codec codec{Codec::aac};
    std::string config; // the codec's header
    int clock{};        // what positions count, Hz
    int packet_ticks{};
    int priming_ticks{}; // before the sound begins
    CoverAs cover{CoverAs::none};
};

using PacketSource = std::function<void(const std::function<void(const std::string&)>&)>;

// Chapters, tags and cover come from the master. No creation time and no random numbers: the same bytes every
// time.
void mux(const Master& master, const Muxing& muxing, const PacketSource& packets, OutputFile& file);

} // namespace langdu::writer
