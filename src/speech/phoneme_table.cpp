#include "speech/phoneme_table.h"

#include "base/error.h"
#include "base/tsv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <limits>
#include <map>
#include <sstream>

namespace langdu::speech {

namespace {

[[noreturn]] void fail_on_data(const std::string& what) {
    throw InputError("eSpeak NG: its phoneme data " + what + "; install espeak-ng-data again");
}

// phontab: a count of tables, then for each of them a header and its phonemes.
struct Phoneme {
    std::uint32_t name{};  // up to four characters
    std::uint32_t flags{}; // manner, place
    std::uint16_t program{};
    std::uint8_t code{};
    std::uint8_t type{};
    std::uint8_t start{}, end{};
    std::uint8_t length{}; // in 2 ms
    std::uint8_t length_rule{};
};
static_assert(sizeof(Phoneme) == 16);

struct Table {
    std::uint8_t count{};
    std::uint8_t base{}; // the table it adds to, from 1; 0: none
    std::array<std::uint8_t, 2> unused{};
    std::array<char, 32> name{};
};
static_assert(sizeof(Table) == 36);

std::uint32_t packed(std::string_view name) {
    std::uint32_t out = 0;
    std::memcpy(&out, name.data(), std::min(name.size(), sizeof out));
    return out;
}

struct PhonemeTable {
    Table header;
    std::vector<Phoneme> phonemes; // without the empty one that ends it

    Phoneme* find(std::string_view name) {
        const auto at = std::ranges::find(phonemes, packed(name), &Phoneme::name);
        return at == phonemes.end() ? nullptr : &*at;
    }
};

struct Tables {
    std::array<char, 4> head{};
    std::vector<PhonemeTable> all;

    PhonemeTable* find(std::string_view name) {
        const auto at = std::ranges::find_if(
            all, [&](const PhonemeTable& table) { return name == table.header.name.data(); });
        return at == all.end() ? nullptr : &*at;
    }
    // In the table or what it adds to.
    const Phoneme* find(std::string_view table, std::string_view name) {
        for (auto* at = find(table); at; at = at->header.base ? &all.at(at->header.base - 1U) : nullptr)
            if (const auto* phoneme = at->find(name)) return phoneme;
        return nullptr;
    }
};

template <typename T>
T take(std::string_view& bytes) {
    if (bytes.size() < sizeof(T)) fail_on_data("ends too early");
    T out;
    std::memcpy(&out, bytes.data(), sizeof out);
    bytes.remove_prefix(sizeof out);
    return out;
}

Tables parse_tables(std::string_view bytes) {
    Tables out;
    out.head = take<std::array<char, 4>>(bytes);
    for (int left = static_cast<unsigned char>(out.head[0]); left > 0; --left) {
        PhonemeTable table{take<Table>(bytes), {}};
        if (table.header.name.back() != 0 || table.header.base > out.all.size())
            fail_on_data("is of another version");
        for (int i = 0; i < table.header.count; ++i)
            if (const auto phoneme = take<Phoneme>(bytes); phoneme.name != 0)
                table.phonemes.push_back(phoneme);
        out.all.push_back(std::move(table));
    }
    return out;
}

template <typename T>
void put(std::string& out, const T& value) {
    std::string bytes(sizeof value, '\0');
    std::memcpy(bytes.data(), &value, sizeof value);
    out += bytes;
}

std::string write_tables(const Tables& tables) {
    std::string out(tables.head.begin(), tables.head.end());
    for (const auto& table : tables.all) {
        auto header = table.header;
        header.count = static_cast<std::uint8_t>(table.phonemes.size() + 1);
        put(out, header);
        for (const auto& phoneme : table.phonemes) put(out, phoneme);
        put(out, Phoneme{});
    }
    return out;
}

// phonindex: the phonemes' programs, in words of 16 bits. The upper four bits are the operation.
using Words = std::vector<std::uint16_t>;
constexpr unsigned play_recording = 0xc;
constexpr std::uint16_t end_of_program = 1;

unsigned operation(std::uint16_t word) { return word >> 12U; }
bool is_condition(std::uint16_t word) { return operation(word) == 2 || operation(word) == 3; }
bool is_sound(std::uint16_t word) { return operation(word) == 0xb || operation(word) == play_recording; }
std::size_t length_of(std::uint16_t word) {
    if (word >> 8U == 0xd) return 1 + ((word & 0xffU) + 1) / 2; // the name in IPA
    switch (operation(word)) {
    case 0xa: // how a vowel beside it bends
        return 4;
    case 0x9:
    case 0xb:
    case play_recording:
    case 0xd:
    case 0xe:
    case 0xf:
        return 2;
    default:
        return 1;
    }
}

// What the program at `program` says before the first condition or sound: how vowels bend beside the phoneme.
Words preamble(const Words& programs, std::size_t program) {
    auto end = program;
    while (end + 4 < programs.size() && !is_condition(programs[end]) && !is_sound(programs[end]) &&
           programs[end] != end_of_program)
        end += length_of(programs[end]);
    return {programs.begin() + static_cast<std::ptrdiff_t>(program),
            programs.begin() + static_cast<std::ptrdiff_t>(end)};
}

// Where the recording is that the program at `program` plays when no condition holds; 0: it plays none.
std::uint32_t recording(const Words& programs, std::size_t program) {
    bool conditional = false;
    for (std::size_t at = program; at + 1 < programs.size() && programs[at] != end_of_program;) {
        const auto word = programs[at];
        if (is_sound(word) && !conditional)
            return operation(word) == play_recording ? (word & 0xfU) << 16U | programs[at + 1] : 0;
        conditional = is_condition(word);
        at += length_of(word);
    }
    return 0;
}

// phondata-manifest: "W  0x1f3fc  ustop/k_unasp"; addresses in programs count words of four bytes.
std::map<std::string, std::uint32_t> parse_sounds(const std::string& manifest) {
    std::map<std::string, std::uint32_t> out;
    std::istringstream lines(manifest);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream cells(line);
        std::string kind, address, name;
        if (!(cells >> kind >> address >> name) || kind != "W" || !address.starts_with("0x")) continue;
        std::uint32_t value = 0;
        std::from_chars(address.data() + 2, address.data() + address.size(), value, 16);
        out[name] = value / 4;
    }
    return out;
}

// A program that plays one recording: address below 2^20, strength in percent, 0: as it is.
void add_program(Words& programs, Words program, std::uint32_t address, int strength) {
    program.push_back(static_cast<std::uint16_t>(play_recording << 12U |
                                                 static_cast<unsigned>(strength) << 4U | address >> 16U));
    program.push_back(static_cast<std::uint16_t>(address & 0xffffU));
    program.push_back(end_of_program);
    programs.insert(programs.end(), program.begin(), program.end());
}

std::optional<int> number(const TsvRow& row, std::size_t cell, const std::string& place, int last) {
    if (row.cells.size() <= cell || row.cells[cell].empty()) return std::nullopt;
    const auto& text = row.cells[cell];
    int value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value).ptr;
    if (end != text.data() + text.size() || value < 1 || value > last)
        throw InputError(place + ": " + text + " is no number from 1 to " + std::to_string(last));
    return value;
}

} // namespace

