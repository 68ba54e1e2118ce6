// After the HDF5 File Format Specification 3.0, II.A (superblock), IV.A.1.b (object headers), and
// Bob Jenkins' lookup3, which is its checksum.
#include "tests/fuzz/hdf5_checksums.hpp"

#include <bit>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace caseforce::fuzz {
namespace {

using Bytes = std::span<std::uint8_t>;

std::uint32_t lookup3(std::span<const std::uint8_t> key) {
    auto a = static_cast<std::uint32_t>(0xdeadbeef + key.size());
    std::uint32_t b = a, c = a;
    const auto take = [&](std::size_t count) {
        std::uint32_t* const words[] = {&a, &b, &c};
        for (std::size_t i = 0; i < count; ++i)
            *words[i / 4] += std::uint32_t{key[i]} << (8 * (i % 4));
        key = key.subspan(count);
    };
    while (key.size() > 12) {
        take(12);
        a = (a - c) ^ std::rotl(c, 4), c += b;
        b = (b - a) ^ std::rotl(a, 6), a += c;
        c = (c - b) ^ std::rotl(b, 8), b += a;
        a = (a - c) ^ std::rotl(c, 16), c += b;
        b = (b - a) ^ std::rotl(a, 19), a += c;
        c = (c - b) ^ std::rotl(b, 4), b += a;
    }
    if (key.empty()) return c;
    take(key.size());
    c = (c ^ b) - std::rotl(b, 14);
    a = (a ^ c) - std::rotl(c, 11);
    b = (b ^ a) - std::rotl(a, 25);
    c = (c ^ b) - std::rotl(b, 16);
    a = (a ^ c) - std::rotl(c, 4);
    b = (b ^ a) - std::rotl(a, 14);
    c = (c ^ b) - std::rotl(b, 24);
    return c;
}

/// Puts the checksum of what comes before it in the last four bytes.
void mend(Bytes part) {
    const std::uint32_t sum = lookup3(part.first(part.size() - 4));
    std::memcpy(&part[part.size() - 4], &sum, sizeof(sum));
}

std::uint64_t number_at(Bytes file, std::size_t at, std::size_t length) {
    std::uint64_t number = 0;
    std::memcpy(&number, &file[at], length);
    return number;
}

/// The length of the object header that begins at `at`, its checksum included; 0 where it does not
/// fit into the file.
std::size_t header_length(Bytes file, std::size_t at) {
    if (at + 6 > file.size()) return 0;
    const unsigned flags = file[at + 5];
    std::size_t length = 6 + ((flags & 0x20U) != 0 ? 16U : 0U) + ((flags & 0x10U) != 0 ? 4U : 0U);
    const std::size_t of_size = std::size_t{1} << (flags & 3U);
    if (at + length + of_size > file.size()) return 0;
    const std::uint64_t messages = number_at(file, at + length, of_size);
    length += of_size + 4;
    if (messages > file.size() || at + length + messages > file.size()) return 0;
    return length + messages;
}

/// Continuations say their own length only where they are referred to; they end where the messages
/// of the kinds known (of 1-byte types, 2-byte sizes, 1 byte of flags, 2 of order) end.
std::size_t continuation_length(Bytes file, std::size_t at) {
    // A message of the header says "at address A, L bytes": sought as A's eight bytes.
    const std::uint64_t address = at;
    std::uint8_t sought[8];
    std::memcpy(sought, &address, sizeof(sought));
    const std::string_view all(reinterpret_cast<const char*>(file.data()), file.size());
    const std::size_t said = all.find({reinterpret_cast<const char*>(sought), sizeof(sought)});
    if (said == all.npos || said + 16 > file.size()) return 0;
    const std::uint64_t length = number_at(file, said + 8, 8);
    return length < 8 || length > file.size() - at ? 0 : length;
}

}  // namespace

void mend_checksums(Bytes file) {
    constexpr std::size_t superblock = 48;
    if (file.size() >= superblock && file[8] >= 2) mend(file.first(superblock));
    const std::string_view all(reinterpret_cast<const char*>(file.data()), file.size());
    for (std::size_t at = all.find("OHDR"); at != all.npos; at = all.find("OHDR", at + 1)) {
        const std::size_t length = header_length(file, at);
        if (length != 0) mend(file.subspan(at, length));
    }
    for (std::size_t at = all.find("OCHK"); at != all.npos; at = all.find("OCHK", at + 1)) {
        const std::size_t length = continuation_length(file, at);
        if (length != 0) mend(file.subspan(at, length));
    }
}

}  // namespace caseforce::fuzz
