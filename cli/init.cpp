#include "cli/init.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "cli/output.hpp"
#include "cli/starter_text.hpp"
#include "engine/core/error.hpp"
#include "engine/core/tree.hpp"
#include "engine/scenario_file/yaml_text.hpp"

namespace caseforce::cli {
namespace {

constexpr const char* default_file = "council.yaml";

/// "kingston_upon_hull" as a person writes it: Kingston upon Hull.
std::string name_of(const std::filesystem::path& file) {
    std::string name;
    std::string word;
    const auto end_word = [&] {
        constexpr std::array<std::string_view, 8> small{
            "and", "in", "of", "on", "the", "under", "upon", "with"};
        const bool is_small =
            !name.empty() && std::find(small.begin(), small.end(), word) != small.end();
        if (!is_small && !word.empty() && word[0] >= 'a' && word[0] <= 'z')
            word[0] = static_cast<char>(word[0] - 'a' + 'A');
        if (!word.empty()) name += (name.empty() ? "" : " ") + word;
        word.clear();
    };
    for (const char letter : file.stem().string()) {
        if (letter == '_' || letter == '-' || letter == ' ') {
            end_word();
        } else {
            word += letter;
        }
    }
    end_word();
    return name;
}

void replace_all(std::string& text, std::string_view from, const std::string& to) {
    for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// The starter under the council's name, with the commands in it as they are typed for its file;
/// the starter itself where no name was given.
std::string text_for(const std::filesystem::path& file) {
    std::string text(starter_text);
    if (file == default_file) return text;
    Tree named;
    named.kind = Tree::Kind::map;
    Tree name;
    name.kind = Tree::Kind::scalar;
    name.scalar = name_of(file);
    named.map.emplace_back(Tree::Key{"name", {}}, std::move(name));
    replace_all(text, "name: Example council\n", scenario_file::yaml_text(named));
    std::filesystem::path results = file.filename();
    results.replace_extension(".h5");
    replace_all(text, "council.yaml", quoted_for_shell(file.filename().string()));
    replace_all(text, "council.h5", quoted_for_shell(results.string()));
    return text;
}

/// Never replaces a file but where that was asked for, also when another process makes it
/// meanwhile.
void write(const std::filesystem::path& file, const std::string& text, Overwriting overwriting) {
    std::FILE* const stream =
        std::fopen(file.c_str(), overwriting == Overwriting::forced ? "wb" : "wbx");
    if (stream == nullptr && errno == EEXIST) {
        throw FileError(fmt::format(
            "'{}' is there already and stays as it is; another name, or --force to replace it",
            file.string()));
    }
    int error = stream == nullptr ? errno : 0;
    if (stream != nullptr) {
        const std::size_t written = std::fwrite(text.data(), 1, text.size(), stream);
        if (written != text.size()) error = errno;
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
    write(options.file, text_for(options.file), options.overwriting);
    complain(what_next(options.file));
}

}  // namespace caseforce::cli