std::vector<PhonemeRow> read_phoneme_rows(const std::filesystem::path& path) {
    std::vector<PhonemeRow> out;
    for (const auto& row : read_tsv(path, 2, 5)) {
        const auto place = path.string() + ":" + std::to_string(row.line);
        const auto& model = row.cells[1];
        const auto slash = model.find('/');
        if (row.cells[0].empty() || row.cells[0].size() > 4 || slash == model.npos)
            throw InputError(place + ": needs a name of up to four characters and a model such as cmn/ts");
        out.push_back({place, row.cells[0], model.substr(0, slash), model.substr(slash + 1),
                       row.cells.size() > 2 ? row.cells[2] : "", number(row, 3, place, 255),
                       number(row, 4, place, 510)});
    }
    return out;
}

PhonemeData with_phonemes(const PhonemeData& data, std::string_view into,
                          const std::vector<PhonemeRow>& rows) {
    Tables tables = parse_tables(data.tables);
    Words programs(data.programs.size() / 2);
    std::memcpy(programs.data(), data.programs.data(), programs.size() * 2);
    const auto sounds = parse_sounds(data.sounds);
    auto* const target = tables.find(into);
    if (!target) fail_on_data("has no table " + std::string(into));

    for (const auto& row : rows) {
        const auto* const model = tables.find(row.table, row.model);
        if (!model)
            throw InputError(row.place + ": the engine has no phoneme " + row.table + "/" + row.model);
        Phoneme phoneme = *model;
        phoneme.name = packed(row.name);
        if (row.length) phoneme.length = static_cast<std::uint8_t>(*row.length / 2);
        if (!row.sound.empty() || row.strength) {
            auto address = recording(programs, model->program);
            if (!row.sound.empty()) {
                const auto known = sounds.find(row.sound);
                if (known == sounds.end())
                    throw InputError(row.place + ": the engine has no recording " + row.sound);
                address = known->second;
            }
            if (address == 0)
                throw InputError(row.place + ": " + row.model + " plays no recording; name one");
            if (programs.size() > std::numeric_limits<std::uint16_t>::max() - 64)
                fail_on_data("has no room for more");
            phoneme.program = static_cast<std::uint16_t>(programs.size());
            add_program(programs, preamble(programs, model->program), address, row.strength.value_or(0));
        }
        // Programs ask for codes: a phoneme keeps the one that its name has, here or in the table below.
        if (auto* const own = target->find(row.name)) {
            phoneme.code = own->code;
            *own = phoneme;
        } else if (const auto* const below = tables.find(into, row.name)) {
            phoneme.code = below->code;
            target->phonemes.push_back(phoneme);
        } else {
            const auto last = std::ranges::max(target->phonemes, {}, &Phoneme::code).code;
            if (last >= 250 || target->phonemes.size() >= 250) fail_on_data("has no room for more");
            phoneme.code = static_cast<std::uint8_t>(last + 1);
            target->phonemes.push_back(phoneme);
        }
    }
    PhonemeData out{write_tables(tables), {}, data.sounds};
    out.programs.resize(programs.size() * 2);
    std::memcpy(out.programs.data(), programs.data(), out.programs.size());
    return out;
}

} // namespace langdu::speech
