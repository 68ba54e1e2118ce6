// Reads bounded bytes and checks that they are UTF-8 without control characters.
#include "engine/scenario_file/input.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include <fmt/format.h>

namespace caseforce::scenario_file {

namespace {

[[noreturn]] void fail(const std::filesystem::path& file, int error) {
    throw FileError(fmt::format("cannot read '{}': {}", file.string(), std::strerror(error)));
}

std::string bytes_of_stream(std::FILE* stream,
                            const std::filesystem::path& file,
                            std::size_t largest) {
    std::string bytes(largest + 1, '\0');
    const std::size_t count = std::fread(bytes.data(), 1, bytes.size(), stream);
    if (std::ferror(stream) != 0) fail(file, errno);
    bytes.resize(count);
    return bytes;
}

/// Bytes of the UTF-8 character at the beginning; 0 where there is none, or one that a text may not
/// hold (control characters, surrogates, longer forms than needed).
std::size_t character_length(std::string_view text) {
    const auto byte = [&](std::size_t i) -> unsigned {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned first = byte(0);
    if (first < 0x80) {
        const bool is_space = first == '\t' || first == '\n' || first == '\r';
        return (first >= 0x20 && first != 0x7f) || is_space ? 1 : 0;
    }
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0U) != 0x80) return 0;
    }
    const unsigned second = byte(1);
    if (first == 0xe0 && second < 0xa0) return 0;
    if (first == 0xed && second > 0x9f) return 0;
    if (first == 0xf0 && second < 0x90) return 0;
    if (first == 0xf4 && second > 0x8f) return 0;
    return length;
}

}  // namespace

std::string bytes_of(const std::filesystem::path& file, std::size_t largest) {
    if (file == "-") return bytes_of_stream(stdin, "the standard input", largest);
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen(file.c_str(), "rb"),
                                                                 std::fclose);
    if (!stream) fail(file, errno);
    return bytes_of_stream(stream.get(), file, largest);
}

std::optional<Mistake> not_text(std::string_view bytes,
                                const std::string& file,
                                std::size_t largest) {
    constexpr std::size_t mebibyte = 1024 * 1024;
    Mistake mistake;
    mistake.place = Place{file, 1, 1};
    if (bytes.size() > largest) {
        mistake.found = fmt::format("the file is larger than {} MiB", largest / mebibyte);
        mistake.expected = fmt::format("{} MiB at most", largest / mebibyte);
        return mistake;
    }
    while (!bytes.empty()) {
        const std::size_t length = character_length(bytes);
        if (length == 0) {
            const unsigned byte = static_cast<unsigned char>(bytes[0]);
            mistake.found = fmt::format("the byte 0x{:02x} is not text", byte);
            mistake.expected = "UTF-8 text without control characters";
            return mistake;
        }
        mistake.place.column += 1;
        if (bytes[0] == '\n') {
            mistake.place.line += 1;
            mistake.place.column = 1;
        }
        bytes.remove_prefix(length);
    }
    return std::nullopt;
}

std::string as_text(std::string_view bytes) {
    std::string text;
    while (!bytes.empty()) {
        const std::size_t length = character_length(bytes);
        text += length == 0 ? "?" : bytes.substr(0, length);
        bytes.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return text;
}

std::optional<Mistake> unreadable(std::string_view bytes, const std::string& file) {
    if (std::optional<Mistake> mistake = not_text(bytes, file, largest_file)) return mistake;
    if (bytes.find_first_not_of(" \n\r") != bytes.npos) return std::nullopt;
    return empty_file(file);
}

Mistake empty_file(const std::string& file) {
    Mistake mistake;
    mistake.place = Place{file, 1, 1};
    mistake.found = "the file is empty";
    mistake.expected = "a scenario";
    return mistake;
}

}  // namespace caseforce::scenario_file
