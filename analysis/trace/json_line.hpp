// A note as a JSON object, the machine's form of the trace (docs/trace.md).
#pragma once

#include <string>

#include "analysis/trace/teller.hpp"
#include "engine/random/stream.hpp"

namespace caseforce::trace {

/// {"time": days from `start`, "event": ..., then "case", "worker", "team", "stage" and "role"
/// where they apply, then the figures of its kind by name}. A figure without a finite value is
/// null.
[[nodiscard]] std::string json_line(const Teller& teller, const Note& note);

/// What a trace opens with: {"time", "event": "begins", "seed", "replication", "policy",
/// "scenario"}, the scenario as merged and drawn for this replication, in YAML.
[[nodiscard]] std::string json_header(const Teller& teller,
                                      const Draws& draws,
                                      const std::string& policy,
                                      const std::string& scenario);

}  // namespace caseforce::trace
