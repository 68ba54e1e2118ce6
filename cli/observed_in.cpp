#include "cli/observed_in.hpp"

#include "cli/log.hpp"

namespace caseforce::cli {

observed::Observations observed_in(const std::filesystem::path& file) {
    observed::Observations table = observed::read_observations(file);
    for (const std::string& warning : table.warnings)
        warn(warning);
    return table;
}

}  // namespace caseforce::cli
