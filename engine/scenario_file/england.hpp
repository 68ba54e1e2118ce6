// National defaults that come with the program: what `extends: england.yaml` means where there is
// no file of that name, and what the report tells a council's own values from.
#pragma once

#include <string_view>

namespace caseforce::scenario_file {

inline constexpr std::string_view england_name = "england.yaml";

/// The text of scenarios/england.yaml, which the build puts into the program.
extern const std::string_view england_text;

}  // namespace caseforce::scenario_file
