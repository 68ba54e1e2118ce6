#include "cli/output.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <initializer_list>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "analysis/write/whole_file.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace caseforce::cli {
namespace {

/// Writes into `place`, which is called `path` where that fails.
void write_into(const std::filesystem::path& place,
                std::string_view text,
                const std::filesystem::path& path,
                std::string_view what) {
    std::FILE* const stream = std::fopen(place.c_str(), "wb");
    int error = stream == nullptr ? errno : 0;
    if (stream != nullptr) {
        if (std::fwrite(text.data(), 1, text.size(), stream) != text.size()) error = errno;
        if (std::fclose(stream) != 0 && error == 0) error = errno;
    }
    if (error != 0)
        throw FileError(fmt::format("{}: cannot write {}: {}",
                                    path.string(),
                                    what,
                                    std::generic_category().message(error)));
}

}  // namespace

void print(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() ||
        std::fflush(stdout) != 0) {
        throw FileError(
            fmt::format("cannot write to stdout: {}", std::generic_category().message(errno)));
    }
}

bool is_named_as(const std::filesystem::path& output, Kind kind) {
    const std::string ending = ending_of(output);
    const auto is_one_of = [&](std::initializer_list<std::string_view> endings) {
        return std::find(endings.begin(), endings.end(), ending) != endings.end();
    };
    switch (kind) {
        case Kind::result:
            return is_one_of({"h5", "hdf5", "nc"});
        case Kind::page:
            return is_one_of({"html", "htm"});
        case Kind::fitted:  // any scenario is named so
            break;
    }
    return false;
}

void check_replaced(const std::filesystem::path& output, Kind kind) {
    if (is_named_as(output, kind)) return;
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
    if (kind == Kind::page) found = text::lowered(found);
    if (found.empty() || found == beginning) return;
    throw UsageError(
        fmt::format("-o {}: what has that name is no {}, and would be lost; give "
                    "another name, or move it away first",
                    output.string(),
                    names[static_cast<std::size_t>(kind)]));
}

void refuse_input(const std::filesystem::path& output,
                  const std::vector<std::filesystem::path>& inputs,
                  std::string_view what) {
    for (const std::filesystem::path& input : inputs) {
        std::error_code ignored;
        if (std::filesystem::equivalent(output, input, ignored))
            throw UsageError(
                fmt::format("-o {}: that is {}, which would be lost", output.string(), what));
    }
}

std::string ending_of(const std::filesystem::path& file) {
    std::string ending = file.extension().string();
    if (!ending.empty()) ending.erase(0, 1);
    return text::lowered(ending);
}

void check_result_ending(const std::filesystem::path& output) {
    enum class Other { table, page, scenario };
    constexpr std::array<std::pair<std::string_view, Other>, 12> others{{{"csv", Other::table},
                                                                         {"tsv", Other::table},
                                                                         {"json", Other::table},
                                                                         {"jsonl", Other::table},
                                                                         {"parquet", Other::table},
                                                                         {"xlsx", Other::table},
                                                                         {"xls", Other::table},
                                                                         {"ods", Other::table},
                                                                         {"html", Other::page},
                                                                         {"htm", Other::page},
                                                                         {"yaml", Other::scenario},
                                                                         {"yml", Other::scenario}}};
    const std::string ending = ending_of(output);
    const auto* const other = std::find_if(
        others.begin(), others.end(), [&](const auto& one) { return one.first == ending; });
    if (other == others.end()) return;
    std::filesystem::path result = output;
    const std::string name = quoted_for_shell(result.replace_extension(".h5").string());
    std::filesystem::path table = output;
    if (ending != "json" && ending != "jsonl") table.replace_extension(".csv");
    std::string then = "; a ." + ending + " is a scenario";
    if (other->second == Other::table)
        then = fmt::format("; then caseforce export {} -o {} writes a table of it",
                           name,
                           quoted_for_shell(table.string()));
    if (other->second == Other::page)
        then = fmt::format("; then caseforce report {} -o {} writes its page",
                           name,
                           quoted_for_shell(output.string()));
    throw UsageError(
        fmt::format("-o {}: what is written is a result file (HDF5), whose name ends "
                    "in .h5: -o {}{}",
                    output.string(),
                    name,
                    then));
}

void write_text(const std::filesystem::path& path, std::string_view text, std::string_view what) {
    write_into(path, text, path, what);
}

void write_whole(const std::filesystem::path& path, std::string_view text, std::string_view what) {
    write::WholeFile whole(path);
    write_into(whole.aside(), text, path, what);
    whole.commit();
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
