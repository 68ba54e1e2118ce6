#include "cli/init.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "cli/output.hpp"
#include "cli/starter_text.hpp"
#include "engine/core/error.hpp"

namespace caseforce::cli {
namespace {

/// Never replaces a file but where that was asked for, also when another process makes it
/// meanwhile.
void write(const std::filesystem::path& file, Overwriting overwriting) {
    std::FILE* const stream =
        std::fopen(file.c_str(), overwriting == Overwriting::forced ? "wb" : "wbx");
    if (stream == nullptr && errno == EEXIST) {
        throw FileError(fmt::format(
            "'{}' is there already and stays as it is; another name, or --force to replace it",
            file.string()));
    }
    int error = stream == nullptr ? errno : 0;
    if (stream != nullptr) {
        const std::size_t written =
            std::fwrite(starter_text.data(), 1, starter_text.size(), stream);
        if (written != starter_text.size()) error = errno;
        if (std::fclose(stream) != 0 && error == 0) error = errno;
    }
    if (error != 0) {
        throw FileError(fmt::format(
            "cannot write '{}': {}", file.string(), std::generic_category().message(error)));
    }
}

std::string what_next(const std::filesystem::path& file) {
    const std::string name = file.string();
    std::filesystem::path results = file;
    results.replace_extension(".h5");
    const std::array<std::pair<std::string, const char*>, 3> steps{
        {{"caseforce check " + quoted_for_shell(name), "says all that is wrong with it"},
         {fmt::format(
              "caseforce run {} -o {}", quoted_for_shell(name), quoted_for_shell(results.string())),
          "runs it and prints the headline table"},
         {"caseforce schema > caseforce.schema.json", "lets an editor complete and check it"}}};
    std::size_t width = 0;
    for (const auto& [words, about] : steps)
        width = std::max(width, words.size());
    std::string text = name + " is written. Its figures are examples: replace them with your own.";
    for (const auto& [words, about] : steps)
        text += fmt::format("\n  {:{}}  {}", words, width, about);
    return text;
}

}  // namespace

void init(const InitOptions& options) {
    if (options.file == "-") return print(starter_text);
    write(options.file, options.overwriting);
    complain(what_next(options.file));
}

}  // namespace caseforce::cli
