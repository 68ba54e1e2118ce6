// How much a scenario may be. What each bound keeps out, and what it lets in, stands in
// docs/limits.md; the largest that must run is all of England in one scenario.
#pragma once

#include <cstddef>

namespace caseforce::scenario {

// ---- lists and maps
inline constexpr std::size_t most_roles = 500;
inline constexpr std::size_t most_teams = 2'000;
inline constexpr std::size_t most_stages = 2'000;
inline constexpr std::size_t most_targets = 1'000;
inline constexpr std::size_t most_observations = 5'000;  ///< in `history`
inline constexpr std::size_t most_marks = 1'000;         ///< in `events`
inline constexpr std::size_t most_managed_teams = 1'000;
inline constexpr std::size_t most_leaving_rules = 1'000;
inline constexpr std::size_t most_uncertain = 500;
/// Changes of the scenario, counted once for itself and for each policy, and those of the policies.
inline constexpr std::size_t most_changes = 3'000;
/// Changes so counted times roles, teams and stages: each is checked with all of them.
inline constexpr std::size_t most_changes_of_names = 300'000;
/// Weekly steps of ramps under all options, each times as many names and of_a_step more: a step is
/// a plan of the whole council.
inline constexpr double most_steps_of_names = 1'000'000;
inline constexpr double of_a_step = 10;

// ---- what is simulated
inline constexpr int most_replications = 10'000'000;

// ---- what one simulated future may be (engine/scenario/size.hpp)
inline constexpr long long most_workers = 200'000;  ///< in post on day one
inline constexpr double most_workers_ever = 1'000'000;
inline constexpr long long most_cases = 1'000'000;  ///< open on day one
inline constexpr double most_cases_ever = 10'000'000;
inline constexpr double most_referrals = 5'000'000;  ///< a year
inline constexpr double most_events = 200'000'000;
inline constexpr double most_values = 100'000'000;  ///< recorded, under one option

}  // namespace caseforce::scenario
