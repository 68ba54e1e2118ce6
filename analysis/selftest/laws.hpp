// The parts of the selftest: each runs a law or two and says what it found. The seed moves all
// chance in them.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/selftest/check.hpp"

namespace caseforce::selftest {

using Checks = std::vector<Check>;

// exact_laws.cpp: to the bit or to rounding, in councils in which everything is on
[[nodiscard]] Checks conservation(std::uint64_t seed);
[[nodiscard]] Checks little(std::uint64_t seed);
[[nodiscard]] Checks policy_that_changes_nothing(std::uint64_t seed);
[[nodiscard]] Checks same_bits(std::uint64_t seed);
[[nodiscard]] Checks more_capacity(std::uint64_t seed);
// switch_laws.cpp
[[nodiscard]] Checks switched_off(std::uint64_t seed);
[[nodiscard]] Checks scenarios_without(std::uint64_t seed);
// queueing_laws.cpp: means against closed forms
[[nodiscard]] Checks infinite_server(std::uint64_t seed);
[[nodiscard]] Checks long_run_of_a_pathway(std::uint64_t seed);
[[nodiscard]] Checks erlang(std::uint64_t seed);
[[nodiscard]] Checks processor_sharing(std::uint64_t seed);
// workforce_laws.cpp
[[nodiscard]] Checks workforce_without_supply(std::uint64_t seed);
[[nodiscard]] Checks workforce_from_empty(std::uint64_t seed);

}  // namespace caseforce::selftest
