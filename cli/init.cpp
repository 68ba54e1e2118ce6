#include "cli/init.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "analysis/published/figures.hpp"
#include "analysis/published/filled_scenario.hpp"
#include "analysis/published/starting_point.hpp"
#include "analysis/published/statistics.hpp"
#include "cli/output.hpp"
#include "cli/starter_text.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/core/tree.hpp"
#include "engine/scenario_file/load.hpp"
#include "engine/scenario_file/yaml_text.hpp"

namespace caseforce::cli {
namespace {

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

/// "Herefordshire, County of" as a file: herefordshire_county_of.yaml.
std::filesystem::path file_of(std::string_view name) {
    std::string file;
    for (const char letter : text::lowered(name)) {
        if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
            file += letter;
        } else if (!file.empty() && file.back() != '_' && letter != '.' && letter != '\'') {
            file += '_';
        }
    }
    while (!file.empty() && file.back() == '_')
        file.pop_back();
    return (file.empty() ? "council" : file) + ".yaml";
}

/// What the commands at the head of a scenario do, in one column again after names of another
/// length have come into them.
void align_commands(std::string& text) {
    constexpr std::string_view begins = "#   caseforce ";
    std::vector<std::pair<std::string, std::string>> lines;
    const std::size_t first = text.find(begins);
    if (first == text.npos) return;
    std::size_t end = first, width = 0;
    while (text.compare(end, begins.size(), begins) == 0) {
        const std::string line = text.substr(end, text.find('\n', end) - end);
        const std::size_t about = std::min(line.rfind("   ") + 3, line.size());
        std::string command = line.substr(0, about);
        command.erase(command.find_last_not_of(' ') + 1);
        width = std::max(width, command.size());
        lines.emplace_back(std::move(command), line.substr(about));
        end += line.size() + 1;
    }
    std::string aligned;
    for (const auto& [command, about] : lines)
        aligned += fmt::format("{:{}}   {}\n", command, width, about);
    text.replace(first, end - first, aligned);
}

/// A scenario under the council's name, with the commands in it as they are typed for its file.
std::string named(std::string text, const std::string& council, const std::filesystem::path& file) {
    Tree tree;
    tree.kind = Tree::Kind::map;
    Tree name;
    name.kind = Tree::Kind::scalar;
    name.scalar = council;
    tree.map.emplace_back(Tree::Key{"name", {}}, std::move(name));
    replace_all(text, "name: Example council\n", scenario_file::yaml_text(tree));
    std::filesystem::path results = file.filename();
    results.replace_extension(".h5");
    replace_all(text, usual_name, quoted_for_shell(file.filename().string()));
    replace_all(text, "council.h5", quoted_for_shell(results.string()));
    align_commands(text);
    return text;
}

constexpr std::string_view written = "the scenario";

/// Never replaces a file, also when another process makes it meanwhile.
void write_new(const std::filesystem::path& file, const std::string& text) {
    std::FILE* const stream = std::fopen(file.c_str(), "wbx");
    if (stream == nullptr && errno == EEXIST) {
        throw FileError(fmt::format(
            "'{}' is there already and stays as it is; another name, or --force to replace it",
            file.string()));
    }
    if (stream == nullptr)
        throw FileError(fmt::format(
            "cannot write '{}': {}", file.string(), std::generic_category().message(errno)));
    std::fclose(stream);
    try {
        write_text(file, text, written);
    } catch (const FileError&) {
        std::error_code ignored;
        std::filesystem::remove(file, ignored);
        throw;
    }
}

void write_as(Overwriting overwriting, const std::filesystem::path& file, const std::string& text) {
    overwriting == Overwriting::forced ? write_whole(file, text, written) : write_new(file, text);
}

std::string what_next(const std::filesystem::path& file, std::string_view what_it_is) {
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
    std::string text = fmt::format("{} is written. {}", name, what_it_is);
    for (const auto& [words, about] : steps)
        text += fmt::format("\n  {:{}}  {}", words, width, about);
    return text;
}

/// What is about to be written is read once, as a run would: there are figures of which no council
/// can be made, such as more people than a scenario may have.
void require_sound(const std::string& text, const std::string& council) {
    try {
        static_cast<void>(scenario_file::load_text(text, "the scenario"));
    } catch (const ScenarioError& error) {
        throw UsageError(fmt::format(
            "what is published of {} makes no sound scenario:\n{}", council, error.what()));
    }
}

void init_from(const PublishedFor& asked, const InitOptions& options) {
    const published::Statistics statistics = published::read_statistics(asked.folder);
    const published::Area council = statistics.council(asked.council);
    const std::vector<int> years = statistics.years_of(council.code);
    const int year = asked.year.value_or(years.back());
    if (std::find(years.begin(), years.end(), year) == years.end()) {
        throw UsageError(fmt::format("--year {}: the workforce of {} is published of {}",
                                     year,
                                     council.name,
                                     fmt::join(years, ", ")));
    }
    published::Figures figures(statistics, council, year);
    const published::StartingPoint point = published::starting_point(figures);
    const std::filesystem::path file = options.file.empty() ? file_of(council.name) : options.file;
    const bool is_stdout = file == "-";
    const std::string text =
        named(published::filled_scenario(starter_text, statistics, figures, point),
              council.name,
              is_stdout ? file_of(council.name) : file);
    require_sound(text, council.name);
    if (is_stdout) return print(text);
    write_as(options.overwriting, file, text);
    std::string what_it_is = fmt::format(
        "What names a column in it is as published of {} for {}; the rest are examples.",
        council.name,
        year);
    if (!figures.stand_ins().empty()) {
        what_it_is += fmt::format("\nNot published of it, and what stands in:\n  - {}",
                                  fmt::join(figures.stand_ins(), "\n  - "));
    }
    if (!figures.remarks().empty()) {
        what_it_is += fmt::format("\nWhat to look at before it is used:\n  - {}",
                                  fmt::join(figures.remarks(), "\n  - "));
    }
    complain(what_next(file, what_it_is));
}

}  // namespace

void init(const InitOptions& options) {
    if (options.published) return init_from(*options.published, options);
    if (options.file == "-") return print(starter_text);
    std::string text(starter_text);
    const std::string name = name_of(options.file);
    if (name.empty())
        throw UsageError(fmt::format("init '{}': a name with a letter in it is needed",
                                     options.file.stem().string()));
    if (options.file != usual_name) text = named(text, name, options.file);
    write_as(options.overwriting, options.file, text);
    complain(what_next(options.file, "Its figures are examples: replace them with your own."));
}

}  // namespace caseforce::cli
