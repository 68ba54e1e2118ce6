// The JSON Schema (draft-07) of the scenario format, made by the same `visit` that reads it
// (docs/decisions/0003), for editors and for whoever checks files without the program. It refuses
// nothing that the program accepts but one thing: an unknown key that is given no value.
#pragma once

#include "engine/core/tree.hpp"

namespace caseforce::scenario_file {

/// As a tree; quoted scalars are texts, the others what they look like.
[[nodiscard]] Tree schema();

}  // namespace caseforce::scenario_file
