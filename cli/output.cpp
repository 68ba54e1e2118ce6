#include "cli/output.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "engine/core/error.hpp"

namespace caseforce::cli {

void print(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() ||
        std::fflush(stdout) != 0) {
        throw FileError(
            fmt::format("cannot write to stdout: {}", std::generic_category().message(errno)));
    }
}

void check_replaced(const std::filesystem::path& output, Kind kind) {
    constexpr std::array<std::string_view, 3> beginnings{
        "\x89HDF\r\n\x1a\n", "<!doctype html>", fitted_beginning};
    constexpr std::array<const char*, 3> names{"result file", "page", "fitted scenario"};
    const std::string_view beginning = beginnings[static_cast<std::size_t>(kind)];
    std::error_code error;
    if (!std::filesystem::is_regular_file(output, error)) return;
    std::string found(beginning.size(), '\0');
    std::ifstream stream(output, std::ios::binary);
    stream.read(found.data(), static_cast<std::streamsize>(found.size()));
    found.resize(static_cast<std::size_t>(stream.gcount()));
    if (kind == Kind::page)
        std::transform(found.begin(), found.end(), found.begin(), [](unsigned char c) {
            return static_cast<char>(std::tolower(c));
        });
    if (found.empty() || found == beginning) return;
    throw UsageError(
        fmt::format("-o {}: what has that name is no {}, and would be lost; give "
                    "another name, or move it away first",
                    output.string(),
                    names[static_cast<std::size_t>(kind)]));
}

void write_text(const std::filesystem::path& path, std::string_view text, std::string_view what) {
    std::ofstream stream(path, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) throw FileError(fmt::format("{}: cannot write {}", path.string(), what));
}

std::string quoted_for_shell(std::string_view word) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=:,+@%";
    if (!word.empty() && word.find_first_not_of(plain) == std::string_view::npos)
        return std::string(word);
    std::string text = "'";
    for (const char c : word)
        text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + "'";
}

void complain(std::string_view message) {
    // Nowhere is left to say that this failed.
    static_cast<void>(std::fwrite(message.data(), 1, message.size(), stderr));
    static_cast<void>(std::fputc('\n', stderr));
}

}  // namespace caseforce::cli
