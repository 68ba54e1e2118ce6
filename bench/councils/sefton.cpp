#include "bench/councils/sefton.hpp"

#include "engine/scenario_file/load.hpp"

namespace caseforce::bench {

std::filesystem::path sefton_file() {
    return std::filesystem::path(CASEFORCE_SOURCE_DIR) / "scenarios" / "sefton.yaml";
}

scenario::Scenario sefton(const Settings& set) {
    return scenario_file::load_scenario(sefton_file(), {set}).scenario;
}

}  // namespace caseforce::bench
