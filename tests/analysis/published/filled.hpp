// Scenarios that published tables make of the starter.
#pragma once

#include <filesystem>
#include <string>

#include "analysis/published/filled_scenario.hpp"
#include "analysis/published/starting_point.hpp"
#include "engine/scenario_file/input.hpp"

namespace caseforce::test {

inline std::string starter() {
    return scenario_file::bytes_of(std::filesystem::path(CASEFORCE_SOURCE_DIR) /
                                   "scenarios/starter.yaml");
}

inline std::string scenario_of(const published::Statistics& all, const char* council) {
    published::Figures figures(all, all.council(council), 2023);
    const published::StartingPoint point = published::starting_point(figures);
    return published::filled_scenario(starter(), all, figures, point);
}

}  // namespace caseforce::test
