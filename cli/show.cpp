#include "cli/show.hpp"

#include "cli/output.hpp"
#include "engine/scenario_file/load.hpp"

namespace caseforce::cli {

void show(const ShowOptions& options) {
    const auto loaded = scenario_file::load_scenario(options.scenario, options.reading);
    for (const std::string& warning : loaded.warnings)
        complain("warning: " + warning);
    print(loaded.merged_text);
}

}  // namespace caseforce::cli
