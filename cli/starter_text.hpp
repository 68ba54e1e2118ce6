// The text of scenarios/starter.yaml, which the build puts into the program.
#pragma once

#include <string_view>

namespace caseforce::cli {

extern const std::string_view starter_text;

}  // namespace caseforce::cli
