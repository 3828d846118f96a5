// What is remembered of sources between batches: which articles they have given, and what lets a server say
// "nothing new". It stands beside the library, not in it: a library is published, and addresses may hold
// passwords.
#pragma once

#include "article/fetch.h"
#include "sources/polite.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace langdu::sources {

struct KnownFeed {
    std::string at; // its own address, when a page named it
    article::Validators validators;
    std::map<std::string, std::string> items; // guid -> identity
};

struct KnownItem {
    std::string file; // beside the state; empty: it could not be fetched yet
    std::string hash; // of what the feed says of it
    std::string feed; // that gave it first; another one's copy of it is not looked at
    std::string seen; // when it was first heard of, "2024-05-01T08:00:00Z"
    int tries{};      // in vain, batches
};

struct SourceState {
    std::map<std::string, KnownFeed> feeds; // by the address that was given
    std::map<std::string, KnownItem> items; // by identity
    HostRests rests;
};

// The hidden folder beside the library, made for its owner alone. Throws OutputError.
std::filesystem::path source_folder(const std::filesystem::path& library);
// Empty when there is none yet. Throws InputError: damaged.
SourceState read_source_state(const std::filesystem::path& folder);
void write_source_state(const std::filesystem::path& folder, const SourceState& state);

} // namespace langdu::sources
