#include "cli/check.hpp"

#include <fmt/format.h>

#include "cli/output.hpp"
#include "engine/core/error.hpp"
#include "engine/scenario_file/load.hpp"

namespace caseforce::cli {

void check(const CheckOptions& options) {
    std::vector<Mistake> mistakes;
    std::vector<std::string> unreadable;
    for (const std::filesystem::path& file : options.scenarios) {
        try {
            const auto loaded = scenario_file::load_scenario(file, options.reading);
            for (const std::string& warning : loaded.warnings)
                complain("warning: " + warning);
            print(fmt::format("{}: sound\n", file == "-" ? "stdin" : file.string()));
        } catch (const ScenarioError& error) {
            mistakes.insert(mistakes.end(), error.mistakes().begin(), error.mistakes().end());
        } catch (const FileError& error) {
            unreadable.emplace_back(error.what());
        }
    }
    if (unreadable.empty() && mistakes.empty()) return;
    if (unreadable.empty()) throw ScenarioError(std::move(mistakes));
    if (!mistakes.empty()) complain(describe(mistakes));
    throw FileError(fmt::format("{}", fmt::join(unreadable, "\n")));
}

}  // namespace caseforce::cli
