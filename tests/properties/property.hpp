// A property that must hold in every random scenario: how many are tried, what a failure prints.
#pragma once

#include <functional>
#include <string>

#include "analysis/selftest/small_council.hpp"
#include "tests/properties/drawn.hpp"
#include "tests/support/catch.hpp"

namespace caseforce::properties {

using selftest::SmallRun;

/// A sound scenario: as it was built, and as it was read from its own text.
struct Trial {
    Scenario built;  ///< its changes and draws typed by the reader
    Scenario read;
    std::string text;  ///< scenario_file::show
};

/// Runs replication 1 of a scenario under its own seed, its uncertain values drawn.
[[nodiscard]] SmallRun run_of(const Scenario& scenario, const Policy* policy = nullptr);
/// The scenario with its uncertain values drawn for that replication, and no longer uncertain.
[[nodiscard]] Scenario with_draws(const Scenario& scenario);

/// Ends the trial as a failure: the law, and where it does not hold.
[[noreturn]] void fail(const std::string& what);

/// Holds a property against 2,000 random scenarios, or as many as CASEFORCE_PROPERTIES says; the
/// property calls `fail` where it does not hold. A failure is made as small as can be and printed
/// with the seed and the scenario as YAML. RC_PARAMS gives another seed.
void holds_in_every_scenario(const std::function<void(const Trial&)>& property);

/// The first difference in the weeks that `expected` has: week, measure, both numbers; empty where
/// every number has the same bits.
[[nodiscard]] std::string differences(const SmallRun& expected, const SmallRun& found);
/// The bits of every number of every week; the first difference fails.
void same_bits(const char* law, const SmallRun& expected, const SmallRun& found);
/// The same of the weeks that the shorter run has.
void begins_alike(const char* law, const SmallRun& shorter, const SmallRun& longer);

/// "caseload_mean of team north": what stands at a position of a week's row.
[[nodiscard]] std::string name_of(const Names& names, std::size_t position);

}  // namespace caseforce::properties
