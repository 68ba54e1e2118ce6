// What follows from a scenario before anything is run: referrals, capacity, and the caseload in
// equilibrium where every case has all its hours (MODEL 2, 3). Load, waiting, escalation and
// judgements are left out: the simulation is what tells those.
#pragma once

#include <string>
#include <vector>

#include "engine/scenario/scenario.hpp"

namespace caseforce::scenario_file {

/// Children a year, at the rate of `start`, without noise.
struct Referrals {
    double fresh = 0;       ///< newly referred
    double again = 0;       ///< re-referrals in equilibrium
    double households = 0;  ///< of those newly referred
};

struct StageLoad {
    double entries = 0;  ///< a year
    double open = 0;     ///< cases, in equilibrium
    double hours = 0;    ///< a week, that they ask
};

struct Equilibrium {
    Referrals referrals;
    std::vector<StageLoad> stages;                          ///< as the scenario lists them
    enum class Settles { yes, no } settles = Settles::yes;  ///< no: cases gather without end
};

/// What comes of the scenario in the long run, as it is at the beginning and with all hours for
/// every case.
[[nodiscard]] Equilibrium equilibrium(const scenario::Scenario& scenario);

/// Mean of a law, in its unit.
[[nodiscard]] double mean_of(const scenario::Law& law);

/// Hours a week that one FTE at full readiness has for cases, over the year.
[[nodiscard]] double case_hours_per_fte(const scenario::Scenario& scenario,
                                        const scenario::Team& team,
                                        const scenario::Role& role);

/// Demand that is far from what the scenario begins with, as where a count was given for a rate: in
/// equilibrium cases would ask far more than a team's posts can give, or be far more or fewer than
/// are open on day one.
[[nodiscard]] std::vector<scenario::Contradiction> doubts_of_load(
    const scenario::Scenario& scenario);

/// The block of comment lines that `show` prints, each beginning with '#'.
[[nodiscard]] std::string what_follows(const scenario::Scenario& scenario);

}  // namespace caseforce::scenario_file
