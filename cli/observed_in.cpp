#include "cli/observed_in.hpp"

#include "cli/log.hpp"

namespace caseforce::cli {

observed::Table observed_in(const std::filesystem::path& file) {
    observed::Table table = observed::read_table(file);
    for (const std::string& warning : table.warnings)
        warn(warning);
    return table;
}

}  // namespace caseforce::cli
